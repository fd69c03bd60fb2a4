"""Saved questions and answers in each of their forms, to be asked again and written again."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from index.errors import SayswhereError
from qa.answering.setting import Setting
from qa.asking.heard import MEMORY
from qa.saving.exchange import Exchange, Reply, firsts_of
from qa.saving.export import as_json_list, as_markdown
from qa.saving.settings import note_in, setting_in
from qa.terminal.quotes_in_markdown import as_typed, is_exported
from qa.terminal.saved import ASK_AGAIN, SavedError, values_in

_HEADING = re.compile(r"^## (.*)$", re.MULTILINE)
# The error of a question that cannot be asked does not depend on how it is.
_REFUSED = "error"


@dataclass(frozen=True, slots=True)
class Turn:
    """A saved question, how it was asked, and whether apart from those before it."""

    question: str
    setting: Setting
    alone: bool = False


class Talk(Protocol):
    """Saved questions with their answers, in one form."""

    @property
    def turns(self) -> Sequence[Turn]:
        """The questions."""

    def written(self, replies: Sequence[Reply]) -> str:
        """The file that replies to the questions are saved as."""

    def values(self, text: str) -> Any:
        """What stands in such a file, to compare; raises ValueError."""


def talk_in(text: str, path: str) -> Talk:
    """What was saved in a file's text; raises SavedError."""
    if not text.strip():
        raise SavedError(f"{path} is empty; give a saved conversation or answers in JSON")
    if is_exported(text):
        return _in_markdown(text, path)
    if text.lstrip()[0] not in "[{":
        raise SavedError(
            f"{path} is no conversation saved by the chat and no answers in JSON; give one of them"
        )
    values = list(values_in(text, path))
    turns = tuple(_turns(values))
    if not turns:
        raise SavedError(f"{path} holds no question that can be asked again")
    found = tuple(value for _, value in values)
    return _InList(turns, _cited(found)) if text.lstrip()[0] == "[" else _InLines(turns, found)


def _exchanges(turns: Sequence[Turn], replies: Sequence[Reply], cited: int) -> list[Exchange]:
    firsts = firsts_of(replies, cited)[:-1]
    return [
        Exchange(turn.question, reply, first, turn.alone)
        for turn, reply, first in zip(turns, replies, firsts, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _InMarkdown:
    """A conversation as the chat saves it in Markdown."""

    turns: tuple[Turn, ...]
    cited: int

    def written(self, replies: Sequence[Reply]) -> str:
        return as_markdown(_exchanges(self.turns, replies, self.cited))

    def values(self, text: str) -> Any:
        return {f"line {number}": line for number, line in enumerate(text.split("\n"), 1)}


@dataclass(frozen=True, slots=True)
class _InList:
    """A conversation as the chat saves it in JSON."""

    turns: tuple[Turn, ...]
    cited: int

    def written(self, replies: Sequence[Reply]) -> str:
        return as_json_list(_exchanges(self.turns, replies, self.cited))

    def values(self, text: str) -> Any:
        return json.loads(text)


@dataclass(frozen=True, slots=True)
class _InLines:
    """Answers as `ask --json` and `ask --batch` print them; `found` are all lines' values."""

    turns: tuple[Turn, ...]
    found: tuple[Any, ...]

    def written(self, replies: Sequence[Reply]) -> str:
        pairs = zip(self.turns, replies, strict=True)
        answers = (_value(reply, turn.question) for turn, reply in pairs)
        values = (one if _is_no_question(one) else next(answers) for one in self.found)
        return "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values)

    def values(self, text: str) -> Any:
        try:
            return [json.loads(text)]
        except ValueError:
            return [json.loads(line) for line in text.split("\n") if line.strip()]


def _value(reply: Reply, question: str) -> dict[str, Any]:
    if isinstance(reply, SayswhereError):
        return {"question": question, "error": str(reply)}
    return reply.as_json()


def _is_no_question(value: Any) -> bool:
    """Whether it is a batch's word on a line that was none."""
    return isinstance(value, dict) and "question" not in value and _REFUSED in value


def _turns(values: Sequence[tuple[str, Any]]) -> Iterator[Turn]:
    """The questions of some answers, each with how it was asked; raises SavedError."""
    known: Setting | None = None
    for place, value in values:
        if _is_no_question(value):
            continue
        question = value.get("question") if isinstance(value, dict) else None
        if not isinstance(question, str):
            raise SavedError(f"{place} is no answer: it was edited by hand; {ASK_AGAIN}")
        if "asked" in value or known is None or _REFUSED not in value:
            known = _setting(value, place)
        yield Turn(question, known)


def _setting(value: dict[str, Any], place: str) -> Setting:
    if value.get("asked") is None:
        raise _old(place)
    try:
        return setting_in(value["asked"])
    except ValueError:
        raise _edited(place) from None


def _cited(values: Sequence[Any]) -> int:
    """How many citations came before those of a list."""
    numbers = (
        passage.get("number")
        for value in values
        for passage in value.get("passages") or ()
        if isinstance(passage, dict)
    )
    first = next(numbers, 1)
    return first - 1 if type(first) is int and first > 0 else 0


def _in_markdown(text: str, path: str) -> Talk:
    try:
        note = note_in(text)
    except ValueError:
        raise _edited(path) from None
    if note is None:
        raise _old(path)
    questions = [as_typed(heading.strip()) for heading in _HEADING.findall(text)]
    if len(questions) != len(note.within):
        raise _edited(path)
    begun, turns = 0, []
    for at, (question, within) in enumerate(zip(questions, note.within, strict=True)):
        begun = at if at + 1 in note.alone else begun
        history = tuple(questions[begun:at][-MEMORY:])
        setting = replace(note.setting, history=history, within=within)
        turns.append(Turn(question, setting, at + 1 in note.alone))
    return _InMarkdown(tuple(turns), note.cited)


def _old(place: str) -> SavedError:
    return SavedError(
        f"{place} does not say what it was asked with: it was saved by an older version, or cut; "
        "save it again"
    )


def _edited(place: str) -> SavedError:
    return SavedError(
        f"{place} does not say rightly what it was asked with: it was edited by hand; {ASK_AGAIN}"
    )
