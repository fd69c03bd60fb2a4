"""Documents of word processors, books and slides: their text, and what they state of it."""

from pathlib import Path

import pytest
from documents import book_of, markdown_of, packed, page_of, print_of, word_of

from index.errors import ArticleError
from index.formats.reading import article_from_bytes, read_article
from index.text.article import Article
from index.text.sentences import sentences_in

TITLE = "The harbour closes"
PARAGRAPHS = [
    "The harbour of Odby closed on Monday, as its wall cracked. Ferries sail from Ronne instead.",
    "Repairs cost 2.4 million euros, of which the county pays half (Dr. Reyes said so).",
    'Nobody was hurt. "We were lucky", the master of the harbour told us.',
]
SENTENCES = [
    "The harbour of Odby closed on Monday, as its wall cracked.",
    "Ferries sail from Ronne instead.",
    "Repairs cost 2.4 million euros, of which the county pays half (Dr. Reyes said so).",
    "Nobody was hurt.",
    '"We were lucky", the master of the harbour told us.',
]
WRITTEN = {
    "html": page_of(TITLE, PARAGRAPHS).encode(),
    "md": markdown_of(TITLE, PARAGRAPHS).encode(),
    "docx": word_of(TITLE, PARAGRAPHS),
    "epub": book_of(TITLE, PARAGRAPHS),
    "pdf": print_of(TITLE, PARAGRAPHS, heads=False),
}
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DOCX = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/xml"/></Types>'
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Target="word/document.xml" Type="http://schemas.openxmlformats.org'
        '/officeDocument/2006/relationships/officeDocument"/></Relationships>'
    ),
}
NOTES = {
    "word/footnotes.xml": (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2"><w:p><w:r><w:t>Since May.</w:t></w:r>'
        "</w:p></w:footnote></w:footnotes>"
    ),
    "word/_rels/document.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r2" Target="footnotes.xml" Type="http://schemas.openxmlformats.org'
        '/officeDocument/2006/relationships/footnotes"/></Relationships>'
    ),
}
OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def read(data: bytes, name: str) -> Article:
    return article_from_bytes(data, id="harbour", source=name)


def docx(body: str, **files: str) -> Article:
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return read(packed({**DOCX, **files, "word/document.xml": document}), "harbour.docx")


def odt(body: str) -> Article:
    spaces = " ".join(f'xmlns:{name}="{OFFICE}:{name}:1.0"' for name in ("office", "text", "table"))
    content = f"<office:document-content {spaces}><office:body><office:text>{body}"
    content += "</office:text></office:body></office:document-content>"
    kind = "application/vnd.oasis.opendocument.text"
    return read(packed({"mimetype": kind, "content.xml": content}), "harbour.odt")


def said(article: Article) -> list[str]:
    return [article.text[found.start : found.end] for found in sentences_in(article)]


@pytest.mark.parametrize("format", WRITTEN)
@pytest.mark.parametrize("named", [True, False])
def test_every_format_says_the_same(format: str, named: bool) -> None:
    if format == "md" and not named:
        pytest.skip("nothing but its name tells Markdown from text")
    article = read(WRITTEN[format], f"harbour.{format}" if named else "harbour")
    assert [one for one in said(article) if one != TITLE] == SENTENCES
    assert article.title == TITLE


def test_word_keeps_what_was_inserted_and_drops_what_was_deleted() -> None:
    article = docx(
        "<w:p><w:r><w:t>It closed</w:t></w:r>"
        '<w:ins w:id="1"><w:r><w:t xml:space="preserve"> on Monday</w:t></w:r></w:ins>'
        '<w:del w:id="2"><w:r><w:delText> on Sunday</w:delText></w:r></w:del>'
        "<w:r><w:t>.</w:t></w:r></w:p>"
    )
    assert article.text == "It closed on Monday."


def test_word_keeps_text_boxes() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent>"
    article = docx(
        f'<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>{box}'
        "</v:textbox></v:shape></w:pict></w:r></w:p><w:p><w:r><w:t>It closed.</w:t></w:r></w:p>"
    )
    assert article.text == "In a box.\n\nIt closed."


def test_word_keeps_footnotes_without_their_signs() -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    article = docx(f"<w:p><w:r><w:t>It closed.</w:t></w:r>{note}</w:p>", **NOTES)
    assert article.text == "It closed.\n\n1. Since May."


def test_word_breaks_lines() -> None:
    article = docx("<w:p><w:r><w:t>Flour</w:t><w:br/><w:t>Water</w:t></w:r></w:p>")
    assert article.text == "Flour\nWater"


