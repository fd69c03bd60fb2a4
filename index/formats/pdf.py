"""PDF: its text as paragraphs, each character with its page."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pypdfium2 import PdfDocument, PdfiumError, raw

from index.errors import ArticleError
from index.formats.blocks import contents_of
from index.formats.pdf_furniture import without_furniture
from index.formats.pdf_lines import Line, lines_on
from index.formats.pdf_paragraphs import blocks_of
from index.text.article import MAX_BYTES, too_large
from index.text.contents import Contents

# The longest books have 5,000 pages; a file may claim a thousand million that it does not have.
MAX_PAGES = 20_000

_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
# What programs write where nobody gave a title: a file's name, their own name.
_NO_TITLE = re.compile(
    r"^Microsoft \w+ - |^(?:untitled|document\d*|slide \d+|print|title)$"
    r"|\.(?:docx?|pdf|indd|qxd|tex|dvi|html?|odt|rtf|pptx?|xlsx?)$",
    re.IGNORECASE,
)


def contents(data: bytes, source: str) -> Contents:
    """The text of a PDF; raises ArticleError for one with a password, a scan, a broken one."""
    document = _opened(data, source)
    if len(document) > MAX_PAGES:
        raise ArticleError(
            f"{source} has {len(document):,} pages, more than the {MAX_PAGES:,} that an article "
            "may have; split it"
        )
    pages, damaged = _pages_of(document, source)
    if not any(pages):
        raise ArticleError(_without_text(document, source))
    stated = document.get_metadata_dict()
    read = contents_of(
        blocks_of(without_furniture(pages)),
        _title_in(stated.get("Title", "")),
        stated.get("Author", "").strip() or None,
        _date_in(stated.get("CreationDate", "")),
    )
    empty = [number for number, lines in enumerate(pages, 1) if not lines]
    warnings = _warnings(source, damaged, _pictures_among(document, empty))
    return replace(read, warnings=tuple(warnings))


def _opened(data: bytes, source: str) -> PdfDocument:
    try:
        return PdfDocument(data)
    except PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise ArticleError(
                f"{source} is a PDF with a password; save a copy without one"
            ) from None
        raise ArticleError(
            f"{source} is a PDF that is broken or cut off; get the file again"
        ) from None


def _pages_of(document: PdfDocument, source: str) -> tuple[list[list[Line]], list[int]]:
    """The lines of each page, and the numbers of the pages that cannot be read."""
    pages: list[list[Line]] = []
    damaged: list[int] = []
    size = 0
    for number in range(1, len(document) + 1):
        try:
            lines = lines_on(document[number - 1], number)
        except PdfiumError:
            lines = []
            damaged.append(number)
        size += sum(len(line.text) for line in lines)
        if size > MAX_BYTES:
            raise too_large(f"The text of {source}", size)
        pages.append(lines)
    return pages, damaged


def _without_text(document: PdfDocument, source: str) -> str:
    if len(document) == 0:
        return f"{source} is a PDF without pages; get the file again"
    return (
        f"{source} is a PDF of pictures without text, as a scan is; make its text readable first, "
        "with a program for text recognition (OCR)"
    )


def _pictures_among(document: PdfDocument, numbers: list[int]) -> list[int]:
    """Which of some pages show a picture."""

    def has_picture(number: int) -> bool:
        try:
            kinds = (raw.FPDF_PAGEOBJ_IMAGE,)
            return any(True for _ in document[number - 1].get_objects(kinds, max_depth=2))
        except PdfiumError:
            return False

    return [number for number in numbers if has_picture(number)]


def _warnings(source: str, damaged: list[int], pictures: list[int]) -> Iterator[str]:
    if damaged:
        yield f"{source}, {_pages(damaged)}: broken and left out; get the file again"
    if pictures:
        yield (
            f"{source}, {_pages(pictures)}: pictures without text, left out; a program for text "
            "recognition (OCR) makes them readable"
        )


def _pages(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:5])) + (" and others" if len(numbers) > 5 else "")
    return f"{'page' if len(numbers) == 1 else 'pages'} {shown}"


def _title_in(stated: str) -> str | None:
    title = " ".join(stated.split())
    return None if not title or _NO_TITLE.search(title) else title


def _date_in(stated: str) -> str | None:
    found = _DATE.match(stated)
    return "-".join(found.groups()) if found else None
