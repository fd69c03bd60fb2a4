"""Web pages: the article, with its headings, lists and tables, and nothing around it."""

from pathlib import Path

import pytest

from index.errors import ArticleError
from index.formats.reading import article_from_bytes, read_article
from index.text.article import Article
from index.text.sentences import sentences_in

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
# Of the page "news": what stands around its article.
AROUND = ["cookie", "Home", "Sport", "Related", "resigns", "reserved", "newsletter", "secret"]


def page(body: str, head: str = "", encoding: str = "utf-8") -> Article:
    """A page whose name says nothing, read as a user's file is."""
    html = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return article_from_bytes(html.encode(encoding), id="page", source="page.txt")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_text_of_a_page(path: Path) -> None:
    assert read_article(path).text + "\n" == path.with_suffix(".txt").read_text("utf-8")


def test_what_a_page_states() -> None:
    article = read_article(PAGES[[path.stem for path in PAGES].index("news")])
    assert article.title == "The harbour of Odby closes for repairs"
    assert (article.author, article.date) == ("Ina Reyes", "2023-08-31")
    headings = [article.text[at.start : at.end] for at in article.headings]
    assert headings == [
        "The harbour of Odby closes for repairs",
        "What the repairs cost",
        "Where the ferries go meanwhile",
    ]
    assert not [word for word in AROUND if word in article.text]


def test_each_item_and_row_is_a_sentence() -> None:
    article = page("<ul><li>Bread<li>Milk</ul><table><tr><td>a<td>1<tr><td>b<td>2</table>")
    sentences = [article.text[found.start : found.end] for found in sentences_in(article)]
    assert sentences == ["- Bread", "- Milk", "| a | 1 |", "| b | 2 |"]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>One <b>bold</b>\n word.</p><p>Two.</p>", "One bold word.\n\nTwo."),
        ("Bare text.<div>In a div.</div>After it.", "Bare text.\n\nIn a div.\n\nAfter it."),
        ("<p>Flour<br>Water<br>Eggs</p>", "Flour\nWater\nEggs"),
        ("<p>The ferry leaves at<br>noon.</p>", "The ferry leaves at noon."),
        ("<p>One.<br><br>Two.</p>", "One.\n\nTwo."),
        ("<pre>a = 1\n  b = 2</pre>", "a = 1\nb = 2"),
        ("<ol start=3><li>Mix<li>Bake</ol>", "3. Mix\n4. Bake"),
        ("<ul><li><p>One.</p><p>More.</p></ul>", "- One.\n  More."),
        ("<dl><dt>Height</dt><dd>23 m</dd></dl>", "Height\n\n23 m"),
        ("<p>Seen<span hidden> never</span><i style='display:none'> so</i>.</p>", "Seen."),
        ("<p>It grew.<sup class=reference>[1]</sup></p>", "It grew."),
        ("<p>&lt;b&gt; &amp; caf&eacute;&nbsp;5</p>", "<b> & café 5"),
        ("<table><tr><th>A<th>B<tr><td>x<td>9</table>", "| A | B |\n| --- | --- |\n| x | 9 |"),
        ("<script>var a = 'x';</script><style>p{}</style><p>Text.</p>", "Text."),
    ],
)
def test_what_becomes_of_markup(body: str, text: str) -> None:
    assert page(body).text == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1251", "iso-8859-1"])
def test_the_encoding_that_a_page_declares(encoding: str) -> None:
    written = "Порт закрыт." if encoding != "iso-8859-1" else "Le port est fermé."
    article = page(f"<p>{written}</p>", f"<meta charset={encoding}>", encoding)
    assert article.text == written


def test_a_page_by_its_name_alone(tmp_path: Path) -> None:
    path = tmp_path / "port.html"
    path.write_text("<p>The port <i>closed</i>.")
    assert read_article(path).text == "The port closed."


@pytest.mark.parametrize("body", ["", "<script>write()</script>", "<p> </p>"])
def test_a_page_without_text(body: str) -> None:
    with pytest.raises(ArticleError, match=r"^page.txt is a web page without text; "):
        page(body)


def test_a_page_nested_deep_is_read_whole() -> None:
    deep = "<div>" * 1500 + "<p>The port closed.</p>" + "</div>" * 1500
    article = page(f"<p>Here.</p>{deep}<p>After.</p>")
    assert article.text == "Here.\n\nThe port closed.\n\nAfter."
    assert article.warnings == ()


def test_a_page_nested_too_deep_says_so() -> None:
    article = page("<p>The port closed.</p>" + "<div>" * 20_000 + "<p>Deep.</p>")
    assert article.text == "The port closed."
    assert "nested too deep" in article.warnings[0]


def test_a_long_paragraph_is_kept_though_a_sentence_of_it_is_not_chosen() -> None:
    line = "To dispute a toll, please write to the authority that is named on your notice of it."
    long = "<br>".join(("*** Do not call us.", line, f"{line} [1]", "*** Do not call us."))
    article = page(f"<article><h1>Tolls</h1><p>{line}</p><p>{long}</p></article>")
    assert article.text.count("To dispute a toll") == 3
