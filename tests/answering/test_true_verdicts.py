"""No answer says of an article what is not so: every gold question, of its article and the next."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest
from truths import offences

from index.formats.reading import default_article
from index.text.article import Article
from qa.answering.reader import Reader
from qa.asking.smalltalk import small_talk
from qa.measuring.gold import read_gold
from qa.measuring.gold_question import GoldQuestion

HERE = Path(__file__).parents[1]
FILES = [HERE / "gold.jsonl", *sorted((HERE / "articles").glob("*.gold.jsonl"))]
GOLD = [read_gold(path, cache(default_article)) for path in FILES]
NEXT = [*GOLD[1:], GOLD[0]]
NAMES = [path.name.partition(".")[0] for path in FILES]


def told(article: Article, golds: Sequence[GoldQuestion], own: bool) -> Iterator[str]:
    """What is false in the answers to some questions, each with its question."""
    reader = Reader([article])
    for gold in golds:
        answer = reader.ask(gold.question, gold.history)
        found = list(offences(answer, article.text, gold.answerable if own else None))
        chat = small_talk(gold.question, alone=not gold.history) is not None
        if bool(answer.passages) == (chat or gold.kind == "small talk"):
            found.append("shows a passage" if answer.passages else "shows no passage")
        asked = " / ".join([*gold.history, gold.question])
        yield from (f"{asked}: {offence} ({answer.message})" for offence in found)


@pytest.mark.parametrize("golds", GOLD, ids=NAMES)
def test_of_its_own_article_nothing_false_is_said(golds: list[GoldQuestion]) -> None:
    found = list(told(golds[0].article, golds, own=True))
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("golds", "others"), list(zip(GOLD, NEXT, strict=True)), ids=NAMES)
def test_of_another_article_nothing_false_is_said(
    golds: list[GoldQuestion], others: list[GoldQuestion]
) -> None:
    found = list(told(others[0].article, golds, own=False))
    assert not found, "\n".join(found)
