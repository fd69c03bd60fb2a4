"""Who writes a state: one at a time, and somebody else where that one is gone."""

import os
import time
from socket import gethostname
from typing import Any

from index.cluster.states import State, States
from index.errors import LibraryError

# Seconds for which nobody else writes, and after which that is said anew.
LASTS, RENEWED = 300, 60


class Lease:
    """The right to write a state that is not whole yet."""

    def __init__(self, states: States, state: State) -> None:
        self._states, self.state = states, state

    def check(self) -> None:
        """Raises LibraryError where somebody else is writing the state."""
        head = self.state.head
        if time.time() < head.until and not _is_gone(head.writer):
            raise LibraryError(
                f"{self._states.cluster.address} is being written by another sayswhere "
                f"({head.writer}); wait until that has ended, at most {LASTS // 60} minutes if it "
                "was stopped"
            )

    def renew(self) -> None:
        """Go on being the one who writes."""
        if self.state.head.until - time.time() < LASTS - RENEWED:
            self.note()

    def note(self, **changes: Any) -> None:
        """Be the one who writes, and change what else the state says of itself."""
        until = time.time() + LASTS
        self.state = self._states.noted(self.state, writer=_self(), until=until, **changes)


def _self() -> str:
    return f"process {os.getpid()} on {gethostname()}"


def _is_gone(writer: str) -> bool:
    """Whether a process was one of this machine and is no more."""
    number, _, host = writer.removeprefix("process ").partition(" on ")
    if host != gethostname() or os.name != "posix" or not number.isdecimal():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return int(number) == os.getpid()
