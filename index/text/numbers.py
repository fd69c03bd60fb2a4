"""What all numbers share: scales, the form a value is searched in, where a number may break."""

from decimal import Decimal

# A line may end inside "2.5 million"; between the digits of 41 000 it ends a cell of a table.
GAP = r"(?:\r?\n|[ \u00a0\u2009\u202f])"
# Digits without end are no number that anyone spells out.
LONGEST_NUMBER = 30
SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
}
SCALE = r"(?:[Hh]undred|[Tt]housand|[Mm]illion|[Bb]illion|[Tt]rillion|[Dd]ozen)"
_NAMED = (("trillion", 10**12), ("billion", 10**9), ("million", 10**6))


def is_number(figure: str) -> bool:
    """Whether the figure has a value: no version such as 4.2.1, not endless."""
    return len(figure) <= LONGEST_NUMBER and figure.replace(".", "", 1).isdecimal()


def value_terms(value: Decimal) -> tuple[str, ...]:
    """The value in digits, and "million" or the like where people would say it so."""
    digits = f"{value:f}"
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    named = (name for name, size in _NAMED if value >= size and value % (size // 1000) == 0)
    name = next(named, None)
    return (digits, name) if name else (digits,)


def place(number: str) -> str:
    """The number as a place in a row: 1st, 2nd, 13th."""
    endings = {} if number[-2:-1] == "1" else {"1": "st", "2": "nd", "3": "rd"}
    return number + endings.get(number[-1], "th")
