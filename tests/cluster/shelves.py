"""Folders of small articles, and the libraries of them in a cluster."""

from contextlib import suppress
from itertools import count
from os import getpid
from pathlib import Path

from library.libraries import ARTICLES, Shelf

from index.cluster.address import Address, address_of
from index.cluster.collection import ClusterCollection, open_cluster
from index.cluster.removal import remove_cluster
from index.cluster.update import update_cluster
from index.errors import LibraryError
from index.library.update import Changes, Told

_NUMBERS = count()


class ClusterShelf(Shelf):
    """A folder and its library in the cluster at `url`, under a name of its own."""

    def __init__(self, place: Path, url: str, shards: int = 1) -> None:
        super().__init__(place, ARTICLES)
        self.shards = shards
        self.address: Address = address_of(f"{url}/shelf-{getpid()}-{next(_NUMBERS)}")

    def fill(self, rebuild: bool = False, told: Told = lambda read, total: None) -> Changes:
        """Bring the library up to date."""
        return update_cluster(self.folder, self.address, told, rebuild, self.shards)

    def opened(self) -> ClusterCollection:
        """The library as it is."""
        return open_cluster(self.address)

    def remove(self) -> None:
        """Remove it where there is any of it."""
        with suppress(LibraryError):
            remove_cluster(self.address)
