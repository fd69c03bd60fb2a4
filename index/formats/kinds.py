"""Which format a file is in: told by its content, and where that says nothing by its name."""

import re
from pathlib import PurePath

# Files of other formats than text hold pictures and fonts, too. Beyond this is no article.
MAX_FILE_BYTES = 100_000_000

# A PDF may have up to 1,024 bytes before its mark (Adobe's implementation notes).
_PDF_WITHIN = 1024
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*"
    rb"(?:<!--(?:(?!-->).)*-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(rb"<[a-zA-Z/!][^<>]*>")
_HEAD = 4096
_MARKDOWN = (".md", ".markdown")
_HTML_NAMES = (".html", ".htm", ".xhtml")
_MHTML = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?MIME-Version:", re.IGNORECASE)
_MHTML_NAMES = (".mht", ".mhtml")
# What a member of the archive, or its first member "mimetype", says of the whole.
_MEMBERS = {
    "word/document.xml": "docx",
    "ppt/presentation.xml": "pptx",
    "META-INF/container.xml": "epub",
}
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.text"


def format_of(data: bytes, source: str) -> str | None:
    """The name of a file's format, its reader's module; None for plain text and all unknown."""
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _packed_format(data)
    if data.startswith(b"{\\rtf"):
        return "rtf"
    return _text_format(data[:_HEAD], PurePath(source).suffix.lower())


def _text_format(head: bytes, suffix: str) -> str | None:
    if suffix in _MHTML_NAMES and _MHTML.match(head):
        return "mhtml"
    if suffix in _MARKDOWN:
        return "markdown"
    narrow = head.replace(b"\0", b"")  # UTF-16 and UTF-32 have them between the letters
    if _HTML.match(narrow) or (suffix in _HTML_NAMES and _TAG.search(narrow)):
        return "html"
    return None


def _packed_format(data: bytes) -> str | None:
    # It takes 10 ms to import, which plain text need not wait for.
    from io import BytesIO
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "content.xml" in names and "mimetype" in names:
                with archive.open("mimetype") as stated:
                    return "odt" if stated.read(100).startswith(_OPEN_DOCUMENT) else None
    except (BadZipFile, NotImplementedError, OSError, ValueError, RuntimeError):
        return None
    return next((format for member, format in _MEMBERS.items() if member in names), None)
