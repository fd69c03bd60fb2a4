"""A reader of RFC 5147's fragments that shares nothing with the program's own."""

from dataclasses import dataclass
from hashlib import md5


@dataclass(frozen=True)
class Fragment:
    first: int
    last: int
    length: int
    md5: str
    charset: str


def read(fragment: str) -> Fragment:
    """`char=first,last;length=number;md5=digits,charset`, as the RFC's grammar has it."""
    scheme, length, digest = fragment.split(";")
    assert scheme[:5] == "char="
    assert length[:7] == "length="
    assert digest[:4] == "md5="
    first, last = scheme[5:].split(",")
    digits, charset = digest[4:].split(",")
    assert len(digits) == 32
    assert set(digits) <= set("0123456789abcdef")
    return Fragment(int(first), int(last), int(length[7:]), digits, charset)


def characters(text: str) -> list[str]:
    """The text's characters as the RFC counts them: a line's end is one, also of two."""
    found: list[str] = []
    for one in text:
        if one == "\n" and found and found[-1] == "\r":
            found[-1] = "\r\n"
        else:
            found.append(one)
    return found


def cut(fragment: Fragment, data: bytes) -> str:
    """What the fragment identifies in a file, whose integrity is checked first."""
    assert md5(data).hexdigest() == fragment.md5
    every = characters(data.decode(fragment.charset))
    assert len(every) == fragment.length
    return "".join(every[fragment.first : fragment.last])
