"""Which names the server goes by."""

import re
import socket
from collections.abc import Collection
from ipaddress import ip_address

_HOST = re.compile(r"(?:\[([0-9A-Fa-f:.]+)\]|([\w.-]+))(?::\d+)?")
LOOPBACK = ("localhost", "127.0.0.1", "::1")
ANY = ("0.0.0.0", "::", "")  # what stands for every address of this machine


class Hosts:
    """The host names that requests may be for.

    A page of another site can have its own name resolved to this machine's address (DNS
    rebinding), and a browser then lets it read the answers as if they were its own site's. It
    cannot do so without a name, and the name stands in the request. So a server on this machine
    alone goes by its own names only. One on all addresses goes by any address, and by the
    machine's name. A proxy may pass its own name on or put the server's in its place: a path
    that it serves (--root-path) does not tell which, so its name is given with --allow-host.
    """

    def __init__(self, bound: str, others: Collection[str] = ()) -> None:
        everywhere = bound in ANY
        own = socket.gethostname() if everywhere else bound
        self._names = {_plain(name) for name in (*LOOPBACK, own, *others)}
        self._addresses = everywhere

    def include(self, host: str) -> bool:
        """Whether a request's Host header names this server."""
        found = _HOST.fullmatch(host)
        name = _plain(found[1] or found[2]) if found else ""
        return bool(name) and (name in self._names or (self._addresses and _is_address(name)))


def _plain(name: str) -> str:
    return name.strip("[]").rstrip(".").lower()


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
