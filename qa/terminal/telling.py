"""What a person is told beside the answers: a line on standard error."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from qa.terminal.looks import printable

if TYPE_CHECKING:
    from index.text.article import Article


def tell(line: str) -> None:
    """Put a line on standard error, after the name of the command."""
    print(f"sayswhere: {printable(line)}", file=sys.stderr)


def tell_warnings(articles: "Iterable[Article]") -> None:
    """Tell what went wrong when articles were read, each thing once."""
    for warning in dict.fromkeys(line for article in articles for line in article.warnings):
        tell(warning)
