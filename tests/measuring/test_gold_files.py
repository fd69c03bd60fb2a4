"""The gold questions themselves: each answer in one place, unique, and of every kind.

What reading them refuses (no list, no text, not in the article) is tested where they are read.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parents[1]
SEED = HERE.parent / "seeds" / "hetao-cooperation-zone.txt"
GOLD = [HERE / "gold.jsonl", *sorted((HERE / "articles").glob("*.gold.jsonl"))]
KEYS = {"question", "answer", "kind"}
OPTIONAL = {
    *("expected_failure", "history", "article"),
    *("expected_failure_with_meaning", "needs"),
}
UNANSWERABLE = {"near", "far", "small talk"}

SEED_MINIMA = {
    "own words": 26,
    "other words": 30,
    "keywords": 8,
    "typo": 8,
    "date": 5,
    "number": 5,
    "name": 5,
    "place": 5,
    "reason": 5,
    "follow-up": 12,
    "near": 20,
    "far": 12,
    "small talk": 8,
    "asked in Chinese": 10,
    "asked in Spanish": 5,
}
ARTICLE_MINIMA = {
    "own words": 3,
    "other words": 5,
    "keywords": 2,
    "typo": 2,
    "date": 1,
    "number": 1,
    "name": 1,
    "place": 1,
    "reason": 2,
    "follow-up": 3,
    "near": 6,
    "far": 4,
}

# Articles in other languages, each with ten questions that it answers.
LANGUAGE_MINIMA = {"near": 3, "far": 1}
LANGUAGES = ("besucherordnung-stadtmuseum", "tranvia-de-valdeluna", "yunxi-chuncha")

each_file = pytest.mark.parametrize("path", GOLD, ids=lambda path: path.name)


def entries(path: Path) -> list[dict[str, Any]]:
    # Not splitlines(): a line separator inside a string would cut a line in two.
    lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    return [json.loads(line) for line in lines]


def article_text(path: Path, entry: dict[str, Any]) -> str:
    article = path.parent / entry["article"] if "article" in entry else SEED
    return article.read_bytes().decode("utf-8")


@each_file
def test_no_key_is_misspelt(path: Path) -> None:
    for entry in entries(path):
        assert KEYS <= entry.keys() <= KEYS | OPTIONAL, entry
        assert entry["kind"] in SEED_MINIMA, entry


@each_file
def test_answers_are_verbatim_and_in_one_place(path: Path) -> None:
    for entry in entries(path):
        text = article_text(path, entry)
        for answer in entry["answer"]:
            assert text.count(answer) == 1, (entry["question"], answer)


@each_file
def test_kind_agrees_with_the_rest(path: Path) -> None:
    for entry in entries(path):
        assert ("history" in entry) == (entry["kind"] == "follow-up"), entry
        if entry["kind"] in UNANSWERABLE:
            assert entry["answer"] == [], entry
        elif entry["kind"] != "follow-up":
            assert entry["answer"], entry


@each_file
def test_questions_are_unique(path: Path) -> None:
    asked = [(entry["question"].casefold(), *entry.get("history", [])) for entry in entries(path)]
    assert [question for question, times in Counter(asked).items() if times > 1] == []


@each_file
def test_every_kind_is_asked_often_enough(path: Path) -> None:
    other = LANGUAGE_MINIMA if path.name.startswith(LANGUAGES) else ARTICLE_MINIMA
    minima = SEED_MINIMA if path.name == "gold.jsonl" else other
    kinds = Counter(entry["kind"] for entry in entries(path))
    assert {kind: kinds[kind] for kind, least in minima.items() if kinds[kind] < least} == {}
