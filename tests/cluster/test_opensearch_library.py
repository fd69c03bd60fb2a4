"""A library in a real OpenSearch gives what the same articles give in memory."""

import os
import random
from dataclasses import replace
from pathlib import Path

import pytest
from cluster.shelves import ClusterShelf
from library.libraries import ARTICLES
from library.test_disk import QUESTIONS, same

from index.cluster import leases, sending, update
from index.cluster.connection import Cluster
from index.cluster.states import States
from index.errors import LibraryError
from qa.answering.reader import Reader

LONG = "\n\n".join(
    f"Part {part}\n\n"
    + " ".join(
        f"In year {year} the otters of river {part} ate {year * 7} fish." for year in range(9)
    )
    for part in range(12)
)


def test_opensearch_has_what_memory_has(filled: ClusterShelf) -> None:
    same(filled.opened(), filled.in_memory())


@pytest.mark.parametrize("question", QUESTIONS)
def test_opensearch_answers_as_memory_does(question: str, filled: ClusterShelf) -> None:
    assert Reader(filled.opened()).ask(question) == Reader(filled.in_memory()).ask(question)


@pytest.mark.parametrize("question", ["What is the fee?", "How long do cats sleep?"])
def test_opensearch_asks_only_what_is_meant(question: str, filled: ClusterShelf) -> None:
    for within in ("harbour/", "fees.txt"):
        found = Reader(filled.opened()).narrowed(within).ask(question)
        assert found == Reader(filled.in_memory()).narrowed(within).ask(question)


def test_opensearch_keeps_all_that_an_article_says(filled: ClusterShelf) -> None:
    stored, memory = filled.opened(), filled.in_memory()
    for one, other in zip(stored.articles, memory.articles, strict=True):
        for name in ("id", "title", "source", "text", "dateline", "headings", "sha256", "language"):
            assert getattr(one, name) == getattr(other, name)
        assert one.cut(3, 9) == other.text[3:9]
        assert list(stored.cited(one.source, one.sha256)) == [one]
        assert stored.rows_of(one) == memory.rows_of(other)
    assert list(stored.cited("elsewhere.txt", memory.articles[0].sha256)) == []
    paths = [entry.path for entry in sorted(stored.entries(), key=lambda entry: entry.path)]
    assert [one.path for one in stored.listed] == paths == sorted(ARTICLES)


def test_opensearch_keeps_articles_of_many_blocks_and_odd_names(shelf: ClusterShelf) -> None:
    shelf.write("long.txt", LONG)
    shelf.write("böse %41 名.txt", "The name of this file is odd. It holds a lot of otters.")
    (shelf.folder / os.fsdecode(b"\xff.txt")).write_text("No text is named so. It is there.")
    shelf.fill()
    same(shelf.opened(), shelf.in_memory())
    question = "How many fish did the otters of river 7 eat in year 8?"
    assert Reader(shelf.opened()).ask(question) == Reader(shelf.in_memory()).ask(question)


@pytest.mark.parametrize("seed", range(3))
def test_opensearch_is_after_any_changes_what_it_would_be_new(
    seed: int, shelf: ClusterShelf
) -> None:
    chance = random.Random(seed)
    shelf.fill()
    for turn in range(3):
        path = chance.choice([*ARTICLES, "a new one.txt", "z.txt"])
        if (shelf.folder / path).exists() and chance.random() < 0.4:
            (shelf.folder / path).unlink()
        else:
            shelf.write(path, f"{chance.choice(list(ARTICLES.values()))}\n\nTurn {turn} is here.")
        shelf.fill()
    same(shelf.opened(), shelf.in_memory())


# --- What is written meanwhile, or not to its end -------------------------------------------------


def test_opensearch_goes_on_asking_what_was_opened(shelf: ClusterShelf) -> None:
    shelf.fill()
    before, memory = shelf.opened(), shelf.in_memory()
    shelf.write("cats.txt", "Cats are gone. Dogs came.")
    shelf.fill()
    assert Reader(before).ask("How long do cats sleep?") == Reader(memory).ask(
        "How long do cats sleep?"
    )
    assert Reader(shelf.opened()).ask("How long do cats sleep?").status != "answered"


class StoppedError(Exception):
    """The user stopped it."""


def stop_after(files: int) -> update.Told:
    """Something that is told of files and stops at the one after so many."""
    left = iter(range(files))

    def told(read: int, total: int) -> None:
        if next(left, None) is None:
            raise StoppedError

    return told


def test_opensearch_answers_as_before_when_stopped_and_goes_on_later(
    shelf: ClusterShelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.fill()
    before = shelf.in_memory()
    for number in range(12):
        shelf.write(f"more/{number}.txt", f"Otter number {number} lives here. It eats fish.")
    monkeypatch.setattr(sending, "ARTICLES", 4)
    with pytest.raises(StoppedError):
        shelf.fill(told=stop_after(9))
    same(shelf.opened(), before)
    # What a batch sent of an article that it never ended.
    states = States(Cluster(shelf.address))
    (begun,) = states.unfinished()
    half = {"article": 9, "place": 0, "near": [0, 0, -1], "terms": "unheard"}
    states.cluster.client.index(index=begun.index, id="s9.0", routing="9", body=half)
    changes = shelf.fill()
    assert len(changes.added) == 8  # four were sent before it was stopped
    same(shelf.opened(), shelf.in_memory())
    assert shelf.opened().engine.document_frequencies(["unheard"])["unheard"] == 0
    assert len(states.all()) == 2  # the one that counts, and the one before


def test_opensearch_is_written_by_one_at_a_time(
    shelf: ClusterShelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.fill()
    shelf.write("more.txt", "There is more.")
    states = States(Cluster(shelf.address))
    current = states.current()
    assert current
    begun = states.begun(replace(current.head, whole=False, anew=False), current, 1, 0)
    monkeypatch.setattr(leases, "_self", lambda: f"process {os.getppid()} on elsewhere")
    leases.Lease(states, begun).note()
    with pytest.raises(LibraryError, match=r"is being written by another sayswhere \(process"):
        shelf.fill()
    states.noted(begun, until=0.0)
    assert shelf.fill().added == ["more.txt"]


def test_opensearch_again_sends_nothing(shelf: ClusterShelf) -> None:
    for path in shelf.folder.rglob("*.*"):
        os.utime(path, (1e9, 1e9))  # else it is too new to tell
    shelf.fill()
    before = shelf.opened().state
    assert shelf.fill().unchanged == len(ARTICLES)
    assert shelf.opened().state == before


def test_opensearch_is_built_anew(shelf: ClusterShelf, tmp_path: Path) -> None:
    shelf.fill()
    other = tmp_path / "other"
    other.mkdir()
    (other / "one.txt").write_text("Walruses swim in cold water.")
    with pytest.raises(LibraryError, match=r"is the library of .*docs, not of .*other"):
        update.update_cluster(other, shelf.address)
    update.update_cluster(other, shelf.address, rebuild=True)
    assert [one.path for one in shelf.opened().listed] == ["one.txt"]
