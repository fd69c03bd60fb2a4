"""Arrays in files, mapped into memory: what is not looked at is not read."""

from mmap import ACCESS_READ, mmap
from pathlib import Path

import numpy as np
from numpy.typing import DTypeLike, NDArray


def mapped_bytes(path: Path) -> mmap | bytes:
    """What a file holds, mapped."""
    with path.open("rb") as file:
        # What is empty cannot be mapped.
        return mmap(file.fileno(), 0, access=ACCESS_READ) if path.stat().st_size else b""


def mapped(path: Path, dtype: DTypeLike) -> "NDArray[np.void]":
    """The members that `tofile` put into a file; raises ValueError where the last is cut.

    NumPy's own format has its type written as Python, which Python 3.11 cannot always read in
    several threads at a time.
    """
    return np.frombuffer(mapped_bytes(path), dtype)
