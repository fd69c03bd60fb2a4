"""How fast questions are answered, as a ratio to rank-bm25's own `get_scores`.

    python tests/benchmarks/throughput.py squad2.json

The argument is a file in the format of SQuAD; its first article of at least 200 sentences is
asked its own questions. SQuAD 2.0 is public under CC BY-SA 4.0.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from rank_bm25 import BM25Okapi

from index.text.article import article_from_text
from index.text.terms import terms_of
from qa.answering.reader import Reader

BATCH = 1000


def article_of(path: str) -> tuple[str, list[str]]:
    """The text and the questions of the first article that is long enough."""
    for entry in json.loads(Path(path).read_text(encoding="utf-8"))["data"]:
        text = "\n\n".join(paragraph["context"] for paragraph in entry["paragraphs"])
        if text.count(". ") >= 200:
            return text, [qa["question"] for p in entry["paragraphs"] for qa in p["qas"]]
    raise SystemExit(f"{path} has no article of 200 sentences; give SQuAD's development set")


def median_ms(call: Callable[[str], object], questions: Iterable[str]) -> float:
    """The median time of a call over some questions, in milliseconds."""
    times = []
    for question in questions:
        start = time.perf_counter()
        call(question)
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def batch_seconds(text: str, questions: list[str]) -> float:
    """How long `sayswhere ask --batch` takes for BATCH questions, its start included."""
    with tempfile.TemporaryDirectory() as folder:
        article, batch = Path(folder) / "article.txt", Path(folder) / "questions.txt"
        article.write_text(text, encoding="utf-8")
        batch.write_text("\n".join((questions * BATCH)[:BATCH]), encoding="utf-8")
        sayswhere = Path(sys.executable).with_name("sayswhere")
        command = [sayswhere, "ask", "--batch", batch, "--article", article]
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - start


def main() -> None:
    """Print the medians, their ratio, and the pace of a batch."""
    text, questions = article_of(sys.argv[1])
    reader = Reader([article_from_text(text, id="article", source="article.txt")])
    okapi = BM25Okapi([line.terms for line in reader.collection.lines])
    ours = median_ms(reader.answer, questions)
    plain = median_ms(lambda question: okapi.get_scores(terms_of(question)), questions)
    print(f"{len(reader.collection)} sentences, {len(questions)} questions")
    print(f"an answer                {ours:8.3f} ms a question in the median")
    print(f"rank-bm25's get_scores   {plain:8.3f} ms, ratio {ours / plain:.1f}")
    print(
        f"ask --batch, start incl. {BATCH / batch_seconds(text, questions):8.0f} questions a second"
    )


if __name__ == "__main__":
    main()
