"""OpenDocument texts, as LibreOffice writes them."""

from html import escape

from lxml import etree

from index.errors import ArticleError
from index.formats.archive import day_in, opened, read, stated_in, tree_of
from index.formats.blocks import contents_of
from index.formats.html import blocks_in
from index.text.contents import Contents

# What OpenDocument's elements are called in HTML.
_TAGS = {
    "p": "p",
    "list": "ul",
    "list-item": "li",
    "list-header": "li",
    "table": "table",
    "table-row": "tr",
    "table-cell": "td",
    "a": "span",
}
_BETWEEN = {"line-break": "<br>", "tab": " ", "s": " "}
# What is no text: changes taken back, remarks, the numbers of notes, indexes of the text itself.
_SILENT = frozenset(
    (
        *("tracked-changes", "annotation", "note-citation", "sequence-decls", "forms"),
        *("table-of-content", "alphabetical-index", "title", "desc"),
    )
)


def contents(data: bytes, source: str) -> Contents:
    """The text of an OpenDocument; raises ArticleError where it has none or is broken."""
    archive = opened(data, source)
    manifest = "META-INF/manifest.xml"
    if manifest in archive.namelist() and b"encryption-data" in read(archive, manifest, source):
        raise ArticleError(f"{source} has a password; save a copy without one")
    stated = stated_in(archive, "meta.xml", source)
    blocks = [
        found.block for found in blocks_in(_markup_of(tree_of(archive, "content.xml", source)))
    ]
    author = stated.get("initial-creator") or stated.get("creator")
    day = day_in(stated.get("creation-date") or stated.get("date"))
    return contents_of(blocks, stated.get("title"), author, day)


def _markup_of(root: etree._Element) -> str:
    """The document in HTML, its notes at the end."""
    text: list[str] = []
    notes: list[str] = []
    into, skipped = text, None
    for event, element in etree.iterwalk(root, events=("start", "end"), tag=etree.Element):
        name = etree.QName(element).localname
        if event == "start" and skipped is None:
            skipped = element if name in _SILENT else None
            into = notes if name == "note" else into
            if skipped is None:
                into.append(_opening(name, element) + escape(element.text or ""))
        elif event == "end":
            if skipped is None:
                into.append(_closing(name, element))
            skipped = None if skipped is element else skipped
            into = text if name == "note" else into
            if skipped is None and element is not root:
                into.append(escape(element.tail or ""))
    return "".join([*text, *notes])


def _opening(name: str, element: etree._Element) -> str:
    if name == "h":
        return f"<h{_level_of(element)}>"
    return f"<{_TAGS[name]}>" if name in _TAGS else _BETWEEN.get(name, "")


def _closing(name: str, element: etree._Element) -> str:
    if name == "h":
        return f"</h{_level_of(element)}>"
    return f"</{_TAGS[name]}>" if name in _TAGS else ""


def _level_of(heading: etree._Element) -> int:
    level = heading.get(f"{{{etree.QName(heading).namespace}}}outline-level", "1")
    return min(6, int(level)) if level in ("1", "2", "3", "4", "5") else 6
