"""A library as it was before it was last brought up to date."""

import sqlite3
from pathlib import Path

from index.errors import LibraryError
from index.library.disk import DiskCollection, opened
from index.library.state import damaged, head_before


def open_before(library: Path) -> DiskCollection:
    """A library in the state before the one that counts; raises LibraryError without one."""
    head = head_before(library)
    if head is None:
        raise LibraryError(
            f"{library} has one version only; bring it up to date with `sayswhere index` first"
        )
    try:
        return opened(library, head)
    except (OSError, ValueError, IndexError, sqlite3.Error) as error:
        raise damaged(library, error) from None
