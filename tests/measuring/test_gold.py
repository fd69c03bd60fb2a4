"""Every gold question as a case of its own: through the library, and a part as a user asks."""

import json
from functools import cache
from pathlib import Path

import pytest
from command import sayswhere

from index.formats.reading import default_article
from index.text.article import Article
from qa.answering.reader import Reader
from qa.measuring.gold import GoldQuestion, read_gold

HERE = Path(__file__).parents[1]
FILES = [HERE / "gold.jsonl", *sorted((HERE / "articles").glob("*.gold.jsonl"))]
DECLINED = ("unsure", "not_found")

article = cache(default_article)
GOLD = [(path, gold) for path in FILES for gold in read_gold(path, article)]


@cache
def reader_of(article: Article) -> Reader:
    return Reader([article])


def name_of(path: Path, gold: GoldQuestion) -> str:
    asked = " / ".join([*gold.history, gold.question])
    return f"{path.name.partition('.')[0]}-{gold.kind}-{asked}"


def case_of(path: Path, gold: GoldQuestion) -> object:
    reason = gold.expected_failure
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
    return pytest.param(gold, id=name_of(path, gold), marks=marks)


@pytest.mark.parametrize("gold", [case_of(path, gold) for path, gold in GOLD])
def test_gold(gold: GoldQuestion) -> None:
    answer = reader_of(gold.article).ask(gold.question, gold.history)
    if gold.answerable:
        assert answer.passages, f"no passage; expected {gold.expected}"
        first = answer.passages[0]
        assert gold.relevance([first]) == (True,), f"{first.text!r}; expected {gold.expected}"
    else:
        assert answer.status in DECLINED, f"answered {answer.passages[0].text!r}"
    if gold.kind == "small talk":
        assert answer.passages == ()


# The first of each kind that is right today goes the user's way as well.
FIRST_OF_KIND = {
    gold.kind: gold
    for path, gold in reversed(GOLD)
    if path is FILES[0] and not gold.expected_failure
}


@pytest.mark.parametrize("kind", sorted(FIRST_OF_KIND))
def test_gold_through_the_command(kind: str) -> None:
    gold = FIRST_OF_KIND[kind]
    if gold.history:
        line = json.dumps({"question": gold.question, "history": gold.history})
        done = sayswhere("ask", "--batch", "-", stdin=line.encode())
    else:
        done = sayswhere("ask", "--json", "--", gold.question)
    assert done.stderr == ""
    answer = json.loads(done.stdout)
    assert done.returncode == (0 if answer["status"] == "answered" else 1)
    if gold.answerable:
        place = answer["passages"][0]["citation"]
        assert any(place["start"] <= start < place["end"] for start, _ in gold.spans)
    else:
        assert answer["status"] in DECLINED
