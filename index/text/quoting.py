"""Marks that stand inside a quotation or a title and end no sentence there."""

import re
from collections.abc import Iterator

# Longer than titles; looking no further keeps the scan linear.
_REACH = 80
_QUOTES = ('""', "“”", "„“", "«»", "**", "__")
_TITLES = ("《》", "〈〉")
_BRACKETS = ("（）", "()")
# A quotation that ends as sentences do, or before "she said", was spoken; a title was not.
_SPOKEN_UNTIL = tuple(".,!?…-–—。，！？")

_SPEECH = (
    *("said", "says", "asked", "asks", "replied", "added", "told", "wrote", "writes", "cried"),
    *("shouted", "exclaimed", "answered", "wondered", "yelled", "recalled", "joked", "continued"),
    *("insisted", "explained"),
)
# “Is it over?” Smith asked.
_SPEAKER = re.compile(rf"(?:[A-Z][\w.’'-]{{0,40}}\s++){{1,4}}(?:{'|'.join(_SPEECH)})\b")

# 「はい。」と: the sentence around the quote goes on.
_HIRAGANA = re.compile(r"[ぁ-ゟ]")
# “这是真的。”她说。 but “这是真的。”她说谎了。
_NO_MARK = r"[^\s，。、；：！？,.;:!?“”\"「」]"
_CHINESE_SPEAKER = re.compile(
    rf"{_NO_MARK}{{0,12}}?(?:说|說|问|問|答|喊|叫|嚷|吼|笑|(?<!知)道|表示|指出|解释|解釋|告诉|告訴|称|稱|写|寫)"
    rf"(?:[道着著完记記]{_NO_MARK}{{0,12}}|[了過过我他她])?[，。；：！？,.;:!?]"
)
_INTRODUCED = tuple(mark + quote for mark in "：:，," for quote in '“"「『')
# The song “Why?” (1979) was a hit.
_ASIDE = re.compile(rf"\([^()\n]{{1,{_REACH}}}\)(?:[,;:.]|\s++[a-z])")


def is_spoken_by_name(text: str, begin: int, end: int) -> bool:
    """Whether a speaker with a name stands there: "Smith asked"."""
    return bool(_SPEAKER.match(text, begin, end))


def has_aside(text: str, begin: int, end: int) -> bool:
    """Whether brackets stand there, after which the sentence goes on."""
    return bool(_ASIDE.match(text, begin, end))


def in_title(text: str, begin: int, end: int, mark: tuple[int, int]) -> bool:
    """Whether a mark stands inside a title of Chinese, or inside brackets within a sentence."""
    if any(_around(text, begin, end, mark, _TITLES)):
        return True
    return any(opened > begin for opened, _ in _around(text, begin, end, mark, _BRACKETS))


def in_quoted_title(text: str, begin: int, end: int, mark: tuple[int, int]) -> bool:
    """Whether a mark stands within a quotation that is a title, as in: the song “Oh! My Love”.

    `mark` ends with what closes right after it.
    """
    around = _around(text, begin, end, mark, _QUOTES)
    return any(_is_title(text, begin, opened, closed) for opened, closed in around)


def _around(
    text: str, begin: int, end: int, mark: tuple[int, int], pairs: tuple[str, ...]
) -> Iterator[tuple[int, int]]:
    """Where pairs of quotes open before a mark and close after it."""
    before = text[max(begin, mark[0] - _REACH) : mark[0]]
    for opening, closing in map(tuple, pairs):
        inside = before.rpartition(opening)[2] if opening in before else ""
        if inside and not inside[0].isspace() and closing not in inside:
            opened = mark[0] - len(inside) - 1
            closed = text.find(closing, mark[1], min(end, opened + _REACH))
            if closed >= 0 and not text[closed - 1].isspace():
                yield opened, closed


def _is_title(text: str, begin: int, opened: int, closed: int) -> bool:
    """Whether a quotation follows a word that names it, or does not end as speech does."""
    return _is_named(text[max(begin, opened - _REACH) : opened]) or (
        text[closed - 1] not in _SPOKEN_UNTIL
    )


def _is_named(before: str) -> bool:
    words = before.split() if before.endswith(" ") else []
    return bool(words) and words[-1].isalnum() and words[-1] not in _SPEECH


def quotation_goes_on(text: str, begin: int, found: re.Match[str]) -> bool:
    """Whether the sentence around a Chinese or Japanese quotation goes on after it."""
    if _HIRAGANA.match(text, found.end()):
        return True
    before = text[max(begin, found.start() - _REACH) : found.start()]
    introduced = any(opening in before for opening in _INTRODUCED)
    return not introduced and bool(_CHINESE_SPEAKER.match(text, found.end()))


def opens_next(text: str, begin: int, found: re.Match[str]) -> bool:
    """Whether a straight quote or Markdown's emphasis right after a mark opens the next sentence.

    Where no space is set, only their number tells.
    """
    close = found["close"]
    if found["gap"] or close.strip('"*_'):
        return False
    before = text[max(begin, found.start() - 10 * _REACH) : found.start()]
    return bool(close) and before.count(close) % 2 == 0
