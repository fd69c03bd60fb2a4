"""Cases kept as data: a JSON object a line, a known failure marked by "expected_failure"."""

import json
from pathlib import Path
from typing import Any

import pytest


def cases(name: str) -> list[Any]:
    """The cases of a file in this folder, each a pytest parameter with a name of its own."""
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return [_parameter(json.loads(line)) for line in text.splitlines()]


def failing(reason: str, *values: object) -> Any:
    """A case among others in a list that fails today, and why."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))


def _parameter(case: dict[str, Any]) -> Any:
    reason = case.get("expected_failure")
    marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
    said = [case.get(key, "") for key in ("signal", "question", "text")]
    name = " / ".join([*case.get("history", []), *said])
    return pytest.param(case, id=name.strip(" /"), marks=marks)
