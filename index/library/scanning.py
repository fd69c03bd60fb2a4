"""Which files of a folder are articles: what is told by looking at names, sizes and times."""

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from index.errors import LibraryError
from index.library.state import HEAD

# Ends of names of files that people write for people to read. What has no end is read as well.
READ = frozenset(
    (
        *("", ".txt", ".text", ".md", ".markdown", ".rst", ".html", ".htm", ".xhtml", ".mht"),
        *(".mhtml", ".pdf", ".docx", ".odt", ".epub", ".pptx", ".rtf"),
    )
)


@dataclass(frozen=True, slots=True)
class File:
    """A file by its path from the folder, its size in bytes, its time in nanoseconds."""

    path: str
    size: int
    modified: int


@dataclass(slots=True)
class Scan:
    """What was found in a folder: the files to read in the order of their paths.

    `unreadable` says why what could not be looked at could not; `others` counts the files of kinds
    that are not read, by the ends of their names.
    """

    files: list[File] = field(default_factory=list)
    unreadable: dict[str, str] = field(default_factory=dict)
    others: Counter[str] = field(default_factory=Counter)


def scan(folder: Path) -> Scan:
    """The files of a folder and the folders in it; raises LibraryError where it is none.

    What begins with a dot is hidden and left out, as are libraries. Links to folders are not
    followed, so that none leads in a circle; links to files are.
    """
    if not folder.is_dir():
        what = "is a file; name the folder it is in" if folder.exists() else "does not exist"
        raise LibraryError(f"{folder} {what if ';' in what else what + '; check the path'}")
    found = Scan()

    def refused(error: OSError) -> None:
        path = Path(error.filename).relative_to(folder)
        found.unreadable[str(path)] = f"the folder cannot be opened ({error.strerror})"

    for place, folders, names in os.walk(folder, onerror=refused):
        folders[:] = [name for name in folders if not _left_out(Path(place, name))]
        for name in names:
            if not name.startswith("."):
                _look_at(Path(place, name), folder, found)
    found.files.sort(key=lambda file: os.fsencode(file.path))
    return found


def _left_out(folder: Path) -> bool:
    return folder.name.startswith(".") or (folder / HEAD).is_file()


def _look_at(path: Path, folder: Path, found: Scan) -> None:
    suffix = path.suffix.lower()
    if suffix not in READ:
        found.others[suffix] += 1
        return
    name = str(path.relative_to(folder))
    try:
        status = path.stat()
    except OSError as error:
        found.unreadable[name] = f"it cannot be opened ({error.strerror})"
        return
    if stat.S_ISREG(status.st_mode):
        found.files.append(File(name, status.st_size, status.st_mtime_ns))
    else:
        found.others["no plain file"] += 1


def under(unreadable: dict[str, str], paths: Iterable[str]) -> Iterator[str]:
    """The paths that lie under something that could not be looked at."""
    parents = {Path(path) for path in unreadable}
    return (path for path in paths if parents & {Path(path), *Path(path).parents})
