"""A library's folder: whole states side by side, and a file that names the one that counts.

A state is written beside the last one and is nobody's until all of it is on the disk; then one
file is replaced. So whatever happens, a library is as it was or as it was to be, its terms and its
articles always of one state; readers need no locks, as what they read never changes.
"""

import json
import os
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import LibraryError
from index.text.terms import terms_of

# Whatever changes in what stands in a state's files changes this.
FORMAT = 1
# What terms are made of it tells one analysis from another.
_SAMPLE = (
    "The co-pilot's F-16 flew 3.2 km² over Ödby’s twenty-first U.S. universities on 3 May 1998."
)

HEAD, LOCK = "library.json", "lock"
# The head of the state before, which is kept to compare with.
BEFORE = "library.before.json"
_NEW = "library.new"
# What the sentences mean, by their texts and so of no state; SQLite puts two files beside it.
VECTORS = "vectors.db"
_BESIDE = tuple(f"{VECTORS}{ending}" for ending in ("", "-wal", "-shm"))
_OURS = (HEAD, LOCK, BEFORE, _NEW, *_BESIDE)
ARTICLES, ROWS, PLACES, TERMS = "articles.db", "rows.bin", "places.bin", "terms"


@dataclass(frozen=True, slots=True)
class Head:
    """What a library says of itself: the folder of its articles, and the state that counts.

    `removed` says that articles were removed since it was built, `files` how large each file is.
    """

    format: int
    analysis: str
    folder: str
    state: int
    removed: bool
    files: Mapping[str, int]


def library_beside(folder: Path) -> Path:
    """Where the library of a folder is if nothing else is said."""
    return folder.with_name(f"{folder.name}.sayswhere")


def head_of(library: Path) -> Head:
    """What a library says of itself; raises LibraryError where it is none or cannot be read."""
    check_folder(library)
    if not (library / HEAD).exists():
        raise LibraryError(
            f"{library} is no library; build one with `sayswhere index FOLDER --library {library}`"
        )
    return _head_in(library, HEAD)


def head_before(library: Path) -> Head | None:
    """What a library said of itself before it was last written, None where that was nothing.

    Raises LibraryError where that cannot be read.
    """
    current = head_of(library)
    if not (library / BEFORE).exists():
        return None
    before = _head_in(library, BEFORE)
    # It was not written to an end where both are one.
    return before if before.state != current.state else None


def _head_in(library: Path, name: str) -> Head:
    try:
        said = json.loads((library / name).read_text("utf-8"))
        if said["format"] != FORMAT or said["analysis"] != analysis():
            raise LibraryError(
                f"{library} was built by another version of sayswhere; {remedy(library, said)}"
            )
        return Head(**said)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise damaged(library, error) from None


def check_folder(library: Path) -> None:
    """Raises LibraryError where a library cannot be, as something else is there."""
    if library.exists() and not library.is_dir():
        raise LibraryError(f"{library} is a file, and a library is a folder; name another")


def damaged(library: Path, error: object) -> LibraryError:
    """The error of a library that cannot be read as one."""
    return LibraryError(f"{library} is damaged ({error}); {remedy(library, {})}")


def remedy(library: Path, said: Mapping[str, object]) -> str:
    """How a library is built again."""
    folder = said.get("folder") or "FOLDER"
    return f"build it again with `sayswhere index {folder} --library {library} --rebuild`"


def check_sizes(state: Path, files: Mapping[str, int]) -> None:
    """Raises ValueError where a file of a state is cut, OSError where it is gone."""
    for name, size in files.items():
        if (state / name).stat().st_size != size:
            raise ValueError(f"{name} is not as large as it was")


@lru_cache(maxsize=1)
def analysis() -> str:
    """What tells this program's way to make terms of texts from others'."""
    return sha256(" ".join(terms_of(_SAMPLE)).encode()).hexdigest()[:16]


