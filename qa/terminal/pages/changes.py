"""The page that shows which answers change between two versions."""

from collections.abc import Iterator, Sequence
from html import escape

from qa.answering.answer import Answer
from qa.measuring.changes import Compared
from qa.terminal.changes import GRAVE, SAID, how_certain, now_of, places_of, summary_of
from qa.terminal.pages.frame import marked, page


def page_of(found: Sequence[Compared], old: str, new: str) -> str:
    """The page, as HTML."""
    return page(f"Answers that change: {old} → {new}", _body(found, old, new))


def _body(found: Sequence[Compared], old: str, new: str) -> Iterator[str]:
    yield "<h1>Which answers change</h1>"
    yield f'<p class="soft">{escape(old)} → {escape(new)}</p>'
    yield f'<p class="lead">{escape(summary_of(found))}</p>'
    for number, one in enumerate(found, 1):
        if one.kinds:
            yield from _card(number, one)
    if same := [one for one in found if not one.kinds]:
        yield f"<details><summary>{len(same)} answered as before</summary>"
        yield '<ul class="plain">'
        yield from (
            f"<li>{escape(one.question)} <span class=soft>{_now(one)}</span>" for one in same
        )
        yield "</ul></details>"


def _now(one: Compared) -> str:
    return escape(how_certain(one.after))


def _card(number: int, one: Compared) -> Iterator[str]:
    grave = " grave" if GRAVE.intersection(one.kinds) else ""
    yield f'<article class="card{grave}">'
    yield f"<h3>{number}. {escape(one.question)}</h3>"
    for earlier in one.history:
        yield f'<p class="soft">asked before: {escape(earlier)}</p>'
    chips = (
        f'<li class="chip {kind}{" grave" if kind in GRAVE else ""}">{SAID[kind]}</li>'
        for kind in one.kinds
    )
    yield f'<ul class="chips">{"".join(chips)}</ul>'
    if one.before.status != one.after.status:
        yield f"<p>{escape(how_certain(one.before))} → {_now(one)}</p>"
    yield from _passages(one)
    if places := places_of(one):
        yield f'<p class="where">{escape(" → ".join(places))}</p>'
    yield "</article>"


def _passages(one: Compared) -> Iterator[str]:
    """The first passage before and now, and what became of what else was shown."""
    if one.difference:
        yield _quoted("", marked(one.difference))
    else:
        yield _quoted("was", _text(one.before))
        yield _quoted(now_of(one.after), _text(one.after))
    for quote in one.others:
        if quote.verdict.outcome == "gone":
            yield _quoted("gone", f"<del>{escape(quote.passage.text)}</del>")
        elif quote.verdict.outcome == "changed":
            yield _quoted("became", marked(quote.verdict.difference))


def _text(answer: Answer) -> str:
    return escape(answer.passages[0].text if answer.passages else answer.message)


def _quoted(said: str, html: str) -> str:
    label = f'<span class="said">{said}</span>' if said else ""
    return f"<blockquote>{label}{html}</blockquote>"
