"""The JSON answer: its keys and types, which other programs rely on."""

import json
from functools import cache
from typing import Any

import pytest

from index.formats.reading import default_article
from index.text.article import article_from_text
from qa.answering.answer import Answer
from qa.answering.reader import Reader
from qa.answering.thresholds import Thresholds
from qa.errors import QuestionError

ANSWER = {
    "question": str,
    "status": str,
    "confidence": float,
    "message": str,
    "missing": list,
    "carried": list,
    "passages": list,
    "answerable": float,
    "doubt": str,
}
PASSAGE = {
    "text": str,
    "score": float,
    "confidence": float,
    "citation": dict,
    "highlights": list,
    "why": list,
    "signals": list,
    "phrase": list | None,
    "context": list,
    "also": list,
}
CITATION = {
    "article": str,
    "source": str,
    "paragraph": int,
    "sentence": int,
    "start": int,
    "end": int,
    "sha256": str,
}

SHOW_ALL = Thresholds(answered=0.0, shown=0.0)

ASKED: dict[str, tuple[str, list[str]]] = {
    "answered": ("What has the announcement of the “Plan” injected?", []),
    "number": ("How many employees does Future Robotics have?", []),
    "date": ("When was this article published?", []),
    "follow-up": ("Who founded it?", ["Which company shows that the cooperation works?"]),
    "typo": ("who is Li Luyng?", []),
    "keywords": ("park", []),
    "near": ("What is the area of Macao?", []),
    "far": ("What is the capital of France?", []),
    "small talk": ("thanks", []),
    "nothing": ("", []),
    "marks": ("?!", []),
    "emoji": ("🙂🚢", []),
    "other script": ("深圳在哪里", []),
    "subject": ("What is this article about?", []),
    "lone surrogate": ("park \ud800", []),
    "control characters": ("park\x00\x07\n", []),
}


@cache
def reader() -> Reader:
    return Reader([default_article()])


def plain(answer: Answer) -> dict[str, Any]:
    """The answer as another program reads it."""
    read = json.loads(json.dumps(answer.as_json(), allow_nan=False))
    assert isinstance(read, dict)
    return read


def has_types(entry: dict[str, Any], types: dict[str, Any]) -> bool:
    """Whether every field is there; more may be added, none changes its meaning."""
    return all(isinstance(entry.get(name, ...), kind) for name, kind in types.items())


@pytest.mark.parametrize(("question", "history"), ASKED.values(), ids=ASKED)
def test_keys_and_types(question: str, history: list[str]) -> None:
    answer = plain(reader().ask(question, history))
    assert has_types(answer, ANSWER), answer
    assert answer["question"] == question
    assert answer["status"] in ("answered", "unsure", "not_found")
    assert all(isinstance(word, str) for word in answer["missing"] + answer["carried"])
    for passage in answer["passages"]:
        check_passage(passage)


def check_passage(passage: dict[str, Any]) -> None:
    assert has_types(passage, PASSAGE), passage
    for place in [passage["citation"], *passage["also"]]:
        assert has_types(place, CITATION), place
    for start, end in [*passage["highlights"], *filter(None, [passage["phrase"]])]:
        assert 0 <= start < end <= len(passage["text"])
    for name, share in [*passage["why"], *passage["signals"]]:
        assert isinstance(name, str)
        assert isinstance(share, float)
    for near in passage["context"]:
        check_passage(near)


@pytest.mark.parametrize(("question", "history"), ASKED.values(), ids=ASKED)
def test_another_program_can_cut_each_passage_itself(question: str, history: list[str]) -> None:
    text = default_article().text
    for passage in plain(reader().ask(question, history))["passages"]:
        place = passage["citation"]
        assert text[place["start"] : place["end"]] == passage["text"]
        assert place["sha256"] == default_article().sha256
        assert place["source"].endswith(place["article"] + ".txt")


