"""What was read of a cluster and may be asked for again, so much of it at most."""

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key")
One = TypeVar("One")


class Kept(Generic[Key, One]):
    """What was looked at last, so many at most."""

    def __init__(self, most: int) -> None:
        self._most, self._kept, self._lock = most, OrderedDict[Key, One](), Lock()

    def __contains__(self, key: Key) -> bool:
        return key in self._kept

    def get(self, key: Key) -> One | None:
        """What is kept for a key."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def __setitem__(self, key: Key, one: One) -> None:
        with self._lock:
            self._kept.setdefault(key, one)  # what others hold of it stays the one
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)

    def values(self) -> Sequence[One]:
        """All that is kept."""
        with self._lock:
            return list(self._kept.values())
