"""`sayswhere chat`: the web chat."""

import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qa.terminal.commands import (
    article_option,
    library_option,
    reader_of,
    since_option,
    thresholds_option,
    within_option,
)
from qa.terminal.completing import files
from qa.terminal.files import plain
from qa.terminal.kept import cache_option
from qa.terminal.meaning import meaning_option
from qa.terminal.meant import WithArticles

if TYPE_CHECKING:  # gradio takes seconds to import, which `--help` need not wait for
    from qa.answering.reader import Reader
    from qa.chat.events import Events

AUTH = "SAYSWHERE_AUTH"


@click.command(
    cls=WithArticles,
    short_help="Serve a page to ask and to read on.",
    epilog="\b\nExamples:\n"
    "  sayswhere chat --open\n"
    "  sayswhere chat news.txt --collect gold.jsonl\n"
    "  sayswhere chat --library docs.sayswhere --open\n"
    "  SAYSWHERE_AUTH=reader:secret sayswhere chat --host 0.0.0.0 --port 8000",
)
@click.argument("more_paths", metavar="[PATH]...", nargs=-1, shell_complete=files)
@article_option
@library_option
@within_option
@since_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to serve on.")
@click.option(
    "--port",
    default=7860,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="The port to serve on; 0 for any that is free.",
)
@click.option(
    "--auth",
    envvar=AUTH,
    metavar="USER:PASSWORD",
    help=f"Who may come in; better in {AUTH}, which other users of the machine cannot read.",
)
@click.option("--public", is_flag=True, help="A public address without a password is meant.")
@click.option(
    "--allow-host",
    "names",
    metavar="NAME",
    multiple=True,
    help="One more host name that it goes by, such as a proxy's. May be given more than once.",
)
@click.option("--root-path", default="", metavar="PATH", help="The path a proxy serves it under.")
@click.option("--open", "browse", is_flag=True, help="Open the browser when ready.")
@click.option(
    "--collect",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Let visitors judge answers, and append each verdict to a gold file for sayswhere eval.",
)
@thresholds_option
@meaning_option
@cache_option
@click.option("--mcp", is_flag=True, help="Offer `ask` as an MCP tool at /gradio_api/mcp/.")
@click.option("--no-upload", is_flag=True, help="Visitors cannot bring an article of their own.")
def command(
    more_paths: tuple[str, ...],
    paths: tuple[str, ...],
    library: str | None,
    within: str,
    since: str,
    host: str,
    port: int,
    auth: str | None,
    public: bool,
    names: tuple[str, ...],
    root_path: str,
    browse: bool,
    collect: Path | None,
    thresholds_path: str | None,
    mcp: bool,
    no_upload: bool,
) -> None:
    """Serve a chat page: answers on one side, the article on the other."""
    from qa.chat.address import Address, listening_at

    paths = (*paths, *more_paths)
    if collect and "-" in paths:
        raise click.UsageError(
            "--collect needs an article that sayswhere eval can read again, and standard input is "
            "gone by then: save it to a file."
        )
    address = Address(host, port, root_path, _name_and_password(auth), names)
    listening = listening_at(address, public)
    reader = reader_of(paths, thresholds_path, library, within, since)
    events = _events(reader, collect, not no_upload)
    from qa.chat.serving import application, serve

    url = address.at(listening).url

    def ready() -> None:
        click.echo(f"Ready: {url}")
        if browse:
            webbrowser.open(url)

    serve(application(events, address, mcp), listening, ready)


def _events(reader: "Reader", collect: Path | None, uploads: bool) -> "Events":
    from qa.chat.events import Events
    from qa.chat.feedback import GoldFile
    from qa.chat.sources import Sources

    gold = GoldFile(plain(collect, "--collect")) if collect else None
    return Events(Sources(reader), gold, uploads)


def _name_and_password(auth: str | None) -> tuple[str, str] | None:
    if not auth:
        return None
    name, _, password = auth.partition(":")
    if not (name and password):
        raise click.UsageError("--auth must be USER:PASSWORD, and one of the two is missing.")
    return name, password
