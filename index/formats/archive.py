"""Documents that are zip archives of XML: opened within bounds, and without what XML can do."""

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from index.errors import ArticleError

# Of what is unpacked most is pictures; a file that says that it has more is no document.
MOST_UNPACKED = 200_000_000
# One part of it, such as a document's text with all its marks.
MOST_OF_ONE = 100_000_000
MOST_MEMBERS = 5_000
_ENCRYPTED = 0x1
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def opened(data: bytes, source: str) -> ZipFile:
    """The archive; raises ArticleError for one that is broken, protected or a bomb."""
    try:
        archive = ZipFile(BytesIO(data))
    except (BadZipFile, OSError, ValueError) as error:
        raise ArticleError(f"{source} is broken or cut off ({error}); get the file again") from None
    members = archive.infolist()
    size = sum(member.file_size for member in members)
    if size > MOST_UNPACKED or len(members) > MOST_MEMBERS:
        raise ArticleError(
            f"{source} unpacks to {size:,} bytes in {len(members):,} files, more than the "
            f"{MOST_UNPACKED:,} in {MOST_MEMBERS:,} that a document may have; save it as text"
        )
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise ArticleError(f"{source} has a password; save a copy without one")
    for member in members:
        if member.filename.endswith((".xml", ".rels", ".opf")):
            _check(read(archive, member.filename, source), source)
    return archive


def read(archive: ZipFile, name: str, source: str) -> bytes:
    """A member's bytes; raises ArticleError where it is not there, broken or too large."""
    try:
        if archive.getinfo(name).file_size > MOST_OF_ONE:
            raise ArticleError(
                f"{source} holds a part of more than {MOST_OF_ONE:,} bytes; save it as text"
            )
        return archive.read(name)
    except (BadZipFile, KeyError, NotImplementedError, OSError, EOFError, ValueError) as error:
        said = str(error).strip("'\"")
        raise ArticleError(f"{source} is broken ({said}); get the file again") from None
    except Exception as error:  # zlib's and lzma's own, which differ by Python's version
        raise _unless_ours(error, source) from None


def _unless_ours(error: Exception, source: str) -> Exception:
    if isinstance(error, ArticleError | MemoryError):
        return error
    return ArticleError(f"{source} is broken ({error}); get the file again")


def _check(xml: bytes, source: str) -> None:
    """No document needs a document type; with one, ten lines can become a thousand million."""
    if b"<!DOCTYPE" in xml.replace(b"\0", b"").upper():
        raise ArticleError(
            f"{source} holds XML with a document type, as no document does; save it again"
        )


def tree_of(archive: ZipFile, name: str, source: str) -> etree._Element:
    """A member as a tree of XML; raises ArticleError where it is none."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(read(archive, name, source), parser)
    except etree.XMLSyntaxError as error:
        raise ArticleError(f"{source} is broken ({error}); save it again") from None


def stated_in(archive: ZipFile, name: str, source: str) -> dict[str, str]:
    """What a member says of the document, by its elements' local names; the first of each."""
    if name not in archive.namelist():
        return {}
    stated: dict[str, str] = {}
    for element in tree_of(archive, name, source).iter(etree.Element):
        text = " ".join((element.text or "").split())
        if text:
            stated.setdefault(etree.QName(element).localname, text)
    return stated


def day_in(stated: str | None) -> str | None:
    """The day of a time such as 2023-08-31T10:00:00Z."""
    found = _DAY.match(stated or "")
    return found[0] if found else None
