"""Books in EPUB, their chapters in reading order."""

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote
from zipfile import ZipFile

from lxml import etree

from index.errors import ArticleError
from index.formats.archive import day_in, opened, read, stated_in, tree_of
from index.formats.blocks import Block, contents_of
from index.formats.html import blocks_in, decoded
from index.text.contents import Contents

_CONTAINER = "META-INF/container.xml"
_PROTECTION = "META-INF/encryption.xml"
_CHAPTERS = ("application/xhtml+xml", "text/html", "")


def contents(data: bytes, source: str) -> Contents:
    """The text of a book; raises ArticleError for one without chapters or protected."""
    archive = opened(data, source)
    package = _package_in(archive, source)
    chapters = list(_chapters_of(archive, package, source))
    if not chapters:
        raise ArticleError(f"{source} is a book without chapters; get the file again")
    _check_protection(archive, chapters, source)
    stated = stated_in(archive, package, source)
    return contents_of(
        _blocks_of(archive, chapters, source),
        stated.get("title"),
        stated.get("creator"),
        day_in(stated.get("date")),
    )


def _package_in(archive: ZipFile, source: str) -> str:
    """The name of the file that lists all others."""
    for element in tree_of(archive, _CONTAINER, source).iter("{*}rootfile"):
        if path := element.get("full-path"):
            return str(path)
    raise ArticleError(f"{source} is a book that names no contents; get the file again")


def _chapters_of(archive: ZipFile, package: str, source: str) -> Iterator[str]:
    tree = tree_of(archive, package, source)
    items = {item.get("id"): item for item in tree.iter("{*}item")}
    for reference in tree.iter("{*}itemref"):
        item = items.get(reference.get("idref"))
        if item is not None and reference.get("linear") != "no" and _is_chapter(item):
            href = unquote(item.get("href", "").partition("#")[0])
            yield posixpath.normpath(posixpath.join(posixpath.dirname(package), href))


def _is_chapter(item: etree._Element) -> bool:
    is_contents = "nav" in item.get("properties", "").split()
    return not is_contents and item.get("media-type", "") in _CHAPTERS


def _check_protection(archive: ZipFile, chapters: list[str], source: str) -> None:
    if _PROTECTION not in archive.namelist():
        return
    references = tree_of(archive, _PROTECTION, source).iter("{*}CipherReference")
    if {unquote(reference.get("URI", "")) for reference in references} & set(chapters):
        raise ArticleError(f"{source} is protected against copying; get a copy that is not")


def _blocks_of(archive: ZipFile, chapters: list[str], source: str) -> Iterator[Block]:
    for name in chapters:
        for found in blocks_in(decoded(read(archive, name, source), source)):
            yield found.block
