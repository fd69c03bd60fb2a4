"""What every question of the tests is answered, a JSON object a line: two commits, one `diff`.

python tests/benchmarks/snapshot.py > before.jsonl
"""

import json
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from qa import open_articles
from qa.answering.reader import Reader

TESTS = Path(__file__).parents[1]
FILES = (
    TESTS / "gold.jsonl",
    TESTS / "asking" / "followups.jsonl",
    *sorted((TESTS / "articles").glob("*.gold.jsonl")),
)


@cache
def reader_of(article: Path | None) -> Reader:
    """A reader of an article, or of the one that ships."""
    return open_articles(*([article] if article else []), meaning=False)


def asked_in(path: Path) -> Iterator[dict[str, Any]]:
    """Each question of a file, with what is answered."""
    for line in path.read_text("utf-8").splitlines():
        case = json.loads(line)
        named = case.get("article")
        reader = reader_of(path.parent / named if named else None)
        answer = reader.ask(case["question"], case.get("history", ()))
        yield {
            "file": path.name,
            "history": case.get("history", []),
            "question": case["question"],
            "status": answer.status,
            "first": answer.passages[0].text if answer.passages else None,
        }


def main() -> None:
    """Print a line a question."""
    for path in FILES:
        for row in asked_in(path):
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
