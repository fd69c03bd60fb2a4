"""Writes a text as a web page, Markdown, a PDF, a Word document, an OpenDocument and a book."""

import html
import re
import subprocess
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from docx import Document
from fpdf import FPDF

# What stands around the article of a page; whoever reads the page must see none of it.
MENU = ("Home page", "Latest reports", "Contact the editors", "Log in or register")
BANNER = "We use cookies to improve your experience. Accept all cookies or manage your choices."
RELATED = ("Ten walks along the coast", "Why the bridge was built twice", "What bakers earn")
FOOTER = "Copyright 2024 Example Media. All rights reserved. Terms of use and privacy policy."
AROUND = (*MENU, BANNER, *RELATED, FOOTER)

_MARKS = re.compile(r"([\\`*_{}\[\]<>#+|~-])")
_CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="book.opf"/></rootfiles></container>'
)


def page_of(title: str, paragraphs: Sequence[str], around: bool = True) -> str:
    """A web page, with a menu, a banner, links and a footer around its article."""
    body = "".join(f"<p>{_lines(paragraph)}</p>\n" for paragraph in paragraphs)
    article = f"<article><h1>{html.escape(title)}</h1>\n{body}</article>"
    if around:
        article = (
            f'<div class="cookie-banner"><p>{BANNER}</p><button>Accept</button></div>'
            f"<header><nav>{_links(MENU)}</nav></header><main>{article}</main>"
            f'<aside class="related">{_links(RELATED)}</aside><footer><p>{FOOTER}</p></footer>'
        )
    head = f'<meta charset="utf-8"><title>{html.escape(title)}</title>'
    return f"<!DOCTYPE html><html><head>{head}</head><body>{article}</body></html>"


def markdown_of(title: str, paragraphs: Sequence[str]) -> str:
    """Markdown, its paragraphs wrapped."""
    heading, *written = (_MARKS.sub(r"\\\1", one) for one in (title, *paragraphs))
    return f"# {heading}\n\n" + "\n\n".join(one.replace("\n", "  \n") for one in written) + "\n"


def word_of(title: str, paragraphs: Sequence[str]) -> bytes:
    """A Word document."""
    document = Document()
    document.add_heading(title, 0)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return _saved(document.save)


def book_of(title: str, paragraphs: Sequence[str]) -> bytes:
    """A book in EPUB, five paragraphs a chapter."""
    parts = [paragraphs[begin : begin + 5] for begin in range(0, len(paragraphs), 5)]
    items = "".join(f'<item id="c{n}" href="c{n}.xhtml"/>' for n in range(len(parts)))
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(parts)))
    stated = f"<dc:title>{html.escape(title)}</dc:title>"
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": _CONTAINER,
        "book.opf": (
            '<package xmlns="http://www.idpf.org/2007/opf" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<metadata>{stated}</metadata><manifest>{items}</manifest>"
            f"<spine>{spine}</spine></package>"
        ),
    }
    for number, part in enumerate(parts):
        body = "".join(f"<p>{_lines(paragraph)}</p>" for paragraph in part)
        files[f"c{number}.xhtml"] = f"<html><body>{body}</body></html>"
    return packed(files)


def packed(files: dict[str, str]) -> bytes:
    """A zip archive of some files."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


class Print(FPDF):
    """A PDF with a running head and a numbered foot on each page; it has Latin letters only."""

    def header(self) -> None:
        self.set_font("helvetica", size=8)
        self.cell(0, 6, "The journal of examples, volume 3", align="C")
        self.ln(10)

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("helvetica", size=8)
        self.cell(0, 6, f"Page {self.page_no()}", align="C")


def print_of(title: str, paragraphs: Sequence[str], columns: int = 1, heads: bool = True) -> bytes:
    """A PDF whose paragraphs run over lines, columns and pages."""
    pdf = (Print if heads else FPDF)(format=(148, 210))
    pdf.add_page()
    pdf.set_font("helvetica", "B", 16)
    pdf.multi_cell(0, 8, title, new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("helvetica", size=10)
    with pdf.text_columns(ncols=columns, gutter=8, text_align="J") as text:
        for paragraph in paragraphs:
            text.write(paragraph + "\n\n")
    return bytes(pdf.output())


def printed(chromium: str, page: Path) -> Path:
    """The PDF that a browser prints of a page, beside it."""
    pdf = page.with_suffix(".pdf")
    quiet = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run")
    profile = f"--user-data-dir={page.parent / 'profile'}"
    subprocess.run(
        [chromium, *quiet, profile, f"--print-to-pdf={pdf}", page.as_uri()],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return pdf


def _lines(paragraph: str) -> str:
    return html.escape(paragraph).replace("\n", "<br>")


def _links(names: Sequence[str]) -> str:
    return "<ul>" + "".join(f'<li><a href="/x">{name}</a></li>' for name in names) + "</ul>"


def _saved(save: object) -> bytes:
    buffer = BytesIO()
    save(buffer)  # type: ignore[operator]
    return buffer.getvalue()
