"""Sentences: a table of hard cases, and what holds for any text at all."""

import json
import re
import textwrap
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.formats.reading import default_article
from index.text import punkt
from index.text.sentences import sentences_of
from index.text.tongues import TONGUES, tongue_at

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "sentences.jsonl").read_text("utf-8").splitlines()
]


def split(text: str, start: int = 0) -> list[str]:
    return [text[found.start : found.end] for found in sentences_of(text, start)]


def parameters() -> list[Any]:
    return [
        pytest.param(
            case["text"],
            case["sentences"],
            id=case["kind"],
            marks=pytest.mark.xfail(strict=True, reason=case["expected_failure"])
            if "expected_failure" in case
            else (),
        )
        for case in CASES
    ]


@pytest.mark.parametrize(("text", "sentences"), parameters())
def test_hard_case(text: str, sentences: list[str]) -> None:
    assert split(text) == sentences


def test_the_table_covers_the_known_kinds() -> None:
    kinds = [case["kind"] for case in CASES]
    assert len(kinds) == len(set(kinds)), "every case has a name of its own"
    assert len(kinds) > 280


def test_the_seed_article() -> None:
    article = default_article()
    assert article.dateline
    found = sentences_of(article.text, article.dateline.end)
    texts = [article.text[sentence.start : sentence.end] for sentence in found]
    assert len(found) == 21
    assert found[-1].paragraph == 7
    assert texts[0].startswith("Shenzhen and Hong Kong have come together")
    assert texts[12].endswith("effectiveness of Shenzhen-Hong Kong cooperation.")
    assert texts[19].endswith("“one district, two parks.”")


@pytest.mark.parametrize("width", [50, 64, 72, 80, 100, 118])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_wrapping_changes_no_sentence(width: int, end: str) -> None:
    paragraphs = default_article().text.split("\n\n")
    wrapped = (2 * end).join(
        end.join(textwrap.wrap(paragraph, width, break_on_hyphens=False))
        for paragraph in paragraphs
    )
    one_line = [" ".join(sentence.split()) for sentence in split(wrapped)]
    assert one_line == split("\n\n".join(paragraphs))
    assert sentences_of(wrapped)[-1].paragraph == len(paragraphs)


def test_a_paragraph_a_line() -> None:
    lines = default_article().text.split("\n\n")
    found = sentences_of("\n".join(lines))
    assert [sentence.paragraph for sentence in found] == [
        sentence.paragraph for sentence in sentences_of("\n\n".join(lines))
    ]


def test_empty_lines_part_paragraphs() -> None:
    found = sentences_of("One. Two.\n\nThree.\r\n\r\nFour.\n \t \n\n\nFive.\u2029Six.")
    assert [sentence.paragraph for sentence in found] == [1, 1, 2, 3, 4, 5]


def test_the_body_begins_where_it_is_said_to() -> None:
    assert split("date 2023-08-31 The port closed. It reopened.", 15) == [
        "The port closed.",
        "It reopened.",
    ]
    assert sentences_of("One. Two.", 9) == ()


MARKS = list(".!?…。,:;\"'“”()[]-•«» \n\r\f\u2028\u2029\x1f\u00a0\ufeff")
WORDS = ["The", "He", "Dr", "Co", "U.S", "p.m", "Reyes", "said", "and", "3.89", "港口", "と"]
PIECES = [*MARKS, *WORDS, " ", "  ", "\n\n", "\r\n", "[1]", ". . . ", "1. ", "2. ", "a. ", "b. "]
# Letters alone would seldom make a boundary; these make many.
HARD_TEXT = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


