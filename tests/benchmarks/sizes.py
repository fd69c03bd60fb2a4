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
from qa import open_articles
from qa.answering.reader import Reader

SIZES = (250, 5_000, 50_000)
QUESTIONS = 200


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
            pieces.append(paragraph if not turn else f"Copy{turn}x{number} says this. {paragraph}")
            have += max(1, paragraph.count(". ") + 1)
            if have >= sentences:
                break
        turn += 1
    return "\n\n".join(pieces)


def article_of(text: str) -> Article:
    """An article of a text, never read before."""
    return article_from_text(text, id="text", source="text.txt")


def seconds(call: Callable[[], object]) -> float:
    """How long a call takes, the shortest of three."""
    times = []
    for _ in range(3):
        gc.collect()
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return min(times)


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


def memory_kb(sentences: int, path: str) -> float:
    """The memory of a new process that has read so many sentences, in kilobytes."""
    code = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r}); import sizes, resource; "
        f"text = sizes.text_of(sizes.paragraphs_of({path!r})[0], {sentences}); "
        "reader = sizes.Reader([sizes.article_of(text)]); "
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(done.stdout)


def main() -> None:
    """Print a row a size."""
    path, *sizes = sys.argv[1:]
    paragraphs, questions = paragraphs_of(path)
    empty = memory_kb(1, path)
    for size in map(int, sizes or SIZES):
        text = text_of(paragraphs, size)
        rows = split_and_stemmed(text)
        load = seconds(lambda text=text: Reader([article_of(text)]))
        bare = seconds(lambda text=text: split_and_stemmed(text))
        reader = open_articles(article_of(text))
        okapi = BM25Okapi(rows)
        ours, plain = medians(
            questions[:QUESTIONS], reader.ask, lambda q, o=okapi: o.get_scores(terms_of(q))
        )
        unknown = [f"{q} Zquaviorn{n}" for n, q in enumerate(questions[:50])]
        (odd,) = medians(unknown, reader.ask)
        kb = (memory_kb(size, path) - empty) / len(rows)
        print(
            f"{len(rows):7,} sentences  load {load:6.2f} s, {load / bare:4.2f} x splitting and "
            f"stemming  {kb:5.1f} KB a sentence  question {ours:5.2f} ms, with an unknown word "
            f"{odd:5.2f} ms, rank-bm25's get_scores {plain:6.2f} ms"
        )


if __name__ == "__main__":
    main()
