"""What was saved is asked again: the same bytes, or the first difference and what explains it."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from index.errors import SayswhereError
from index.version import VERSION
from qa.answering.answer import Answer
from qa.answering.reader import Reader
from qa.answering.setting import Setting
from qa.saving.exchange import Reply
from qa.terminal.looks import Row, printable, row
from qa.terminal.saved_talks import Talk, Turn

ReaderOf = Callable[[Setting], Reader]
EDITED = "version, articles and encoder are the same, so the file was edited by hand"
# What is not there in one of two versions.
NOTHING = "nothing"
_LONGEST_SHOWN = 300


@dataclass(frozen=True, slots=True)
class Difference:
    """The first thing that differs: where in the file, what was there and what came now."""

    where: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Replay:
    """What came of asking some questions again; without a difference all bytes are the same."""

    questions: int
    difference: Difference | None = None
    causes: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON values."""
        first = self.difference
        return {
            "same": first is None,
            "questions": self.questions,
            "difference": first and {"where": first.where, "was": first.was, "now": first.now},
            "causes": list(self.causes),
        }


def replayed(talk: Talk, text: str, reader_of: ReaderOf) -> Replay:
    """What comes of asking again what was saved as a text.

    It is asked with the thresholds that it was asked with, and an encoder only where it was. The
    version alone makes no difference.
    """
    replies = [_asked(turn, reader_of(turn.setting)) for turn in talk.turns]
    now = talk.written(replies)
    saved = text if text.endswith("\n") else f"{text}\n"
    if now == saved:
        return Replay(len(talk.turns))
    causes = tuple(_causes(talk.turns[0].setting, replies))
    return Replay(len(talk.turns), _first_difference(talk, saved, now), causes or (EDITED,))


def _asked(turn: Turn, reader: Reader) -> Reply:
    setting = turn.setting
    try:
        narrowed = reader.narrowed(setting.within, setting.since)
        answer = narrowed.ask(turn.question, setting.history, setting.top)
    except SayswhereError as error:
        return error
    asked = answer.asked and replace(answer.asked, version=setting.version)
    return replace(answer, asked=asked)


def _causes(before: Setting, replies: Sequence[Reply]) -> Iterator[str]:
    """What else differs, and explains a difference in answers."""
    asked = (reply.asked for reply in replies if isinstance(reply, Answer))
    now = next(filter(None, asked), None)
    if before.version != VERSION:
        yield f"it was saved by version {before.version} of sayswhere, and this is {VERSION}"
    if now and before.articles != now.articles:
        yield f"it was asked of {_articles(before.articles)}, and here are {now.articles}"
    elif now and before.sha256 != now.sha256:
        one, its = ("the", "its SHA-256") if now.articles == 1 else ("an", "the SHA-256 of all")
        yield (
            f"{one} article is another, or has changed: {its} was "
            f"{_short(before.sha256)}, and is {_short(now.sha256)}"
        )
    if now and before.meaning != now.meaning:
        yield f"it was asked {_by(before.meaning)}, and here {_by(now.meaning)}"


def _articles(number: int) -> str:
    return "1 article" if number == 1 else f"{number} articles"


def _short(sha256: str) -> str:
    return f"{sha256[:12]}…" if sha256 else "not known"


def _by(meaning: str) -> str:
    return f"with {meaning}" if meaning else "by words alone"


def _first_difference(talk: Talk, saved: str, now: str) -> Difference:
    try:
        found = _differing(talk.values(saved), talk.values(now), "")
    except (ValueError, RecursionError):
        found = None
    if found:
        return found
    pairs = enumerate(zip(saved.split("\n"), now.split("\n"), strict=False), 1)
    line, (was, is_) = next((n, pair) for n, pair in pairs if pair[0] != pair[1])
    return Difference(f"line {line}, in how it is written", was, is_)


def _differing(was: Any, now: Any, where: str) -> Difference | None:
    """The first place, in the order of the file, where two values differ."""
    if isinstance(was, dict) and isinstance(now, dict):
        keys = dict.fromkeys([*was, *now])
        parts = ((f"{where}.{key}", was.get(key), now.get(key)) for key in keys)
        return next((d for at, a, b in parts if (d := _differing(a, b, at))), None)
    if isinstance(was, list) and isinstance(now, list):
        longest = range(max(len(was), len(now)))
        listed = ((f"{where}[{at + 1}]", was[at:][:1], now[at:][:1]) for at in longest)
        return next((d for at, a, b in listed if (d := _member(a, b, at))), None)
    return None if was == now else Difference(where.lstrip("."), _said(was), _said(now))


def _member(was: list[Any], now: list[Any], where: str) -> Difference | None:
    if was and now:
        return _differing(was[0], now[0], where)
    return Difference(where, *(_said(one[0]) if one else NOTHING for one in (was, now)))


def _said(value: Any) -> str:
    if value is None:
        return NOTHING
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def rows_of(replay: Replay, path: str) -> Iterator[Row]:
    """What came of it, for a person."""
    asked = "1 question" if replay.questions == 1 else f"{replay.questions} questions"
    if replay.difference is None:
        yield row(f"{printable(path)}: {asked} asked again, the same bytes", "bold green")
        return
    yield row(f"{printable(path)}: {asked} asked again, and not the same bytes", "bold red")
    first = replay.difference
    yield row(f"first at {printable(first.where)}", lead="    ")
    for label, text in (("was", first.was), ("now", first.now)):
        shown = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
        yield row(printable(shown), lead=f"    {label}: ")
    for cause in replay.causes:
        yield row(printable(cause), "dim", lead="    because ")
