"""What a library's sentences mean, encoded before anybody asks: `sayswhere index --meaning`."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from index.errors import MeaningError
from qa.terminal.progress import Progress
from qa.terminal.telling import tell

if TYPE_CHECKING:  # they load numpy, which a library by words need not wait for
    from index.library.collection import Collection
    from index.meaning.shelf import Shelf

WITHOUT = "--meaning needs the extra of that name: install it with pip install 'sayswhere[meaning]'"
# So many are encoded to tell how long the others will take.
_TRIED = 32
_BATCH = 256


def encode_all(held: "Collection", path: Path) -> int:
    """Encode the sentences of a library that are in no file of vectors yet, and put them there; how
    many. Raises MeaningError without the extra, or where nothing can be put there."""
    from index.meaning.extra import installed_encoder
    from index.meaning.shelf import Shelf

    encoder = installed_encoder()
    if not encoder:
        raise MeaningError(WITHOUT)
    shelf = Shelf(encoder, path, most=None)
    missing = _missing(held, shelf)
    began = time.monotonic()
    _encode(held, missing[:_TRIED], shelf, path)
    left = missing[_TRIED:]
    if left:
        seconds = (time.monotonic() - began) / _TRIED * len(left)
        tell(f"Encoding {len(missing):,} sentences; that takes {_long(seconds)}")
    with Progress("Encoding what the sentences mean", len(left)) as progress:
        for start in range(0, len(left), _BATCH):
            batch = left[start : start + _BATCH]
            _encode(held, batch, shelf, path)
            progress.advance(len(batch))
    shelf.close()
    return len(missing)


def _encode(held: "Collection", rows: Sequence[int], shelf: "Shelf", path: Path) -> None:
    """Encode some sentences, and see that they are kept."""
    texts = _texts(held, rows)
    shelf.passages(texts)
    if not all(shelf.known(texts)):
        raise MeaningError(f"{path} cannot be written; see to room and permissions, and run again")


def _missing(held: "Collection", shelf: "Shelf") -> list[int]:
    """The rows of the sentences that are not encoded."""
    missing: list[int] = []
    for start in range(0, len(held), _BATCH):
        rows = range(start, min(start + _BATCH, len(held)))
        known = shelf.known(_texts(held, rows))
        missing += [row for row, is_known in zip(rows, known, strict=True) if not is_known]
    return missing


def _texts(held: "Collection", rows: Sequence[int]) -> list[str]:
    return [held.lines[row].text for row in rows]


def _long(seconds: float) -> str:
    """A span of time as people say it."""
    if seconds < 90:
        return f"some {max(1, round(seconds))} seconds"
    minutes = seconds / 60
    return f"some {minutes:.0f} minutes" if minutes < 90 else f"some {minutes / 60:.0f} hours"


def needs_a_folder() -> click.UsageError:
    """The error of --meaning with a library in a cluster."""
    return click.UsageError(
        "--meaning keeps what sentences mean beside a library in a folder; of one in a cluster "
        "it is found when asked."
    )
