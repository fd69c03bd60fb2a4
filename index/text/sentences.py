"""A text's sentences with exact offsets."""

from typing import TYPE_CHECKING, NamedTuple

from index.text.languages import ENGLISH

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
    tongue = None if article.language == ENGLISH else article.language
    return sentences_of(article.text, start, article.lines_are_whole, tongue)


def sentences_of(
    text: str, start: int = 0, lines_are_whole: bool = False, tongue: str | None = None
) -> tuple[Sentence, ...]:
    """The sentences of a text in order, from the offset `start` in code points on.

    No sentence goes on over a line's end where `lines_are_whole`. `tongue` is the language of all
    of the text; without one, English and some others are told apart from place to place. Headings
    and list items are sentences too. Time grows with the text's length alone.
    """
    # What splits takes 30 ms to import, and the article that ships needs no splitting.
    from index.text.splitting import places_of

    found = places_of(text, start, lines_are_whole, tongue)
    return tuple(Sentence(number, *place) for number, place in enumerate(found, 1))
