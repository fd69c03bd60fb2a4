"""What changed from one wording to another, word by word."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel, Levenshtein

# Scripts without spaces are compared character by character.
_TOKEN = re.compile(r"\s+|\d+(?:[.,]\d+)*|[\u2e80-\uffdc]|[^\W_]+|.", re.DOTALL)
# Letters that slip in a word, by the least letters that it has: "an" and "on" are two words.
_SLIPS = ((5, 2), (3, 1))


class Change(NamedTuple):
    """A part of the wording: `kind` is "=", "-" for what went, or "+" for what came."""

    kind: str
    text: str


def difference_of(before: str, after: str) -> tuple[Change, ...]:
    """What leads from one wording to another, in order; all "=" and "-" together are the first."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    changes: list[Change] = []
    for step in Indel.opcodes(old, new):
        if step.tag == "equal":
            changes.append(Change("=", "".join(old[step.src_start : step.src_end])))
        if step.tag in ("delete", "replace"):
            changes.append(Change("-", "".join(old[step.src_start : step.src_end])))
        if step.tag in ("insert", "replace"):
            changes.append(Change("+", "".join(new[step.dest_start : step.dest_end])))
    return tuple(_removed_first(changes))


def _removed_first(changes: Sequence[Change]) -> list[Change]:
    """What went before what came, each in one piece between two parts that stayed."""
    sorted_: list[Change] = []
    gone = came = ""
    for kind, text in (*changes, Change("=", "")):
        if kind == "=":
            sorted_ += [c for c in (Change("-", gone), Change("+", came)) if c.text]
            sorted_ += [Change("=", text)] if text else []
            gone = came = ""
        elif kind == "-":
            gone += text
        else:
            came += text
    return sorted_


def differs_by_slips(before: str, after: str) -> bool:
    """Whether two wordings differ by slips of the keyboard alone: no word or figure another."""
    old, new = before.split(), after.split()
    if len(old) != len(new):
        return False
    return all(one == other or _is_slip(one, other) for one, other in zip(old, new, strict=True))


def _is_slip(one: str, other: str) -> bool:
    if any(map(str.isdigit, one + other)):
        return False
    size = min(len(one), len(other))
    most = next((slips for least, slips in _SLIPS if size >= least), 0)
    return Levenshtein.distance(one, other, score_cutoff=most) <= most


def common_start(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    least, most = 0, min(len(one), len(other))
    if one[:most] == other[:most]:
        return most
    while most - least > 1:
        middle = (least + most) // 2
        if one[:middle] == other[:middle]:
            least = middle
        else:
            most = middle
    return least
