"""Which address is served, and whether it may be."""

import re
import socket
from dataclasses import dataclass, replace
from ipaddress import ip_address

from index.errors import SayswhereError


class ServingError(SayswhereError):
    """An address that cannot be served."""


@dataclass(frozen=True)
class Address:
    """Where to serve, and who may come in: `auth` is a name and a password, or nobody is asked.

    `names` are more host names by which it is known, such as a proxy's.
    """

    host: str = "127.0.0.1"
    port: int = 7860
    root_path: str = ""
    auth: tuple[str, str] | None = None
    names: tuple[str, ...] = ()

    def at(self, listening: socket.socket) -> "Address":
        """The address with the port that was given, where any free one was asked for."""
        return replace(self, port=listening.getsockname()[1])

    @property
    def url(self) -> str:
        """The address for a browser on this machine."""
        host = "127.0.0.1" if self.host in ("0.0.0.0", "") else self.host
        host = "[::1]" if host == "::" else f"[{host}]" if ":" in host else host
        return f"http://{host}:{self.port}"


def listening_at(address: Address, public: bool) -> socket.socket:
    """The socket to serve on; raises ServingError for a port taken or an address too open."""
    if address.root_path and not re.fullmatch(r"(/[\w.~-]+)+|https?://\S+", address.root_path):
        raise ServingError(
            f"A root path must begin with / and not end with it, {address.root_path} does not: "
            "give it as the proxy has it, such as /chat."
        )
    if not (public or address.auth or is_loopback(address.host)):
        raise ServingError(
            f"A public address needs a password, {address.host} has none: "
            "give --auth USER:PASSWORD, or --public if anyone may ask."
        )
    try:
        family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
        return socket.create_server((address.host, address.port), family=family, backlog=2048)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ServingError(
            f"An address must be free to serve on, port {address.port} of {address.host} is not "
            f"({reason.lower()}): choose another with --port, or --port 0 for any that is free."
        ) from error


def is_loopback(host: str) -> bool:
    """Whether an address can be reached from this machine only."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
