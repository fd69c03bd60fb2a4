"""A visitor's verdict on an answer, kept as a gold question for `sayswhere eval`."""

import json
import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import FileIO
from pathlib import Path
from threading import Lock

from index.errors import SayswhereError
from index.formats.reading import default_article
from index.library.line import Line
from index.text.article import Article
from qa.answering.answer import Answer
from qa.asking.heard import MEMORY

try:
    import fcntl
except ImportError:  # Windows, where a file of verdicts has one server
    fcntl = None  # type: ignore[assignment]

LARGEST = 100_000  # bytes of a verdict: a question, a few before it, and a sentence
BEGINS = b'{"question": '  # a verdict; what else stands in the file is somebody's own
# Drawn, as not every machine has a font with 👍; turned over for "No" by the style sheet.
THUMB = (
    '<svg class="thumb" viewBox="0 0 24 24" aria-hidden="true">'
    '<path d="M2 10h4v11H2zM8 21V10l5-8 2 1-1 6h7l-2 12z"/></svg>'
)


class CollectError(SayswhereError):
    """A verdict that cannot be kept."""


class GoldFile:
    """A file that verdicts are appended to, a gold line each."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()
        self._append(b"")  # a file that cannot be written is said at the start, not to a visitor

    def keep(self, line: str) -> None:
        """Append a line; raises CollectError. Safe for many visitors and for many servers."""
        data = line.encode() + b"\n"
        if len(data) > LARGEST:
            raise CollectError(
                f"A verdict may have {LARGEST:,} bytes, and this one has {len(data):,}: "
                "clear the conversation and ask again."
            )
        self._append(data)

    def _append(self, data: bytes) -> None:
        try:
            with self._lock, self._opened() as file:
                size = _size_of_whole_lines(file)
                ended = not size or os.pread(file.fileno(), 1, size - 1) == b"\n"
                _write_whole(file, data if ended else b"\n" + data, size)
        except OSError as error:
            raise CollectError(
                f"The --collect file must be writable, {self.path} is not: {error.strerror}."
            ) from error

    @contextmanager
    def _opened(self) -> Iterator[FileIO]:
        """The file, opened for nobody else; a pipe is not waited for."""
        flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_NONBLOCK", 0)
        with FileIO(os.open(self.path, flags, 0o600), "r+") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise CollectError(
                    f"The --collect file must be a plain file, {self.path} is not: name another."
                )
            if fcntl:
                fcntl.flock(file.fileno(), fcntl.LOCK_EX)
            yield file


def _size_of_whole_lines(file: FileIO) -> int:
    """The size of a file after a verdict that was cut off has gone: its writer was killed."""
    size = os.fstat(file.fileno()).st_size
    tail = os.pread(file.fileno(), LARGEST, max(size - LARGEST, 0))
    last = tail[tail.rfind(b"\n") + 1 :]
    if last and BEGINS.startswith(last[: len(BEGINS)]) and not _is_json(last):
        size -= len(last)
        file.truncate(size)
    return size


def _is_json(data: bytes) -> bool:
    try:
        json.loads(data)
    except ValueError:
        return False
    return True


def _write_whole(file: FileIO, data: bytes, size: int) -> None:
    """Append to a file of some size all of the data, or nothing where there is no room."""
    try:
        written = file.write(data) or 0
    except OSError:
        written = 0
    if written < len(data):
        file.truncate(size)
        raise CollectError("Verdicts need room on disk, and there is none left: make room.")


def gold_line(question: str, history: Sequence[str], article: Article, right: Line | None) -> str:
    """A verdict as gold: the sentence that answers, or none because the article does not say."""
    entry: dict[str, object] = {"question": question, "answer": [right.text] if right else []}
    recent = [earlier for earlier in history if earlier.strip()][-MEMORY:]
    if recent:
        entry["history"] = recent
    if article.sha256 != default_article().sha256:
        entry["article"] = str(Path(article.source).resolve())
    return json.dumps(entry, ensure_ascii=False)


def thumbs(answer: Answer, number: int, first: int, kept: str) -> str:
    """The controls for a verdict on the answer to a turn, or what the verdict was.

    `first` is the number of the answer's first passage.
    """
    if kept:
        return '<p class="kept">Kept as a test question. Thank you.</p>'
    asked = f"Does [{first}] answer it?" if answer.passages else "Is that right?"
    return (
        f'<div class="thumbs" role="group" aria-label="{asked}"><span>{asked}</span>'
        f"{_button('up', number, f'{THUMB} Yes')}"
        '<button type="button" class="quiet down" data-fold="verdict" aria-expanded="false">'
        f"{THUMB} No</button>"
        '<span class="verdict" hidden>The right sentence is… '
        f'<button type="button" class="quiet" data-pick="{number}">Pick it in the article</button>'
        f"{_button('none', number, 'The article does not say')}</span></div>"
    )


def _button(act: str, number: int, label: str) -> str:
    named = f'data-act="{act}" data-turn="{number}"'
    return f'<button type="button" class="quiet" {named}>{label}</button>'
