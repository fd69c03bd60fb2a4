"""German ordinals: "am 3. Juni", "der 17. Versuch", whose full stop ends no sentence."""

import re

from index.text.tongues import words_of

_ORDINAL = re.compile(r"\d{1,3}")
_MONTHS = re.compile(
    r"(?:Jan(?:uar)?|Jänner|Feb(?:ruar)?|März|April?|Mai|Juni?|Juli?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Okt(?:ober)?|Nov(?:ember)?|Dez(?:ember)?|Jahrhunderts?|Jh|Jhs?)\b"
)
# am 3. 5. 2021
_DAY, _YEAR = re.compile(r"\d{1,2}\."), re.compile(r"\d{4}")
# What stands before a number that counts within an order, never before a plain one at the end.
_DETERMINERS = re.compile(
    r"(?:am|im|zum|zur|vom|beim|ab|bis|seit|de[rnms]|die|das|(?:[mds]?ein|kein|ihr|unser|eure?)"
    r"(?:e[rnms]?)?|(?:jed|dies|jen|welch|all|manch)e[rnms]?|[–-]|und)",
    re.IGNORECASE,
)


def is_ordinal(before: str, number: str, following: str) -> bool:
    """Whether a number is an ordinal, given the word before it and the word after its stop."""
    if not _ORDINAL.fullmatch(number):
        return False
    if _MONTHS.match(following) or (_DAY.fullmatch(before) and _YEAR.fullmatch(following)):
        return True
    opens = following.lower() in words_of("de").openers
    return not opens and bool(_DETERMINERS.fullmatch(before))
