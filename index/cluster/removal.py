"""A library in a cluster removed."""

from index.cluster.address import Address
from index.cluster.connection import Cluster
from index.cluster.states import States
from index.errors import LibraryError


def remove_cluster(address: Address) -> None:
    """Remove a library with all its states; raises LibraryError where none is, or may."""
    states = States(Cluster(address))
    states.current(strict=False)  # what another program made is none
    found = list(states.all())
    if not found:
        raise LibraryError(f"{address} is no library; name the one to remove")
    states.remove(found)
