"""Where a library is kept that `sayswhere index` is told of: a folder, or a cluster."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import click

from index.cluster.address import Address, address_of, is_address
from index.cluster.collection import ClusterCollection, open_cluster
from index.cluster.removal import remove_cluster
from index.cluster.update import update_cluster
from index.library.collection import Collection
from index.library.disk import DiskCollection, open_library
from index.library.state import VECTORS, head_of, remove_library
from index.library.update import Changes, Told, update


class Library(Protocol):
    """A library by where it is kept, written as a user names it; all of it raises LibraryError."""

    @property
    def vectors(self) -> Path | None:
        """The file for what its sentences mean, None where there can be none."""

    def update(self, folder: Path, told: Told, rebuild: bool) -> Changes:
        """Bring it up to date with a folder."""

    def open(self) -> Collection:
        """It as it is now."""

    def folder(self) -> Path:
        """The folder of its articles."""

    def size(self, held: Collection) -> int:
        """How many bytes it takes."""

    def remove(self) -> None:
        """Remove it."""

    def holds(self, path: Path) -> bool:
        """Whether a file is a part of it."""


@dataclass(frozen=True)
class FolderLibrary:
    """A library in a folder."""

    path: Path

    def __str__(self) -> str:
        return str(self.path)

    @property
    def vectors(self) -> Path:
        """The file for what its sentences mean."""
        return self.path / VECTORS

    def update(self, folder: Path, told: Told, rebuild: bool) -> Changes:
        """Bring it up to date with a folder."""
        return update(folder, self.path, told, rebuild)

    def open(self) -> DiskCollection:
        """It as it is now."""
        return open_library(self.path)

    def folder(self) -> Path:
        """The folder of its articles."""
        return Path(head_of(self.path).folder)

    def size(self, held: Collection) -> int:
        """How many bytes it takes."""
        assert isinstance(held, DiskCollection)
        encoded = self.vectors.stat().st_size if self.vectors.is_file() else 0
        return sum(held.head.files.values()) + encoded

    def remove(self) -> None:
        """Remove it."""
        remove_library(self.path)

    def holds(self, path: Path) -> bool:
        """Whether a file is a part of it."""
        return path.is_relative_to(self.path.absolute())


@dataclass(frozen=True)
class ClusterLibrary:
    """A library in a cluster; `shards` and `replicas` are those of a new one."""

    address: Address
    shards: int = 1
    replicas: int | None = None

    def __str__(self) -> str:
        return str(self.address)

    @property
    def vectors(self) -> Path | None:
        """None: they are found when asked."""
        return None

    def update(self, folder: Path, told: Told, rebuild: bool) -> Changes:
        """Bring it up to date with a folder."""
        return update_cluster(folder, self.address, told, rebuild, self.shards, self.replicas)

    def open(self) -> ClusterCollection:
        """It as it is now."""
        return open_cluster(self.address)

    def folder(self) -> Path:
        """The folder of its articles."""
        return Path(self.open().head.folder)

    def size(self, held: Collection) -> int:
        """How many bytes it takes, all copies counted."""
        assert isinstance(held, ClusterCollection)
        return held.bytes

    def remove(self) -> None:
        """Remove it."""
        remove_cluster(self.address)

    def holds(self, path: Path) -> bool:
        """Whether a file is a part of it."""
        return False


def library_named(name: str, shards: int | None, replicas: int | None) -> Library:
    """The library of a path or address; raises LibraryError or UsageError."""
    if is_address(name):
        return ClusterLibrary(address_of(name), shards or 1, replicas)
    if shards or replicas is not None:
        raise click.UsageError("--shards and --replicas are for opensearch://HOST:9200/NAME.")
    return FolderLibrary(Path(name))
