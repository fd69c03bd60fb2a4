"""Terms: what is found by what, spelt in other ways, and what holds for any text."""

import unicodedata
from time import process_time
from typing import Any

import pytest
from cases import cases
from hypothesis import given
from hypothesis import strategies as st

from index.text.terms import stem, terms_of, tokens_of, words_of

SAME_WORDS = cases("text/same_words.jsonl")
SAME = [
    # Numbers and units.
    ("40%", "40 percent"),
    ("40 %", "40 percentage"),
    ("40 per cent", "40%"),
    ("3,000,000 people", "3 million people"),
    ("three million", "3 million"),
    ("2.5bn", "2.5 billion"),
    ("2bn", "2 billion"),
    ("1,500", "1500"),
    ("ten thousand", "10,000"),
    ("twenty-five", "25"),
    ("3.89 km²", "3.89 square kilometres"),
    ("3.89 sq. km", "3.89 km2"),
    ("5 m²", "5 square meters"),
    ("25km", "25 km"),
    ("$ 5", "dollars 5"),
    ("12 °C", "12 degrees C"),
    ("the second park", "the 2nd park"),
    ("the 1990s", "the 1990's"),
    ("the 1990s", "1990"),
    ("２０２３", "2023"),
    # Names.
    ("the U.K.", "UK"),
    ("the U.S.", "the US"),
    ("the EU's plan", "the EU plan"),
    ("the US's plan", "the US plan"),
    ("Shenzhen's parks", "Shenzhen parks"),
    ("Shenzhen’s parks", "Shenzhen parks"),
    ("the developers’ plan", "the developer plan"),
    ("O'Brien", "OBrien"),
    ("Sept. 3", "September 3"),
    # Letters.
    ("café naïve", "cafe naive"),
    ("cafe\u0301", "café"),
    ("Straße", "STRASSE"),
    ("ﬁnance", "finance"),
    ("ＡＢＣ", "abc"),
    ("İstanbul", "istanbul"),
    ("CO₂", "CO2"),
    ("МОСКВА", "Москва"),
    # Word forms and spellings.
    ("developed developing develops", "develop develop develop"),
    ("universities", "university"),
    ("the centre of colour", "the center of color"),
    ("I can't", "I can’t"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_spellings_are_searched_alike(one: str, other: str) -> None:
    assert terms_of(one) == terms_of(other)


@pytest.mark.parametrize("case", SAME_WORDS)
def test_what_means_the_same_is_searched_alike_and_what_does_not_apart(case: Any) -> None:
    one, other = set(terms_of(case["one"])), set(terms_of(case["other"]))
    assert one
    assert other
    assert (one == other) is case["same"]


@pytest.mark.parametrize("case", cases("text/found_by.jsonl"))
def test_a_word_is_found_by_its_parts_and_its_other_forms(case: Any) -> None:
    found = set(terms_of(case["text"]))
    for part in case["found_by"]:
        assert set(terms_of(part)) & found, part
    for other in case.get("not_by", []):
        assert not set(terms_of(other)) & found, other


DIFFERENT = [
    ("the US", "us"),
    ("IT", "it"),
    ("the UN", "un"),
    ("3.89", "389"),
    ("1.5 million", "15 million"),
    ("R&D", "RD"),
    ("university", "universal park"),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_things_are_searched_apart(one: str, other: str) -> None:
    assert terms_of(one) != terms_of(other)


PARTS = [
    ("R&D centers", ["R", "D", "center"]),
    ("Guangdong-Hong Kong-Macao", ["Guangdong", "Hong Kong", "Macao"]),
    ("one-time", ["time"]),
    ("1990–2000", ["1990", "2000"]),
    ("2023-08-31", ["2023", "31"]),
    ("“Plan,” which", ["plan"]),
    ("深圳河套", ["深圳", "河套"]),
    ("AI深圳2035", ["AI", "深圳", "2035"]),
    ("位于河。", ["位于", "位于河"]),
    ("COVID-19", ["covid", "19"]),
]


@pytest.mark.parametrize(("text", "parts"), PARTS)
def test_each_part_is_findable(text: str, parts: list[str]) -> None:
    for part in parts:
        assert set(terms_of(part)) <= set(terms_of(text))
        assert terms_of(part)


NOTHING_TO_SEARCH = [
    "",
    "   ",
    "?!…—",
    "🙂🚢",
    "the of and it",
    "Who is it? When was that? How many are there?",
    "What's this? Where's that?",
    "\x00\x07\u200b",
]


@pytest.mark.parametrize("text", NOTHING_TO_SEARCH)
def test_stop_words_question_words_and_marks_are_not_searched(text: str) -> None:
    assert terms_of(text) == []


def test_tokens_keep_their_places_and_the_stop_words() -> None:
    text = "The park’s area is 3.89 km²."
    found = [(text[k.start : k.end], k.folded) for k in tokens_of(text)]
    assert found == [
        ("The", "the"),
        ("park’s", "park"),
        ("area", "area"),
        ("is", "is"),
        ("3.89", "3.89"),
        ("km²", "km2"),
    ]


def test_stems_are_those_of_the_english_snowball() -> None:
    words = ["robotics", "cooperation", "developer", "cities", "running", "generously"]
    assert [stem(word) for word in words] == [
        "robot",
        "cooper",
        "develop",
        "citi",
        "run",
        "generous",
    ]


# Letters alone would seldom make a number, a unit or an initial; these make many.
HARD_TEXT = st.one_of(
    st.text(),
    st.text(alphabet="0123456789.,'’sSUAé²½\u0301%$°٣IVk m港İ"),
    st.text(alphabet="019ACFaekv-+#/:&−½$ .\u00ad\u200b\n深圳河"),
    st.lists(
        st.sampled_from([case.values[0][side] for case in SAME_WORDS for side in ("one", "other")])
    ).map(" ".join),
)


@given(HARD_TEXT)
def test_tokens_of_any_text_stand_in_order_without_overlap(text: str) -> None:
    end = 0
    for token in tokens_of(text):
        assert end <= token.start < token.end <= len(text)
        assert token.folded
        assert all(token.terms)
        end = token.end
    assert terms_of(text) == [term for token in tokens_of(text) for term in token.terms]


@given(HARD_TEXT)
def test_words_are_the_tokens_without_their_places(text: str) -> None:
    words, tokens = words_of(text), tokens_of(text)
    assert [(w.folded, w.terms) for w in words] == [(k.folded, k.terms) for k in tokens]


def test_a_word_written_twice_is_one_object() -> None:
    first, _, second = words_of("parks and parks")
    assert first is second


@given(HARD_TEXT, HARD_TEXT)
def test_terms_of_two_paragraphs_are_those_of_each(one: str, other: str) -> None:
    assert terms_of(f"{one}\n\n{other}") == terms_of(one) + terms_of(other)


ASCII_WORDS = st.lists(st.text(alphabet="abcdefgABCDEFG", min_size=3, max_size=9), max_size=8)


@given(ASCII_WORDS)
def test_case_and_accents_change_nothing(words: list[str]) -> None:
    text = " ".join(words)
    assert terms_of(text.upper()) == terms_of(text.lower()) == terms_of(text)
    accented = text.replace("e", "é").replace("a", "å")
    for form in ("NFC", "NFD"):
        assert terms_of(unicodedata.normalize(form, accented)) == terms_of(text)


@given(st.integers(0, 10**12))
def test_a_number_is_found_with_and_without_its_commas(number: int) -> None:
    assert terms_of(f"{number:,} people") == terms_of(f"{number} people")


ENDLESS = [
    "a" + "\u0301" * 320_000,
    "1" + ",1" * 5_000,
    "x" * 400,
    "é" * 30_000,
    " " * 8_000,
    "9" * 30_000,
    "1" + " 000" * 3_000 + "0",
    "two hundred and " * 1_500,
    "twenty-" * 3_000,
    "March 5 " * 3_000,
    "a-\n" * 3_000 + " \t" * 3_000,
    "A." * 3_000,
    "half a " * 3_000,
    "深" * 20_000,
    "a\u00ad\n" * 3_000,
]


@pytest.mark.parametrize("text", ENDLESS, ids=lambda text: ascii(text[:9]))
def test_no_text_takes_more_time_than_its_length(text: str) -> None:
    words_of(text)
    start = process_time()
    assert len(words_of(text)) == len(tokens_of(text))
    assert process_time() - start < 2  # the longest takes a twentieth of it
