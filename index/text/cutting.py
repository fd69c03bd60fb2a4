"""Where a text is cut into words and numbers.

Most sentences need one quick expression; the few that write "twenty million", "March 5" or
"Vitamin A" are told by one of their words, and only there words are joined.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from index.text.dates import MOMENT
from index.text.figures import figures
from index.text.folding import APOSTROPHES, INVISIBLE
from index.text.joining import Place, joined, may_join

# Scripts that mark no words by spaces: Chinese, Japanese, Korean; Thai, Lao, Burmese, Khmer.
_UNSPACED = (
    r"\u3005-\u3007\u3041-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    r"\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ecd\u1000-\u103f\u1780-\u17d3\U00020000-\U0003134f"
)
_FIRST_UNSPACED = "\u0e01"
# Scripts whose vowels are marks on their letters, from Hebrew to Lao.
_MARKED = range(0x0591, 0x0ED0)
# After the letters: N.A.S.A., Ph.D., e.g.; grades and blood types, C++, F#; km/h.
_DOTTED = (
    r"(?:(?:(?<=\b[A-Za-z])|(?<=\b[A-Z][a-z]))(?:\.[A-Z][a-z]?(?![\w'’])){1,9}+\.?"
    r"|(?<=\b[a-z])(?:\.[a-z](?!\w)){1,9}+\.?)"
)
_SIGNED = (
    r"(?<=\b[Cc])\+\+|(?:(?<=\b[A-Z])|(?<=\b[A-Z][A-Za-z]))\+(?![\w+])"
    r"|(?<=\b[A-Zcf])#(?!\w)|(?:(?<=\b[A-FO])|(?<=\bAB))[\-−](?![\w\-−])"
)
_VERSION = r"(?:(?<=\b[vV]\d)|(?<=\b[vV]\d\d))(?:\.\d{1,9}){1,9}+"
_SPEED = r"(?:(?<=\bkm)|(?<=\bmi)|(?<=\bm))/(?:hr?|s)\b"
# Names keep their parts apart (Shenzhen-Hong Kong), but not E-Mail, Co-Operation, On-Line; a line
# may end in "corpo-" or after a soft hyphen.
_HYPHEN = (
    r"(?:[\-‐‑](?:(?=[a-zß-ÿ\d])|[ \t]{0,3}+\r?\n[ \t]*+(?=[a-z])"
    r"|(?:(?<=\b[Ee].)|(?<=\b[Cc][Oo].)|(?<=\b[Oo][Nn].))(?=[A-Z]))|(?<=\u00ad)\r?\n(?=[a-z]))"
)


def cut(text: str) -> list[str]:
    """The words and numbers of a text in English as they are written."""
    found = _simple(text.isascii()).findall(text)
    return found if _is_plain(text, found) else [written for _, _, written in places(text)]


def places(text: str) -> list[Place]:
    """The words and numbers of a text in English, each with its place."""
    found = single_places(text)
    joins = may_join([written for _, _, written in found])
    return list(joined(text, found)) if joins else found


def single_places(text: str, idle: re.Pattern[str] | None = None) -> list[Place]:
    """The words and numbers of a text, each with its place, those that are one thing apart.

    `idle` finds the words in a script without spaces that stand alone, and not in pairs of letters.
    """
    spaced = text.isascii() or not _unspaced().search(text)
    return list(_places(text, 0, len(text)) if spaced else _mixed(text, idle))


def is_unspaced(letter: str) -> bool:
    """Whether the letter belongs to a script without spaces."""
    return letter >= _FIRST_UNSPACED and bool(_unspaced().match(letter))


def _is_plain(text: str, words: list[str]) -> bool:
    return not may_join(words) and (text.isascii() or not _unspaced().search(text))


def _places(text: str, begin: int, end: int) -> Iterator[Place]:
    for match in _simple(text.isascii()).finditer(text, begin, end):
        yield match.start(), match.end(), match[0]


def _mixed(text: str, idle: re.Pattern[str] | None) -> Iterator[Place]:
    """The places in a text in which scripts with and without spaces stand together."""
    for run in re.finditer(f"[{_UNSPACED}]+|[^{_UNSPACED}]+", text):
        if not is_unspaced(run[0][0]):
            yield from _places(text, *run.span())
        elif idle:
            yield from _around_idle(run.start(), run[0], idle)
        else:
            yield from _pairs(run.start(), run[0])


def _around_idle(start: int, run: str, idle: re.Pattern[str]) -> Iterator[Place]:
    """A run as its idle words, and around them each letter with the one behind it."""
    for number, part in enumerate(idle.split(run)):
        if number % 2:
            yield start, start + len(part), part
        else:
            places = range(start, start + len(part))
            yield from ((at, at + 1, part[at - start : at - start + 2]) for at in places)
        start += len(part)


def _pairs(start: int, run: str) -> Iterator[Place]:
    """A run of a script without spaces as pairs of letters.

    A pair stands at its first letter and the last one at both, so that places do not overlap.
    """
    if len(run) < 3:
        yield start, start + len(run), run
        return
    for i in range(len(run) - 2):
        yield start + i, start + i + 1, run[i : i + 2]
    yield start + len(run) - 2, start + len(run), run[-2:]


@lru_cache(maxsize=1)
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"[{_UNSPACED}]")


@lru_cache(maxsize=2)
def _simple(ascii_only: bool) -> re.Pattern[str]:
    if ascii_only:
        letter, lettered, word = "[A-Za-z0-9]", "[A-Za-z]", "[A-Za-z0-9]{1,200}+"
        first = "[A-Za-z][A-Za-z0-9]{0,200}+"
    else:
        marks = f"[{_marks()}]{{0,9}}+"
        letter, lettered = r"[^\W_]", rf"(?:[^\W\d_]{marks})"
        word = rf"(?:[^\W_]{{1,100}}+{marks}){{1,60}}+"
        first = rf"(?!\d){word}"
    figure = rf"(?=[\d$€£¥₹½⅓-⅞¼¾\-−])(?:{MOMENT}|{figures(letter)})"
    return re.compile(rf"{first}{_tail(word, lettered)}|{figure}|[%$€£¥₹°]")


def _tail(word: str, lettered: str) -> str:
    """What may follow the letters of a word: its possessive, what a hyphen joins, a sign."""
    possessive = f"(?:[{APOSTROPHES}]{lettered}{{1,30}}+)?+"
    chain = rf"{possessive}(?:{_HYPHEN}{word}{possessive}){{0,8}}+"
    marks = rf"(?=[{APOSTROPHES}.+#/\-−‐‑\r\n])"
    return rf"(?:{marks}(?:{_DOTTED}{possessive}|{_SIGNED}|{_SPEED}|{_VERSION}|{chain}))?+"


def _marks() -> str:
    vowels = (chr(c) for c in _MARKED if unicodedata.category(chr(c)) in ("Mn", "Mc"))
    return rf"\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff{INVISIBLE}" + "".join(vowels)
