"""Runs a subcommand, and ends every failure in one line."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pkgutil import iter_modules

import click

from index.errors import SayswhereError
from qa.terminal import commands
from qa.terminal.completing import ASKED_BY
from qa.terminal.streams import prepare_streams
from qa.terminal.telling import tell

ERROR = 2  # as grep: 0 found, 1 not found, 2 an error
INTERRUPTED = 128 + 2  # what a shell reports for a program ended by SIGINT
PIPE_CLOSED = 128 + 13  # and by SIGPIPE
TRACEBACK = "SAYSWHERE_TRACEBACK"


class CommandsByFile(click.Group):
    """Each file of `qa.terminal.commands` is a subcommand, imported when it is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the subcommands that are there."""
        return sorted(module.name for module in iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The attribute `command` of the subcommand's file."""
        if cmd_name not in self.list_commands(ctx):
            return None
        found = import_module(f"qa.terminal.commands.{cmd_name}").command
        return found if isinstance(found, click.Command) else None


@click.group(
    cls=CommandsByFile,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog='Example: sayswhere ask "What area does the zone cover?"',
)
@click.version_option(package_name="sayswhere", message="%(prog)s %(version)s")
@click.pass_context
def sayswhere(ctx: click.Context) -> None:
    """Ask an article a question; get the sentences that answer it, verbatim and cited."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def run(arguments: Sequence[str]) -> int:
    """The exit status of a command line: 0, 1 or 2 as grep's."""
    try:
        prepare_streams()
        status = _completed() if ASKED_BY in os.environ else _status_of(arguments)
        sys.stdout.flush()
        return status
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return PIPE_CLOSED
    except Exception as error:
        if os.environ.get(TRACEBACK):
            raise
        _drop_output()
        tell(_line_of(error))
        return ERROR


def _status_of(arguments: Sequence[str]) -> int:
    """Run a subcommand; click's own `main` would end broken pipes and interrupts its own way."""
    try:
        with sayswhere.make_context("sayswhere", list(arguments)) as ctx:
            return int(sayswhere.invoke(ctx) or 0)
    except click.exceptions.Exit as exit:
        return exit.exit_code


def _completed() -> int:
    """Tell a shell how a line may go on."""
    from click.shell_completion import shell_complete

    return shell_complete(sayswhere, {}, "sayswhere", ASKED_BY, os.environ[ASKED_BY])


def _line_of(error: Exception) -> str:
    """What went wrong and what to do about it, for a person."""
    if isinstance(error, SayswhereError):
        return str(error)
    if isinstance(error, click.UsageError):
        command = error.ctx.command_path if error.ctx else "sayswhere"
        return f"{error.format_message()} See '{command} --help'."
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, OSError):
        place = error.filename or "the output"
        return f"{place} cannot be read or written ({error.strerror or error}); check it"
    return (
        f"this is a bug, not yours: {type(error).__name__}: {error}. "
        f"Run again with {TRACEBACK}=1 and report what it prints."
    )


def _drop_output() -> None:
    """What is still buffered goes nowhere, so that the interpreter's last flush cannot fail."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
