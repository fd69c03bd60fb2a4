"""Connections that wait for a request, and for how long."""

import asyncio
from typing import TYPE_CHECKING

from uvicorn.protocols.http.auto import AutoHTTPProtocol

if TYPE_CHECKING:  # which of uvicorn's two it is depends on what is installed
    from uvicorn.protocols.http.h11_impl import H11Protocol as Protocol
else:
    Protocol = AutoHTTPProtocol

ASKS_WITHIN = 20.0  # seconds; uvicorn itself waits for ever for the rest of a request's head


class Connection(Protocol):
    """A connection that is closed where no whole request head comes within some time."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait."""
        super().connection_made(transport)
        self._look_again()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        self._looking.cancel()
        super().connection_lost(exc)

    def _look_again(self) -> None:
        last = self.cycle
        self._looking = self.loop.call_later(ASKS_WITHIN, self._look, last)

    def _look(self, last: object) -> None:
        """Close it if no request has begun since the last look and none is being answered."""
        idle = self.cycle is None or self.cycle.response_complete
        if idle and self.cycle is last:
            self.transport.abort()
        else:
            self._look_again()
