"""Who has the password, and how often one may guess."""

import base64
import binascii
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address

from starlette.requests import cookie_parser

from qa.chat.security.asgi import Scope, header_of

FREE = 5  # wrong passwords in a row before one has to wait
LONGEST_WAIT = 60  # seconds
ADDRESSES = 10_000  # remembered at most; the one that tried longest ago goes first


@dataclass(frozen=True)
class Login:
    """A name and a password, and how Gradio's cookies are known: a token to its user."""

    name: str
    password: str
    user_of: Callable[[str], object] = lambda token: None
    cookies: tuple[str, ...] = ()

    def cookie_fits(self, scope: Scope) -> bool:
        """Whether a request carries the cookie of somebody who gave the password."""
        given = cookie_parser(header_of(scope, b"cookie"))
        return any(name in given and self.user_of(given[name]) for name in self.cookies)

    def basic_fits(self, scope: Scope) -> bool:
        """Whether a request carries name and password itself, as a program sends them."""
        given = basic_of(scope)
        wanted = f"{self.name}:{self.password}".encode()
        return given is not None and secrets.compare_digest(given, wanted)


def basic_of(scope: Scope) -> bytes | None:
    """Name and password of an Authorization header; None without one."""
    scheme, _, value = header_of(scope, b"authorization").partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        return base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        return b""


class Guesses:
    """How often each address gave a wrong password, for so many addresses."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._tried: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def wait(self, scope: Scope) -> int:
        """The seconds until the sender of a request may try again; else 0, and a try is noted.

        It counts before it is known to be wrong, so that many at once are no way around.
        """
        network = _network_of(scope)
        tried, last = self._tried.get(network, (0, 0.0))
        pause = min(2 ** (tried - FREE), LONGEST_WAIT) if tried >= FREE else 0
        left = last + pause - self._clock()
        if pause and left > 0:
            return int(left) + 1
        self._tried[network] = (min(tried + 1, 100), self._clock())
        self._tried.move_to_end(network)
        while len(self._tried) > ADDRESSES:
            self._tried.popitem(last=False)
        return 0

    def forget(self, scope: Scope) -> None:
        """The sender gave the right password."""
        self._tried.pop(_network_of(scope), None)

    def __len__(self) -> int:
        return len(self._tried)


def _network_of(scope: Scope) -> str:
    """The sender's address; of version 6 the half that one provider's customer does not choose."""
    host = str((scope.get("client") or ("",))[0])
    try:
        address = ip_address(host)
    except ValueError:
        return host
    return str(int(address) >> 64) if isinstance(address, IPv6Address) else host
