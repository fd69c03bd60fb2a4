"""PowerPoint presentations: each slide is a page."""

import posixpath
from collections.abc import Iterator
from zipfile import ZipFile

from lxml import etree

from index.errors import ArticleError
from index.formats.archive import day_in, opened, stated_in, tree_of
from index.formats.blocks import Block, Kind, contents_of, rows_of
from index.text.contents import Contents, Page

_PRESENTATION = "ppt/presentation.xml"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_HEADED = "{*}tblPr[@firstRow='1']"
_TITLES = ("title", "ctrTitle")
# The slide's number, its date and what stands at the foot of each.
_FURNITURE = ("sldNum", "dt", "ftr", "hdr")


def contents(data: bytes, source: str) -> Contents:
    """The text of the slides; raises ArticleError where there is none or the file is broken."""
    archive = opened(data, source)
    slides = [tree_of(archive, name, source) for name in _slides_of(archive, source)]
    blocks = [block for number, slide in enumerate(slides, 1) for block in _blocks(slide, number)]
    if not blocks:
        raise ArticleError(f"{source} is a presentation without text; give one that has some")
    stated = stated_in(archive, "docProps/core.xml", source)
    return contents_of(
        blocks, stated.get("title"), stated.get("creator"), day_in(stated.get("created"))
    )


def _slides_of(archive: ZipFile, source: str) -> Iterator[str]:
    """The names of the slides in the order in which they are shown."""
    links = tree_of(archive, "ppt/_rels/presentation.xml.rels", source)
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    for slide in tree_of(archive, _PRESENTATION, source).iter("{*}sldId"):
        target = targets.get(slide.get(_LINK), "")
        yield posixpath.normpath(posixpath.join("ppt", target)).lstrip("/")


def _blocks(slide: etree._Element, number: int) -> Iterator[Block]:
    pages = (Page(0, number),)
    for shape in slide.iter("{*}sp", "{*}tbl"):
        if etree.QName(shape).localname == "tbl":
            for row in rows_of(_rows_of(shape), headed=shape.find(_HEADED) is not None):
                yield Block(row.text, row.kind, pages)
            continue
        role = next((ph.get("type", "") for ph in shape.iter("{*}ph")), "")
        if role not in _FURNITURE:
            kind = Kind.HEADING if role in _TITLES else Kind.PARAGRAPH
            yield from (Block(text, kind, pages) for text in _lines_of(shape))


def _rows_of(table: etree._Element) -> list[list[str]]:
    rows = table.iter("{*}tr")
    return [[" ".join(_lines_of(cell)) for cell in row.iter("{*}tc")] for row in rows]


def _lines_of(shape: etree._Element) -> Iterator[str]:
    for paragraph in shape.iter("{*}p"):
        if etree.QName(paragraph).namespace.endswith("/drawingml/2006/main"):
            pieces = (_piece(element) for element in paragraph.iter("{*}t", "{*}br"))
            if text := " ".join("".join(pieces).split()):
                yield text


def _piece(element: etree._Element) -> str:
    return element.text or "" if etree.QName(element).localname == "t" else " "
