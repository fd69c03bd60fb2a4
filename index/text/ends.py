"""Where sentences end in a stretch of prose: the marks, what closes with them, what follows."""

import re
from collections.abc import Iterator

from index.text.ordinals import is_ordinal
from index.text.punkt import ends_sentence, is_abbreviation, is_plain, opens_sentences
from index.text.quoting import (
    has_aside,
    in_quoted_title,
    in_title,
    is_spoken_by_name,
    opens_next,
    quotation_goes_on,
)
from index.text.tongues import TONGUES, differs_by_tongue, tongue_at

# They take no room: joiners, direction marks, a byte order mark left in the middle.
_UNSEEN = "\u00ad\u200b-\u200f\u2060\ufeff"
# A line may break at these, as at a space.
_BREAKS = ("\u200b", "\ufeff", "&nbsp;", "&#160;")
_OPENING = re.escape("\"'“‘«‹„‚([{「『（【《〈¿¡*_~`—–$€£#-") + _UNSEEN
_CLOSING = re.escape("\"'”’»›)]}」』）】》〉") + _UNSEEN

_MARKS, _WIDE = ".!?…．", "。！？｡।॥؟۔։።။។"
# [12] [a] [citation needed] [3]:45
_REFERENCE = r"\[(?![.…])[^\[\]\n]{1,40}\](?::\d{1,4}(?:[–-]\d{1,4})?)?"
_EMPHASIS = rf"(?:(?<=[{_WIDE}])[*_]{{1,3}}+|[*_~`]{{1,3}}+(?!\w))"
# Where a Markdown link ends, and what HTML leaves behind.
_MARKUP = r"\]\([^()\s]{1,300}\)|</\w{1,10}>|&(?:nbsp|#160|quot|rdquo|rsquo|raquo);"

# A possible end: its marks, what closes with it (quotes, brackets, footnote numbers), the gap.
# Every mark's first character stands in one class, which the scan looks for in a tight loop.
_END = re.compile(
    rf"(?P<mark>[{_MARKS}{_WIDE}]"
    rf"(?:(?<=\.)(?:[ \xa0]\.){{2,}}+|(?<=[{_MARKS}])[{_MARKS}]*+|[{_WIDE}]*+))"
    rf"(?P<close>(?:{_MARKUP}|[{_CLOSING}]|[ \xa0\u202f][»›]|[“‘](?=\s)|(?P<reference>{_REFERENCE})"
    rf"|{_EMPHASIS}|[¹²³⁰⁴-⁹])*+)"
    r"(?P<gap>\s*+)"
)
# Longer than abbreviations and names; looking no further keeps the scan linear.
_REACH = 40
_NEXT = re.compile(rf"[\s{_OPENING}]{{0,{_REACH}}}+(?P<word>[^\s\"'”’»)\]}},;:!?]{{1,{_REACH}}})")

_NAMES_WITH_MARK = frozenset({"Yahoo", "Jeopardy"})

# l'art. 5
_ELIDED = re.compile(r"^\w{1,5}['’](?=\w\w)")
# Bahnhofstr. 12
_STREET = re.compile(r"\w{2,}str", re.IGNORECASE)

_ONLY_A_NUMBER = re.compile(r"\W{0,3}(?:\d{1,3}|[A-Za-z]|[ivxIVX]{2,4})[.)]{1,2}")
_ONLY_A_TIME = re.compile(r"(?:At|By|Around|About|Before|After|Until|Since|From)(?:\s+\S+){1,2}")

# "… and bought 1,000.That is": a lost space, not an address or a program's name.
_GLUED_WORD = re.compile(r"[\"“‘(]?(?:[A-Za-z’-]*[a-z]{2}|\d[\d,]*)")
_GLUED_NEXT = re.compile(r"(?P<word>[A-Z][a-z]*)(?P<stop>\.?)(?=[\s,’'])")

# Chinese and Japanese set no spaces, so a mark there needs none after it.
_HAN = r"[\u3005\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_HAN_BEFORE = re.compile(_HAN)
_HAN_AFTER = re.compile(rf"[“‘「『《〈（(]?{_HAN}")


def ends_of(
    text: str, begin: int, end: int, tongue: str | None = None
) -> Iterator[tuple[int, int]]:
    """Where a sentence ends within `text[begin:end]`, and where the next one begins.

    The end of the stretch itself is not among them. Offsets count code points of `text`. `tongue`
    is the language of all of it; without one, what stands around an end tells.
    """
    without_capitals = text[begin:end].islower()
    for found in _END.finditer(text, begin, end):
        if found.end() >= end:
            return
        if _is_wide(text, begin, found):
            cut = _wide_cut(text, begin, end, found)
        elif _ends_here(text, begin, end, found, without_capitals, tongue):
            cut = found.end("close"), found.end()
        else:
            cut = None
        if cut:
            yield cut
            begin = cut[1]


