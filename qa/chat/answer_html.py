"""Answers as HTML: the passages verbatim, their citations as controls, and how sure it is."""

from collections.abc import Sequence

from index.errors import SayswhereError
from qa.answering.answer import Answer, Citation, Passage
from qa.answering.disagreement import told
from qa.answering.reasons import reasons_for
from qa.chat.conversation import Turn
from qa.chat.markup import escaped, marked
from qa.chat.sources import Sources
from qa.saving.exchange import Reply

PLACES = 3  # of a sentence that stands in many, shown at once


def turn_html(
    sources: Sources, turn: Turn, reply: Reply, number: int, first: int, verdict: str
) -> str:
    """A question and what it gets, as a section of the conversation; turns count from 0.

    `first` is the number of its first citation, `verdict` the HTML of the controls with which the
    visitor judges the answer.
    """
    body = (
        _refusal(str(reply))
        if isinstance(reply, SayswhereError)
        else _answer(sources, reply, number, first, verdict)
    )
    part = f'<p class="part" dir="auto">Asked only of {escaped(turn.within)}</p>'
    return (
        f'<section class="turn" data-turn="{number}" aria-label="Question {number + 1}">'
        f'<h2 class="asked" dir="auto">{escaped(turn.question)}</h2>'
        f"{part if turn.within else ''}{body}</section>"
    )


def notice_html(message: str) -> str:
    """A message about the conversation itself, such as why a question could not be asked."""
    return f'<div class="notice" dir="auto">{escaped(message)}</div>' if message else ""


def _refusal(message: str) -> str:
    return f'<div class="reply refused"><p class="message" dir="auto">{escaped(message)}</p></div>'


def _answer(sources: Sources, answer: Answer, number: int, first: int, verdict: str) -> str:
    passages = [_passage(sources, answer, at, first + at) for at in range(len(answer.passages))]
    return (
        f'<div class="reply {answer.status}"><p class="message" dir="auto">{_headline(answer)}</p>'
        f"{_carried(answer, number)}{_missing(sources, answer)}{_differing(answer, first)}"
        f"{_list(passages[: answer.near], first)}"
        f"{_folded(passages[answer.near :], first + answer.near)}"
        f"{_reasons(answer)}{verdict}</div>"
    )


def _headline(answer: Answer) -> str:
    """The message, and how certain the first passage is as an element of its own."""
    if not answer.passages:
        return escaped(answer.headline)
    before, certain, after = answer.headline.rpartition(str(answer.certainty))
    return f'{escaped(before)}<span class="certainty">{certain}</span>{after}'


def _list(passages: Sequence[str], first: int) -> str:
    return f'<ol class="passages" start="{first}">{"".join(passages)}</ol>' if passages else ""


def _folded(passages: Sequence[str], first: int) -> str:
    """The passages that are far less likely than the first, a click away."""
    if not passages:
        return ""
    summary = f"<summary>{len(passages)} more, less likely</summary>"
    return f'<details class="more">{summary}{_list(passages, first)}</details>'


def _carried(answer: Answer, number: int) -> str:
    if not answer.carried:
        return ""
    words = escaped(", ".join(answer.carried))
    return (
        f'<p class="carried">Carried over: <button type="button" class="chip" data-act="alone" '
        f'data-turn="{number}" aria-label="Ask without the carried words: {words}">{words}'
        '<span class="cross" aria-hidden="true">×</span></button></p>'
    )


def _missing(sources: Sources, answer: Answer) -> str:
    if not answer.unsaid:
        return ""
    words = escaped(", ".join(answer.unsaid))
    where = "In none of the articles" if sources.several else "Not in the article"
    return f'<p class="missing" dir="auto">{where}: {words}</p>'


def _differing(answer: Answer, first: int) -> str:
    differs = escaped(told(answer, first))
    return f'<p class="differing" dir="auto">{differs}</p>' if differs else ""


def _passage(sources: Sources, answer: Answer, at: int, number: int) -> str:
    passage, certainty = answer.passages[at], answer.certainties[at]
    place = sources.place(passage.citation)
    beside = "".join(_context(sources, passage, other) for other in passage.context)
    certain = f'<span class="certainty">{certainty}</span>' if at else ""
    return (
        f'<li class="{certainty.level}">'
        f'<button type="button" class="cite" {place.attributes}>{number}</button>'
        f'<div class="quoted"><blockquote class="passage" dir="auto">'
        f"{marked(passage.text, passage.highlights, passage.phrase)}</blockquote>"
        f'<p class="where">{_place(sources, passage)}{_also(sources, passage)}{certain}'
        f'<button type="button" class="quiet" data-copy="{escaped(str(passage.citation))}" '
        f'data-link="{escaped(passage.citation.link)}">'
        f'Copy<span class="unseen"> passage {number} with its citation</span></button></p>'
        f"{beside}</div></li>"
    )


def _place(sources: Sources, passage: Passage) -> str:
    """The citation in words, its sentence a link that also opens in a new page."""
    citation = passage.citation
    place = sources.place(citation)
    heading = f"under <q>{escaped(passage.under)}</q>, " if passage.under else ""
    several = f"{escaped(place.path)}, " if place.path else ""
    page = f"page {citation.page}, " if citation.page else ""
    paragraph = f"paragraph {citation.paragraph}, " if citation.sentence else ""
    return f"<span>{several}{heading}{page}{paragraph}{_link(sources, citation)}</span>"


def _link(sources: Sources, citation: Citation) -> str:
    place = sources.place(citation)
    link = f'<a href="{escaped(place.address)}" {place.attributes}>'
    if not citation.sentence:
        return f"{link}dateline</a>"
    return f"sentence {link}{citation.sentence}</a>"


def _also(sources: Sources, passage: Passage) -> str:
    """The other places of the same sentence, those of many a click away."""
    own = sources.place(passage.citation).path
    links = [_named_link(sources, other, own) for other in passage.also]
    shown, others = "; ".join(links[:PLACES]), "; ".join(links[PLACES:])
    more = f"<summary>and in {len(links) - PLACES} more places</summary>{others}"
    return (f"<span>also {shown}</span>" if shown else "") + (
        f'<details class="places">{more}</details>' if others else ""
    )


def _named_link(sources: Sources, citation: Citation, own: str) -> str:
    """The link to a sentence, with its article's name where that is another."""
    path = sources.place(citation).path
    return f"{'' if path == own else f'{escaped(path)}, '}{_link(sources, citation)}"


def _context(sources: Sources, passage: Passage, neighbour: Passage) -> str:
    side = "Before" if neighbour.citation.start < passage.citation.start else "After"
    return (
        f'<p class="context" dir="auto">{side} it, {_link(sources, neighbour.citation)}: '
        f"<q>{escaped(neighbour.text)}</q></p>"
    )


def _reasons(answer: Answer) -> str:
    """Why the first passage was chosen and what speaks against it, on demand."""
    if not answer.passages:
        return ""
    told = "".join(f'<li dir="auto">{escaped(reason)}</li>' for reason in reasons_for(answer, 1))
    return f'<details class="why"><summary>Why this passage?</summary><ul>{told}</ul></details>'
