"""Letters without case, accents and what cannot be seen."""

import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart, as people type them where the letter has no key.
_PLAIN = {
    **{"ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ø": "o", "æ": "ae", "œ": "oe"},
    **{"ħ": "h", "ŧ": "t", "ŋ": "n", "ĸ": "k", "ƒ": "f", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ə": "e"},
}
# Soft hyphen, joiners, spaces of no width, marks of direction, byte order marks.
_UNSEEN = (
    *((0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x180E, 0x180E), (0x200B, 0x200F)),
    *((0x202A, 0x202E), (0x2060, 0x2064), (0x2066, 0x2069), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF)),
)
INVISIBLE = "".join(f"{chr(first)}-{chr(last)}" for first, last in _UNSEEN)
APOSTROPHES = "'’‘ʼ＇´"


def folded(word: str) -> str:
    """The word in small letters without accents; the word itself where nothing else is left."""
    if word.isascii():
        return word.lower().replace("'", "")
    seen = unicodedata.normalize("NFKD", word.casefold()).translate(_letters())
    letters = (c for c in seen if not (unicodedata.combining(c) or c.isspace()))
    return "".join(letters).casefold() or word


@lru_cache(maxsize=1)
def _letters() -> dict[int, str]:
    unseen = (chr(c) for first, last in _UNSEEN for c in range(first, last + 1))
    return str.maketrans(_PLAIN | dict.fromkeys([*unseen, *APOSTROPHES], ""))
