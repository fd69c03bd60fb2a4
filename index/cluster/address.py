"""Where a library in a cluster is: the address that names nodes and the library."""

import re
from dataclasses import dataclass

from index.errors import LibraryError

_SCHEMES = {"opensearch": False, "opensearchs": True}
_ADDRESS = re.compile(r"(?P<scheme>[a-z]+)://(?P<nodes>[^/?#]*)/(?P<name>[^/?#]*)/?")
PORT = 9200


@dataclass(frozen=True, slots=True)
class Address:
    """The nodes of a cluster as (host, port), whether they speak TLS, and a library's name."""

    nodes: tuple[tuple[str, int], ...]
    tls: bool
    name: str

    def __str__(self) -> str:
        scheme = "opensearchs" if self.tls else "opensearch"
        return f"{scheme}://{self.cluster}/{self.name}"

    @property
    def cluster(self) -> str:
        """The nodes as they are written."""
        return ",".join(f"{host}:{port}" for host, port in self.nodes)


def is_address(library: str) -> bool:
    """Whether what names a library is an address, and no path."""
    return library.partition("://")[0] in _SCHEMES and "://" in library


def address_of(library: str) -> Address:
    """The address that is written so; raises LibraryError where it is none."""
    found = _ADDRESS.fullmatch(library)
    if not found or not found["name"] or not found["nodes"]:
        raise LibraryError(
            f"{_without_password(library)} names no library in a cluster; write "
            "opensearch://HOST:9200/NAME, or opensearchs:// for TLS, several hosts with commas"
        )
    if "@" in found["nodes"]:
        raise LibraryError(
            f"{_without_password(library)} holds a password, which others may read; put it into "
            "SAYSWHERE_OPENSEARCH_USER and SAYSWHERE_OPENSEARCH_PASSWORD"
        )
    nodes = tuple(_node(node, library) for node in found["nodes"].split(","))
    return Address(nodes, _SCHEMES[found["scheme"]], found["name"])


def _node(written: str, library: str) -> tuple[str, int]:
    host, colon, port = written.rpartition(":")
    if not colon or written.endswith("]"):  # an IPv6 address stands in brackets
        host, port = written, str(PORT)
    if not host or not port.isdecimal() or not 0 < int(port) < 1 << 16:
        raise LibraryError(f"{library} names the node {written!r}; write HOST:PORT")
    return host, int(port)


def _without_password(library: str) -> str:
    return re.sub(r"//.*@", "//…@", library)