@contextmanager
def writing(library: Path) -> Iterator[None]:
    """A context in which nobody else writes a library; raises LibraryError where somebody does."""
    check_folder(library)
    _check_is_free(library)
    try:
        library.mkdir(parents=True, exist_ok=True)
        with FileLock(library / LOCK, blocking=False):
            yield
    except Timeout:
        raise LibraryError(
            f"{library} is being written by another sayswhere; wait until that has ended"
        ) from None
    except PermissionError as error:
        raise LibraryError(
            f"{error.filename} cannot be written ({error.strerror}); name another --library"
        ) from None
    finally:
        _remove_unmade(library)


def _check_is_free(library: Path) -> None:
    """Raises LibraryError where a folder holds something else than a library."""
    if not library.is_dir() or (library / HEAD).exists():
        return
    strange = [p.name for p in library.iterdir() if p.name not in _OURS and not p.name.isdecimal()]
    if strange:
        raise LibraryError(
            f"{library} holds other things ({strange[0]}), and a library needs a folder of its own"
            "; name another"
        )


def _remove_unmade(library: Path) -> None:
    """Remove the folder of a library that was never made."""
    if not (library / HEAD).exists():
        with suppress(OSError):  # somebody else may just begin one
            (library / LOCK).unlink(missing_ok=True)
            library.rmdir()


@dataclass(slots=True)
class NewState:
    """A state to be: the folder to write it into, and `removed` as `Head` has it."""

    folder: Path
    removed: bool = False


@contextmanager
def new_state(library: Path, folder: Path) -> Iterator[NewState]:
    """A state of a folder's library; at the end of the context it is the one that counts.

    Raises LibraryError where it cannot be written, and then nothing has changed.
    """
    numbers = [int(path.name) for path in library.iterdir() if path.name.isdecimal()]
    state = library / str(max(numbers, default=0) + 1)
    try:
        state.mkdir()
        new = NewState(state)
        yield new
        _sync(state)
        files = {
            path.relative_to(state).as_posix(): path.stat().st_size
            for path in sorted(state.rglob("*"))
            if path.is_file() and not path.name.startswith(".")
        }
        head = Head(FORMAT, analysis(), str(folder), int(state.name), new.removed, files)
        if (library / HEAD).exists():
            _replace(library / BEFORE, (library / HEAD).read_text("utf-8"))
        _replace(library / HEAD, json.dumps(asdict(head), indent=1))
    except (OSError, ValueError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or error
        raise LibraryError(
            f"{library} cannot be written ({reason}); see to room and permissions, what it held "
            "is still there"
        ) from error
    finally:
        remove_old_states(library)


def remove_library(library: Path) -> None:
    """Remove a library, also one that is damaged; raises LibraryError where none is, or may."""
    check_folder(library)
    if not (library / HEAD).is_file():
        raise LibraryError(f"{library} is no library; name the one to remove")
    with writing(library):
        (library / HEAD).unlink()  # first, so that what is left is nobody's
        (library / BEFORE).unlink(missing_ok=True)
        remove_old_states(library)
        for name in (_NEW, *_BESIDE):
            (library / name).unlink(missing_ok=True)


def remove_old_states(library: Path) -> None:
    """Remove all states but the one that counts and the one before it.

    What is in use elsewhere goes another time.
    """
    kept = {_state_in(library / name) for name in (HEAD, BEFORE)}
    for path in library.iterdir():
        if path.name.isdecimal() and path.name not in kept:
            shutil.rmtree(path, ignore_errors=True)


def _state_in(head: Path) -> str:
    """The state that a head names, empty where it cannot be read."""
    try:
        return str(json.loads(head.read_text("utf-8"))["state"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _sync(state: Path) -> None:
    """All that was written of a state is on the disk."""
    for path in [*state.rglob("*"), state, state.parent]:
        if os.name == "posix" or path.is_file():
            file = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
            try:
                os.fsync(file)
            finally:
                os.close(file)


def _replace(path: Path, text: str) -> None:
    new = path.with_name(_NEW)
    with new.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
