"""Regular expressions compiled when first used: a command needs few of them, and compiling all
took a third of a cold start."""

import re
from collections.abc import Iterator
from functools import cached_property

# Nobody says more in one turn of a talk. What is longer leans on nothing and asks for no date, so
# that rules which look back and ahead from every word are kept to little text.
LONGEST_TURN = 400


class Pattern:
    """A regular expression with the methods of `re.Pattern` that are used here."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._source = pattern, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(*self._source)

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The first match from a place on."""
        return self._compiled.search(text, start)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The match at a place."""
        return self._compiled.match(text, start)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match of the whole text."""
        return self._compiled.fullmatch(text)

    def sub(self, replacement: str, text: str) -> str:
        """The text with a replacement for each match."""
        return self._compiled.sub(replacement, text)

    def finditer(self, text: str, start: int = 0) -> Iterator[re.Match[str]]:
        """All matches from a place on, in order."""
        return self._compiled.finditer(text, start)
