"""Confidence: a probability, the same on every run, and higher where a user would trust more."""

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from texts import QUESTIONS, TEXTS, weighed_of

from index.formats.reading import default_article, read_article
from qa.answering.reader import Reader
from qa.weighing.confidence import Confidence, confidence

ROOT = Path(__file__).parents[2]
OTHER = ROOT / "tests" / "articles" / "glass-sponge-story.txt"


@cache
def reader() -> Reader:
    return Reader([default_article()])


@cache
def reader_of_another() -> Reader:
    return Reader([read_article(OTHER)])


# --- A probability -------------------------------------------------------------------------------


@settings(max_examples=60)
@given(TEXTS, QUESTIONS)
def test_confidence_of_anything_is_a_probability(text: str, question: str) -> None:
    sure = confidence(weighed_of(question, text))
    assert 0 <= sure.overall <= sure.answerable <= 1


def test_confidence_is_the_product_of_its_factors() -> None:
    sure = Confidence(on_topic=0.9, fits=0.8, right=0.5)
    assert sure.answerable == pytest.approx(0.72)
    assert sure.overall == pytest.approx(0.36)


@pytest.mark.parametrize("question", ["Who founded the company?", "park", "How large is the zone?"])
def test_passages_are_never_surer_than_the_first(question: str) -> None:
    answer = reader().ask(question, top=6)
    sure = [passage.confidence for passage in answer.passages]
    assert len(sure) > 1
    assert sure == sorted(sure, reverse=True)
    assert 0 <= sure[-1] <= sure[0] == answer.confidence <= answer.answerable <= 1


# --- What users rely on --------------------------------------------------------------------------

IN_ITS_WORDS = [
    "What has the announcement of the “Plan” injected?",
    "How many square kilometers does the Hong Kong Park cover?",
    "Which land ports serve as the main docking points?",
    "What share of orders comes from the international market?",
    "It focuses on which three key directions?",
]
OFF_TOPIC = [
    "What is the capital of France?",
    "How do I bake sourdough bread?",
    "Who wrote Pride and Prejudice?",
    "What causes a solar eclipse?",
    "best pizza in naples",
]


@pytest.mark.parametrize("off_topic", OFF_TOPIC)
@pytest.mark.parametrize("question", IN_ITS_WORDS)
def test_off_topic_is_less_sure_than_the_articles_own_words(question: str, off_topic: str) -> None:
    far, near = reader().ask(off_topic), reader().ask(question)
    assert far.confidence < near.confidence
    assert far.answerable < near.answerable


@pytest.mark.parametrize("question", IN_ITS_WORDS)
def test_the_articles_own_words_are_answered(question: str) -> None:
    assert reader().ask(question).status == "answered"


@pytest.mark.parametrize("question", OFF_TOPIC)
def test_off_topic_is_not_answered_and_what_is_missing_named(question: str) -> None:
    answer = reader().ask(question)
    assert answer.status != "answered"
    assert answer.missing


@pytest.mark.parametrize(
    ("known", "strange"),
    [
        ("Who founded Future Robotics?", "Who founded Future Walrus?"),
        ("How many employees are there?", "How many unicorns are there?"),
        ("What separates the two parks?", "What separates the two volcanoes?"),
        ("Which land ports serve as docking points?", "Which opera houses serve as landmarks?"),
    ],
)
def test_a_word_that_the_article_lacks_makes_an_answer_less_likely(
    known: str, strange: str
) -> None:
    assert reader().ask(strange).answerable < reader().ask(known).answerable


@pytest.mark.parametrize(
    "question",
    [
        "Who founded Future Walrus?",
        "How many unicorns are there?",
        "Which opera houses serve as landmarks?",
        "What separates the two volcanoes?",
    ],
)
def test_what_is_asked_of_a_thing_never_mentioned_is_not_answered(question: str) -> None:
    assert reader().ask(question).status != "answered"


@pytest.mark.parametrize("question", IN_ITS_WORDS)
def test_another_article_is_less_sure(question: str) -> None:
    elsewhere = reader_of_another().ask(question)
    assert elsewhere.confidence < reader().ask(question).confidence
    assert elsewhere.status != "answered"


# --- The same on every run -----------------------------------------------------------------------

SCRIPT = """
import json, sys
from qa import open_articles
reader = open_articles(meaning=False)
for question in json.loads(sys.argv[1]):
    print(json.dumps(reader.ask(question, ["Who founded Future Robotics?"]).as_json()))
"""
ASKED = [*IN_ITS_WORDS, "what is the totla area of the coopertion zone", "How old is he?", "park"]
HANGS = 60  # seconds after which a test gives up waiting


def asking_with_hash_seed(seed: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT, json.dumps(ASKED)],
        env={**os.environ, "PYTHONHASHSEED": seed},
        cwd=ROOT,
        stdout=subprocess.PIPE,
    )


def test_two_processes_answer_alike_to_the_last_digit() -> None:
    with asking_with_hash_seed("1") as one, asking_with_hash_seed("2") as other:
        of_one, of_other = (process.communicate(timeout=HANGS)[0] for process in (one, other))
    assert of_one == of_other
    assert len(of_one.splitlines()) == len(ASKED)


def test_two_readers_and_two_askings_answer_alike() -> None:
    fresh = Reader([default_article()])
    for question in [*ASKED, *reversed(ASKED)]:
        assert fresh.ask(question) == reader().ask(question)
