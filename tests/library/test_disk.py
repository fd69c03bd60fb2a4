"""A library on disk gives what the same articles give in memory."""

import random
from pathlib import Path

import numpy as np
import pytest
from library.libraries import ARTICLES, Shelf

from index.library.collection import Collection, terms_in
from qa.answering.reader import Reader

QUESTIONS = [
    "How long do cats sleep?",
    "How many minutes does the ferry take?",
    "What is the fee at the North pier?",
    "When does the pier close?",
    "Which kind of ships does the musem show?",
    "Who is the pilot?",
    "What is the date of the article?",
    "What is this about?",
]


def same(one: Collection, other: Collection) -> None:
    """Every sentence, its words, its neighbours and its counts are the same."""
    assert [(at.article.source, at.sentence, at.text) for at in one.lines] == [
        (at.article.source, at.sentence, at.text) for at in other.lines
    ]
    assert list(one.words) == list(other.words)
    for name in ("first", "last", "lead", "leads"):
        assert np.array_equal(getattr(one.outline, name), getattr(other.outline, name))
    assert (one.engine.size, one.languages) == (other.engine.size, other.languages)
    assert one.engine.mean_length == pytest.approx(other.engine.mean_length)
    terms = {term for words in other.words for term in terms_in(words)} | {"absent"}
    known = one.engine.document_frequencies(terms)
    assert {t: known.get(t, 0) for t in terms} == other.engine.document_frequencies(terms)
    for term in terms:
        assert one.engine.terms_starting(term[:3]) == other.engine.terms_starting(term[:3])
        assert one.engine.terms_like(term, 2) == other.engine.terms_like(term, 2)


def test_it_is_what_it_is_in_memory(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.update()
    same(shelf.open(), shelf.in_memory())


@pytest.mark.parametrize("question", QUESTIONS)
def test_its_answers_are_those_of_memory(question: str, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.update()
    assert Reader(shelf.open()).ask(question) == Reader(shelf.in_memory()).ask(question)


def test_an_article_says_all_that_it_says_in_memory(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.update()
    stored, memory = shelf.open(), shelf.in_memory()
    for one, other in zip(stored.articles, memory.articles, strict=True):
        names = ("id", "title", "source", "text", "dateline", "warnings", "author", "date")
        names += ("pages", "headings", "lines_are_whole", "sha256", "language")
        for name in names:
            assert getattr(one, name) == getattr(other, name)
        assert one.cut(3, 9) == other.text[3:9]
        assert list(stored.cited(one.source, one.sha256)) == [one]
        assert stored.rows_of(one) == memory.rows_of(other)
    assert list(stored.cited("elsewhere.txt", memory.articles[0].sha256)) == []


@pytest.mark.parametrize("seed", range(6))
def test_after_any_changes_it_is_what_it_would_be_new(seed: int, tmp_path: Path) -> None:
    chance, shelf = random.Random(seed), Shelf(tmp_path)
    shelf.update()
    for turn in range(4):
        path = chance.choice([*ARTICLES, "a new one.txt", "z.txt"])
        if (shelf.folder / path).exists() and chance.random() < 0.4:
            (shelf.folder / path).unlink()
        else:
            shelf.write(path, f"{chance.choice(list(ARTICLES.values()))}\n\nTurn {turn} is here.")
        changes = shelf.update()
        assert [*changes.added, *changes.changed, *changes.removed] == [path]
        same(shelf.open(), shelf.in_memory())


def test_a_text_of_many_pieces_is_cut_where_it_should(tmp_path: Path) -> None:
    text = "\n\n".join(f"Sentence {n} is “quoted” by ñandú {n * n}." for n in range(2_000))
    shelf = Shelf(tmp_path, {"long.txt": text})
    shelf.update()
    (article,) = shelf.open().articles
    assert article.text == text
    for start in range(0, len(text), 997):
        for size in (0, 1, 90, 20_000, 40_000):
            assert article.cut(start, start + size) == text[start : start + size]
