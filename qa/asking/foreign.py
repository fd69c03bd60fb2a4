"""What a question in another language than English asks for, by its asking words."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from index.text.cutting import is_unspaced
from qa.asking.kinds import Kind

_LINE = re.compile(r"(\w\w) (who|when|where|how many|how much|why) (.+)")


def kind_in(language: str, text: str) -> Kind:
    """What a question in some language asks for, OTHER where its asking words are not known."""
    found = (kind for kind, words in _asking_in(language) if words.search(text))
    return next(found, Kind.OTHER)


@cache
def _asking_in(language: str) -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    return tuple((kind, words) for code, kind, words in _table() if code == language)


def _table() -> Iterator[tuple[str, Kind, re.Pattern[str]]]:
    table = (files("qa.asking") / "data" / "asking_words.txt").read_text("utf-8")
    for line in table.splitlines():
        if told := _LINE.fullmatch(line):
            code, kind, words = told.groups()
            either = "|".join(map(_pattern, words.split(",")))
            yield code, Kind(kind), re.compile(either, re.IGNORECASE)


def _pattern(word: str) -> str:
    """A script without spaces has no ends of words to look for."""
    return word if is_unspaced(word[0]) else rf"\b{word}\b"
