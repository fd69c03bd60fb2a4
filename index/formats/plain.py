"""From the bytes of a file to its text, or the reason why it has none."""

import codecs
import re
from typing import NamedTuple

from index.errors import ArticleError
from index.formats.guessing import older_encoding_of
from index.formats.scripts import is_of_one_script
from index.formats.undeclared import undeclared_encoding_of

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
    (b"PK\x03\x04", "a zip archive, and no docx, odt, pptx or epub"),
    (b"\xd0\xcf\x11\xe0", "an old Office document, or one with a password"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
)

# Prose has none of these; terminal logs have a few.
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_MOST_CONTROLS = 0.05

_BROKEN = "\ufffd"
_BEYOND_ASCII = bytes(range(0x80, 0x100))
# The first byte of a longer character, where no Latin letter would end a text.
_CUT = re.compile(rb"[a-z][\xc2-\xdf]\Z|[^A-Za-z][\xe2\xf0]\Z")
_ONLY_FF = re.compile(rb"[\x00-\x7f\xff]*\Z")


class Decoded(NamedTuple):
    """A file's text, and what a reader should be told of how it was read, a line each."""

    text: str
    warnings: tuple[str, ...] = ()


def text_of(data: bytes, source: str) -> Decoded:
    """The text of a file: Unicode with or without a mark, or the most likely older encoding.

    Line ends stay as they are and the byte order mark goes. Raises ArticleError, which names
    `source`, where the bytes are not text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding, source)
    _refuse_formats(data, source)
    if undeclared := undeclared_encoding_of(data):
        return Decoded(data.decode(undeclared))
    _refuse_binary(data, source)
    return _utf8(data, source) or _older(data, source)


def _marked(data: bytes, encoding: str, source: str) -> Decoded:
    if encoding == "utf-8":
        return _patched(data, encoding, source)
    return Decoded(_strictly(data, encoding, source))


def _strictly(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"{source} begins as {encoding} but is broken at byte {error.start:,}; "
            "save it again as UTF-8"
        ) from None


def _refuse_formats(data: bytes, source: str) -> None:
    for magic, name in _FORMATS:
        if data.startswith(magic):
            raise ArticleError(f"{source} is {name}; save what it says as text, PDF or docx")


def _refuse_binary(data: bytes, source: str) -> None:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if b"\0" in data or controls > _MOST_CONTROLS * len(data):
        raise ArticleError(f"{source} is binary, not plain text; save it as text (UTF-8)")


def _utf8(data: bytes, source: str) -> Decoded | None:
    """The text in UTF-8, if it is that, a few broken bytes aside."""
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        damaged = _is_cut(data, error) or _is_damaged_utf8(data)
        return _patched(data, "utf-8", source) if damaged else None


def _is_cut(data: bytes, error: UnicodeDecodeError) -> bool:
    """Whether all is UTF-8 up to the last character, of which a part is missing."""
    if error.reason != "unexpected end of data":
        return False
    return error.end - error.start > 1 or bool(_CUT.search(data[-2:]))


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether more characters of several bytes are whole than broken, and make sense.

    An older encoding has such bytes by chance only. None writes FF, a "ÿ", and nothing else.
    """
    if _ONLY_FF.match(data):
        return True
    text = data.decode("utf-8", "replace")
    broken = text.count(_BROKEN) - data.count(_BROKEN.encode())
    beyond_ascii = len(text) - len(data.translate(None, _BEYOND_ASCII))
    return 2 * broken <= beyond_ascii and is_of_one_script(text.replace(_BROKEN, ""))


def _older(data: bytes, source: str) -> Decoded:
    return _patched(data, older_encoding_of(data), source)


def _patched(data: bytes, encoding: str, source: str) -> Decoded:
    """The text with U+FFFD for what is broken, and a warning where something is."""
    try:
        return Decoded(data.decode(encoding))
    except UnicodeDecodeError as error:
        warning = (
            f"{source} is {encoding.upper()} but broken at byte {error.start:,}, and what is "
            "broken shows as U+FFFD; save it again as UTF-8"
        )
        return Decoded(data.decode(encoding, "replace"), (warning,))
