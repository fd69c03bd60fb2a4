"""A request that is turned away."""


class RefusedError(Exception):
    """Says with which status a request is turned away, and why in one line."""

    def __init__(self, status: int, reason: str, *headers: tuple[bytes, bytes]) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason
        self.headers = headers
