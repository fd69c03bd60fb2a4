"""Shows that long work goes on: on a terminal, after a second, and only on standard error."""

import sys
from threading import Timer
from types import TracebackType
from typing import TYPE_CHECKING

from qa.terminal.looks import is_styled, printable

if TYPE_CHECKING:
    import rich.progress

PATIENCE = 1.0  # seconds a person waits without wondering (Nielsen 1993, "Response times")


class Progress:
    """A context in which long work is done; `advance` tells how far it is.

    `among_output` says that the work prints as it goes; on the same terminal the display would
    be torn apart by it, and is left out.
    """

    def __init__(self, what: str, total: int | None = None, among_output: bool = False) -> None:
        self._shown = is_styled(sys.stderr) and not (among_output and sys.stdout.isatty())
        self._what, self._total, self._done = printable(what), total, 0
        self._display: rich.progress.Progress | None = None
        self._timer = Timer(PATIENCE, self._show)
        self._timer.daemon = True

    def __enter__(self) -> "Progress":
        if self._shown:
            self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        if self._timer.is_alive():
            self._timer.join()
        if self._display:
            self._display.stop()

    def advance(self, by: int = 1) -> None:
        """Some more of the work is done."""
        self._done += by
        if self._display:
            self._display.update(self._display.task_ids[0], completed=self._done)

    def _show(self) -> None:
        from rich.console import Console
        from rich.markup import escape
        from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as Display

        columns = [SpinnerColumn(), TextColumn("{task.description}"), BarColumn()]
        display = Display(
            *columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True
        )
        display.add_task(escape(self._what), total=self._total, completed=self._done)
        display.start()
        self._display = display