def test_word_keeps_tables() -> None:
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    row = f"<w:tr>{cell}{cell}</w:tr>"
    table = row.format("Ferry", "Quay") + row.format("Ronne", "South")
    text = "| Ferry | Quay |\n| --- | --- |\n| Ronne | South |"
    assert docx(f"<w:tbl>{table}</w:tbl>").text == text


def test_an_open_document() -> None:
    article = odt(
        "<text:tracked-changes><text:p>Gone.</text:p></text:tracked-changes>"
        '<text:h text:outline-level="1">Harbour</text:h><text:p>The <text:span>port</text:span> '
        "closed<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>Since May.</text:p></text:note-body></text:note> on<text:s/>Monday."
        "<text:line-break/>So.</text:p><text:list><text:list-item><text:p>One</text:p>"
        "</text:list-item></text:list><table:table><table:table-row><table:table-cell>"
        "<text:p>a</text:p></table:table-cell><table:table-cell><text:p>1</text:p>"
        "</table:table-cell></table:table-row></table:table>"
    )
    assert article.text == (
        "Harbour\n\nThe port closed on Monday.\nSo.\n\n- One\n\n| a | 1 |\n\nSince May."
    )
    assert [article.text[at.start : at.end] for at in article.headings] == ["Harbour"]


def test_a_book_has_its_chapters_in_order() -> None:
    article = read(book_of(TITLE, [f"Chapter {n} is here." for n in range(23)]), "book.epub")
    assert said(article) == [f"Chapter {n} is here." for n in range(23)]


def test_slides_are_pages() -> None:
    drawn = "http://schemas.openxmlformats.org/drawingml/2006/main"
    shown = "http://schemas.openxmlformats.org/presentationml/2006/main"
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    files = {}
    for number in (1, 2):
        text = f"<a:p><a:r><a:t>Point {number}.</a:t></a:r></a:p>"
        shape = f"<p:sp><p:txBody>{text}</p:txBody></p:sp>"
        title = '<p:sp><p:nvPr><p:ph type="title"/></p:nvPr><p:txBody><a:p><a:r><a:t>'
        title += f"Slide {number}</a:t></a:r></a:p></p:txBody></p:sp>"
        files[f"ppt/slides/slide{number}.xml"] = (
            f'<p:sld xmlns:p="{shown}" xmlns:a="{drawn}">{title}{shape}</p:sld>'
        )
    files["ppt/presentation.xml"] = (
        f'<p:presentation xmlns:p="{shown}" xmlns:r="{links}"><p:sldIdLst>'
        '<p:sldId r:id="r2"/><p:sldId r:id="r1"/></p:sldIdLst></p:presentation>'
    )
    files["ppt/_rels/presentation.xml.rels"] = (
        '<Relationships><Relationship Id="r1" Target="slides/slide1.xml"/>'
        '<Relationship Id="r2" Target="slides/slide2.xml"/></Relationships>'
    )
    article = read(packed(files), "talk.pptx")
    assert said(article) == ["Slide 2", "Point 2.", "Slide 1", "Point 1."]
    assert [article.page_at(found.start) for found in sentences_in(article)] == [1, 1, 2, 2]
    assert len(article.headings) == 2


def test_rich_text() -> None:
    written = (
        r"{\rtf1\ansi{\info{\title The ferry}{\author Ina}}{\fonttbl\f0 Arial;}\f0 The caf\'e9 "
        r"\b closed\b0 .\par It reopened \u8212? soon.\par \u-10179?\u-8576? ship\par}"
    )
    article = read(written.encode(), "ferry.rtf")
    assert said(article) == ["The café closed.", "It reopened — soon.", "🚀 ship"]
    assert (article.title, article.author) == ("The ferry", "Ina")


def test_a_page_saved_in_one_file() -> None:
    page = page_of(TITLE, PARAGRAPHS).replace("=", "=3D")
    saved = (
        "From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        f"{page}\r\n--b--\r\n"
    )
    assert said(read(saved.encode(), "harbour.mhtml")) == said(read(WRITTEN["html"], "x.html"))


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"xl/workbook.xml": "<x/>"}, "a zip archive, and no docx, odt, pptx or epub; save"),
        ({"word/document.xml": "<w"}, "is broken"),
        ({"META-INF/container.xml": "<x/>"}, "is a book that names no contents; get"),
        ({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<"}, "is broken"),
    ],
)
def test_what_is_none_is_told(files: dict[str, str], says: str, tmp_path: Path) -> None:
    path = tmp_path / "harbour.zip"
    path.write_bytes(packed(files))
    with pytest.raises(ArticleError, match=says) as raised:
        read_article(path)
    assert str(raised.value).startswith(str(path))
    assert "\n" not in str(raised.value)
