"""Every gold question as a case of its own: through the library, and a part as a user asks."""

import json
from functools import cache
from pathlib import Path

import pytest
from command import sayswhere

from index.formats.reading import default_article
from index.meaning.extra import installed_encoder
from index.text.article import Article
from qa.answering.reader import Reader
from qa.measuring.gold import read_gold
from qa.measuring.gold_question import GoldQuestion
from qa.weighing.model import Known

HERE = Path(__file__).parents[1]
FILES = [HERE / "gold.jsonl", *sorted((HERE / "articles").glob("*.gold.jsonl"))]
DECLINED = ("unsure", "not_found")

article = cache(default_article)
GOLD = [(path, gold) for path in FILES for gold in read_gold(path, article)]


@cache
def reader_of(article: Article, known: Known) -> Reader:
    return Reader([article], encoder=installed_encoder() if known == "meaning" else None)


def name_of(path: Path, gold: GoldQuestion) -> str:
    asked = " / ".join([*gold.history, gold.question])
    return f"{path.name.partition('.')[0]}-{gold.kind}-{asked}"


def case_of(path: Path, gold: GoldQuestion, known: Known) -> object:
    reasons = {"words": gold.expected_failure, "meaning": gold.expected_failure_with_meaning}
    reason = reasons[known]
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
    return pytest.param(gold, known, id=f"{known}-{name_of(path, gold)}", marks=marks)


CASES = [
    *(case_of(path, gold, "words") for path, gold in GOLD if not gold.needs_meaning),
    *(case_of(path, gold, "meaning") for path, gold in GOLD),
]


@pytest.mark.parametrize(("gold", "known"), CASES)
def test_gold(gold: GoldQuestion, known: Known) -> None:
    if known == "meaning" and installed_encoder() is None:
        pytest.skip("the extra `meaning` is not installed")
    answer = reader_of(gold.article, known).ask(gold.question, gold.history)
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
    if path is FILES[0] and not (gold.expected_failure or gold.needs_meaning)
}


@pytest.mark.parametrize("kind", sorted(FIRST_OF_KIND))
def test_gold_through_the_command(kind: str) -> None:
    gold = FIRST_OF_KIND[kind]
    if gold.history:
        line = json.dumps({"question": gold.question, "history": gold.history})
        done = sayswhere("ask", "--no-meaning", "--batch", "-", stdin=line.encode())
    else:
        done = sayswhere("ask", "--no-meaning", "--json", "--", gold.question)
    assert done.stderr == ""
    answer = json.loads(done.stdout)
    assert done.returncode == (0 if answer["status"] == "answered" else 1)
    if gold.answerable:
        place = answer["passages"][0]["citation"]
        assert any(place["start"] <= start < place["end"] for start, _ in gold.spans)
    else:
        assert answer["status"] in DECLINED