@given(HARD_TEXT, st.integers(0, 20))
def test_any_text_is_covered_in_order(text: str, start: int) -> None:
    start = min(start, len(text))
    found = sentences_of(text, start)

    assert [sentence.number for sentence in found] == list(range(1, len(found) + 1))
    paragraphs = [sentence.paragraph for sentence in found]
    assert paragraphs == sorted(paragraphs)
    assert set(paragraphs) == set(range(1, max(paragraphs, default=0) + 1))
    end = start
    for sentence in found:
        assert not text[end : sentence.start].strip(), "only white space is left out"
        assert start <= end <= sentence.start < sentence.end <= len(text)
        passage = text[sentence.start : sentence.end]
        assert passage == passage.strip()
        end = sentence.end
    assert not text[end:].strip()


ADVERSARIAL = {
    "one line": "lorem ipsum dolor sit amet ",
    "no space": "x",
    "full stops": ".",
    "full stops apart": ". ",
    "quotes": '"',
    "stops and quotes": '."',
    "sentences in quotes": 'a." ',
    "exclamation marks apart": "! ",
    "wide stops": "。",
    "brackets": "([",
    "footnotes": ".[12]",
    "initials": "A. ",
    "questions to names": "?” Abc Abc Abc Abc ",
    "bullets": "• ",
    "numbers": "1. a ",
    "lines": "a\n",
    "words and stops": "x.",
    "white space": " ",
    "lost spaces": "xx.The",
    "single commas": ",",
    "combining marks": "\u0301",
    "bare numbers": "1. ",
    "bare letters": "a. ",
    "German letters": "z. B. ",
    "German ordinals": "am 3. Juni ",
    "Chinese quotations": "“港。”他说。",
    "straight quotes in Chinese": '。"と',
    "titles left open": "《！",
    "brackets with marks": "（！）",
    "quotes with marks": '"!',
    "titles in quotes": '"a! A ',
    "references left open": ".[",
    "links left open": ".](a",
    "emphasis": "。**",
    "unseen": "a.\u200b",
    "numbered lines": "1. a\n",
    "wide lines": "港" * 40 + "\n",
    "asides": '!" (a) ',
}


@pytest.mark.parametrize("unit", ADVERSARIAL.values(), ids=ADVERSARIAL)
def test_time_grows_with_length_alone(unit: str) -> None:
    sentences_of(unit * 100)
    short, long = (seconds_for(unit * (size // len(unit))) for size in (20_000, 160_000))
    # Eight times the text; a quadratic scan would take sixty-four times as long.
    assert long < 24 * short + 0.5


def seconds_for(text: str) -> float:
    begin = time.perf_counter()
    sentences_of(text)
    return time.perf_counter() - begin


@given(st.text(st.characters(categories=["L"]), min_size=2), st.text(min_size=1))
def test_words_kept_from_punkt_are_those_it_would_end_at(word: str, following: str) -> None:
    following = following.strip()
    if following and punkt.is_plain(word):
        assert punkt._punkt("en").text_contains_sentbreak(f"{word}. {following}")


def test_each_language_is_told_by_its_own_words() -> None:
    texts = {
        "en": "The ferry left at noon and it came back empty.",
        "de": "Die Fähre fuhr am Mittag ab und kam nach einer Stunde wieder.",
        "es": "La barca salió al mediodía y volvió sin los pasajeros.",
        "fr": "Le bac est parti à midi et il est revenu sans les passagers.",
    }
    assert {tongue: tongue_at(text, 0) for tongue, text in texts.items()} == {
        tongue: tongue for tongue in TONGUES
    }
    far = texts["en"] * 100 + texts["de"] * 100
    assert (tongue_at(far, 0), tongue_at(far, len(far) - 1)) == ("en", "de")
    assert tongue_at("港口关闭了。", 0) == "en", "which is taken where none is told"


def test_a_very_long_sentence_is_one() -> None:
    text = "and " * 20_000 + "so on"
    assert split(text) == [text]


def test_offsets_are_code_points() -> None:
    text = "🚢🚢 sank. Nobody drowned 🙂. It was May."
    assert [found.start for found in sentences_of(text)] == [
        found.start() for found in re.finditer(r"🚢🚢|Nobody|It", text)
    ]
