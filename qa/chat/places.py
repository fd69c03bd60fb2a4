"""A place on the page: a sentence of an article, as its controls and its address name it."""

from dataclasses import dataclass
from urllib.parse import quote

from index.citing.directive import Directive
from qa.chat.markup import escaped


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence by its article's path, empty for the only one, and by its anchor.

    `words` are the sentence's own and those around it, by which it is found again once the
    article has changed.
    """

    path: str
    anchor: str
    words: Directive | None = None

    @property
    def address(self) -> str:
        """The place as an address, relative to the page's own."""
        # Not in the form of browsers' own text directives: they hide those from a page's script.
        words = f"&{self.words}" if self.words else ""
        return f"{query_of(self.path)}#{self.anchor}{words}"

    @property
    def attributes(self) -> str:
        """What a control that leads there says of it."""
        article = f' data-in="{escaped(self.path)}"' if self.path else ""
        return f'data-cite="{self.anchor}"{article}'


def query_of(path: str) -> str:
    """The part of an address that names an article; empty for the only one."""
    return f"?article={quote(path.encode('utf-8', 'surrogatepass'), safe='/')}" if path else ""
