"""Encodes the sentences of articles while nobody asks about them (the extra `meaning`)."""

import time
from threading import Lock, Thread
from weakref import ref

from index.errors import MeaningError
from qa.answering.reader import Reader

# Who asks one question often asks the next soon.
QUIET = 1.0  # seconds
# Between two batches others get the processor.
BREATH = 0.05  # seconds

_one_at_a_time = Lock()


class Ahead:
    """Does a reader's encoding before it is needed, and stops when the reader is dropped."""

    def __init__(self, reader: Reader) -> None:
        self._reader = ref(reader)
        self._asked = time.monotonic()
        if reader.encoder:
            Thread(target=self._run, name="sayswhere-ahead", daemon=True).start()

    def asked(self) -> None:
        """Someone has just asked, and goes first."""
        self._asked = time.monotonic()

    def _run(self) -> None:
        while self._step():
            time.sleep(BREATH)

    def _step(self) -> bool:
        """Encode some more, unless someone asks; whether there may be more to do."""
        if time.monotonic() - self._asked < QUIET:
            return True
        reader = self._reader()
        try:
            with _one_at_a_time:
                return reader is not None and reader.encode_ahead()
        except MeaningError:  # who asks is told
            return False
