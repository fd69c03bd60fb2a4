"""An answer is short: what is likely in view, each line once, the rest folded and said so."""

import re
from functools import cache
from pathlib import Path

import pytest
from rich.console import Console

from index.formats.reading import default_article
from index.text.article import article_from_text
from qa.answering.answer import Answer
from qa.answering.reader import Reader
from qa.measuring.gold import read_gold
from qa.terminal.answers import rows_of
from qa.terminal.view import View
from qa.terminal.wrapping import lines_of

CONSOLE = Console(width=80, color_system=None)
SHORT = 8
LONG = 320  # characters: a passage of more fills the screen by itself


@cache
def gold_answers() -> tuple[Answer, ...]:
    reader = Reader([default_article()])
    golds = read_gold(Path(__file__).parents[1] / "gold.jsonl", default_article)
    return tuple(reader.ask(gold.question, gold.history, 3) for gold in golds)


def seen(answer: Answer, width: int = 80, **view: bool) -> list[str]:
    """The lines that a terminal shows."""
    rows = rows_of(answer, View(**view))  # type: ignore[arg-type]
    return [line.plain for row in rows for line in lines_of(row, width, CONSOLE)]


def test_a_single_answered_question_prints_eight_lines_at_most() -> None:
    single = [answer for answer in gold_answers() if not answer.carried]
    answered = [answer for answer in single if answer.status == "answered"]
    too_long = {
        answer.question: len(seen(answer))
        for answer in answered
        if len(answer.passages[0].text) <= LONG and len(seen(answer)) > SHORT
    }
    assert len(answered) > 50
    assert too_long == {}


def test_nothing_is_printed_twice() -> None:
    for answer in gold_answers():
        lines = [line for line in seen(answer, 10_000) if len(line) > 60]
        texts = [re.sub(r"^ +(?:before it|after it|sentence \d+): ", "", line) for line in lines]
        assert len(texts) == len(set(texts)), answer.question


def test_a_passage_stands_word_for_word_however_it_is_wrapped() -> None:
    for answer in gold_answers():
        for passage in answer.passages[:1]:
            for width in (20, 40, 80, 10_000):
                shown = " ".join(" ".join(seen(answer, width)).split())
                assert " ".join(passage.text.split()) in shown


def test_what_is_folded_is_counted_and_said_how_to_see() -> None:
    for answer in filter(lambda answer: answer.passages, gold_answers()):
        folded, whole = seen(answer), seen(answer, whole=True)
        shown = sum(line.startswith("[") for line in folded)
        every = sum(line.startswith("[") for line in whole)
        assert every == len(answer.passages)
        if shown < every:
            assert re.fullmatch(rf"{every - shown} more(, less likely)?: --top {every}", folded[-1])
        else:
            assert "more" not in folded[-1]


def test_what_is_unsure_shows_all_that_is_nearly_as_likely() -> None:
    unsure = [answer for answer in gold_answers() if answer.status == "unsure"]
    assert any(answer.near > 1 for answer in unsure)
    for answer in unsure:
        assert sum(line.startswith("[") for line in seen(answer)) == answer.near


def test_the_message_and_each_further_passage_say_how_certain_it_is() -> None:
    for answer in filter(lambda answer: answer.passages, gold_answers()):
        first = seen(answer, 10_000, whole=True)
        assert f"({answer.certainty}):" in first[0]
        for number, certainty in enumerate(answer.certainties[1:], 2):
            (cited,) = [line for line in first if line.startswith(f"[{number}] ")]
            assert cited.endswith(f", {certainty}")


LIST = (
    "Visiting the works\n\nThe works lie by the river.\n\nVisitors must bring:\n"
    "- a helmet\n- strong shoes\n- gloves\n- a lamp\n\nChildren stay at home.\n"
)


def test_a_list_stands_under_what_leads_to_it() -> None:
    article = article_from_text(LIST, id="list", source="list.txt")
    lines = seen(Reader([article]).ask("What must visitors bring?"))
    assert lines[1] == "Visitors must bring:"
    assert [line.strip() for line in lines[3:7]] == [
        "after it: - a helmet",
        "- strong shoes",
        "- gloves",
        "- a lamp",
    ]


def test_context_shows_the_words_that_the_passage_lacks() -> None:
    (answer,) = [Reader([default_article()]).ask("How many employees does Future Robotics have?")]
    for width in (60, 80, 200):
        (context,) = [line for line in seen(answer, width) if line.startswith("    before it: ")]
        assert "Future Robotics" in context


def test_small_talk_has_no_certainty() -> None:
    (line,) = seen(Reader([default_article()]).ask("thanks"))
    assert "in 100" not in line


@pytest.mark.parametrize("width", [20, 25, 40])
def test_narrow_terminals_get_all_words(width: int) -> None:
    answer = gold_answers()[0]
    assert max(map(len, seen(answer, width))) <= width


def test_articles_that_differ_are_both_in_view_and_it_is_told() -> None:
    texts = {"a": "The fee is 5 euros.", "b": "The fee is 7 euros.", "c": "Cats sleep."}
    articles = [article_from_text(t, id=name, source=f"{name}.txt") for name, t in texts.items()]
    lines = seen(Reader(articles).ask("How many euros is the fee?", top=3))
    assert "The articles do not say the same: “5 euros” in [1], “7 euros” in [2]." in lines
    assert {"The fee is 5 euros.", "The fee is 7 euros."} <= set(lines)


def test_of_many_places_some_are_named_and_the_others_counted() -> None:
    articles = [
        article_from_text(
            "Dogs bark.",
            id=f"{n}",
            source=f"{n}.txt",
        )
        for n in range(9)
    ]
    lines = seen(Reader(articles).ask("Do dogs bark?"))
    assert sum(line.startswith("    also ") for line in lines) == 3
    assert "    and in 5 more places, 5 articles" in lines
