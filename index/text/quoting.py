"""Marks that stand inside a quotation or a title and end no sentence there."""

import re

# Longer than titles; looking no further keeps the scan linear.
_REACH = 80
_QUOTES = ('""', "“”", "„“", "«»", "**", "__")
_TITLES = ("《》", "〈〉")
_BRACKETS = ("（）", "()")
# A quotation that ends as sentences do, or before "she said", was spoken; a title was not.
_SPOKEN_UNTIL = tuple(".,!?…-–—。，！？")

_SPEECH = (
    r"(?:said|says|asked|asks|replied|added|told|wrote|writes|cried|shouted|exclaimed|answered"
    r"|wondered|yelled|recalled|joked|continued|insisted|explained)"
)
# “Is it over?” Smith asked.
_SPEAKER = re.compile(rf"(?:[A-Z][\w.’'-]{{0,40}}\s+){{1,4}}{_SPEECH}\b")
_NAMING = re.compile(rf"(?<!\w)(?!{_SPEECH}\b)\w{{1,{_REACH}}} \Z")

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
_ASIDE = re.compile(rf"\([^()\n]{{1,{_REACH}}}\)(?:[,;:.]|\s+[a-z])")


def is_spoken_by_name(text: str, begin: int, end: int) -> bool:
    """Whether a speaker with a name stands there: "Smith asked"."""
    return bool(_SPEAKER.match(text, begin, end))


def has_aside(text: str, begin: int, end: int) -> bool:
    """Whether brackets stand there, after which the sentence goes on."""
    return bool(_ASIDE.match(text, begin, end))


def in_title(text: str, begin: int, end: int, mark: tuple[int, int]) -> bool:
    """Whether a mark stands inside a title of Chinese, or inside brackets within a sentence."""
    if any(_around(text, begin, end, mark, pair) for pair in _TITLES):
        return True
    around = (_around(text, begin, end, mark, pair) for pair in _BRACKETS)
    return any(pair and pair[0] > begin for pair in around)


def in_quoted_title(text: str, begin: int, end: int, mark: tuple[int, int]) -> bool:
    """Whether a mark stands within a quotation that is a title, as in: the song “Oh! My Love”.

    `mark` ends with what closes right after it.
    """
    around = (_around(text, begin, end, mark, pair) for pair in _QUOTES)
    return any(_is_title(text, begin, *pair) for pair in around if pair)


def _around(
    text: str, begin: int, end: int, mark: tuple[int, int], pair: str
) -> tuple[int, int] | None:
    """Where a pair of quotes opens before a mark and closes after it."""
    opened = text.rfind(pair[0], max(begin, mark[0] - _REACH), mark[0])
    if opened < 0 or pair[1] in text[opened + 1 : mark[0]] or text[opened + 1].isspace():
        return None
    closed = text.find(pair[1], mark[1], min(end, opened + _REACH))
    return (opened, closed) if closed >= 0 and not text[closed - 1].isspace() else None


def _is_title(text: str, begin: int, opened: int, closed: int) -> bool:
    """Whether a quotation follows a word that names it, or does not end as speech does."""
    named = _NAMING.search(text, max(begin, opened - _REACH), opened)
    return bool(named) or text[closed - 1] not in _SPOKEN_UNTIL


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
