"""Numbers in words: "twenty-fifth", "a hundred", "two and a half million", "nineteen ninety"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from index.text.numbers import GAP, SCALE, SCALES, place, value_terms
from index.text.tables import pairs

_NOTHING = Decimal(-1)

# By first letters, as each word of a text is tried against it.
_CARDINAL = (
    r"(?:[Tt](?:w(?:o|elve|enty)|h(?:ree|irteen|irty)|en)|[Ff](?:our(?:teen)?|i(?:ve|fteen|fty)|orty)"
    r"|[Ss](?:ix|even)(?:teen|ty)?|[Ee](?:ight(?:een|y)?|leven)|[Nn]ine(?:teen|ty)?)"
)
_ORDINAL = (
    r"(?:first|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teenth|(?:hundred|thousand|million)th"
    r"|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ieth)"
)
_AND = rf"(?:(?<=hundred)|(?<=thousand)|(?<=million)|(?<=billion)){GAP}and"
_ONE = r"(?:(?<=ty[ \-\n])|(?<=and[ \-\n])|(?<=red[ \n]))one"
# "A twenty second delay" is no place in a row: "second" takes its hyphen.
_NEXT = rf"(?:{_CARDINAL}|{SCALE}|{_ORDINAL}|(?<=\-)second|{_ONE})\b"
SPOKEN = (
    rf"(?:{_CARDINAL}|(?:[Aa]|[Oo]ne|[Hh]alf{GAP}an?){GAP}{SCALE}|[Oo]ne\-{SCALE})\b"
    rf"(?:(?:{_AND})?(?:\-|{GAP}){_NEXT}){{0,12}}(?:{GAP}and{GAP}a{GAP}half\b(?:{GAP}{SCALE}\b)?)?"
)


# The words that tell a text in which a number of several words may be found.
TELLING = frozenset(
    form
    for word in (
        *("hundredth", "thousandth", "millionth"),
        *("hundred", "thousand", "million", "billion", "trillion", "dozen", "half"),
        *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
        *("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
    )
    for form in (word, word.capitalize())
)


def spoken_terms(words: str) -> tuple[str, ...]:
    """What a row of number words is searched as: "two hundred" as 200, "two three" as 2 and 3."""
    row = " ".join(re.split(r"[\s-]+", words.lower()))
    row = re.sub(r"^half an? ", "half ", row).replace(" and a half", " half")
    return tuple(_terms([word for word in row.split(" ") if word != "and"]))


def is_spoken(word: str) -> bool:
    """Whether a folded word alone is a number or a place in a row."""
    return word in _values() and word not in ("a", "an", "one", "half")


def _terms(words: Sequence[str]) -> Iterator[str]:
    total, current = Decimal(0), _NOTHING
    for word in words:
        joined = _joined(current, word)
        if joined is None:
            yield from value_terms(total + current)
            total, joined = Decimal(0), _value(word)
        current = joined
        if _is_place(word):
            yield place(f"{total + current:f}")
        if SCALES.get(word, 0) >= 1000:
            total += current
        if _is_place(word) or SCALES.get(word, 0) >= 1000:
            current = _NOTHING
    if current is not _NOTHING or total:
        yield from value_terms(total + max(current, Decimal(0)))


def _joined(current: Decimal, word: str) -> Decimal | None:
    """The number so far with a word more; None where the word begins another number."""
    if size := SCALES.get(word.removesuffix("th")):
        return abs(current) * size  # nothing said counts as one
    value, rest = _value(word), current % 100
    if current is _NOTHING or word == "half":
        return max(current, Decimal(0)) + value
    if (rest == 0 and current >= 100) or (value < 10 and rest >= 20 and rest % 10 == 0):
        return current + value
    return current * 100 + value if 13 <= current <= 20 and value >= 10 else None


def _value(word: str) -> Decimal:
    return Decimal(_values()[word].rstrip("."))


def _is_place(word: str) -> bool:
    return word.endswith("th") if word not in _values() else _values()[word].endswith(".")


@lru_cache(maxsize=1)
def _values() -> dict[str, str]:
    return dict(pairs("numbers.txt"))