@pytest.mark.parametrize(("question", "history"), ASKED.values(), ids=ASKED)
def test_what_is_answered_has_a_passage_and_its_confidence(
    question: str, history: list[str]
) -> None:
    answer = reader().ask(question, history)
    assert answer.passages or answer.status != "answered"
    assert [answer.confidence][: len(answer.passages)] == [
        passage.confidence for passage in answer.passages[:1]
    ]


@pytest.mark.parametrize("top", [1, 2, 5])
def test_so_many_passages_as_are_asked_for_no_sentence_twice(top: int) -> None:
    everything = Reader([default_article()], SHOW_ALL)
    answer = everything.ask("park Shenzhen Hong Kong", top=top)
    places = {passage.citation.sentence for passage in answer.passages}
    assert len(answer.passages) == len(places) == top
    scores = [passage.score for passage in answer.passages]
    assert scores == sorted(scores, reverse=True)


def test_the_first_passages_are_the_same_however_many_are_shown() -> None:
    question = "What has the announcement of the “Plan” injected?"
    few, many = reader().ask(question, top=1), reader().ask(question, top=5)
    assert few.passages == many.passages[:1]
    assert (few.confidence, few.status) == (many.confidence, many.status)


# --- Words, marks and messages -------------------------------------------------------------------


def test_highlights_are_the_matched_words_and_why_weighs_them() -> None:
    (first, *_) = reader().ask("How many employees come from orders?").passages
    marked = {first.text[start:end] for start, end in first.highlights}
    assert {"employees", "orders"} <= marked
    words, shares = zip(*first.why, strict=True)
    assert {"employees", "orders"} <= set(words)
    assert list(shares) == sorted(shares, reverse=True)
    assert sum(shares) <= 1.001


def test_missing_words_are_named_as_the_user_wrote_them() -> None:
    answer = reader().ask("What is the Budget of the zone?")
    assert answer.missing == ("Budget",)
    assert "“Budget”" in answer.message


def test_a_slip_of_the_keyboard_is_not_missing() -> None:
    assert reader().ask("who is Li Luyng?").missing == ()


@pytest.mark.parametrize("question", ["What is the km² of Odby?", "Who paid 3,000,000?"])
def test_a_missing_word_is_named_once(question: str) -> None:
    article = article_from_text("Dogs sail free to Odby. Who paid?", id="a", source="a.txt")
    missing = Reader([article]).ask(question).missing
    assert len(missing) == len(set(missing)) == 1


@pytest.mark.parametrize(("question", "history"), ASKED.values(), ids=ASKED)
def test_the_message_is_one_plain_line(question: str, history: list[str]) -> None:
    message = reader().ask(question, history).message
    assert message.strip() == message != ""
    assert "\n" not in message


def test_a_question_longer_than_a_page_is_refused_in_words() -> None:
    with pytest.raises(QuestionError, match="ask about one thing"):
        reader().ask("park " * 2_000)


def test_no_articles_answer_nothing() -> None:
    answer = Reader([]).ask("Where is the park?")
    assert (answer.status, answer.passages, answer.missing) == ("not_found", (), ("park",))


# --- The article itself --------------------------------------------------------------------------


def test_the_articles_date_is_its_dateline() -> None:
    (passage,) = reader().ask("When was this article published?").passages
    assert passage.text.startswith("date 2023-08-31")
    assert passage.citation.sentence == 0


def test_what_an_article_is_about_is_how_it_begins() -> None:
    answer = reader().ask("What is this article about?", top=2)
    assert [passage.citation.sentence for passage in answer.passages] == [1, 2]
    assert answer.status == "answered"


def test_what_an_article_is_about_is_no_heading() -> None:
    article = article_from_text("Of dogs\n\nDogs bark. They bite.", id="a", source="a.txt")
    answer = Reader([article]).ask("What is this article about?", top=1)
    assert [passage.text for passage in answer.passages] == ["Dogs bark."]
