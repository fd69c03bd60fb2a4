"""Wrong types at every address that takes a body: told in one line, never a 500 nor a traceback."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from chat_servers import Chat, chat

from qa.chat.security.routes import ROUTES

pytestmark = pytest.mark.long

WRONG: list[Any] = [
    *(None, True, -1, 10**400, 1.5, "", "x", "\ud83d", [], [[]], {}, {"a": {"a": []}}),
    *([None] * 3, ["x"] * 300, {"question": 7}, {"text": None, "type": "text"}),
]
FIELDS = ("data", "fn_index", "session_hash", "event_data", "event_id", "trigger_id", "own")
RIGHT: dict[str, Any] = {"data": ["Who?", []], "fn_index": 0, "session_hash": "s", "own": "o"}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chat]:
    """A chat whose log is empty at the end, whatever it was sent."""
    log = tmp_path_factory.mktemp("chat") / "log"
    with chat("--collect", str(log.with_name("gold.jsonl")), log=log) as running:
        yield running
    assert log.read_text() == ""
    assert Path(log.with_name("gold.jsonl")).read_text() == ""


def bodies() -> Iterator[Any]:
    """What no page and no program sends."""
    yield from WRONG
    for field, value in product(FIELDS, WRONG):
        yield {**RIGHT, field: value}
    for one, other in product(WRONG, WRONG):
        yield {**RIGHT, "data": [one, other]}
    for act, value in product(("own", "up", "right", "alone", "none"), WRONG):
        event = {"act": act, "turn": value, "sentence": value, "name": value, "data": value}
        yield {"data": [{"turns": value}], "fn_index": 1, "event_data": event}


@pytest.mark.parametrize("path", sorted(path for method, path in ROUTES if method == "POST"))
def test_nothing_that_is_sent_breaks_anything(served: Chat, path: str) -> None:
    bad = []
    for body in bodies():
        response = served.post(path, body)
        response.read()
        if response.status >= 500:
            bad.append((response.status, str(body)[:200]))
    assert bad == []
    assert served.ask("What separates the two parks?")["passages"]
