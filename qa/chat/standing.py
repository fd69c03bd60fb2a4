"""What became of a quote that an old address of the page carries, told to whoever opens it."""

from bisect import bisect_right
from dataclasses import dataclass
from threading import BoundedSemaphore

from index.citing.difference import Change
from index.citing.directive import directive_in
from index.citing.quote import Place, Quote, Verdict
from index.citing.verifying import verified
from index.errors import SayswhereError
from qa.chat.markup import escaped
from qa.chat.sources import Sources, anchor_of

LONGEST = 20_000  # characters of an address; a sentence that long is a paragraph
# What stands in a long article is looked for in seconds of a processor that others need, too.
_one_at_a_time = BoundedSemaphore(1)
_TAGS = {"-": "del", "+": "ins", "=": "span"}


class QuoteError(SayswhereError):
    """An address whose quote cannot be read."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the page tells: `anchor` is where the quote stands now, empty where it does not."""

    anchor: str
    html: str


def standing(sources: Sources, path: str, words: str, anchor: str) -> Standing:
    """What became of the words of an address, which led to `anchor` in the article of a path.

    Raises QuoteError for words that cannot be read, AnchorError where there is no such article.
    """
    article = sources.article(path)
    with _one_at_a_time:
        (verdict,) = verified([_quote(words)], article)
    starts = [line.sentence.start for line in sources.lines(article)]
    anchors = [_anchor(place, starts) for place in verdict.places]
    there = anchor if anchor in anchors else next(iter(anchors), "")
    return Standing(there, _told(verdict, anchors, anchor))


def _quote(words: str) -> Quote:
    try:
        if len(words) > LONGEST:
            raise ValueError
        said = directive_in(words.removeprefix("text="))
    except ValueError:
        raise QuoteError("The address is cut or was changed: copy it again.") from None
    return Quote(said.exact, prefix=said.prefix, suffix=said.suffix)


def _anchor(place: Place, starts: list[int]) -> str:
    """The sentence in which a place begins."""
    return anchor_of(max(bisect_right(starts, place.start), 1))


def _told(verdict: Verdict, anchors: list[str], anchor: str) -> str:
    """What a person is told; nothing where the quote stands where the address says."""
    if verdict.holds:
        return "" if anchor in anchors else _moved(anchors)
    if verdict.outcome == "changed":
        return (
            f"<p>The article has changed since this link was made. {_now(anchors)}:</p>"
            f'<blockquote dir="auto">{"".join(map(_change, verdict.difference))}</blockquote>'
        )
    return (
        "<p>The article has changed since this link was made, and this is no longer in it:</p>"
        f'<blockquote dir="auto"><del>{escaped(verdict.quote.text)}</del></blockquote>'
    )


def _moved(anchors: list[str]) -> str:
    number = " or ".join(_link(anchor) for anchor in dict.fromkeys(anchors))
    return (
        "<p>The article has changed since this link was made: the sentence that it leads to is "
        f"now {number}.</p>"
    )


def _now(anchors: list[str]) -> str:
    where = " or ".join(_link(anchor) for anchor in dict.fromkeys(anchors))
    return f"Nearest to what it quotes is now {where}"


def _link(anchor: str) -> str:
    number = anchor.removeprefix("s")
    return f'sentence <button type="button" class="inline" data-go="{anchor}">{number}</button>'


def _change(change: Change) -> str:
    tag = _TAGS[change.kind]
    return f"<{tag}>{escaped(change.text)}</{tag}>"
