"""Answers as HTML: the passages verbatim, their citations as controls, and how sure it is."""

from index.errors import SayswhereError
from qa.answering.answer import Answer, Citation, Passage
from qa.chat.conversation import Reply, Turn
from qa.chat.markup import escaped, marked
from qa.chat.sources import Sources

STATUS = {
    "answered": "Answer",
    "unsure": "Not sure",
    "not_found": "No answer",
}
# Probability that the top passage answers, from the top down, in a person's words; after the
# scale of Mosteller and Youtz (1990), "Quantifying probabilistic expressions".
IN_WORDS = (
    (0.9, "almost certain"),
    (0.7, "likely"),
    (0.45, "an even chance"),
    (0.2, "unlikely"),
    (0.0, "very unlikely"),
)


def turn_html(sources: Sources, turn: Turn, reply: Reply, number: int, verdict: str) -> str:
    """A question and what it gets, as a section of the conversation; turns count from 0.

    `verdict` is the HTML of the controls with which the visitor judges the answer.
    """
    body = (
        _refusal(str(reply))
        if isinstance(reply, SayswhereError)
        else _answer(sources, reply, number, verdict)
    )
    return (
        f'<section class="turn" data-turn="{number}" aria-label="Question {number + 1}">'
        f'<h2 class="asked" dir="auto">{escaped(turn.question)}</h2>{body}</section>'
    )


def in_words(confidence: float) -> str:
    """How likely it is that the top passage answers, said as a person would."""
    return next(words for least, words in IN_WORDS if confidence >= least)


def notice_html(message: str) -> str:
    """A message about the conversation itself, such as why a question could not be asked."""
    return f'<div class="notice" dir="auto">{escaped(message)}</div>' if message else ""


def _refusal(message: str) -> str:
    return f'<div class="reply refused"><p class="message" dir="auto">{escaped(message)}</p></div>'


def _answer(sources: Sources, answer: Answer, number: int, verdict: str) -> str:
    passages = "".join(
        _passage(sources, passage, position) for position, passage in enumerate(answer.passages, 1)
    )
    return (
        f'<div class="reply {answer.status}">'
        f'<p class="status">{STATUS[answer.status]}</p>'
        f'<p class="message" dir="auto">{escaped(answer.message)}</p>'
        f"{_carried(answer, number)}{_missing(answer)}"
        + (f'<ol class="passages">{passages}</ol>' if passages else "")
        + f"{_sureness(answer)}{verdict}</div>"
    )


def _carried(answer: Answer, number: int) -> str:
    if not answer.carried:
        return ""
    words = escaped(", ".join(answer.carried))
    return (
        f'<p class="carried">Carried over: <button type="button" class="chip" data-act="alone" '
        f'data-turn="{number}" aria-label="Ask without the carried words: {words}">{words}'
        '<span class="cross" aria-hidden="true">×</span></button></p>'
    )


def _missing(answer: Answer) -> str:
    unsaid = [word for word in answer.missing if word not in answer.message]
    if not unsaid:
        return ""
    words = escaped(", ".join(unsaid))
    return f'<p class="missing" dir="auto">Not in the article: {words}</p>'


def _passage(sources: Sources, passage: Passage, position: int) -> str:
    anchor = sources.anchor(passage.citation)
    beside = "".join(_context(sources, passage, other) for other in passage.context)
    return (
        f'<li><button type="button" class="cite" data-cite="{anchor}">{position}</button>'
        f'<div class="quoted"><blockquote class="passage" dir="auto">'
        f"{marked(passage.text, passage.highlights, passage.phrase)}</blockquote>"
        f'<p class="where">{_place(sources, passage.citation)}{_also(sources, passage)}'
        f'<button type="button" class="quiet" data-copy="{escaped(str(passage.citation))}">'
        f'Copy<span class="unseen"> passage {position} with its citation</span></button></p>'
        f"{beside}</div></li>"
    )


def _place(sources: Sources, citation: Citation) -> str:
    """The citation in words, its sentence a link that also opens in a new page."""
    several = f"{escaped(citation.source_name)}, " if len(sources.articles) > 1 else ""
    paragraph = f"paragraph {citation.paragraph}, " if citation.sentence else ""
    return f"<span>{several}{paragraph}{_link(sources, citation)}</span>"


def _link(sources: Sources, citation: Citation) -> str:
    anchor = sources.anchor(citation)
    if not citation.sentence:
        return f'<a href="#{anchor}" data-cite="{anchor}">dateline</a>'
    return f'sentence <a href="#{anchor}" data-cite="{anchor}">{citation.sentence}</a>'


def _also(sources: Sources, passage: Passage) -> str:
    if not passage.also:
        return ""
    return f"<span>also {', '.join(_link(sources, other) for other in passage.also)}</span>"


def _context(sources: Sources, passage: Passage, neighbour: Passage) -> str:
    side = "Before" if neighbour.citation.start < passage.citation.start else "After"
    return (
        f'<p class="context" dir="auto">{side} it, {_link(sources, neighbour.citation)}: '
        f"<q>{escaped(neighbour.text)}</q></p>"
    )


def _sureness(answer: Answer) -> str:
    """How sure the answer is: in words, with the figure and the reasons on demand."""
    if not answer.passages:
        return ""
    top = answer.passages[0]
    reasons = "".join(
        f"<li><span>{escaped(reason)}</span> <data>{weight:+.2f}</data></li>"
        for reason, weight in top.why
    )
    return (
        f'<details class="sureness"><summary>How sure? {in_words(answer.confidence).capitalize()}'
        f"</summary><p>Probability that passage 1 answers: {answer.confidence:.0%}; "
        f"that the article answers at all: {answer.answerable:.0%}. "
        f"Evidence: {top.score:.2f}.</p>{f'<ul>{reasons}</ul>' if reasons else ''}</details>"
    )
