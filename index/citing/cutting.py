"""Whether a place in a text cuts a word or a figure in two: "12" is not what "125" says."""

import re

# Scripts without spaces are cut at any character.
_LETTER = r"[^\W_\u2e80-\uffdc]"
_IN_WORD = re.compile(rf"{_LETTER}(?={_LETTER})")
_IN_FIGURE = re.compile(r"\d(?=\d)|\d(?=[.,]\d)|(?<=\d)[.,](?=\d)")
_WORD_END = re.compile(rf"(?:{_LETTER}|(?<=\d)[.,](?=\d))*")
# No word is longer: what is has no ends to be told.
_LONGEST = 64
# How far from an end a figure's point and its digits stand.
_BESIDE = 2


def cuts_figure(text: str, at: int) -> bool:
    """Whether what ends or begins at a place is a part of a figure."""
    return _is_inside(_IN_FIGURE, text, at)


def cuts_word(text: str, at: int) -> bool:
    """Whether what ends or begins at a place is a part of a word or of a figure."""
    return _is_inside(_IN_WORD, text, at) or cuts_figure(text, at)


def _is_inside(seam: re.Pattern[str], text: str, at: int) -> bool:
    if not 0 < at < len(text):
        return False
    near = text[max(at - _BESIDE, 0) : at + _BESIDE]
    return seam.match(near, min(at, _BESIDE) - 1) is not None


def word_end(text: str, at: int) -> int:
    """Where the word ends that a place cuts; the place itself where it cuts none."""
    if not cuts_word(text, at):
        return at
    found = _WORD_END.match(text, at, at + _LONGEST)
    return found.end() if found else at


def word_start(text: str, at: int) -> int:
    """Where the word begins that a place cuts; the place itself where it cuts none."""
    return next((n for n in range(at, at - _LONGEST, -1) if not cuts_word(text, n)), at)
