"""A text as RFC 5147 counts and checks it: a line's end is one character, however it is written."""

import re
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from hashlib import md5

_CRLF = re.compile("\r\n")


@dataclass(frozen=True, slots=True)
class Counted:
    """What links into a plain text need of it.

    `length` counts characters as RFC 5147 does (section 4.1: CRLF is one), `md5` is that of the
    text in UTF-8, in hexadecimal, and `pairs` are the offsets of each CRLF in code points.
    """

    length: int
    md5: str
    pairs: "array[int]"

    def position(self, offset: int) -> int:
        """The RFC's position of an offset in code points."""
        return offset - bisect_left(self.pairs, offset)

    def offset(self, position: int) -> int:
        """The offset in code points of one of the RFC's positions."""
        # The CRLF of number n stands n characters before its offset.
        low, high = 0, len(self.pairs)
        while low < high:
            middle = (low + high) // 2
            if self.pairs[middle] - middle < position:
                low = middle + 1
            else:
                high = middle
        return position + low


def counted(text: str) -> Counted:
    """A text as RFC 5147 counts it."""
    pairs = array("Q", (match.start() for match in _CRLF.finditer(text)))
    digest = md5(text.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()
    return Counted(len(text) - len(pairs), digest, pairs)
