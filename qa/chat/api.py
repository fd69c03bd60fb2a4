"""The same answers for other programs: the endpoint `ask`."""

from collections.abc import Callable
from typing import Any, cast

import gradio as gr

from index.errors import SayswhereError
from qa.chat.conversation import LONGEST_PART
from qa.chat.security.bodies import mended
from qa.chat.sources import Sources

MALFORMED = (
    "A question must be a text, and history a list of earlier questions; within and since are "
    "short texts: send those."
)


def add_endpoint(sources: Sources) -> None:
    """Add `ask` to the page under construction."""
    # not through the queue, so that one request brings an answer; the queue's way works as well
    gr.api(_asking(sources), api_name="ask", queue=False)  # type: ignore[attr-defined]


def _asking(sources: Sources) -> Callable[..., dict[str, Any]]:
    """The function behind the endpoint: a question and earlier questions in, JSON out."""

    def ask(
        question: str, history: list[str] | None = None, within: str = "", since: str = ""
    ) -> dict[str, Any]:
        """Answer a question with verbatim sentences of the article, each with its citation.

        Args:
            question: what to ask, in plain words.
            history: the earlier questions of the conversation, oldest first.
            within: of several articles those to ask: one by its path, a folder with a slash at
                its end, a pattern with *, or a part of a path or title.
            since: the first year, month or day that is meant: 2024, 2024-05 or 2024-05-17.
        """
        if not (is_question_and_history(question, history) and are_texts(within, since)):
            raise gr.Error(MALFORMED, print_exception=False)
        try:
            answer = sources.answer(question, questions_in(history), within, since)
            # A file's name may hold what is no UTF-8.
            return cast(dict[str, Any], mended(answer.as_json()))
        except SayswhereError as error:
            raise gr.Error(str(error), print_exception=False) from error

    return ask


def is_question_and_history(question: object, history: object) -> bool:
    """Whether a question is a text, and a history questions or messages, or none."""
    entries = [] if history is None else history
    if not isinstance(question, str) or not isinstance(entries, list):
        return False
    return all(isinstance(entry, str | dict) for entry in entries)


def are_texts(*values: object) -> bool:
    """Whether all of some values are short texts."""
    return all(isinstance(value, str) and len(value) <= LONGEST_PART for value in values)


def questions_in(history: object) -> tuple[str, ...]:
    """The questions in a history: plain strings, or messages as Gradio's chat passes them."""
    entries = history if isinstance(history, list) else []
    return tuple(text for entry in entries if (text := _question_in(entry)))


def _question_in(entry: object) -> str:
    if isinstance(entry, str):
        return entry
    if not isinstance(entry, dict) or entry.get("role") != "user":
        return ""
    content = entry.get("content")
    blocks = content if isinstance(content, list) else [content]
    return " ".join(_text_of(block) for block in blocks).strip()


def _text_of(block: object) -> str:
    text = block.get("text") if isinstance(block, dict) else block
    return text if isinstance(text, str) else ""
