"""`sayswhere completion`: what a shell loads to complete the command."""

import click
from click.shell_completion import get_completion_class

from qa.terminal.completing import ASKED_BY

SHELLS = ("bash", "zsh", "fish")


@click.command(
    short_help="Print what completes commands in a shell.",
    epilog="\b\nExamples:\n"
    "  echo 'eval \"$(sayswhere completion bash)\"' >> ~/.bashrc\n"
    "  echo 'eval \"$(sayswhere completion zsh)\"' >> ~/.zshrc\n"
    "  sayswhere completion fish > ~/.config/fish/completions/sayswhere.fish",
)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def command(context: click.Context, shell: str) -> int:
    """Print what a SHELL runs to complete commands, options and files by the tab key."""
    completion = get_completion_class(shell)
    assert completion  # click has all three
    click.echo(completion(context.find_root().command, {}, "sayswhere", ASKED_BY).source())
    return 0
