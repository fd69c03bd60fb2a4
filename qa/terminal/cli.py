"""The command `sayswhere`: what has to be right before anything else is loaded."""

# Nothing is imported here but what Python has loaded by itself: an interrupt can come meanwhile.
import os
import sys
from _signal import SIG_IGN, SIGINT, getsignal, signal  # type: ignore[import-not-found]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType
    from typing import NoReturn

INTERRUPTED = 128 + 2  # what a shell reports for a program ended by SIGINT
# Loading makes many objects that stay; looking for garbage among them took a tenth of a cold
# start at Python's own threshold.
MUCH_GARBAGE = 100_000


def command() -> "NoReturn":
    """Run the command line and end the process with its exit status."""
    status = main()
    if "qa.chat" in sys.modules:
        sys.exit(status)
    # All is written; taking every module down again would take another tenth.
    os._exit(status)


def main(arguments: "Sequence[str] | None" = None) -> int:
    """The exit status of the command line: 0, 1 or 2 as grep's."""
    import gc

    gc.set_threshold(MUCH_GARBAGE)
    from qa.terminal.running import run

    return run(sys.argv[1:] if arguments is None else arguments)


def _end_quietly_when_interrupted() -> None:
    # Who runs a command in the background may have had the signal ignored.
    if getsignal(SIGINT) is not SIG_IGN:
        signal(SIGINT, _leave)


def _leave(_signal: int, _frame: "FrameType | None") -> None:
    # An exception would come up wherever Python is, in an import or in its last steps too, and
    # be reported from there. Nothing waits to be written but what nobody wants any more.
    os._exit(INTERRUPTED)


# Here, as an interrupt may come between this module and the call of its function, too.
_end_quietly_when_interrupted()
