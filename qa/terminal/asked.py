"""The questions in what was once asked: a batch, gold, answers in JSON, a saved conversation."""

import json
import re
from collections.abc import Iterator
from typing import Any

from index.errors import SayswhereError
from qa.terminal.batch import Asked, asked_in
from qa.terminal.quotes_in_markdown import as_typed, is_exported
from qa.terminal.saved import ASK_AGAIN, SavedError, text_in, values_in

_HEADING = re.compile(r"^## (.*)$", re.MULTILINE)


def questions_in(path: str) -> list[Asked]:
    """The questions of a file, or of standard input for "-", in its order; raises SavedError."""
    text = text_in(path)
    asked = list(_questions(text, path))
    if not asked:
        raise SavedError(f"{path} holds no question; put one a line, or give a saved conversation")
    return asked


def _questions(text: str, path: str) -> Iterator[Asked]:
    if is_exported(text):
        yield from _following(_HEADING.findall(text))
    elif text.lstrip().startswith("[") or _is_one_value(text):
        yield from _of_conversation(text, path)
    else:
        yield from _of_lines(text, path)


def _following(headings: list[str]) -> Iterator[Asked]:
    """The questions of a conversation in Markdown, each after all before it."""
    questions = [as_typed(heading.strip()) for heading in headings]
    for at, question in enumerate(questions):
        yield Asked(question, tuple(questions[:at]))


def _of_conversation(text: str, path: str) -> Iterator[Asked]:
    """The questions of one answer, or of a list; an older version did not say what came before."""
    before: list[str] = []
    for place, value in values_in(text, path):
        question = _question_of(value, place)
        yield Asked(question, _history_of(value, place, tuple(before)))
        before.append(question)


def _of_lines(text: str, path: str) -> Iterator[Asked]:
    """The questions of a batch, of gold, or of a batch's answers."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not line.lstrip().startswith('{"error"'):
            try:
                yield asked_in(line.encode("utf-8", "surrogatepass"))
            except SayswhereError as error:
                raise SavedError(f"{path}, line {number}: {error}") from None


def _is_one_value(text: str) -> bool:
    """Whether a text is one JSON object, be it over several lines."""
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False


def _question_of(value: Any, place: str) -> str:
    question = value.get("question") if isinstance(value, dict) else None
    if not isinstance(question, str) or not question.strip():
        raise SavedError(f"{place} has no question: it was edited by hand; {ASK_AGAIN}")
    return question


def _history_of(value: dict[str, Any], place: str, before: tuple[str, ...]) -> tuple[str, ...]:
    history = value.get("history", before)
    if not isinstance(history, list | tuple) or not all(isinstance(h, str) for h in history):
        raise SavedError(f"{place} has no list of earlier questions; {ASK_AGAIN}")
    return tuple(history)
