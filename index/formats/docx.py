"""Word documents, with tracked insertions, text boxes and footnotes."""

from io import BytesIO
from xml.parsers.expat import ExpatError

import mammoth
from lxml.html import HtmlElement, document_fromstring

from index.errors import ArticleError
from index.formats.archive import day_in, opened, stated_in
from index.formats.blocks import contents_of
from index.formats.markup import found_in
from index.text.contents import Contents

_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => h2:fresh"
# Signs that lead to a note and back; they are no part of what is written.
_SIGNS = "//a[starts-with(@href, '#footnote-') or starts-with(@href, '#endnote-')]"


def contents(data: bytes, source: str) -> Contents:
    """The text of a Word document; raises ArticleError where it has none or is broken."""
    archive = opened(data, source)
    stated = stated_in(archive, "docProps/core.xml", source)
    markup = _markup_of(data, source)
    if not markup.strip():
        raise ArticleError(f"{source} is a document without text; give one that has some")
    tree = _without_signs(document_fromstring(f"<div>{markup}</div>"))
    blocks = (found.block for found in found_in(tree))
    return contents_of(
        blocks, stated.get("title"), stated.get("creator"), day_in(stated.get("created"))
    )


def _markup_of(data: bytes, source: str) -> str:
    images = mammoth.images.img_element(lambda image: {})
    try:
        found = mammoth.convert_to_html(BytesIO(data), style_map=_STYLES, convert_image=images)
    except (ExpatError, OSError, KeyError, AttributeError, ValueError) as error:
        raise ArticleError(f"{source} is broken ({error}); save it again") from None
    return str(found.value)


def _without_signs(tree: HtmlElement) -> HtmlElement:
    for sign in tree.xpath(_SIGNS):
        sign.drop_tree()
    return tree
