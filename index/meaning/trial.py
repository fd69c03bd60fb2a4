"""Tries the extra once in a child process: a wrong instruction kills the process it runs in."""

import json
import os
import platform
import signal
import sys
from hashlib import sha256
from pathlib import Path

from index.errors import MeaningError
from index.meaning.engine import (
    PACKAGE,
    REMEDY,
    VERSION,
    WEIGHTS_SHA256,
    Engine,
    Files,
    check_version,
    check_weights,
)

# What the trial encodes: the first must lie nearer to the second than to the third. Products on
# the machine that the model was fitted on; another processor rounds differently.
ASKED = "How large is the park?"
NEAR, FAR = "The park covers three hectares.", "She plays the violin."
PRODUCTS = (0.813, 0.685)
TOLERANCE = 0.02
PATIENCE = 60  # seconds; a trial takes a tenth of one on an idle machine
# What the child's status tells; 1 is any error's.
NOT_LOADED, WRONG_VECTORS = 3, 4
_WRONG = {NOT_LOADED: "does not load", WRONG_VECTORS: "gives wrong vectors"}
_CHILD = "import sys; from index.meaning.trial import try_out; try_out(*sys.argv[1:])"


def check(files: Files) -> None:
    """Raises MeaningError where the extra is damaged, of another version or for another processor.

    What passed is remembered in the user's cache folder until a file of it changes.
    """
    seal = _seal_of(files)
    if _remembered() != seal:
        check_version()
        check_weights(files)
        _try_in_child(files)
        _remember(seal)


def try_out(library: str, weights: str) -> None:
    """What the child process does: exits with a status that tells what is wrong, 0 for nothing."""
    try:
        engine = Engine(Files(Path(library), Path(weights)))
    except MeaningError:
        sys.exit(NOT_LOADED)
    asked = engine.encode([ASKED], is_query=True)[0]
    found = engine.encode([NEAR, FAR], is_query=False) @ asked
    # Of what is no number, nothing is greater.
    if not abs(found - PRODUCTS).max() <= TOLERANCE:
        sys.exit(WRONG_VECTORS)


def _try_in_child(files: Files) -> None:
    import subprocess  # is needed once, and takes 10 ms to import

    # It finds the modules that this process finds, and none in the folder that it stands in.
    command = [sys.executable, "-P", "-c", _CHILD, str(files.library), str(files.weights)]
    found_in = os.pathsep.join(path or str(Path.cwd()) for path in sys.path)
    try:
        tried = subprocess.run(
            command,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
            env={**os.environ, "PYTHONPATH": found_in},
        )
    except subprocess.TimeoutExpired:
        raise MeaningError(
            f"trying the extra `meaning` took longer than {PATIENCE} seconds; ask again when the "
            "machine is less busy"
        ) from None
    except OSError as error:
        raise MeaningError(f"the extra `meaning` cannot be tried ({error}); {REMEDY}") from None
    if tried.returncode == -signal.SIGILL:
        raise MeaningError(
            f"the extra `meaning` is made for another processor; uninstall {PACKAGE}, or build it "
            f"here: {REMEDY} --no-binary {PACKAGE}"
        )
    if tried.returncode < 0:
        raise MeaningError(
            f"the extra `meaning` ended with signal {-tried.returncode} when it was tried; {REMEDY}"
        )
    if tried.returncode:
        wrong = _WRONG.get(tried.returncode, f"ended with status {tried.returncode}")
        raise MeaningError(f"the extra `meaning` {wrong} when it was tried; {REMEDY}")


def _seal_of(files: Files) -> str:
    """What changes with the files, what is asked of them and the machine, from what a folder tells
    of them."""
    facts = [VERSION, WEIGHTS_SHA256, platform.node(), platform.machine(), sys.executable]
    for path in (files.library, files.weights):
        status = path.stat()
        facts += [str(path), str(status.st_size), str(status.st_mtime_ns)]
    return sha256(json.dumps(facts).encode()).hexdigest()


def _place() -> Path:
    import platformdirs

    return platformdirs.user_cache_path("sayswhere") / "meaning-tried"


def _remembered() -> str:
    try:
        return _place().read_text("utf-8")
    except (OSError, ValueError):
        return ""


def _remember(seal: str) -> None:
    """Nothing depends on it but half a second at the next start, so it may fail."""
    try:
        _place().parent.mkdir(parents=True, exist_ok=True)
        _place().write_text(seal, "utf-8")
    except OSError:
        return
