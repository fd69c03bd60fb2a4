"""Encodings that are known by their form: UTF-16 and UTF-32 without a mark, ISO-2022."""

import string

from index.formats.scripts import is_of_one_script

# Escapes that switch to Korean and Japanese; a terminal's colours begin otherwise.
_ISO_2022 = ((b"\x1b$)C", "iso2022_kr"), (b"\x1b$", "iso2022_jp_2"), (b"\x1b(J", "iso2022_jp_2"))

_SAMPLE = 65536
_PRINTABLE = string.printable.encode()
# Half of the bytes of English in UTF-16 are NUL, so printable ones are never so many.
_MOST_PRINTABLE = 0.9
# The upper bytes of nearly all scripts and of their full stops; prose of one byte has none.
_UPPER = bytes(range(9)) + bytes(range(0x0E, 0x1B))


def undeclared_encoding_of(data: bytes) -> str | None:
    """The encoding in which bytes are text and in no other; None where their form tells none."""
    if b"\x1b" in data and data.isascii():
        return _iso_2022_of(data)
    if not _may_be_wide(data[:_SAMPLE]):
        return None
    return next((name for name in _wide_encodings(data) if _is_text(data, name)), None)


def _iso_2022_of(data: bytes) -> str | None:
    names = (name for escape, name in _ISO_2022 if escape in data)
    return next((name for name in names if _decodes(data, name)), None)


def _may_be_wide(sample: bytes) -> bool:
    if len(sample.translate(None, _UPPER)) == len(sample):
        return False
    return len(sample) - len(sample.translate(None, _PRINTABLE)) < _MOST_PRINTABLE * len(sample)


def _wide_encodings(data: bytes) -> tuple[str, ...]:
    """The encodings of four and two bytes, the likelier first: its upper bytes vary less."""
    little_end_varies = len(set(data[:_SAMPLE:2])) >= len(set(data[1:_SAMPLE:2]))
    ends = ("le", "be") if little_end_varies else ("be", "le")
    return tuple(f"utf-{bits}-{end}" for bits in (32, 16) for end in ends)


def _is_text(data: bytes, encoding: str) -> bool:
    if not _decodes(data, encoding):
        return False
    text = data[:_SAMPLE].decode(encoding, "ignore")
    return "\0" not in text and is_of_one_script(text)


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
