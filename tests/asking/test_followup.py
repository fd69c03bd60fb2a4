"""Follow-ups: what they take over, as data in followups.jsonl."""

from typing import Any

import pytest
from cases import cases

from qa.asking.heard import heard

NAMES = frozenset(
    [
        "macao",
        "hong",
        "kong",
        "shenzhen",
        "futur",
        "robot",
        "li",
        "luyang",
        "plan",
        "model",
        "b",
        "a",
        "big",
        "ben",
    ]
)
FOLLOWUPS = cases("asking/followups.jsonl")


@pytest.mark.parametrize("case", FOLLOWUPS)
def test_carried(case: dict[str, Any]) -> None:
    question = heard(case["question"], case["history"], NAMES.__contains__).question
    assert [word.text for word in question.carried] == case["carried"]
    assert question.kind == case.get("kind", question.kind)


@pytest.mark.parametrize("case", FOLLOWUPS)
def test_what_carries_words_has_a_question_before_it(case: dict[str, Any]) -> None:
    before = heard(case["question"], case["history"], NAMES.__contains__).before
    assert before or not case["carried"]
