"""A conversation to take away: Markdown to read, JSON for programs, both with every citation."""

import json
import re
from collections.abc import Sequence
from typing import Any

from index.errors import SayswhereError
from qa.answering.answer import Answer, Citation
from qa.answering.disagreement import told
from qa.saving.exchange import Exchange, Reply
from qa.saving.settings import note_of

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$!&])")


def as_json_list(exchanges: Sequence[Exchange]) -> str:
    """The conversation as a JSON array of answers, each as the endpoint `ask` gives it."""
    entries = [_entry(exchange) for exchange in exchanges]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _entry(exchange: Exchange) -> dict[str, Any]:
    """A reply for programs, its passages with the numbers that the page gives them."""
    reply = exchange.reply
    if isinstance(reply, SayswhereError):
        return {"question": exchange.question, "error": str(reply)}
    entry = reply.as_json()
    for number, passage in enumerate(entry["passages"], exchange.first):
        passage["number"] = number
    return entry


def as_markdown(exchanges: Sequence[Exchange]) -> str:
    """The conversation as Markdown that shows questions and passages as they were typed.

    At its end stands, where a page does not show it, how it was asked.
    """
    talk = "\n".join(
        f"## {_one_line(one.question)}\n\n{_reply(one.reply, one.first)}" for one in exchanges
    )
    note = note_of(exchanges)
    return f"{talk}\n{note}" if note else talk


def _reply(reply: Reply, first: int) -> str:
    if isinstance(reply, SayswhereError):
        return f"{literal(str(reply))}\n"
    carried = f"Carried over: {literal(', '.join(reply.carried))}\n\n" if reply.carried else ""
    passages = [_passage(reply, at, first + at) for at in range(len(reply.passages))]
    if folded := passages[reply.near :]:
        passages[reply.near :] = ["Less likely:\n", *folded]
    differs = f"{literal(told(reply, first))}\n\n" if reply.differing else ""
    return f"{literal(reply.headline)}\n\n{carried}{differs}" + "\n".join(passages)


def _passage(answer: Answer, at: int, number: int) -> str:
    passage = answer.passages[at]
    quoted = "\n".join(f"> {literal(line)}" for line in passage.text.splitlines() or [""])
    certain = f" ({answer.certainties[at]})" if at else ""
    also = "".join(f"Also in {_cited(other)}\n\n" for other in passage.also)
    return f"{quoted}\n>\n> — [{number}] {_cited(passage.citation)}{certain}\n" + (
        f"\n{also}" if also else ""
    )


def _cited(citation: Citation) -> str:
    """Where a passage stands, in words that link there."""
    # Of what an address may hold, brackets alone would end it, and addresses here have none.
    words = literal(str(citation))
    return f"[{words}](<{citation.link}>)" if citation.link else words


def literal(text: str) -> str:
    """The text in Markdown such that it reads as typed."""
    return _SPECIAL.sub(r"\\\1", text)


def _one_line(text: str) -> str:
    return literal(" ".join(text.split()))
