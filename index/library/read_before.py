"""Articles that were read before, kept in a folder as they were taken apart, a file each.

Reading a file of another format, telling its sentences and stemming its words take seconds; what
they gave is found again by what the file held, what it is called and the program that read it.
"""

import json
import os
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from hashlib import sha256
from os import PathLike
from pathlib import Path

import numpy as np

from index.formats.reading import article_from_bytes, bytes_of
from index.library.collection import lines_of, terms_in, words_in
from index.library.stored_article import about, said_by
from index.text.article import Article
from index.text.sentences import Sentence

# Bytes of all files together; those used last stay. A novel takes 3 MB.
MOST = 300_000_000
_ENDING = ".article"
_DIGEST = 64  # hexadecimal digits of a SHA-256, before what it is of


class ReadBefore:
    """Reads articles, and keeps in a folder what no program need do twice.

    What cannot be kept or is damaged is read as if nothing were there; other programs may use the
    folder at the same time.
    """

    def __init__(self, folder: Path, most: int = MOST) -> None:
        self._folder, self._most = folder, most

    def read_article(self, path: str | PathLike[str]) -> Article:
        """The article in a file, as `index.formats.reading.read_article` gives it."""
        data, name = bytes_of(Path(path)), Path(path).stem
        return self.article_from_bytes(data, id=name, source=str(path))

    def article_from_bytes(self, data: bytes, *, id: str, source: str) -> Article:
        """The article in some bytes, as `index.formats.reading.article_from_bytes` gives it."""
        place = self._folder / (_key(self._program, id, source, data) + _ENDING)
        kept = _kept(place, source)
        if kept is None:
            kept = _taken_apart(article_from_bytes(data, id=id, source=source))
            self._keep(place, kept)
        return kept

    @cached_property
    def _program(self) -> str:
        """What changes whenever the program does, or a package that it reads with."""
        package = Path(__file__).parents[1]
        # Compiled files come and go while another process makes them.
        found = sorted(p for p in package.rglob("*.*") if p.parent.name != "__pycache__")
        facts = [(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in found]
        installed = Path(np.__file__).parents[1].stat().st_mtime_ns  # by whatever pip does
        return sha256(json.dumps([installed, facts]).encode()).hexdigest()

    def _keep(self, place: Path, article: Article) -> None:
        """Nothing depends on it but time, so it may fail."""
        new = place.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            try:
                new.write_bytes(_written(article))
                new.replace(place)
            finally:
                new.unlink(missing_ok=True)
            self._make_room()

    def _make_room(self) -> None:
        kept = [(path.stat(), path) for path in self._folder.iterdir() if path.is_file()]
        size = 0
        for status, path in sorted(kept, key=lambda one: (-one[0].st_mtime_ns, one[1].name)):
            size += status.st_size
            if size > self._most:
                path.unlink(missing_ok=True)


def _key(*parts: str | bytes) -> str:
    hashed = [
        sha256(part if isinstance(part, bytes) else os.fsencode(part)).hexdigest() for part in parts
    ]
    return sha256("".join(hashed).encode()).hexdigest()


def _taken_apart(article: Article) -> Article:
    """The article with its sentences and their terms."""
    lines = lines_of(article)
    terms = tuple(" ".join(terms_in(words_in(line))) for line in lines)
    return replace(article, ready=tuple(line.sentence for line in lines), terms=terms)


def _written(article: Article) -> bytes:
    said = {
        "about": about(article),
        "text": article.text,
        "known": {"sha256": article.sha256, "language": article.language},
        "sentences": [(one.paragraph, one.start, one.end) for one in article.ready or ()],
        "terms": article.terms,
    }
    data = json.dumps(said, separators=(",", ":")).encode()
    return sha256(data).hexdigest().encode() + data


def _kept(place: Path, source: str) -> Article | None:
    """The article that a file keeps, None where it is not there or not whole."""
    try:
        read = place.read_bytes()
        os.utime(place)
    except OSError:
        return None
    digest, data = read[:_DIGEST], read[_DIGEST:]
    if digest != sha256(data).hexdigest().encode():
        return None
    said = json.loads(data)
    places = enumerate(said["sentences"], 1)
    article = Article(
        **said_by(json.loads(said["about"])),
        source=source,
        text=said["text"],
        ready=tuple(Sentence(number, *place) for number, place in places),
        terms=tuple(said["terms"]),
    )
    # They follow from the text, and took time to find.
    article.__dict__.update(said["known"])
    return article
