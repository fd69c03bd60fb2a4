"""How a saved conversation says what it was asked with, and how that is read again."""

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from qa.answering.answer import Answer
from qa.answering.setting import Setting
from qa.answering.thresholds import CalibrationError, Thresholds
from qa.saving.exchange import Exchange

_NOTE = re.compile(r"<!-- asked (\{.*\}) -->\s*\Z")
_COUNTS, _TEXTS = ("top", "articles"), ("within", "since", "meaning", "sha256", "version")
# More passages than any article's answer shows; what asks for more was not saved here.
_MOST = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Note:
    """What a conversation in Markdown says of itself at its end.

    `alone` are the numbers of the questions, from 1, that were asked without those before them,
    `within` the part of the articles that each was asked, `cited` how many citations came before.
    """

    setting: Setting
    alone: tuple[int, ...]
    within: tuple[str, ...]
    cited: int


def note_of(exchanges: Sequence[Exchange]) -> str:
    """The note of a conversation, which a page does not show; empty where nothing was answered."""
    asked = [e.reply.asked if isinstance(e.reply, Answer) else None for e in exchanges]
    setting = next(filter(None, asked), None)
    if setting is None:
        return ""
    note = {
        **asdict(setting),
        "history": (),
        "alone": [number for number, one in enumerate(exchanges, 1) if one.alone],
        "within": [one.within if one else "" for one in asked],
        "cited": exchanges[0].first - 1,
    }
    # Two hyphens end a comment, and so does what looks like its end.
    written = json.dumps(note).replace("--", "-\\u002d").replace(">", "\\u003e")
    return f"<!-- asked {written} -->\n"


def note_in(text: str) -> Note | None:
    """The note at the end of a conversation, None where there is none; raises ValueError."""
    found = _NOTE.search(text)
    if not found:
        return None
    try:
        said = json.loads(found[1])
        within, alone, cited = list(said["within"]), list(said["alone"]), said["cited"]
        setting = setting_in({**said, "within": "", "history": []})
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError(f"no note: {error}") from None
    if not all(isinstance(one, str) for one in within) or not all(map(_is_count, [*alone, cited])):
        raise ValueError("a note with other values")
    return Note(setting, tuple(alone), tuple(within), cited)


def setting_in(said: Any) -> Setting:
    """How an answer says that it was asked; raises ValueError."""
    try:
        known = {field.name: said[field.name] for field in fields(Setting)}
        thresholds = Thresholds(**known.pop("thresholds"))
        history = tuple(known.pop("history"))
    except (KeyError, TypeError, AttributeError, CalibrationError) as error:
        raise ValueError(f"no setting: {error}") from None
    texts = [*history, *(known[name] for name in _TEXTS)]
    if not all(isinstance(text, str) for text in texts):
        raise ValueError("a setting with other values")
    if not all(_is_count(known[name]) and known[name] for name in _COUNTS):
        raise ValueError("a setting with other counts")
    return Setting(history=history, thresholds=thresholds, **known)


def _is_count(value: object) -> bool:
    return type(value) is int and 0 <= value < _MOST
