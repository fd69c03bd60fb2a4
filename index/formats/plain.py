"""From the bytes of a file to its text, or the reason why it has none."""

import codecs

from index.errors import ArticleError

# UTF-32 stands first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# The first bytes of formats that people try, each with its name.
_FORMATS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive (docx, odt and epub are such)"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
)

# Prose has none of these; terminal logs have a few.
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_MOST_CONTROLS = 0.05

# English has an accent in one letter of a thousand; Polish, the sparsest of the languages that
# windows-1252 would spoil, in one of fifteen. Curly quotes (below A0) are alike in all of these.
_FEW_ACCENTS = 0.05
_NO_ACCENTS = bytes(range(0xA0))


def text_of(data: bytes, source: str) -> str:
    """The text of a file: Unicode by its mark, UTF-8, or the most likely older encoding.

    Line ends stay as they are and the byte order mark goes. Raises ArticleError, which names
    `source`, where the bytes are not text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, source)
    _refuse_binary(data, source)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _older_text(data, source)


def _strictly(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"{source} begins as {encoding} but is broken at byte {error.start:,}; "
            "save it again as UTF-8"
        ) from None


def _refuse_binary(data: bytes, source: str) -> None:
    for magic, name in _FORMATS:
        if data.startswith(magic):
            raise ArticleError(f"{source} is {name}, not plain text; save it as text (UTF-8)")
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if b"\0" in data or controls > _MOST_CONTROLS * len(data):
        raise ArticleError(f"{source} is binary, not plain text; save it as text (UTF-8)")


def _older_text(data: bytes, source: str) -> str:
    # Few files need it, and it takes 30 ms to import.
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise ArticleError(f"{source} is in no encoding that is known; save it as UTF-8")
    if _is_western(data) and best.encoding.startswith(("cp125", "iso8859", "latin")):
        return data.decode("cp1252", "replace")
    return data.decode(best.encoding)


def _is_western(data: bytes) -> bool:
    """Whether so few bytes are accents that the text is English with some names.

    The detector takes a lone £ for a Polish Ł.
    """
    return len(data.translate(None, _NO_ACCENTS)) <= _FEW_ACCENTS * len(data)
