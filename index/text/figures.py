"""Numbers in digits: 41'000, 2.5 million, $5k, -5, 2½, 25th, '90s, 25km, 4.2.1."""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from index.text.folding import folded
from index.text.numbers import GAP, SCALE, SCALES, is_number, place, value_terms
from index.text.spellings import spelt

_MONEY = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee"}
# Short forms that mean a unit after a number only: "m" alone may be anything.
_UNITS = {
    **{"m": "meter", "g": "gram", "l": "liter", "L": "liter", "mi": "mile"},
    **{"s": "seconds", "sec": "seconds", "secs": "seconds", "second": "seconds"},
    **{"h": "hour", "hr": "hour", "min": "minute", "mins": "minute"},
    **{"V": "volt", "W": "watt", "K": "k"},
}
_VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_SPACES = r" '’\u00a0\u2009\u202f"
_GROUPED = rf"(?!0)\d{{1,3}}(?:[{_SPACES}]\d{{3}}){{1,9}}(?!\d|[{_SPACES}]\d)(?:[.,]\d{{1,30}})?+"
_FIGURE = rf"(?:{_GROUPED}|\d{{1,200}}+(?:[.,]\d{{1,30}}){{0,40}}+)"
_PART = r"(?:\d{1,4}[ \-])?[1-9]/[2-9](?![\d/])"


def figures(letters: str) -> str:
    """The pattern of a number in digits, for a text whose words are of these letters."""
    attached = rf"{letters}{{1,60}}+(?:/(?:hr?|s)\b)?|\-[A-Z]\b"
    scaled = rf"(?:\-|{GAP})(?:{SCALE}|lakh|crore|mn|mln|bn|tn)\b"
    unit = r"[ \-](?:m|g|l|L|s|h|hr|V|W|mi|mins?|secs?|second)\b"
    half = rf"{GAP}and a half\b(?:{GAP}{SCALE}\b)?"
    tail = rf"(?: ?[{_VULGAR}]|{attached}|['’]s\b|{scaled}|{unit}|{half})?"
    sign = r"(?:(?<![\w)\-−])[\-−])?"
    return rf"{sign}(?:[$€£¥₹][ \u00a0]?)?(?:{_PART}|{_FIGURE}{tail}|[{_VULGAR}])"


def figure_terms(written: str) -> tuple[str, ...]:
    """What a number in digits is searched as: "$5k" as "dollar" and "5000".

    A negative number carries its sign behind, so that the terms of all numbers begin with a digit.
    """
    sign, money, amount = _parts().fullmatch(written).groups()  # type: ignore[union-attr]
    number, *others = _amount(amount, bool(money))
    currency = (_MONEY[money],) if money else ()
    return (*currency, f"{number}-" if sign else number, *others)


@lru_cache(maxsize=1)
def _parts() -> re.Pattern[str]:
    return re.compile(r"([-−]|[Mm]inus )?([$€£¥₹])?[ \u00a0]?(.*)", re.DOTALL)


@lru_cache(maxsize=1)
def _figure() -> re.Pattern[str]:
    return re.compile(rf"(\d(?:[\d.,{_SPACES}]*\d)?)?(.*)", re.DOTALL)


def _amount(amount: str, money: bool) -> tuple[str, ...]:
    if re.fullmatch(_PART, amount):
        whole, _, part = amount.replace("-", " ").rpartition(" ")
        return value_terms(Decimal(whole or 0) + _part(part))
    figure, rest = _figure().match(amount).groups()  # type: ignore[union-attr]
    number = _plain(figure or "0")
    tail = rest.strip(" -\r\n\u00a0\u2009\u202f")
    if not is_number(number):
        return (number, *_unit(tail)) if _unit(tail) else (number + folded(tail),)
    scale = _scale(number, tail, money, attached=rest == tail)
    part = "½" if tail.startswith("and a half") else tail
    if part and part in _VULGAR:
        return value_terms((Decimal(number) + _part(part)) * (scale or 1))
    if scale:
        return value_terms(Decimal(number) * scale)
    return _with_tail(number, tail, attached=rest == tail)


def _with_tail(number: str, tail: str, attached: bool) -> tuple[str, ...]:
    if attached and number.isdecimal():
        if tail.lower() in ("s", "'s", "’s") and len(number) > 1:
            return (f"19{number}" if re.fullmatch("[1-9]0", number) else number,)
        if tail.lower() in ("st", "nd", "rd", "th"):
            return (place(number),)
    network = tail == "g" and attached and number in "23456"  # 5g is 5G rather than 5 grams
    if (unit := _unit(tail)) and not network:
        return (number, *unit)
    return _bare(number + folded(tail) if tail else number)


def _bare(number: str) -> tuple[str, ...]:
    """The number as it is: 3.10 is no 3.1 where it numbers a version."""
    return value_terms(Decimal(number)) if number.isdecimal() and number[0] != "0" else (number,)


def _part(part: str) -> Decimal:
    """The value of ½ or 1/2, to three digits."""
    if len(part) == 1:
        return Decimal(str(round(unicodedata.numeric(part), 3)))
    upper, _, lower = part.partition("/")
    return round(Decimal(upper) / Decimal(lower), 3)


def _scale(number: str, tail: str, money: bool, attached: bool) -> int:
    if tail == "K" and not money and "." in number:  # 3.72K is a temperature
        return 0
    if tail in ("M", "k", "K"):
        return 10 ** (6 if tail == "M" else 3) if attached or money else 0
    if money and tail in ("m", "mil", "b", "B"):
        return 10**6 if tail[0] == "m" else 10**9
    return SCALES.get(tail.removeprefix("and a half").strip().lower(), 0)


def _unit(tail: str) -> tuple[str, ...]:
    return (_UNITS[tail],) if tail in _UNITS else tuple(spelt(folded(tail)).split())


def _plain(figure: str) -> str:
    """The figure without what groups its digits: 41 000, 41'000, 41,000 and 1.234.567."""
    if not figure.isascii():
        figure = "".join(str(unicodedata.decimal(c, c)) for c in figure)
    if re.fullmatch(r"\d{1,3}(?:[,'’\s]\d{2,3})*[,'’\s]\d{3}(?:\.\d+)?", figure):
        figure = re.sub(r"[,'’\s]", "", figure)
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", figure):
        figure = figure.replace(".", "")
    return re.sub(r"^(\d+)\.0+$", r"\1", figure)
