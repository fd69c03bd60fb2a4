"""Which older encoding some bytes are in that are no Unicode."""

import codecs
import re
from collections.abc import Sequence

# What the web and the systems of the last thirty years wrote. The detector knows a hundred, and
# takes a lone accent for a letter of the rarest.
_LATIN = (
    *("cp1252", "iso8859-15", "mac_roman", "cp1250", "iso8859-2", "cp1254", "iso8859-9", "cp1257"),
)
_OTHER_SCRIPTS = (
    *("cp1251", "koi8-r", "koi8-u", "cp866", "mac_cyrillic", "iso8859-5", "cp1253", "iso8859-7"),
    *("cp1255", "iso8859-8", "cp1256", "iso8859-6", "cp874"),
)
_DOUBLE_BYTE = ("gb18030", "big5", "cp932", "euc_jis_2004", "euc_kr", "cp949")
_ORDINARY = "cp1252"

# A detector needs no more, and a guess should not wait for a long text.
_SAMPLE = 200_000

# Words of other scripts are whole runs of such bytes; an accent stands alone or beside a quote.
_RUN = re.compile(r"[^\x00-\x7f]+")
_SHORTEST_WORD = 3
# With fewer letters than these, Polish cannot be told from English with a name.
_FEWEST_LETTERS = 4

# What no writer types: a capital or a sign within a word, a letter between figures, a letter that
# is no word by itself.
_CAPITALS = "À-ÖØ-ÞŒŠŽŸ"
_ODD = re.compile(
    rf"(?<=[a-zß-öø-ÿ])[{_CAPITALS}ƒ]|(?<=[A-Z])[{_CAPITALS}](?=[a-z])"
    r"|(?<=[^\W\d_])[¡-©«-´¶-¹»-¿†-‡•‰™ˆ˜˘-˝◊∂∆∏∑√∞∫≈≠≤≥Ω](?=[^\W\d_])"
    rf"|(?<=\d)[{_CAPITALS}ß-öø-ÿœšž](?=\d)|(?<=\d )¡"
    r"|(?<!\w)[ÂÃÄÇÌÍÎÏÐÑÒÔÕØÙÚÛÞŠŽŸñ](?!\w)|[\ufffd¤]"
)
# Encodings that have these fit everything, so they are worse than one without a character.
_CONTROL = re.compile(r"[\x80-\x9f]")


def older_encoding_of(data: bytes) -> str:
    """The most likely older encoding; Windows-1252 where nothing speaks against it."""
    sample = data[:_SAMPLE]
    guess = _guess(sample, (*_LATIN, *_OTHER_SCRIPTS, *_DOUBLE_BYTE))
    if guess not in _names(_LATIN) and _has_words_of_its_own(sample.decode(guess, "replace")):
        return guess
    return _latin_encoding_of(sample)


def _guess(data: bytes, among: Sequence[str]) -> str:
    # Few files need it, and it takes 60 ms to import.
    import chardet

    found = chardet.detect(data, include_encodings=among, max_bytes=_SAMPLE)["encoding"]
    return codecs.lookup(found or _ORDINARY).name


def _names(encodings: Sequence[str]) -> set[str]:
    return {codecs.lookup(encoding).name for encoding in encodings}


def _has_words_of_its_own(text: str) -> bool:
    """Whether what is no ASCII stands in runs, as words of another script do."""
    lengths = [len(run) for run in _RUN.findall(text)]
    return 2 * sum(length for length in lengths if length >= _SHORTEST_WORD) >= sum(lengths)


def _latin_encoding_of(data: bytes) -> str:
    guess = _guess(data, _LATIN)
    first = guess if len(data) - _ascii(data) >= _FEWEST_LETTERS else _ORDINARY
    return min((first, _ORDINARY, guess, "mac_roman"), key=lambda name: _oddities(data, name))


def _ascii(data: bytes) -> int:
    return len(data.decode("ascii", "ignore"))


def _oddities(data: bytes, encoding: str) -> int:
    text = data.decode(encoding, "replace")
    return len(_ODD.findall(text)) + 2 * len(_CONTROL.findall(text))
