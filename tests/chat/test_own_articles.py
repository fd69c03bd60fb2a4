"""An article of a visitor's own: for the visit, within limits, and nobody else's."""

import base64
import gc
import weakref
from concurrent.futures import ThreadPoolExecutor, as_completed
from itertools import islice
from pathlib import Path
from threading import Event

import pytest
from fpdf import FPDF

from index.formats.reading import default_article
from qa.answering.answer import Answer
from qa.answering.reader import Reader
from qa.chat import own_articles
from qa.chat.conversation import Conversation
from qa.chat.conversation_html import conversation_html
from qa.chat.events import Events
from qa.chat.feedback import GoldFile
from qa.chat.own_articles import LARGEST, LARGEST_FILE, LEAST, WAITING
from qa.chat.sources import Sources


def rich_text(text: str) -> bytes:
    """A file in a format that is not plain text."""
    return f"{{\\rtf1 {text}}}".encode()


@pytest.fixture
def events() -> Events:
    """The controls of a chat about the article that ships with the program."""
    return Events(Sources(Reader([default_article()])))


def bring(events: Events, text: str | bytes) -> Conversation:
    """What a visitor sees who brings an article."""
    content = text.encode() if isinstance(text, str) else text
    data = base64.b64encode(content).decode()
    return events.act({}, {"act": "own", "name": "sponge.txt", "data": data})


def test_an_own_article_answers(events: Events) -> None:
    brought = bring(events, "Sponges live in the sea. They filter water.")
    (answer,) = events.ask(brought.memory, "Where do sponges live?").replies
    assert "Sponges live in the sea." in str(answer)


def test_an_own_pdf_answers_with_its_page(events: Events) -> None:
    document = FPDF()
    document.set_font("helvetica", size=12)
    for fact in ("Corals build reefs.", "Sponges live in the sea."):
        document.add_page()
        document.multi_cell(0, 6, fact)
    brought = bring(events, bytes(document.output()))
    (answer,) = events.ask(brought.memory, "Where do sponges live?").replies
    assert isinstance(answer, Answer)
    assert answer.passages[0].text == "Sponges live in the sea."
    assert answer.passages[0].citation.page == 2


def test_nobody_reads_it_without_its_name(events: Events) -> None:
    memory = bring(events, "Sponges live in the sea.").memory
    assert events.conversation({}).sources is events.served
    assert "no longer held" in events.ask({**memory, "own": "another"}, "Where?").notice
    assert "no longer held" in events.ask({**memory, "own": True}, "Where?").notice


def test_it_is_gone_when_its_page_is_left(events: Events) -> None:
    brought = bring(events, "Sponges live in the sea.")
    held = weakref.ref(brought.sources)
    memory = brought.memory
    events.own.leave(memory["own"])
    assert "reload the page" in events.ask(memory, "Where?").notice
    del brought
    gc.collect()
    assert held() is None


def test_what_was_asked_about_it_is_remembered_for_when_it_is_brought_again(
    events: Events,
) -> None:
    memory = events.ask(bring(events, "Sponges live in the sea.").memory, "Where?").memory
    events.own.leave(memory["own"])
    assert events.ask(memory, "Who?").memory == memory
    assert events.look(memory).memory == memory


def test_without_it_one_goes_back_to_the_article_served(events: Events) -> None:
    memory = bring(events, "Sponges live in the sea.").memory
    events.own.leave(memory["own"])
    back = events.act(memory, {"act": "served"})
    assert (back.sources, back.notice) == (events.served, "")


def test_it_is_gone_when_another_takes_its_place(events: Events) -> None:
    first = bring(events, "Sponges live in the sea.").memory
    data = base64.b64encode(b"Corals live in the sea.").decode()
    events.act(first, {"act": "own", "name": "coral.txt", "data": data})
    assert "no longer held" in events.ask(first, "Where?").notice


def test_going_back_finds_the_conversation_about_the_article_served(events: Events) -> None:
    asked = events.ask({}, "What separates the two parks?").memory
    own = bring(events, "Sponges live in the sea.").memory
    back = events.act(own, {"act": "served", "back": {"memory": asked}})
    assert back.sources is events.served
    assert [turn.question for turn in back.turns] == ["What separates the two parks?"]
    assert "no longer held" in events.ask(own, "Where?").notice


def test_a_conversation_put_aside_brings_its_own_article_again(events: Events) -> None:
    asked = events.ask(bring(events, "Sponges live in the sea.").memory, "Where?")
    served = events.act(asked.memory, {"act": "served"})
    data = base64.b64encode(b"Sponges live in the sea.").decode()
    kept = {"memory": asked.memory, "article": {"name": "sponge.txt", "data": data}}
    back = events.act(served.memory, {"act": "back", "back": kept})
    assert back.sources.own
    assert (back.turns, back.aside) == (asked.turns, True)


