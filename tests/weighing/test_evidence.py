"""The evidence: what each signal sees, as data in signals.jsonl, and what holds for any text."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import pytest
from cases import cases, failing
from hypothesis import given, settings
from hypothesis import strategies as st

from index.engines.memory import Engine
from index.errors import ArticleError
from index.library.collection import Collection
from index.text.article import article_from_text
from index.text.terms import terms_of
from qa.asking.kinds import Kind
from qa.asking.question import Word, question_of, with_carried
from qa.weighing.candidates import CANDIDATES, candidates
from qa.weighing.kin import Kin
from qa.weighing.match import CARRIED_WEIGHT, Match
from qa.weighing.model import EXPLAINED, SIGNALS, contributions, evidence, signal_values, weights
from qa.weighing.rarity import CEILING, is_common, rarity
from qa.weighing.window import Notes

SIGNAL_CASES = cases("weighing/signals.jsonl")


@cache
def notes_of(text: str) -> Notes:
    return Notes(Collection([article_from_text(text, id="a", source="a.txt")]))


def match_of(question: str, text: str) -> Match:
    """The question against every sentence of a text, candidate or not."""
    notes = notes_of(text)
    return Match(notes, question_of(question, notes.names), np.arange(len(notes.collection)))


def row_of(part: str, text: str) -> int:
    """The number, from 0, of the only sentence that holds some words."""
    lines = notes_of(text).collection.lines
    (row,) = (row for row, line in enumerate(lines) if part in line.text)
    return row


# --- Signals -------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", SIGNAL_CASES)
def test_signal(case: dict[str, Any]) -> None:
    values = SIGNALS[case["signal"]](match_of(case["question"], case["text"]))
    better, worse = (row_of(case[side], case["text"]) for side in ("better", "worse"))
    assert values[better] > values[worse]


def test_every_signal_has_a_case() -> None:
    assert set(SIGNALS) == {case.values[0]["signal"] for case in SIGNAL_CASES}


WHERE_ASKED = [name for name in SIGNALS if " where " in name]


@pytest.mark.parametrize("name", WHERE_ASKED)
def test_what_is_not_asked_for_weighs_nothing(name: str) -> None:
    text = "Odby’s largest park, called Rex, opened in 1998 by Lise Dahl because of 12 km of rain."
    assert SIGNALS[name](match_of("park rain", text)).tolist() == [0.0]


def test_numbers_and_names_that_the_question_gives_answer_nothing() -> None:
    text = "Then Odby sold 12 parks. Then Norr sold 15 parks."
    for name, question in [
        ("numbers where how many is asked", "How many of the 12 parks?"),
        ("names where who is asked", "Who came to Odby?"),
    ]:
        assert SIGNALS[name](match_of(question, text)).tolist() == [0.0, 1.0]


WORDS = (
    "The walrus ferry ferries sailed 1998 It Odby Dahl because by in not 12 km ? . However called "
    "the green park parks 港口 İ ½ developer developed"
)
PROSE = st.lists(st.sampled_from([*WORDS.split(), ".", ".", "\n\n"]), min_size=1, max_size=50)
TEXT = st.one_of(PROSE.map(" ".join), st.text(max_size=150))
QUESTION = st.one_of(PROSE.map(" ".join), st.text(max_size=40))


@given(TEXT, QUESTION)
def test_signals_of_any_text_are_numbers(text: str, question: str) -> None:
    try:
        values = signal_values(match_of(question, text))
    except ArticleError:
        return
    assert values.shape[1] == len(SIGNALS)
    assert np.isfinite(values).all()
    assert np.isfinite(evidence(values)).all()


SHARES = [
    n for n in SIGNALS if n.endswith("cover") or n.startswith(("cover ", "head ", "relative"))
]


@given(TEXT, QUESTION)
def test_shares_lie_between_0_and_1(text: str, question: str) -> None:
    try:
        match = match_of(question, text)
    except ArticleError:
        return
    for name in SHARES:
        assert (SIGNALS[name](match) >= -1e-9).all(), name
        assert (SIGNALS[name](match) <= 1 + 1e-9).all(), name


SENTENCES = [
    "The walrus ferry sailed in 1998.",
    "It is green.",
    "Odby grew by 12 km.",
    "However, nobody came.",
    "The ferry was not built by Lise Dahl.",
    "Is the park green?",
    "Parks are called gardens.",
]
PARAGRAPHS = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join),
    min_size=1,
    max_size=6,
)


@settings(max_examples=60)
@given(
    PARAGRAPHS, st.randoms(), st.sampled_from(["Who built the green ferry?", "1998", "why odby"])
)
def test_the_order_of_paragraphs_changes_no_evidence(
    paragraphs: list[str], chance: Any, question: str
) -> None:
    shuffled = chance.sample(paragraphs, len(paragraphs))
    of_both = [_evidence_by_sentence(each, question) for each in (paragraphs, shuffled)]
    for one, other in zip(*of_both, strict=True):
        assert one == pytest.approx(other)


def _evidence_by_sentence(paragraphs: list[str], question: str) -> list[list[float]]:
    """The evidence for each sentence, paragraph by paragraph in an order of their own."""
    match = match_of(question, "\n\n".join(paragraphs))
    found: dict[int, list[float]] = {}
    for row, score in enumerate(evidence(signal_values(match))):
        found.setdefault(int(match.notes.paragraph[row]), []).append(float(score))
    keys = [(paragraphs[number], of_it) for number, of_it in found.items()]
    return [of_it for _, of_it in sorted(keys)]


@given(TEXT, QUESTION, st.integers(1, 3))
def test_asking_twice_weighs_the_same(text: str, question: str, times: int) -> None:
    try:
        one, other = (signal_values(match_of(question, text)) for _ in range(2))
    except ArticleError:
        return
    assert (one == other).all()


def test_carried_words_weigh_half_of_own_ones() -> None:
    notes = notes_of("The walrus came. The ferry left.")
    plain = question_of("ferry")
    carrying = with_carried(plain, [Word("walrus", "walrus")], Kind.OTHER)
    match = Match(notes, carrying, np.arange(2))
    assert match.general.tolist() == [rarity("ferri"), CARRIED_WEIGHT * rarity("walrus")]


# --- The model -----------------------------------------------------------------------------------


def test_the_weights_have_the_names_of_the_signals() -> None:
    table = json.loads((files("qa.weighing") / "data" / "weights.json").read_text("utf-8"))
    assert list(table) == list(SIGNALS)
    assert weights().tolist() == list(table.values())


def test_contributions_are_what_sets_a_candidate_apart() -> None:
    values = signal_values(match_of("Who built the ferry?", " ".join(SENTENCES)))
    best = int(np.argmax(evidence(values)))
    told = contributions(values, best)
    sizes = [abs(share) for _, share in told]
    assert 0 < len(told) <= EXPLAINED
    assert sizes == sorted(sizes, reverse=True)
    for name, share in told:
        column = values[:, list(SIGNALS).index(name)] * weights()[list(SIGNALS).index(name)]
        assert share == pytest.approx(column[best] - column.mean(), abs=1e-3)


def test_a_lone_candidate_is_set_apart_by_nothing() -> None:
    assert contributions(signal_values(match_of("ferry", "The ferry left.")), 0) == ()


# --- Candidates ----------------------------------------------------------------------------------


@given(TEXT, QUESTION)
def test_candidates_are_distinct_sentences(text: str, question: str) -> None:
    try:
        notes = notes_of(text)
    except ArticleError:
        return
    rows = candidates(notes, question_of(question)).tolist()
    assert len(rows) == len(set(rows)) <= CANDIDATES
    assert set(rows) <= set(range(len(notes.collection)))


CANDIDATE_TEXT = "Dogs bark. They bite.\n\nThe walrus came.\n\nHe constructed it.\n\nCats meow."


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("walruses", [2]),  # its words
        ("walrsu", [2]),  # its letters
        ("What did he build?", [3]),  # as articles say it
        ("bark", [0, 1]),  # and what stands beside it in the paragraph
        ("Who is it?", []),
        ("zebra", []),
    ],
)
def test_candidates_share_something_or_stand_beside_what_does(
    question: str, rows: list[int]
) -> None:
    assert candidates(notes_of(CANDIDATE_TEXT), question_of(question)).tolist() == rows


def test_a_sentence_is_not_its_own_neighbour() -> None:
    notes = notes_of("Dogs bark. The walrus came. Cats meow.\n\nThe walrus came.")
    assert candidates(notes, question_of("walrus")).tolist()[0] == 1


def test_equal_candidates_come_in_reading_order_and_no_more_than_there_is_room_for() -> None:
    rows = candidates(notes_of("The walrus came. " * (CANDIDATES + 9)), question_of("walrus"))
    assert rows.tolist() == list(range(CANDIDATES))


# --- Kin -----------------------------------------------------------------------------------------


def kin_of(words: str) -> Kin:
    return Kin(Engine([terms_of(words)]))


FAMILIES = [
    ("developers", "redeveloped", False),
    ("scientist", "scientific", True),
    ("organisation", "organizations", True),
    ("contact", "contract", False),
    ("employer", "employees", True),
    ("port", "portrait", False),
    ("car", "carpet", False),
    ("walrus", "ferry", False),
    ("1998", "1999", False),
    ("park", "parks", False),  # the same word already
    ("succeed", "success", True),
    failing("a beginning says nothing of the meaning", "contract", "contrast", False),
]


@pytest.mark.parametrize(("asked", "held", "related"), FAMILIES)
def test_families_share_most_of_their_beginning(asked: str, held: str, related: bool) -> None:
    (term,) = terms_of(asked)
    assert kin_of(held).family(term) == (tuple(terms_of(held)) if related else ())


SLIPS = [
    ("huangang", "huanggang", True),  # one letter lost
    ("shenzen", "shenzhen", True),
    ("luyng", "luyang", True),
    ("hteao", "hetao", True),
    ("karvonne", "karvonen", True),  # two letters swapped
    ("karvonnen", "karvonen", True),  # one letter doubled
    ("karwonin", "karvonen", True),  # two slips in a long word
    ("luyyng", "luyang", True),
    ("luxong", "luyang", False),  # two slips in a short word
    ("garvonen", "karvonen", False),  # another first letter
    ("lyg", "luyg", False),  # too short to tell
    ("contract", "contrasts", False),  # a word of its own
    ("2017", "2018", False),
]


@pytest.mark.parametrize(("typed", "meant", "mended"), SLIPS)
def test_slips_of_the_keyboard_are_mended(typed: str, meant: str, mended: bool) -> None:
    (term,) = terms_of(typed)
    assert kin_of(meant).mended(term) == (tuple(terms_of(meant)) if mended else ())


def test_a_word_of_the_article_is_never_mended() -> None:
    assert kin_of("karvonen karvonnen").mended("karvonen") == ()


@given(st.text("abgl", min_size=1, max_size=12), st.lists(st.text("abgl", min_size=1, max_size=12)))
def test_kin_are_words_of_the_article_and_answers_stay_the_same(
    term: str, words: list[str]
) -> None:
    kin = Kin(Engine([words]))
    for found in (kin.family(term), kin.mended(term)):
        assert set(found) <= set(words) - {term}
    assert (kin.family(term), kin.mended(term)) == (kin.family(term), kin.mended(term))


def test_rarity_is_positive_and_tells_common_words_from_rare_ones() -> None:
    assert 0 < rarity("hous") < rarity("walrus") <= rarity("shenzhenqqq") <= CEILING
    assert rarity("1998") == rarity("7")
    assert is_common("hous")
    assert not is_common("shenzhenqqq")
