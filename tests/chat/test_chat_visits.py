"""An article of a visitor's own: for the visit, within limits, and nobody else's."""

import base64
from pathlib import Path

import pytest

from index.formats.reading import default_article
from qa.answering.reader import Reader
from qa.chat.deeds import Deeds
from qa.chat.feedback import GoldFile
from qa.chat.reading import Reading
from qa.chat.view import View, conversation
from qa.chat.visits import LARGEST, MOST, Visits


@pytest.fixture
def deeds() -> Deeds:
    """The controls of a chat about the article that ships with the program."""
    return Deeds(Visits(Reading(Reader([default_article()]))))


def bring(deeds: Deeds, text: str | bytes, visit: str = "mine") -> View:
    """What a visitor sees who brings an article."""
    content = text.encode() if isinstance(text, str) else text
    data = base64.b64encode(content).decode()
    return deeds.act(visit, {}, {"act": "own", "name": "sponge.txt", "data": data})


def test_an_own_article_answers(deeds: Deeds) -> None:
    view = bring(deeds, "Sponges live in the sea. They filter water.")
    view = deeds.ask("mine", view.memory, "Where do sponges live?")
    (answer,) = view.reading.answers(view.turns)
    assert "Sponges live in the sea." in str(answer)


def test_nobody_else_reads_it(deeds: Deeds) -> None:
    view = bring(deeds, "Sponges live in the sea.")
    assert deeds.view("other", {}).reading is deeds.visits.served
    assert "no longer held" in deeds.ask("other", view.memory, "Where?").notice


def test_it_is_gone_with_the_visit(deeds: Deeds) -> None:
    view = bring(deeds, "Sponges live in the sea.")
    deeds.visits.leave("mine")
    assert "reload the page" in deeds.ask("mine", view.memory, "Where?").notice


def test_a_reloaded_page_brings_it_again(deeds: Deeds) -> None:
    view = bring(deeds, "Sponges live in the sea.")
    view = deeds.ask("mine", view.memory, "Where do sponges live?")
    data = base64.b64encode(b"Sponges live in the sea.").decode()
    article = {"name": "sponge.txt", "data": data}
    again = deeds.restore("reloaded", {"memory": view.memory, "article": article})
    assert (again.reading.own, again.turns) == (True, view.turns)


def test_only_so_many_are_held(deeds: Deeds) -> None:
    views = [bring(deeds, f"Sponge {number} lives.", str(number)) for number in range(MOST + 1)]
    assert "no longer held" in deeds.ask("0", views[0].memory, "Where?").notice
    assert not deeds.ask("1", views[1].memory, "Where?").notice


@pytest.mark.parametrize(
    "content",
    [b"", b"x" * (LARGEST + 1), b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 20],
    ids=["empty", "too large", "binary"],
)
def test_what_is_no_article_is_refused_and_the_next_question_works(
    deeds: Deeds, content: bytes
) -> None:
    view = bring(deeds, content)
    assert view.notice
    assert view.reading is deeds.visits.served
    assert deeds.ask("mine", view.memory, "What separates the two parks?").turns


@pytest.mark.parametrize("data", [None, 7, "é", "=", "%%%%"])
def test_what_did_not_arrive_is_refused(deeds: Deeds, data: object) -> None:
    assert deeds.act("mine", {}, {"act": "own", "name": None, "data": data}).notice


def test_it_can_be_switched_off(deeds: Deeds) -> None:
    view = bring(Deeds(deeds.visits, uploads=False), "Sponges live in the sea.")
    assert "switched off" in view.notice


def test_no_verdict_stores_a_part_of_it(tmp_path: Path, deeds: Deeds) -> None:
    collecting = Deeds(deeds.visits, GoldFile(tmp_path / "gold.jsonl"))
    view = bring(collecting, "Sponges live in the sea.")
    view = collecting.ask("mine", view.memory, "Where do sponges live?")
    assert "thumbs" not in conversation(view, collecting=True)
    collecting.act("mine", view.memory, {"act": "up", "turn": 0})
    assert (tmp_path / "gold.jsonl").read_text() == ""
