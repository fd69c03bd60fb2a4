"""What the words of a command line may go on with, for shells that ask."""

import click
from click.shell_completion import CompletionItem

ASKED_BY = "_SAYSWHERE_COMPLETE"  # set by a shell that asks how a line may go on


def files(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Files, which the shell itself knows."""
    return [CompletionItem(incomplete, type="file")]
