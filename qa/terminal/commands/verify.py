"""`sayswhere verify`: quotes that were once given, and what became of them in the article."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from qa.terminal.commands import articles_at
from qa.terminal.completing import files
from qa.terminal.jsonlines import print_json
from qa.terminal.looks import print_rows
from qa.terminal.meant import WithArticles, is_file
from qa.terminal.progress import Progress
from qa.terminal.telling import tell, tell_warnings

if TYPE_CHECKING:
    from index.citing.quote import Quote, Verdict
    from index.text.article import Article
    from qa.terminal.cited_articles import Finding


@click.command(
    cls=WithArticles,
    short_help="Check quotes against an article as it is now.",
    epilog="\b\nExamples:\n"
    "  sayswhere verify conversation.md news.txt\n"
    "  sayswhere verify answers.jsonl news.txt --json\n"
    "  sayswhere verify 'news.txt#char=0,31;length=55;md5=…'\n"
    "  sayswhere verify conversation.md news.txt --replay\n\n"
    "Exit status: 0 where all are same or moved, or with --replay the bytes are the same, 1 where "
    "not, 2 for an error.",
)
@click.argument("given", metavar="INPUT", shell_complete=files)
@click.argument("more_paths", metavar="[ARTICLE]...", nargs=-1, shell_complete=files)
@click.option(
    "--article",
    "paths",
    metavar="PATH",
    multiple=True,
    shell_complete=files,
    help="The article as it is now, as behind INPUT; - for standard input.",
)
@click.option(
    "--library",
    metavar="PATH",
    shell_complete=files,
    help="A library to look for the quotes in, instead: its folder, or its address in a cluster.",
)
@click.option(
    "--replay",
    is_flag=True,
    help="Ask the questions of INPUT again instead, as they were asked, and say whether that gives "
    "the same bytes, or what differs first and why.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a quote.")
def command(
    given: str,
    more_paths: tuple[str, ...],
    paths: tuple[str, ...],
    library: str | None,
    replay: bool,
    as_json: bool,
) -> int:
    """Say of each quote of INPUT what became of it.

    INPUT is a link that came with a passage, a conversation saved by the chat, answers of `ask
    --json` or `ask --batch`, or gold; - is standard input. Without an ARTICLE each quote is looked
    for where it was taken from.

    Same: byte for byte, there. Moved: the same words elsewhere. Changed: other words in its place.
    Gone: nothing like it. Unknown: a link that carries too little to tell.
    """
    if replay:
        return _replayed(given, (*paths, *more_paths), library, as_json)
    verdicts = _verdicts(_quotes(given), (*paths, *more_paths), library)
    if as_json:
        for number, verdict in enumerate(verdicts, 1):
            print_json({**verdict.as_json(), "number": number})
    else:
        _print(verdicts)
    _tell_strangers(verdicts)
    return int(not all(verdict.holds for verdict in verdicts))


def _quotes(given: str) -> "list[Quote]":
    from qa.terminal.quotes import quote_of_link, quotes_in

    return [quote_of_link(given)] if "#" in given and not is_file(given) else quotes_in(given)


def _verdicts(
    quotes: "Sequence[Quote]", paths: Sequence[str], library: str | None
) -> "list[Verdict]":
    """What became of each quote, in their order; each article is read once."""
    from index.citing.verifying import verified

    found = _finding(quotes, paths, library)
    articles: dict[tuple[str, str], Article] = {}
    for quote in quotes:
        if (quote.source, quote.sha256) not in articles:
            articles[quote.source, quote.sha256] = found(quote)
    by_article: dict[int, list[int]] = defaultdict(list)
    for at, quote in enumerate(quotes):
        by_article[id(articles[quote.source, quote.sha256])].append(at)
    tell_warnings(articles.values())
    verdicts: dict[int, Verdict] = {}
    with Progress("Verifying"):
        for rows in by_article.values():
            article = articles[quotes[rows[0]].source, quotes[rows[0]].sha256]
            some = verified([quotes[at] for at in rows], article)
            verdicts.update(zip(rows, some, strict=True))
    return [verdicts[at] for at in range(len(quotes))]


def _replayed(given: str, paths: Sequence[str], library: str | None, as_json: bool) -> int:
    """Ask again what was saved, and say what came of it."""
    from qa.terminal.replay_articles import asking_again
    from qa.terminal.replaying import replayed, rows_of
    from qa.terminal.saved import text_in
    from qa.terminal.saved_talks import talk_in

    text = text_in(given)
    talk = talk_in(text, given)
    reader_of = asking_again(text, given, talk.turns[0].setting, paths, library)
    with Progress("Asking again"):
        replay = replayed(talk, text, reader_of)
    if as_json:
        print_json(replay.as_json())
    else:
        print_rows(rows_of(replay, given))
    return int(replay.difference is not None)


def _finding(quotes: "Sequence[Quote]", paths: Sequence[str], library: str | None) -> "Finding":
    from qa.terminal.cited_articles import among, in_library, where_they_were

    if library and paths:
        raise click.UsageError(f"Articles ({paths[0]}) or --library can be verified, not both.")
    if library:
        return in_library(library)
    return among(articles_at(paths), quotes) if paths else where_they_were()


def _print(verdicts: "Sequence[Verdict]") -> None:
    from qa.terminal.verdicts import summary_row, verdict_rows

    rows = (one for at, verdict in enumerate(verdicts, 1) for one in verdict_rows(at, verdict))
    print_rows([*rows, summary_row(verdicts)])


def _tell_strangers(verdicts: "Sequence[Verdict]") -> None:
    """Say it where an article is not there any more, or seems to be another than the one cited."""
    gone = sorted({one.article.source for one in verdicts if not one.article.text})
    if gone:
        tell(f"the library holds no {', '.join(gone)} any more")
        return
    if all(verdict.outcome == "gone" for verdict in verdicts):
        cited, article = verdicts[0].quote.source, verdicts[0].article.source
        called = f" than {cited}" if cited and cited != article else ""
        tell(f"no quote stands in {article}: is it another article{called}?")
