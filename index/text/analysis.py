"""What one word or number, as written, is searched as, before its stem is taken."""

import re
from functools import lru_cache

from index.text.dates import moment_terms
from index.text.figures import figure_terms
from index.text.folding import APOSTROPHES, folded
from index.text.spellings import american, spelt, stop_words
from index.text.spoken import is_spoken, spoken_terms
from index.text.tables import words

# Capital words that would be other words in small letters.
_CAPITALS = frozenset({"US", "UK", "UN", "EU", "IT", "WHO"})
_ENDING = re.compile(rf"[{APOSTROPHES}](?:s|S|ll|d|re|ve|m)?$")
_HYPHENS = re.compile(r"[-‐‑](?:[ \t]*\r?\n[ \t]*)?")
# F-16 is a name as a whole; of COVID-19 each part is one too.
_SHORT_CODE = 2
_YEAR = re.compile(r"1\d{3}|20\d\d|[1-9]0")


def analysed(written: str) -> tuple[str, tuple[str, ...]]:
    """The folded word and what it is searched as: nothing for a stop word, two words for "km²"."""
    if written.isalpha() and not is_spoken(written):
        return _plain(written)
    if "\u00ad" in written:
        return analysed(re.sub(r"\u00ad(?:\r?\n)?", "", written))
    if written[0] == " ":
        form = folded(written[1:])
        return form, (_of_capitals(written[1:]) or form,)
    for kind in (_signed, _version, _numeric, _shortened, _coded, _compound):
        if said := kind(written):
            return " ".join(map(folded, written.split())), said
    return _plain(written)


def _words(written: str) -> tuple[str, ...]:
    return analysed(written)[1]


def _signed(written: str) -> tuple[str, ...]:
    grade = written[-1] in "+#-−" and written[0].isalpha()
    return (written.lower().replace("−", "-"),) if grade else ()


def _version(written: str) -> tuple[str, ...]:
    found = re.fullmatch(r"[vV](?:\. ?)?(\d[\d.]*)", written)
    return ("version", *_words(found[1])) if found else ()


def _numeric(written: str) -> tuple[str, ...]:
    """The terms of a number, a day or an hour."""
    if said := moment_terms(written):
        return said
    if not any(map(str.isnumeric, written)):
        return spoken_terms(written) if is_spoken(written) else ()
    bare = re.sub(r"^(?:[-−]|[Mm]inus )?[$€£¥₹]?\s?", "", written)
    return figure_terms(written) if bare[0].isdecimal() or len(bare) == 1 else ()


def _shortened(written: str) -> tuple[str, ...]:
    """The terms of capitals with points between them, and of km/h."""
    if "/" in written:
        return tuple(spelt(written.lower()).split())
    if "." not in written or not written[0].isalpha():
        return ()
    letters = written.replace(".", "")
    form = letters.lower()
    return (_of_capitals(letters.upper()) or spelt(form) or form,)


def _of_capitals(word: str) -> str:
    """The word apart from its namesake in small letters: "u.s" for US."""
    form = word.lower()
    other = word in _CAPITALS or (word.isupper() and len(word) > 1 and form in stop_words())
    return ".".join(form) if other else ""


def _coded(written: str) -> tuple[str, ...]:
    """A name of letters and digits: F-16, "F 16" and F16 are one."""
    found = re.fullmatch(r"([^\W\d_]+)(?:[-‐‑]| )(\d{1,9})(s?|[a-rt-z])", written)
    if not found:
        return ()
    letters, number, last = found.groups()
    if len(letters) > _SHORT_CODE and letters.islower() and _YEAR.fullmatch(number):
        return ()
    whole = _words(folded(letters) + number + last.rstrip("s"))
    return whole if len(letters) <= _SHORT_CODE else (*_words(letters), *_words(number), *whole)


def _compound(written: str) -> tuple[str, ...]:
    """The parts of a compound, and the whole where people may write it as one word."""
    parts = [part for part in _HYPHENS.split(written) if part]
    if len(parts) < 2:
        return ()
    if len(parts) == 2 and _is_prefixed(*parts):
        whole = _words("".join(parts))
        return whole if folded(parts[0]) in _prefixes() else (*_words(parts[1]), *whole)
    said = tuple(word for part in parts for word in _words(part))
    if len(parts) > 2 and is_spoken(number := "-".join(parts[:2])):
        said = (*spoken_terms(number), *(word for part in parts[2:] for word in _words(part)))
    whole = _words("".join(parts)) if len(parts) == 2 and _is_joined(*parts) else ()
    return (*said, *(word for word in whole if word not in said))


def _is_prefixed(first: str, second: str) -> bool:
    alike = second.islower() or first.isupper() or first in ("Co", "On")
    beginning = folded(first) in _prefixes() or folded(first) in _modifiers()
    return beginning and alike and _is_content(second)


def _is_content(word: str) -> bool:
    return word.isalpha() and len(word) > 2 and folded(word) not in stop_words()


def _is_joined(first: str, second: str) -> bool:
    return (
        first.isalpha()
        and second.isalpha()
        and second.islower()
        and folded(first) not in stop_words()
        and not is_spoken(first)
        and folded(second) not in _apart()
    )


def _plain(written: str) -> tuple[str, tuple[str, ...]]:
    word = written if written.isalpha() else _ENDING.sub("", written)
    if name := _of_name(word):
        return name, (spelt(name) or name,)
    form = folded(word)
    if form in stop_words():
        return form, ()
    found = spelt(form) or spelt(form := american(form)) or _singular(form)
    return folded(word), tuple(found.split())


def _of_name(word: str) -> str:
    return ".".join(word.lower()) if word in _CAPITALS - {"WHO"} else ""


def _singular(form: str) -> str:
    """One of several things called by letters and digits: F16s."""
    return form[:-1] if not form.isalpha() and re.fullmatch(r"[a-z]{1,3}\d+s", form) else form


@lru_cache(maxsize=1)
def _prefixes() -> frozenset[str]:
    return words("prefixes.txt")


@lru_cache(maxsize=1)
def _modifiers() -> frozenset[str]:
    return words("modifiers.txt")


@lru_cache(maxsize=1)
def _apart() -> frozenset[str]:
    return words("apart.txt")
