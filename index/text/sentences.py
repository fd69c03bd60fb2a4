"""A text's sentences with exact offsets."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from index.text.article import Article


class Sentence(NamedTuple):
    """A sentence's place: `text[start:end]` in code points, white space around it left out.

    `number` and `paragraph` count from 1 across the article.
    """

    number: int
    paragraph: int
    start: int
    end: int


def sentences_in(article: "Article") -> tuple[Sentence, ...]:
    """The sentences of an article in order; its dateline is not one of them."""
    if article.ready is not None:
        return article.ready
    start = article.dateline.end if article.dateline else 0
    return sentences_of(article.text, start, article.lines_are_whole)


def sentences_of(text: str, start: int = 0, lines_are_whole: bool = False) -> tuple[Sentence, ...]:
    """The sentences of a text in order, from the offset `start` in code points on.

    No sentence goes on over a line's end where `lines_are_whole`. Headings and list items are
    sentences too. Time grows with the text's length alone.
    """
    # What splits takes 30 ms to import, and the article that ships needs no splitting.
    from index.text.splitting import places_of

    found = places_of(text, start, lines_are_whole)
    return tuple(Sentence(number, *place) for number, place in enumerate(found, 1))