def _is_wide(text: str, begin: int, found: re.Match[str]) -> bool:
    """Whether a mark is of the kind that no space follows, or ends Chinese as that kind does."""
    mark = found["mark"]
    if mark[0] in _WIDE:
        return True
    if found.start() == begin or not _HAN_BEFORE.match(text, found.start() - 1):
        return False
    alone = mark in (".", "．") or "!" in mark or "?" in mark
    return alone and bool(_HAN_AFTER.match(text, found.end()))


def _wide_cut(text: str, begin: int, end: int, found: re.Match[str]) -> tuple[int, int] | None:
    start, stop = found.span("mark")
    if in_title(text, begin, end, (start, stop)):
        return None
    if in_quoted_title(text, begin, end, (start, found.end("close"))):
        return None
    if opens_next(text, begin, found):
        return found.end("mark"), found.end("mark")
    if found["close"] and quotation_goes_on(text, begin, found):
        return None
    return found.end("close"), found.end()


def _ends_here(
    text: str,
    begin: int,
    end: int,
    found: re.Match[str],
    without_capitals: bool,
    tongue: str | None,
) -> bool:
    common = tongue or TONGUES[0]
    if not found["gap"] and not found["close"].endswith(_BREAKS):
        return _lost_its_space(text, begin, found, common)
    following = _NEXT.match(text, found.end(), end)
    if not following:
        return False
    word = following["word"]
    if _goes_on(word, without_capitals) or not (found["gap"] or word[0].isupper()):
        return False
    mark = found["mark"]
    if "!" in mark or "?" in mark:
        return not _is_within(text, begin, end, found, word, common)
    if mark in (".", "．"):
        return _full_stop_ends(text, begin, found, word, tongue)
    return _ellipsis_ends(text, found, word, common)


def _goes_on(word: str, without_capitals: bool) -> bool:
    """Whether a word begins no sentence: a small letter, or "&" as in "Com. & Adm."."""
    return word[0] == "&" or (word.islower() and not without_capitals)


def _is_within(
    text: str, begin: int, end: int, found: re.Match[str], following: str, tongue: str
) -> bool:
    """Whether a question or exclamation mark belongs to a quote or a name."""
    if in_quoted_title(text, begin, end, (found.start(), found.end("close"))):
        return True
    if found["close"]:
        if has_aside(text, found.end(), end):
            return True
        return not opens_sentences(following, tongue) and is_spoken_by_name(text, found.end(), end)
    name = _word_before(text, begin, found) in _NAMES_WITH_MARK
    return name and not opens_sentences(following, tongue)


def _ellipsis_ends(text: str, found: re.Match[str], following: str, tongue: str) -> bool:
    """An ellipsis of four stops ends a sentence; one apart or in brackets left words out."""
    if not following[0].isupper():
        return False
    before = text[found.start() - 1]
    apart = before.isspace() or found["mark"].startswith(". ") or before in "[("
    # "I" has its capital anywhere, so it shows nothing.
    opens = following != "I" and opens_sentences(following, tongue)
    return found["mark"].count(".") > 3 or not apart or opens


def _full_stop_ends(
    text: str, begin: int, found: re.Match[str], following: str, tongue: str | None
) -> bool:
    word = _word_before(text, begin, found)
    if found.end("mark") - begin <= _REACH:
        so_far = text[begin : found.end("mark")]
        if _ONLY_A_NUMBER.fullmatch(so_far) or _ONLY_A_TIME.fullmatch(so_far):
            return False
    # What closes before the full stop is no abbreviation: "the Gulf (U.A.E.). Later".
    if not word or not (word[-1].isalnum() or word[-1] in ".°"):
        return True
    if tongue == "de" and following[0].isdigit() and _STREET.fullmatch(word):
        return False
    if is_plain(word, tongue):
        return True
    bare = word.lstrip("\"'“‘«([{*_")
    ordinal = bare.isdigit() and is_ordinal(_word_before(text, begin, found, 2), bare, following)
    if tongue is not None:
        bare = _ELIDED.sub("", bare)
    else:
        differs = ordinal or differs_by_tongue(bare, following)
        tongue = tongue_at(text, found.start()) if differs else TONGUES[0]
    return not (ordinal and tongue == "de") and ends_sentence(bare, following, tongue)


def _word_before(text: str, begin: int, found: re.Match[str], back: int = 1) -> str:
    """The word right before a mark, or as many words back as said; empty where there is none."""
    before = text[max(begin, found.start() - _REACH) : found.start()]
    words = before.rsplit(None, back)[-back:]
    return words[0] if len(words) == back and not before[-1].isspace() else ""


def _lost_its_space(text: str, begin: int, found: re.Match[str], tongue: str) -> bool:
    before = _word_before(text, begin, found)
    if found["reference"] and before[-2:].islower():
        return text[found.end()].isupper()
    following = _GLUED_NEXT.match(text, found.end())
    if not following or not _GLUED_WORD.fullmatch(before):
        return False
    word = following["word"]
    # "ITEM 23.A": a letter after a number is a part of it.
    if len(word) == 1 and before[-1].isdigit():
        return False
    if following["stop"]:
        return is_abbreviation(word, tongue)
    return opens_sentences(word, tongue)
