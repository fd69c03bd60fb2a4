"""What a word of another language than English is searched as."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from Stemmer import Stemmer

from index.text.analysis import analysed
from index.text.cutting import is_unspaced
from index.text.folding import APOSTROPHES, folded
from index.text.languages import MARK, Language, language
from index.text.spellings import spelt

_JOINTS = re.compile(rf"[{APOSTROPHES}\-‐‑./\u00ad\s]+")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?!\d)")
_TENTHS = re.compile(r"(?<=\d),(?=\d)")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
# "11 km" answers who asks for "Kilometer".
_UNITS = frozenset({"km", "kg", "cm", "mm"})
_TURKISH = str.maketrans("Iİ", "ıi")


def analysed_in(code: str, written: str) -> tuple[str, tuple[str, ...]]:
    """The folded word and its terms: none for a word that carries grammar, two for "Mund-Art".

    Of "l'eau" the folded word is "eau": what is searched.
    """
    spoken = language(code)
    if is_unspaced(written[0]):
        form = "".join(unicodedata.normalize("NFKC", written).casefold().split())
        return form, () if form in spoken.idle else tuple(_unspaced_terms(form))
    if any(map(str.isnumeric, written)) or not any(map(str.isalpha, written)):
        return _number(written, spoken)
    parts = _parts(written, spoken)
    terms = tuple(_stem(part, spoken) + MARK for part in parts)
    return "".join(map(folded, parts)) or folded(written), terms


def _unspaced_terms(form: str) -> Iterator[str]:
    """The letter and the one behind it, and a Chinese letter alone, as it is nearly a word."""
    if len(form) > 1:
        yield form + MARK
    if _HAN.match(form):
        yield form[0] + MARK


def _number(written: str, spoken: Language) -> tuple[str, tuple[str, ...]]:
    """A number as in English, its unit a word of the language."""
    if not spoken.point_is_decimal:
        written = _THOUSANDS.sub(lambda found: found[0].replace(".", ""), written)
        written = _TENTHS.sub(".", written)
    form, said = analysed(written)
    return form, tuple(_stem(w, spoken) + MARK if w.isalpha() else w for w in said)


def _parts(written: str, spoken: Language) -> list[str]:
    """The words that a hyphen or an apostrophe joins, without those that are not searched for."""
    lowered = (written.translate(_TURKISH) if spoken.code == "tr" else written).lower()
    if lowered in spoken.idle:
        return []
    parts = [part for part in _JOINTS.split(lowered) if part]
    if any(len(part) == 1 for part in parts) and parts[0] not in spoken.idle:
        return ["".join(parts)]  # E-Mail, z.B.
    return [part for part in parts if part not in spoken.idle]


def _stem(word: str, spoken: Language) -> str:
    if word in _UNITS:
        word = spelt(word)
    if not spoken.algorithm:
        return folded(word)
    return folded(_stemmer(spoken.algorithm).stemWord(word))


@lru_cache(maxsize=64)
def _stemmer(algorithm: str) -> Stemmer:
    return Stemmer(algorithm, maxCacheSize=0)
