"""Files named on the command line that are read as a whole, or added to."""

import stat
from pathlib import Path

from index.errors import SayswhereError


class FileError(SayswhereError):
    """A file that is no plain one."""


def plain(path: Path, what: str) -> Path:
    """The path of a file that is plain, or that its reader will say is a folder or not there.

    Opening a pipe waits for a writer, and a device may never end. Raises FileError.
    """
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return path
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        return path
    raise FileError(f"{what} must be a plain file, and {path} is none: name one.")
