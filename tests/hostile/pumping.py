"""Texts that keep a regular expression busy, made from its own parts.

What may repeat is repeated, after what has to stand before it and before something that fits
nothing: an expression that goes back then tries every other way to cut the repetition.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

MANY = 8  # times; what repeats less often cannot keep anything busy
IN_CLASS = {
    c.CATEGORY_DIGIT: "1",
    c.CATEGORY_NOT_DIGIT: "a",
    c.CATEGORY_SPACE: " ",
    c.CATEGORY_NOT_SPACE: "a",
    c.CATEGORY_WORD: "a",
    c.CATEGORY_NOT_WORD: ",",
}
REPEATS = (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT)


@dataclass(frozen=True)
class Attack:
    """A text of any length: its head, then a part again and again, then its end."""

    head: str
    part: str
    end: str

    def text(self, length: int) -> str:
        """The attack in some number of characters."""
        times = (length - len(self.head) - len(self.end)) // len(self.part)
        return self.head + self.part * max(times, 1) + self.end


def attacks_on(pattern: str, flags: int) -> Iterator[Attack]:
    """The attacks that an expression itself suggests."""
    tree = _parser.parse(pattern, flags)
    whole = _example(tree)
    if whole:
        yield Attack("", whole, "\n!")
        yield Attack("", whole + " ", "")
    for head, part in _repeated(tree, ""):
        for end in ("", "\x01"):
            yield Attack(head, part, end)
        if head:
            yield Attack("", head + part, "\x01")
            yield Attack("", head, "\x01")


def _repeated(items: Any, head: str) -> Iterator[tuple[str, str]]:
    """What may repeat, with what stands before it."""
    for kind, value in items:
        if kind in REPEATS:
            _, most, body = value
            part = _example(body)
            if most >= MANY and part:
                yield head, part
            yield from _repeated(body, head)
        for inner in _inside(kind, value):
            yield from _repeated(inner, head)
        head += _example([(kind, value)])


def _inside(kind: Any, value: Any) -> list[Any]:
    """The parts of a group, of a look around, or of each of several ways."""
    if kind is c.SUBPATTERN:
        return [value[-1]]
    if kind is c.BRANCH:
        return list(value[1])
    if kind in (c.ASSERT, c.ASSERT_NOT):
        return [value[1]]
    return [value] if kind is c.ATOMIC_GROUP else []


def _example(items: Any) -> str:
    """A text that the items match, as far as that is told without looking around."""
    return "".join(_example_of(kind, value) for kind, value in items)


def _example_of(kind: Any, value: Any) -> str:
    if kind is c.LITERAL:
        return chr(value)
    if kind in (c.ANY, c.NOT_LITERAL):
        return "a" if value != ord("a") else "b"
    if kind is c.IN:
        return _member(value)
    if kind in REPEATS:
        least, _, body = value
        return _example(body) * least
    if kind in (c.SUBPATTERN, c.ATOMIC_GROUP, c.BRANCH):
        return _example(_inside(kind, value)[0])
    return ""


def _member(allowed: Any) -> str:
    """A character of a class."""
    kind, value = allowed[0]
    if kind is c.NEGATE:
        refused = "".join(chr(v) for k, v in allowed if k is c.LITERAL)
        kinds = {v for k, v in allowed if k is c.CATEGORY}
        fits = (x for x in "a1 ,\u6e2f" if x not in refused)
        return next((x for x in fits if not any(_is(x, kind) for kind in kinds)), "a")
    if kind is c.RANGE:
        return chr(value[0])
    return IN_CLASS.get(value, "a") if kind is c.CATEGORY else chr(value)


def _is(x: str, category: Any) -> bool:
    members = {
        c.CATEGORY_DIGIT: x.isdigit(),
        c.CATEGORY_SPACE: x.isspace(),
        c.CATEGORY_WORD: x.isalnum() or x == "_",
    }
    return members.get(category, False)
