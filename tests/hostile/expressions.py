"""Every regular expression of the program, noted while all of it is imported and used.

Run in a process of its own (`python tests/hostile/expressions.py`), as it stands in the way of
`re`: prints a JSON object a line, and ends with 1 where a call of `re` was not come to.
"""

import ast
import importlib
import json
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parents[1]
ROOT = TESTS.parent
# What takes an expression, and after how many other arguments its flags stand.
CALLS = {"compile": 0, "search": 1, "match": 1, "fullmatch": 1, "findall": 1, "finditer": 1}
CALLS |= {"split": 2, "sub": 3}


class Notes:
    """What our files hand to `re`: the expressions with their flags, and from which lines."""

    def __init__(self) -> None:
        self.expressions: dict[tuple[str, int], bool] = {}
        self.places: set[tuple[str, int]] = set()

    def begin(self) -> None:
        """From now on everything is noted."""
        for name, between in CALLS.items():
            setattr(re, name, self._noting(getattr(re, name), between))

    def _noting(self, function: Callable[..., Any], between: int) -> Callable[..., Any]:
        def noting(pattern: Any, *more: Any, **named: Any) -> Any:
            frame = sys._getframe(1)
            path = Path(frame.f_code.co_filename)
            if path.is_relative_to(ROOT / "index") or path.is_relative_to(ROOT / "qa"):
                flags = named.get("flags", (*more, 0)[between] if len(more) >= between else 0)
                self._note(pattern, int(flags), (path.relative_to(ROOT).as_posix(), frame.f_lineno))
            return function(pattern, *more, **named)

        return noting

    def _note(self, pattern: Any, flags: int, place: tuple[str, int]) -> None:
        self.places.add(place)
        if isinstance(pattern, bytes):
            pattern = pattern.decode("latin-1")
        if isinstance(pattern, str):
            self.expressions[pattern, flags] = True


def use_everything() -> None:
    """Import all modules, read articles of many kinds, and ask the questions of the tests."""
    modules = list(_modules())
    from qa import open_articles
    from qa.asking.patterns import Pattern

    for module in modules:
        for pattern in _of_kind(Pattern, list(vars(module).values())):
            pattern.search("")
    for path in (None, *sorted((TESTS / "articles").glob("*.txt"))):
        reader = open_articles(*([path] if path else []), meaning=False)
        gold = path.with_suffix(".gold.jsonl") if path else TESTS / "gold.jsonl"
        for line in gold.read_text("utf-8").splitlines():
            case = json.loads(line)
            reader.ask(case["question"], case.get("history", ()))
    importlib.import_module("index.formats.scripts").is_of_one_script("порт")


def _modules() -> Iterator[Any]:
    for package in ("index", "qa"):
        for found in pkgutil.walk_packages([str(ROOT / package)], f"{package}."):
            if not found.name.endswith("__main__"):
                yield importlib.import_module(found.name)


def _of_kind(kind: type, value: object) -> Iterator[Any]:
    """What is of a kind in a value and in the plain collections in it."""
    if isinstance(value, kind):
        yield value
    elif isinstance(value, dict):
        yield from _of_kind(kind, list(value.values()))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _of_kind(kind, one)


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call of `re` in our files, with its file."""
    for path in sorted([*(ROOT / "index").rglob("*.py"), *(ROOT / "qa").rglob("*.py")]):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _is_of_re(node.func):
                yield path.relative_to(ROOT).as_posix(), node


def _is_of_re(function: ast.expr) -> bool:
    if not isinstance(function, ast.Attribute) or not isinstance(function.value, ast.Name):
        return False
    return function.value.id == "re" and function.attr in CALLS


def written_out(call: ast.Call) -> list[str]:
    """The expression of a call that needs no running to be known."""
    first = call.args[0]
    return [first.value] if isinstance(first, ast.Constant) and isinstance(first.value, str) else []


def main() -> int:
    """Print what was noted; 1 where a call was not come to, and its expression is not plain."""
    notes = Notes()
    notes.begin()
    use_everything()
    missed = []
    for file, call in calls():
        lines = range(call.lineno, int(call.end_lineno or 0) + 1)
        if not any((file, line) in notes.places for line in lines):
            found = written_out(call)
            notes.expressions |= {(pattern, 0): True for pattern in found}
            missed += [] if found else [f"{file}:{call.lineno}"]
    for pattern, flags in notes.expressions:
        print(json.dumps({"pattern": pattern, "flags": flags}))
    print(*missed, sep="\n", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
