"""Markdown: its marks are no text, its lists and tables keep their shape."""

from pathlib import Path

import pytest

from index.formats.reading import article_from_bytes, read_article
from index.text.article import Article

README = Path(__file__).parents[2] / "README.md"


def markdown(text: str, name: str = "port.md") -> Article:
    return article_from_bytes(text.encode(), id="port", source=name)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("# Harbour *to* close\n\nThe **port** closed.", "Harbour to close\n\nThe port closed."),
        ("It closed, as its\nwall cracked.", "It closed, as its wall cracked."),
        ("See [the _news_](http://a.b/c_d) ![wall](w.png).", "See the news ."),
        ("- one\n  - two\n- three", "- one\n  - two\n- three"),
        ("3. mix\n4. bake", "3. mix\n4. bake"),
        ("| a | b |\n|:-:|---|\n| 1 | `x` |", "| a | b |\n| --- | --- |\n| 1 | x |"),
        ("```python\na = 1\n```", "a = 1"),
        ("> quoted\n> words", "quoted words"),
        ("~~gone~~ a_b_c 2 * 3", "gone a_b_c 2 * 3"),
        ("One.  \nTwo.", "One.\nTwo."),
        ("<details><summary>Why</summary>\n\nSo.\n\n</details>", "Why\n\nSo."),
        ("<!-- hidden -->\n\nShown.", "Shown."),
    ],
)
def test_what_becomes_of_marks(written: str, text: str) -> None:
    assert markdown(written).text == text


def test_marks_mean_something_by_the_name_alone() -> None:
    assert markdown("# A *b*\n\nText.", "port.txt").text == "# A *b*\n\nText."


def test_what_the_head_of_a_file_states() -> None:
    article = markdown("---\ntitle: 'Odby'\nauthor: Ina\ndate: 2023-08-31T10:00\n---\nIt closed.")
    assert (article.title, article.author, article.date) == ("Odby", "Ina", "2023-08-31")
    assert article.text == "It closed."


def test_a_line_of_dashes_states_nothing() -> None:
    assert markdown("---\n\nIt closed.\n\n---\n\nIt opened.").text == "It closed.\n\nIt opened."


def test_headings_are_told() -> None:
    article = markdown("# One\n\nText.\n\nTwo\n---\n\nText.")
    assert [article.text[at.start : at.end] for at in article.headings] == ["One", "Two"]


def test_nesting_ends() -> None:
    assert markdown(">" * 90 + "deep").text == "deep"
    assert markdown("Here.\n\n" + ">" * 20_000 + "deep").text == "Here."


def test_a_readme() -> None:
    text = read_article(README).text
    assert "\n| package | why |\n| --- | --- |\n" in text
    assert "**" not in text
