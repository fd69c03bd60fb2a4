"""What an article's size costs: load, memory, and a new question, beside rank-bm25 itself.

    python tests/benchmarks/sizes.py squadshifts-new-wiki.json [250 5000 50000]

The argument is a file in the format of SQuAD; its paragraphs, again and again with a word of
their own added, make texts of the sizes named, and its questions are asked of them. SQuADShifts
is public under CC BY 4.0. Prints ratios, as machines differ.
"""

import gc
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from rank_bm25 import BM25Okapi

from index.library.collection import terms_in
from index.text.article import Article, article_from_text
from index.text.sentences import sentences_in
from index.text.terms import terms_of, words_of
from qa.answering.reader import Reader

SIZES = (250, 5_000, 50_000)
QUESTIONS = 200
WARM = "It is Prof. Dr. Ng of No. 3. She is here."  # what is loaded for any text is loaded for it


def paragraphs_of(path: str) -> tuple[list[str], list[str]]:
    """The paragraphs and the questions of a file in the format of SQuAD."""
    paragraphs = [
        p for a in json.loads(Path(path).read_text("utf-8"))["data"] for p in a["paragraphs"]
    ]
    return [p["context"] for p in paragraphs], [q["question"] for p in paragraphs for q in p["qas"]]


def text_of(paragraphs: Sequence[str], sentences: int) -> str:
    """A text of some number of sentences; a paragraph that comes again is told apart by a word."""
    pieces: list[str] = []
    have = turn = 0
    while have < sentences:
        for number, paragraph in enumerate(paragraphs):
            piece = f"Copy{turn}x{number} says this. {paragraph}" if turn else paragraph
            pieces.append(piece)
            have += piece.count(". ") + 1
            if have >= sentences:
                break
        turn += 1
    return "\n\n".join(pieces)


def article_of(text: str) -> Article:
    """An article of a text, never read before."""
    return article_from_text(text, id="text", source="text.txt")


def seconds(*calls: Callable[[], object]) -> list[float]:
    """How long each call takes, the shortest of three; they take turns."""
    times: list[list[float]] = [[] for _ in calls]
    for _ in range(3):
        for call, taken in zip(calls, times, strict=True):
            gc.collect()
            start = time.perf_counter()
            call()
            taken.append(time.perf_counter() - start)
    return list(map(min, times))


def split_and_stemmed(text: str) -> list[tuple[str, ...]]:
    """The terms of every sentence: what loading cannot do without."""
    article = article_of(text)
    places = sentences_in(article)
    return [terms_in(words_of(article.text[s.start : s.end])) for s in places]


def medians(questions: Sequence[str], *calls: Callable[[str], object]) -> Iterator[float]:
    """The median time of each call over some questions, in milliseconds; they take turns."""
    times: list[list[float]] = [[] for _ in calls]
    for question in questions:
        for call, taken in zip(calls, times, strict=True):
            start = time.perf_counter()
            call(question)
            taken.append(time.perf_counter() - start)
    return (statistics.median(taken) * 1000 for taken in times)


def memory_kb(text: str) -> float:
    """The memory that a new process takes to read a text and keep it, in kilobytes; on Linux."""
    # Not by ru_maxrss: a child's begins at what its parent has.
    code = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r}); import sizes; "
        "text = sys.stdin.buffer.read().decode(); "
        f"sizes.Reader([sizes.article_of({WARM!r})]).ask('Who is it?'); "
        "before = sizes.resident_kb(); reader = sizes.Reader([sizes.article_of(text)]); "
        "reader.ask('Who is it?'); print(sizes.resident_kb() - before)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input=text.encode(), capture_output=True, check=True
    )
    return float(done.stdout)


def resident_kb() -> int:
    """The memory that this process has now, in kilobytes."""
    gc.collect()
    status = Path("/proc/self/status").read_text("utf-8")
    return int(status.partition("VmRSS:")[2].split()[0])


def row_of(text: str, questions: Sequence[str]) -> str:
    """What a text costs, as a row."""
    load, bare = seconds(lambda: Reader([article_of(text)]), lambda: split_and_stemmed(text))
    rows, reader = split_and_stemmed(text), Reader([article_of(text)])
    okapi = BM25Okapi(rows)
    reader.ask(WARM)
    known, plain = medians(
        questions[:QUESTIONS], reader.ask, lambda question: okapi.get_scores(terms_of(question))
    )
    (odd,) = medians([f"{q} Zquaviorn{n}" for n, q in enumerate(questions[:50])], reader.ask)
    return (
        f"{len(rows):7,} sentences  load {load:6.2f} s, {load / bare:4.2f} x splitting and "
        f"stemming  {memory_kb(text) / len(rows):5.1f} KB a sentence  question {known:5.2f} ms, "
        f"with an unknown word {odd:5.2f} ms, {known / plain:5.2f} x rank-bm25's get_scores"
    )


def main() -> None:
    """Print a row a size."""
    path, *sizes = sys.argv[1:]
    paragraphs, questions = paragraphs_of(path)
    for size in map(int, sizes or SIZES):
        print(row_of(text_of(paragraphs, size), questions), flush=True)


if __name__ == "__main__":
    main()
