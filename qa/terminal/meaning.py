"""Whether the extra `meaning` takes part, and what is told where it cannot."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from index.errors import MeaningError
from qa.terminal.kept import with_kept_vectors
from qa.terminal.telling import tell

if TYPE_CHECKING:  # it loads numpy, which `--help` need not wait for
    from index.meaning.encoder import Encoder

_BY_WORDS = "sayswhere.by_words"


def _remember(context: click.Context, parameter: click.Parameter, by_words: Any) -> None:
    context.meta[_BY_WORDS] = bool(by_words)


meaning_option = click.option(
    "--no-meaning",
    is_flag=True,
    expose_value=False,
    callback=_remember,
    help="Go by words alone, though the extra `meaning` is installed.",
)


def encoder_meant(beside: Path | None = None) -> "Encoder | None":
    """The encoder to ask with, which knows what it has read before; None with --no-meaning, without
    the extra, and, told in one line, where it cannot be used.

    A file `beside` a library has been filled with what its sentences mean.
    """
    from index.meaning.extra import installed_encoder

    if click.get_current_context().meta.get(_BY_WORDS):
        return None
    try:
        encoder = installed_encoder()
    except MeaningError as error:
        tell(f"{error}. Going by words alone; --no-meaning says so beforehand.")
        return None
    if encoder and beside:
        from index.meaning.shelf import Shelf

        return Shelf(encoder, beside, most=None)
    return with_kept_vectors(encoder) if encoder else None
