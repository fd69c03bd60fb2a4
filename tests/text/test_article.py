"""Articles: what a text must have to be one, which date and title it states."""

import pytest

from index.errors import ArticleError
from index.text.article import MAX_BYTES, Article, article_from_text


def article(text: str, id: str = "port-news") -> Article:
    return article_from_text(text, id=id, source=f"{id}.txt")


def test_the_largest_text() -> None:
    assert article("x" * MAX_BYTES).text == "x" * MAX_BYTES
    with pytest.raises(ArticleError, match="split it into several files"):
        article("é" * (MAX_BYTES // 2 + 1))


@pytest.mark.parametrize("text", ["", " \n\u00a0\u2028"])
def test_an_empty_text(text: str) -> None:
    with pytest.raises(ArticleError, match=r"^port-news.txt is empty; give an article"):
        article(text)


def test_a_text_with_nul() -> None:
    with pytest.raises(ArticleError, match="NUL"):
        article("The port\0closed.")


def test_a_lone_surrogate_has_a_checksum() -> None:
    assert len(article("The port \ud800 closed.").sha256) == 64


@pytest.mark.parametrize(
    ("text", "iso", "quoted"),
    [
        ("date 2023-08-31 The port closed.", "2023-08-31", "date 2023-08-31"),
        (" \n date 2023-08-31\nThe port closed.", "2023-08-31", "date 2023-08-31"),
        ("Date: 31 August 2023\n\nThe port closed.", "2023-08-31", "Date: 31 August 2023"),
        ("Published: August 31, 2023\nThe port closed.", "2023-08-31", None),
        ("Published on Aug. 31, 2023, 10:05 a.m. EST\nThe port closed.", "2023-08-31", None),
        ("Updated: Thursday, 31st August 2023\nThe port closed.", "2023-08-31", None),
        ("2023-08-31\nThe port closed.", "2023-08-31", "2023-08-31"),
        ("2023-08-31 The port closed.", "2023-08-31", "2023-08-31"),
        ("2023-08-31T10:05:00Z The port closed.", "2023-08-31", "2023-08-31T10:05:00Z"),
        ("DATE: 2023/8/31\nThe port closed.", "2023-08-31", "DATE: 2023/8/31"),
        ("May 4, 2021\r\nThe port closed.", "2021-05-04", "May 4, 2021"),
    ],
)
def test_a_date_at_the_head(text: str, iso: str, quoted: str | None) -> None:
    dateline = article(text).dateline
    assert dateline
    assert dateline.iso == iso
    found = text[dateline.start : dateline.end]
    assert found == (quoted or text.split("\n")[0])


@pytest.mark.parametrize(
    "text",
    [
        "The port closed on 2023-08-31.",
        "August 31, 2023 was a cold day.",
        "August 31, 2023 Reyes left.",
        "2023-08-31 was a cold day.",
        "date 2023-13-31 The port closed.",
        "date 2023-02-30\nThe port closed.",
        "31/08/2023\nThe port closed.",
        "Date palms grow here.",
        "2023-08-310 The port closed.",
        "Updated plans were shown on May 4, 2021.",
        "date 2023-08-31",
        "date 2023-08-31\n\n",
    ],
)
def test_no_date_at_the_head(text: str) -> None:
    assert article(text).dateline is None


@pytest.mark.parametrize(
    "unit", ["Date", "Date ", "Date on ", "Publication ", "Monday, ", "May ", "31 ", "\n", ": "]
)
def test_no_head_makes_the_search_for_a_date_long(unit: str) -> None:
    # Trying again at every one of so many spaces would take hours.
    for text in (unit + " " * 200_000 + "x", unit * (200_000 // len(unit)) + "x"):
        assert article(text).dateline is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Harbour to close\n\nThe port closed.", "Harbour to close"),
        ("# Harbour to close\r\n\r\nThe port closed.", "Harbour to close"),
        ("date 2023-08-31\nHarbour to close\n\nThe port closed.", "Harbour to close"),
        ("Harbour to close\n" + "The port closed after a storm. " * 5, "Harbour to close"),
        ("## Harbour *to* close ##\nThe port closed.", "Harbour to close"),
        ("# The **old** [harbour](https://example.org/a_b)\n- wall", "The old harbour"),
        ("# Who closed it?\nNobody.", "Who closed it?"),
        ("Harbour to close\n================\nThe port closed.", "Harbour to close"),
        ("Who closed the harbour?\n\nNobody knows.", "Who closed the harbour?"),
        ("\n\n# Harbour to close", "Harbour to close"),
        ("港口关闭\n\n港口于三月关闭。", "港口关闭"),
        ("a_b and c_d\n\nThe port closed.", "a_b and c_d"),
        ("#1 in the league\n\nThe port closed.", "#1 in the league"),
        ("***\n\nThe port closed.", "Port news"),
        ("Who closed the harbour?\n" + "Nobody knows, they say. " * 5, "Port news"),
        ("The port closed.\n\nIt reopened.", "Port news"),
        ("The port closed", "Port news"),
        ("The port was closed on Monday as\nits northern wall had cracked.", "Port news"),
        ("word " * 40 + "\n\nThe port closed.", "Port news"),
    ],
)
def test_the_title(text: str, title: str) -> None:
    assert article(text).title == title
