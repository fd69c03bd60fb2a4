"""The languages whose abbreviations are known, their words, and which one a text is written in.

Within an article in English, which may quote in another language, the words around a place tell;
an article in any other language is split as that alone.
"""

from functools import cache, cached_property, lru_cache
from importlib.resources import files

from index.text.languages import language

# The first is taken where a text shows none, or two alike.
TONGUES = ("en", "de", "es", "fr")

# A language is told from so many characters around; an article may quote in another.
_BLOCK, _AROUND = 1000, 300


class Words:
    """A language's abbreviations and openers, as the heads of their files explain them."""

    def __init__(self, tongue: str) -> None:
        entries = _entries_of("abbreviations.txt").get(tongue, [])
        plain = [entry for entry in entries if not entry.endswith("#")]
        openers = _entries_of("openers.txt").get(tongue)
        self.openers = frozenset(openers) if openers else language(tongue).words
        self.abbreviations = frozenset(entry.lower() for entry in plain)
        self.before_number = frozenset(
            entry[:-1].lower() for entry in entries if entry not in plain
        )
        self._entries = entries

    @cached_property
    def told(self) -> frozenset[str]:
        """Every abbreviation, in lower case."""
        return self.abbreviations | self.before_number

    @cached_property
    def lone_letters(self) -> frozenset[str]:
        """The abbreviations of one letter."""
        return frozenset(word for word in self.told if len(word) == 1)

    @cached_property
    def capitalised(self) -> frozenset[str]:
        """The abbreviations, in lower case, that are none without their capital."""
        return frozenset(entry.rstrip("#").lower() for entry in self._entries if entry[0].isupper())


@cache
def words_of(tongue: str) -> Words:
    """The words of a language, none where it is not known."""
    return Words(tongue)


@cache
def told_anywhere() -> frozenset[str]:
    """The abbreviations of all of TONGUES, in lower case."""
    return frozenset().union(*(words_of(tongue).told for tongue in TONGUES))


@lru_cache(maxsize=65536)
def differs_by_tongue(word: str, following: str) -> bool:
    """Whether it takes the language to tell if a sentence ends between two words."""
    return word.lower() in told_anywhere() or following.lower() in _openers_anywhere()


@cache
def _openers_anywhere() -> frozenset[str]:
    return frozenset().union(*(words_of(tongue).openers for tongue in TONGUES))


def tongue_at(text: str, position: int) -> str:
    """The language that a text is written in around a position."""
    begin = position - position % _BLOCK
    return _tongue_of(text[max(0, begin - _AROUND) : begin + _BLOCK + _AROUND])


# Stops are looked at in order, so few blocks are ever in use at a time.
@lru_cache(maxsize=16)
def _tongue_of(sample: str) -> str:
    words = frozenset(sample.lower().split())
    return max(TONGUES, key=lambda tongue: len(words & words_of(tongue).openers))


@cache
def _entries_of(name: str) -> dict[str, list[str]]:
    """The entries of a file of words, by section."""
    sections: dict[str, list[str]] = {}
    text = files("index.text").joinpath("data", name).read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            entries = sections.setdefault(line.strip("[]"), [])
        elif not line.startswith("# "):
            entries.extend(line.split())
    return sections