def test_without_its_article_it_cannot_come_back_and_nothing_is_lost(events: Events) -> None:
    own = bring(events, "Sponges live in the sea.").memory
    served = events.ask(events.act(own, {"act": "served"}).memory, "What separates them?")
    told = events.act(served.memory, {"act": "back", "back": {"memory": own}})
    assert "no longer held" in told.notice
    assert (told.turns, told.aside) == (served.turns, False)


def test_a_reloaded_page_brings_it_again(events: Events) -> None:
    memory = bring(events, "Sponges live in the sea.").memory
    asked = events.ask(memory, "Where do sponges live?")
    events.own.leave(memory["own"])
    data = base64.b64encode(b"Sponges live in the sea.").decode()
    saved = {"memory": asked.memory, "article": {"name": "sponge.txt", "data": data}}
    again = events.restore(saved)
    assert again.sources.own
    assert again.turns == asked.turns


def test_it_is_forgotten_when_nobody_asks_about_it_for_long(
    events: Events, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = bring(events, "Sponges live in the sea.").memory
    assert not events.ask(memory, "Where?").notice
    monkeypatch.setattr(own_articles, "UNUSED", -1)
    assert "no longer held" in events.ask(memory, "Where?").notice


def test_it_is_forgotten_though_nobody_ever_asks_again(
    events: Events, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_articles, "UNUSED", 0.1)
    forgotten = Event()
    weakref.finalize(bring(events, "Sponges live in the sea.").sources, forgotten.set)
    for _ in range(300):  # what points at itself waits for the garbage collection
        gc.collect()
        if forgotten.wait(0.1):
            return
    pytest.fail("it is still held")


def test_all_together_have_only_so_much_room(
    events: Events, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_articles, "TOGETHER", 3 * LEAST)
    memories = [bring(events, f"Sponge {number} lives.").memory for number in range(3)]
    assert not events.ask(memories[0], "Where?").notice
    large = bring(events, "Sponges live in the sea. " * (LEAST // 20)).memory
    for gone in memories[1:]:
        assert "no longer held" in events.ask(gone, "Where?").notice
    assert not events.ask(large, "Where?").notice
    assert not events.ask(memories[0], "Where?").notice


def test_one_is_read_at_a_time_and_few_wait(
    events: Events, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, most, done = [0], [0], Event()

    def slow(*arguments: object) -> Reader:
        reading[0] += 1
        most[0] = max(most[0], reading[0])
        done.wait(10)
        reading[0] -= 1
        return Reader([default_article()])

    monkeypatch.setattr(own_articles, "Reader", slow)
    with ThreadPoolExecutor(WAITING + 2) as visitors:
        brought = [visitors.submit(bring, events, "Sponges.") for _ in range(WAITING + 2)]
        refused = [one.result().notice for one in islice(as_completed(brought), 2)]
        done.set()
        assert all("in a moment" in notice for notice in refused)
    assert sum(bool(one.result().sources.own) for one in brought) == WAITING
    assert most == [1]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty"),
        (b"x" * (LARGEST + 1), "1,000,000 bytes"),
        (b"A. " * 100_000, "40,000 lines and sentences"),
        (b"half a " * 100_001, "200,000 words"),
        (b"%PDF-1.7" + b"x" * LARGEST_FILE, "20,000,000 bytes"),
        (rich_text("Sponges. " * 120_000), "1,000,000 bytes of text"),
        (b"%PDF-1.7 cut off", "is a PDF that is broken or cut off"),
        (b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 20, "is a program"),
    ],
    ids=[
        "empty",
        "too large",
        "too many sentences",
        "words",
        "PDF too large",
        "much text",
        "cut",
        "binary",
    ],
)
def test_what_is_no_article_is_refused_and_the_next_question_works(
    events: Events, content: bytes, told: str
) -> None:
    refused = bring(events, content)
    assert told in refused.notice
    assert refused.sources is events.served
    assert events.ask(refused.memory, "What separates the two parks?").turns


@pytest.mark.parametrize("data", [None, 7, "é", "=", "%%%%"])
def test_what_did_not_arrive_is_refused(events: Events, data: object) -> None:
    assert events.act({}, {"act": "own", "name": None, "data": data}).notice


def test_it_can_be_switched_off(events: Events) -> None:
    refused = bring(Events(events.served, uploads=False), "Sponges live in the sea.")
    assert "switched off" in refused.notice


def test_no_verdict_stores_a_part_of_it(tmp_path: Path, events: Events) -> None:
    collecting = Events(events.served, GoldFile(tmp_path / "gold.jsonl"))
    memory = bring(collecting, "Sponges live in the sea.").memory
    asked = collecting.ask(memory, "Where do sponges live?")
    assert "thumbs" not in conversation_html(asked, collecting=True)
    collecting.act(asked.memory, {"act": "up", "turn": 0})
    assert (tmp_path / "gold.jsonl").read_text() == ""
