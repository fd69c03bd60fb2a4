"""What stands in an index of ours: its mapping, and what a state says of itself in there."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from index.library.state import analysis

# Whatever changes in what stands in an index changes this.
FORMAT = 1
_OURS = "sayswhere"
# Lucene's tokenizer cuts what is longer (characters); nobody asks for a word of that length.
LONGEST_TERM = 255
_NUMBER = {"type": "integer", "index": False, "doc_values": False}
_COUNTED = {"type": "long", "index": False}
_KEPT = {"type": "keyword", "index": False, "doc_values": False}
_TEXT = {"type": "text", "index": False}
_PROPERTIES: Mapping[str, Mapping[str, object]] = {
    # Of all but words: the number of its article.
    "article": {"type": "integer"},
    # A sentence: its terms, its number in its article from 0, its neighbours as in `Outline`.
    "terms": {
        "type": "text",
        "analyzer": "whitespace",
        "index_options": "freqs",
    },
    "place": _NUMBER,
    "near": _NUMBER,
    # Some sentences on end: their rows, and what stands from the first to the next ones.
    "rows": {"type": "binary"},
    "text": _TEXT,
    # An article, with the places in its text where such blocks begin.
    "path": {"type": "keyword"},
    "language": {"type": "keyword"},
    "parts": {"type": "keyword", "ignore_above": LONGEST_TERM},
    "sentences": _COUNTED,
    "length": _COUNTED,
    "sha256": _KEPT,
    "about": _TEXT,
    "digest": _KEPT,
    "size": _COUNTED,
    "modified": _COUNTED,
    "starts": _NUMBER,
    # A term of some sentence.
    "word": {"type": "keyword", "ignore_above": LONGEST_TERM},
    # Articles' numbers and first rows, in the order of their paths.
    "places": {"type": "binary"},
}


@dataclass(frozen=True, slots=True)
class Head:
    """What a state says of itself.

    `whole` says that all of it is there; `removed` that articles were removed since it was built;
    `anew` that it was begun with nothing, and `first` is the first article's number that it does
    not have from the state before. `size` and `length` are how many sentences and terms it has.
    Of one that is not whole, `writer` is who writes it, and `until` when nobody need wait for that
    any more, in seconds since 1970.
    """

    format: int
    analysis: str
    folder: str
    anew: bool
    first: int
    removed: bool = False
    whole: bool = False
    size: int = 0
    length: int = 0
    articles: int = 0
    chunks: int = 0
    languages: tuple[str, ...] = ()
    writer: str = ""
    until: float = 0.0

    def after(self, older: "Head") -> "Head":
        """The same for a state that begins with what an older one holds."""
        return replace(self, removed=older.removed)


def mappings_with(head: Head) -> Mapping[str, object]:
    """What a new index is told of its documents."""
    return {
        "dynamic": "strict",
        "_source": {"excludes": ["terms"]},
        "properties": _PROPERTIES,
        **meta_of(head),
    }


def meta_of(head: Head) -> Mapping[str, object]:
    """What a state says of itself, as an index keeps it."""
    return {"_meta": {_OURS: asdict(head)}}


def said_by(said: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """What an index of ours says of itself, None for one of another program."""
    meta = said.get("mappings", {}).get("_meta", {})
    ours = meta.get(_OURS) if isinstance(meta, dict) else None
    return ours if isinstance(ours, dict) else None


def is_readable(meta: Mapping[str, Any] | None) -> bool:
    """Whether this version of the program wrote it, or might have."""
    return meta is not None and (meta.get("format"), meta.get("analysis")) == (FORMAT, analysis())


def head_in(meta: Mapping[str, Any]) -> Head:
    """What is readable, read."""
    return Head(**{**meta, "languages": tuple(meta["languages"])})


def new_head(folder: str, anew: bool, first: int) -> Head:
    """What a state says of itself that is begun now."""
    return Head(FORMAT, analysis(), folder, anew, first)
