"""Small articles and a question each: answered with its sentence, or not answered at all."""

from typing import Any

import pytest
from cases import cases
from truths import offences

from index.text.article import article_from_text
from qa.answering.answer import Answer
from qa.answering.reader import Reader


def asked(case: dict[str, Any]) -> Answer:
    article = article_from_text(case["article"], id="a", source="a.txt")
    return Reader([article]).ask(case["question"], case.get("history", ()))


@pytest.mark.parametrize("case", cases("answering/answers.jsonl"))
def test_the_right_sentence_comes_first_and_is_an_answer(case: dict[str, Any]) -> None:
    answer = asked(case)
    assert case["right"] in answer.passages[0].text
    assert answer.status == "answered", answer.message


@pytest.mark.parametrize("case", cases("answering/false_premises.jsonl"))
def test_what_the_article_does_not_say_is_not_answered(case: dict[str, Any]) -> None:
    answer = asked(case)
    assert answer.status != "answered", answer.passages[0].text


def test_nothing_false_is_said_of_small_articles() -> None:
    answerable = [(*parameter.values, True) for parameter in cases("answering/answers.jsonl")]
    others = [(*parameter.values, None) for parameter in cases("answering/false_premises.jsonl")]
    found = [
        f"{case['question']}: {offence}"
        for case, known in (*answerable, *others)
        for offence in offences(asked(case), case["article"], known)
    ]
    assert not found, "\n".join(found)
