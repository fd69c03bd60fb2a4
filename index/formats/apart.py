"""Reads files in a process of their own, so that none takes the memory, the time or the life of
this one: formats' libraries are large, some in C, and files come from anywhere."""

import atexit
import json
import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Lock, Timer
from typing import Any

from index.errors import ArticleError
from index.text.contents import Contents, Heading, Page

# Of these settings a reader may need some, and of a server's others, such as passwords, none.
_SETTINGS = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "TMPDIR", "PYTHONPYCACHEPREFIX", "LANG")
_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take: seconds of a processor, and bytes of memory.

    Twice the seconds may pass on the clock, as processors are shared.
    """

    seconds: int = 60
    memory: int = 2_000_000_000


class Apart:
    """A process that reads files one after the other; it is started when one comes."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = os.getpid()
        self._late = False

    def __enter__(self) -> "Apart":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def process_id(self) -> int | None:
        """The process that reads, where one was started."""
        return self._process.pid if self._process else None

    def close(self) -> None:
        """The process ends; one that a parent of this process started is left alone."""
        process, self._process = self._process, None
        if process and self._owner == os.getpid():
            process.kill()
            process.communicate()

    def read(self, format: str, data: bytes, source: str) -> Contents:
        """What a file holds; raises ArticleError as `read_as`, and for one that takes too much."""
        with self._lock:
            process = self._running()
            timer = Timer(2 * self._limits.seconds, self._end, [process])
            timer.start()
            try:
                line = _exchanged(process, {"format": format, "source": source}, data)
            except BaseException:  # an answer that nobody waits for would be taken for the next
                self.close()
                raise
            finally:
                timer.cancel()
            if not line:
                raise self._broken(process, source)
            answer = json.loads(line)
            if "error" in answer:  # what broke one file may be in the way of the next
                self.close()
                raise ArticleError(answer["error"])
        return _contents(answer)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._owner != os.getpid():  # a fork shares its parent's pipes, which would mix answers
            self._process, self._owner = None, os.getpid()
        if self._process is None or self._process.poll() is not None:
            self._late = False
            self._process = _started(self._limits)
        return self._process

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        self._late = True
        process.kill()

    def _broken(self, process: subprocess.Popen[bytes], source: str) -> ArticleError:
        """Why a process gave no answer."""
        self.close()
        if self._late or process.returncode == -_CPU_EXCEEDED:
            return ArticleError(
                f"{source} takes more than {self._limits.seconds} seconds to read; split it, or "
                "save it as plain text"
            )
        return ArticleError(
            f"{source} cannot be read, as its reader broke down; the file may be damaged: save it "
            "again, or as plain text"
        )


_CPU_EXCEEDED = 24  # SIGXCPU on Linux and macOS; Windows has none


def _started(limits: Limits) -> subprocess.Popen[bytes]:
    paths = [str(_ROOT), *filter(None, sys.path)]
    kept = {name: os.environ[name] for name in _SETTINGS if name in os.environ}
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "index.formats.worker", json.dumps(asdict(limits))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**kept, "PYTHONPATH": os.pathsep.join(paths)},
        start_new_session=True,  # Ctrl-C on a terminal is told to this process alone
    )


def _exchanged(process: subprocess.Popen[bytes], asked: dict[str, str], data: bytes) -> bytes:
    """The line that answers what was asked; empty where the process ended first."""
    assert process.stdin is not None
    assert process.stdout is not None
    with suppress(BrokenPipeError, ValueError):
        process.stdin.write(json.dumps({**asked, "size": len(data)}).encode() + b"\n")
        process.stdin.write(data)
        process.stdin.flush()
    line = process.stdout.readline()
    return line if line.endswith(b"\n") else b""


def _contents(answer: dict[str, Any]) -> Contents:
    return Contents(
        **{
            **answer,
            "pages": tuple(Page(*page) for page in answer["pages"]),
            "headings": tuple(Heading(*heading) for heading in answer["headings"]),
            "warnings": tuple(answer["warnings"]),
        }
    )


SHARED = Apart()
atexit.register(SHARED.close)
