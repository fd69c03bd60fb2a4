"""`sayswhere index`: a folder's library, made, brought up to date, listed, removed."""

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qa.terminal.encoding import needs_a_folder
from qa.terminal.progress import Progress

if TYPE_CHECKING:  # they load numpy and tantivy, which `--help` need not wait for
    from index.library.update import Changes
    from qa.terminal.libraries import Library


@click.command(
    short_help="Make a library of a folder’s articles, to ask at once.",
    epilog="\b\nExamples:\n"
    "  sayswhere index docs\n"
    '  sayswhere ask "Who leads the company?" --library docs.sayswhere\n'
    "  sayswhere index docs --watch\n"
    "  sayswhere index docs --library opensearch://127.0.0.1:9200/docs\n\n"
    "Exit status: 0, or 1 where some file could not be read, or 2 for an error.",
)
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option(
    "--library",
    metavar="PATH",
    help="The folder to keep the library in; without it, FOLDER.sayswhere beside FOLDER. Or "
    "opensearch://HOST:9200/NAME, to keep it in a cluster.",
)
@click.option("--watch", is_flag=True, help="Go on, and follow what changes in FOLDER.")
@click.option("--rebuild", is_flag=True, help="Read everything anew, whatever is there.")
@click.option(
    "--meaning",
    is_flag=True,
    help="Encode all its sentences ahead, with the extra of that name: some forty a second; "
    "without it those that a question needs are encoded when it is asked.",
)
@click.option("--list", "listed", is_flag=True, help="List the articles that the library holds.")
@click.option("--remove", is_flag=True, help="Remove the library; the articles stay.")
@click.option(
    "--shards",
    type=click.IntRange(1, 1024),
    help="Parts that a new library in a cluster is kept in; 1 without it.",
)
@click.option(
    "--replicas",
    type=click.IntRange(0, 16),
    help="Copies of each part beside the first; without it one, where there is a second node.",
)
def command(
    folder: Path | None,
    library: str | None,
    watch: bool,
    rebuild: bool,
    meaning: bool,
    listed: bool,
    remove: bool,
    shards: int | None,
    replicas: int | None,
) -> int:
    """Make a library of the articles in FOLDER and the folders in it, or bring it up to date.

    Only what changed is read. Without FOLDER, that of the library at --library is meant.
    """
    if sum((watch or rebuild or meaning, listed, remove)) > 1:
        raise click.UsageError(
            "Of --list, --remove, and --watch, --rebuild or --meaning, one can be meant."
        )
    meant = _library(folder, library, shards, replicas)
    if listed:
        return _list(meant)
    if remove:
        return _remove(meant)
    return _index(folder or meant.folder(), meant, watch, rebuild, meaning)


def _library(
    folder: Path | None, library: str | None, shards: int | None, replicas: int | None
) -> "Library":
    from index.library.state import library_beside
    from qa.terminal.libraries import library_named

    if library:
        return library_named(library, shards, replicas)
    if not folder:
        raise click.UsageError("index needs a FOLDER, or the --library made of one.")
    # "." and ".." have no name to put an end to.
    beside = library_beside(folder if folder.name not in ("", "..") else folder.resolve())
    return library_named(str(beside), shards, replicas)


def _index(folder: Path, library: "Library", watch: bool, rebuild: bool, meaning: bool) -> int:
    if meaning and not library.vectors:
        raise needs_a_folder()
    changes = _updated(folder, library, rebuild)
    _say(changes, library)
    if meaning:
        _encode(library)
    _say_size(library)
    if watch:
        _follow(folder, library, meaning)
    return int(bool(changes.unreadable))


def _updated(folder: Path, library: "Library", rebuild: bool = False) -> "Changes":
    """Bring the library up to date, with a progress bar."""
    with ExitStack() as shown:
        bars: list[Progress] = []

        def told(read: int, total: int) -> None:
            if not bars:
                bars.append(shown.enter_context(Progress(f"Reading {folder.name}", total)))
            bars[0].advance(read)

        return library.update(folder, told, rebuild)


def _say(changes: "Changes", library: "Library") -> None:
    from qa.terminal.looks import print_rows, printable, row

    counts = {
        "added": len(changes.added),
        "changed": len(changes.changed),
        "removed": len(changes.removed),
        "unchanged": changes.unchanged,
        "unreadable": len(changes.unreadable),
    }
    said = ", ".join(f"{count:,} {what}" for what, count in counts.items() if count)
    print_rows([row(f"{printable(str(library))}: {said}{':' if changes.unreadable else ''}")])
    kept = set(changes.kept)
    print_rows(
        row(f"{printable(path)}: {printable(reason)}{KEPT if path in kept else ''}", lead="  ")
        for path, reason in changes.unreadable.items()
    )
    if changes.others:
        kinds = ", ".join(sorted(changes.others))
        files = f"{sum(changes.others.values()):,} of other kinds"
        print_rows([row(f"passed over: {files} ({printable(kinds)})", lead="  ")])


KEPT = "; it is kept as it was"


def _say_size(library: "Library") -> None:
    from qa.terminal.looks import print_rows, printable, row

    held = library.open()
    articles, sentences = _counted(len(held.articles), "article"), _counted(len(held), "sentence")
    size = library.size(held) / 1e6
    said = f"It holds {articles} with {sentences} in {size:,.{0 if size > 10 else 2}f} MB"
    print_rows([row(f"{said}; ask it with --library {printable(str(library))}")])


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' if number != 1 else ''}"


def _list(library: "Library") -> int:
    from qa.terminal.looks import Piece, Row, print_rows, printable, row

    print_rows([row(printable(str(library.folder())), "dim")])
    print_rows(
        Row(
            (Piece(printable(one.title), "bold"), Piece(f"  {printable(one.path)}", "dim")),
            Piece(f"{len(one.rows):7,}  ", "cyan"),
        )
        for one in library.open().listed
    )
    _say_size(library)
    return 0


def _remove(library: "Library") -> int:
    from qa.terminal.looks import print_rows, printable, row

    library.remove()
    print_rows([row(f"{printable(str(library))} is removed; its articles are where they were")])
    return 0


def _encode(library: "Library") -> None:
    from qa.terminal.encoding import encode_all

    assert library.vectors
    count = encode_all(library.open(), library.vectors)
    click.echo(f"{_counted(count, 'sentence')} encoded")


def _follow(folder: Path, library: "Library", meaning: bool) -> None:
    """Update the library whenever something changes, until the process is ended."""
    from watchfiles import watch

    from index.errors import LibraryError
    from qa.terminal.telling import tell

    def is_outside(_change: object, path: str) -> bool:
        return not library.holds(Path(path))

    click.echo(f"Following {folder}; Ctrl-C ends it", err=True)
    for _ in watch(
        folder.absolute(), watch_filter=is_outside, debounce=500, yield_on_timeout=False
    ):
        try:
            changes = _updated(folder, library)
            if changes.any:
                _say(changes, library)
                if meaning:
                    _encode(library)
        except LibraryError as error:
            tell(str(error))
