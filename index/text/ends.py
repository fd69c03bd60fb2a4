"""Where sentences end in a stretch of prose: the marks, what closes with them, what follows."""

import re
from collections.abc import Iterator

from index.text.punkt import ends_sentence, is_abbreviation, opens_sentences

_OPENING = re.escape("\"'“‘«‹„‚([{「『（【《¿¡*_—–$€£#-")
_CLOSING = re.escape("\"'”’»›)]}」』）】》")

_MARKS, _WIDE = ".!?…", "。！？｡।॥؟۔"

# A possible end: its marks, what closes with it (quotes, brackets, footnote numbers), the gap.
# Every mark's first character stands in one class, which the scan looks for in a tight loop.
_END = re.compile(
    rf"(?P<mark>[{_MARKS}{_WIDE}]"
    rf"(?:(?<=\.)(?:[ \xa0]\.){{2,}}+|(?<=[{_MARKS}])[{_MARKS}]*+|[{_WIDE}]*+))"
    rf"(?P<close>(?:[{_CLOSING}]|[ \xa0\u202f][»›]|[“‘](?=\s)|\[\d{{1,3}}\]|[¹²³⁰⁴-⁹])*+)"
    r"(?P<gap>\s*+)"
)
# Longer than abbreviations and names; looking no further keeps the scan linear.
_REACH = 40
_NEXT = re.compile(rf"[\s{_OPENING}]{{0,{_REACH}}}+(?P<word>[^\s\"'”’»)\]}},;:!?]{{1,{_REACH}}})")

# “Is it over?” Smith asked.
_SPEECH = (
    r"(?:said|says|asked|asks|replied|added|told|wrote|writes|cried|shouted|exclaimed|answered"
    r"|wondered|yelled|recalled|joked|continued|insisted|explained)"
)
_SPEAKER = re.compile(rf"(?:[A-Z][\w.’'-]{{0,{_REACH}}}\s+){{1,4}}{_SPEECH}\b")
_NAMES_WITH_MARK = frozenset({"Yahoo", "Jeopardy"})

_ONLY_A_NUMBER = re.compile(r"\W{0,3}(?:\d{1,3}|[A-Za-z]|[ivxIVX]{2,4})[.)]{1,2}")
_ONLY_A_TIME = re.compile(r"(?:At|By|Around|About|Before|After|Until|Since|From)(?:\s+\S+){1,2}")

# "… and bought 1,000.That is": a lost space, not an address or a program's name.
_GLUED_WORD = re.compile(r"[\"“‘(]?(?:[A-Za-z’-]*[a-z]{2}|\d[\d,]*)")
_GLUED_NEXT = re.compile(r"(?P<word>[A-Z][a-z]*)(?P<stop>\.?)(?=[\s,’'])")

# 「はい。」と: the sentence around the quote goes on.
_HIRAGANA = re.compile(r"[ぁ-ゟ]")


def ends_of(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Where a sentence ends within `text[begin:end]`, and where the next one begins.

    The end of the stretch itself is not among them. Offsets count code points of `text`.
    """
    without_capitals = text[begin:end].islower()
    for found in _END.finditer(text, begin, end):
        if found.end() < end and _ends_here(text, begin, end, found, without_capitals):
            yield found.end("close"), found.end()
            begin = found.end()


def _ends_here(
    text: str, begin: int, end: int, found: re.Match[str], without_capitals: bool
) -> bool:
    mark = found["mark"]
    if mark[0] in _WIDE:
        return not (found["close"] and _HIRAGANA.match(text, found.end()))
    if not found["gap"]:
        return _lost_its_space(text, begin, found)
    following = _NEXT.match(text, found.end(), end)
    if not following:
        return False
    word = following["word"]
    if word.islower() and not without_capitals:
        return False
    if "!" in mark or "?" in mark:
        return not _is_within(text, begin, end, found, word)
    if mark == ".":
        return _full_stop_ends(text, begin, found, word)
    return _ellipsis_ends(text, found, word)


def _is_within(text: str, begin: int, end: int, found: re.Match[str], following: str) -> bool:
    """Whether a question or exclamation mark belongs to a quote or a name."""
    if found["close"]:
        return not opens_sentences(following) and bool(_SPEAKER.match(text, found.end(), end))
    name = _word_before(text, begin, found) in _NAMES_WITH_MARK
    return name and not opens_sentences(following)


def _ellipsis_ends(text: str, found: re.Match[str], following: str) -> bool:
    """An ellipsis of four stops ends a sentence; one apart or in brackets left words out."""
    if not following[0].isupper():
        return False
    before = text[found.start() - 1]
    apart = before.isspace() or found["mark"].startswith(". ") or before in "[("
    # "I" has its capital anywhere, so it shows nothing.
    opens = following != "I" and opens_sentences(following)
    return found["mark"].count(".") > 3 or not apart or opens


def _full_stop_ends(text: str, begin: int, found: re.Match[str], following: str) -> bool:
    word = _word_before(text, begin, found)
    if found.end("mark") - begin <= _REACH:
        so_far = text[begin : found.end("mark")]
        if _ONLY_A_NUMBER.fullmatch(so_far) or _ONLY_A_TIME.fullmatch(so_far):
            return False
    # What closes before the full stop is no abbreviation: "the Gulf (U.A.E.). Later".
    if not word or not (word[-1].isalnum() or word[-1] in ".°"):
        return True
    return ends_sentence(word.lstrip("\"'“‘«([{"), following)


def _word_before(text: str, begin: int, found: re.Match[str]) -> str:
    before = text[max(begin, found.start() - _REACH) : found.start()]
    return before.rsplit(None, 1)[-1] if before and not before[-1].isspace() else ""


def _lost_its_space(text: str, begin: int, found: re.Match[str]) -> bool:
    following = _GLUED_NEXT.match(text, found.end())
    if not following or not _GLUED_WORD.fullmatch(_word_before(text, begin, found)):
        return False
    word = following["word"]
    return is_abbreviation(word) if following["stop"] else opens_sentences(word)
