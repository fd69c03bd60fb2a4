"""A sequence of which each member is made when it is looked at."""

from collections.abc import Callable, Sequence
from operator import index
from typing import Generic, TypeVar, overload

One = TypeVar("One", covariant=True)


class Lazily(Sequence[One], Generic[One]):
    """A sequence of which each member is made when it is looked at."""

    def __init__(self, size: int, made: Callable[[int], One]) -> None:
        self._range, self._made = range(size), made

    def __len__(self) -> int:
        return len(self._range)

    @overload
    def __getitem__(self, at: int) -> One: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[One]: ...
    def __getitem__(self, at: int | slice) -> One | Sequence[One]:
        if isinstance(at, slice):
            return [self._made(place) for place in self._range[at]]
        return self._made(self._range[index(at)])
