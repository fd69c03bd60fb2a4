"""How asking grows with a library: the picture in the README, beside other engines.

    pip install bm25s
    python tests/benchmarks/curve.py FOLDER squadshifts-new-wiki.json [squad2.json …]

Makes libraries in FOLDER as `million.py` does, of a thousand sentences to a million, and asks each
the files' own questions: this program whole (`--no-meaning`), and the engines that others build
on, given the same sentences and the questions' words. An engine alone neither tells sentences nor
weighs nor says how sure it is; its line shows what that costs. rank-bm25 and bm25s hold all in
memory, and are left out where a question takes them longer than SLOW. Prints a table, and writes
`tests/screenshots/curve.svg`.
"""

import argparse
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import bm25s
import tantivy
from benchmarks.million import asked, make, paragraphs_and_questions
from rank_bm25 import BM25Okapi

from index.library.disk import open_library
from index.library.update import update
from qa.answering.reader import Reader

SIZES = (1_000, 10_000, 100_000, 1_000_000)
QUESTIONS, WARMING, SLOW = 100, 10, 1_000.0  # SLOW in milliseconds
PICTURE = Path(__file__).parents[1] / "screenshots" / "curve.svg"
Asking = Callable[[str], object]


@dataclass(frozen=True)
class Point:
    """What a question takes an engine at a size: the median, in milliseconds."""

    engine: str
    sentences: int
    milliseconds: float


def words(text: str) -> list[str]:
    """The words of a text as a plain engine is given them."""
    return "".join(c.lower() if c.isalnum() else " " for c in text).split()


def of_tantivy(sentences: Sequence[str], folder: Path) -> Asking:
    """Bare tantivy with its own English analysis, on disk."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", stored=False, tokenizer_name="en_stem")
    index = tantivy.Index(builder.build(), str(folder))
    writer = index.writer(60_000_000, 1)
    for sentence in sentences:
        writer.add_document(tantivy.Document(text=sentence))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()
    return lambda q: searcher.search(index.parse_query(" ".join(words(q)), ["text"]), 10).hits


def of_fts5(sentences: Sequence[str], folder: Path) -> Asking:
    """SQLite's FTS5 with its Porter stemmer, on disk."""
    base = sqlite3.connect(folder / "fts.db")
    base.execute("CREATE VIRTUAL TABLE s USING fts5(text, tokenize = 'porter unicode61')")
    base.executemany("INSERT INTO s VALUES (?)", ((one,) for one in sentences))
    base.commit()
    found = "SELECT rowid FROM s WHERE s MATCH ? ORDER BY rank LIMIT 10"
    return lambda q: base.execute(found, [" OR ".join(f'"{word}"' for word in words(q))]).fetchall()


def of_bm25s(sentences: Sequence[str], folder: Path) -> Asking:
    """bm25s, in memory."""
    retriever = bm25s.BM25()
    retriever.index([words(one) for one in sentences], show_progress=False)
    return lambda q: retriever.retrieve([words(q)], k=10, show_progress=False)


def of_rank_bm25(sentences: Sequence[str], folder: Path) -> Asking:
    """rank-bm25, in memory."""
    okapi = BM25Okapi([words(one) for one in sentences])
    return lambda q: okapi.get_top_n(words(q), sentences, n=10)


ENGINES = {
    "tantivy alone": of_tantivy,
    "SQLite FTS5 alone": of_fts5,
    "bm25s alone": of_bm25s,
    "rank-bm25 alone": of_rank_bm25,
}


def median(asking: Asking, questions: Sequence[str]) -> float:
    """The median of what questions take, in milliseconds."""
    taken = []
    for question in questions:
        start = time.perf_counter()
        asking(question)
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken[WARMING:])


def points(folder: Path, paths: Sequence[str], sizes: Sequence[int]) -> Iterator[Point]:
    """What a question takes each engine at each size."""
    paragraphs, all_questions = paragraphs_and_questions(paths)
    questions = asked(all_questions)[: QUESTIONS + WARMING]
    slow: set[str] = set()
    for size in sizes:
        docs, library = folder / str(size) / "docs", folder / str(size) / "docs.sayswhere"
        if not docs.exists():
            make(docs, paragraphs, size)
        update(docs, library)
        held = open_library(library)
        yield Point("sayswhere", len(held), median(Reader(held).ask, questions))
        sentences = [line.text for line in held.lines]
        for name, engine in ENGINES.items():
            if name in slow:
                continue
            with tempfile.TemporaryDirectory() as place:
                point = Point(name, len(held), median(engine(sentences, Path(place)), questions))
            slow |= {name} if point.milliseconds > SLOW / 10 else set()
            yield point


# --- The picture ---------------------------------------------------------------------------------

WIDTH, HEIGHT, LEFT, BOTTOM = 720, 400, 70, 350
COLOURS = ("#b3261e", "#1f6f8b", "#3d7a3d", "#7a5aa6", "#8a6d1d")


def place(point: Point) -> tuple[float, float]:
    """Where a point stands: both axes count powers of ten, from 10³ and from 0.01 ms on."""
    from math import log10

    across = (log10(point.sentences) - 3) / 3
    up = (log10(max(point.milliseconds, 0.01)) + 2) / 5
    return LEFT + across * 440, BOTTOM - up * 310


def svg(found: Sequence[Point]) -> str:
    """The picture: a line an engine, named at its end."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}" font-family="system-ui, sans-serif" font-size="13">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
    ]
    for power, label in enumerate(("1,000", "10,000", "100,000", "1,000,000")):
        x = LEFT + power / 3 * 440
        parts.append(f'<path d="M{x:.0f} 40V{BOTTOM}" stroke="#ddd"/>')
        parts.append(f'<text x="{x:.0f}" y="370" text-anchor="middle" fill="#444">{label}</text>')
    for power, label in enumerate(("0.01", "0.1", "1", "10", "100", "1,000")):
        y = BOTTOM - power / 5 * 310
        parts.append(f'<path d="M{LEFT} {y:.0f}H{LEFT + 440}" stroke="#ddd"/>')
        parts.append(f'<text x="62" y="{y + 4:.0f}" text-anchor="end" fill="#444">{label}</text>')
    parts.append('<text x="10" y="24" fill="#222">milliseconds a question, median</text>')
    parts.append(
        f'<text x="{LEFT + 220}" y="391" text-anchor="middle" fill="#222">sentences</text>'
    )
    names = list(dict.fromkeys(point.engine for point in found))
    ends: list[float] = []
    for name, colour in zip(names, COLOURS, strict=False):
        places = [place(point) for point in found if point.engine == name]
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        thick = 3 if name == "sayswhere" else 1.5
        parts.append(
            f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="{thick}"/>'
        )
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in places]
        x, y = places[-1]
        while any(abs(y - end) < 16 for end in ends):  # names do not cover each other
            y += 4
        ends.append(y)
        parts.append(f'<text x="{x + 10:.0f}" y="{y + 4:.0f}" fill="{colour}">{name}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def main() -> None:
    """Print the table, write the picture."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    given = parser.parse_args()
    found = []
    for point in points(given.folder, given.files, given.sizes):
        print(f"{point.engine:18} {point.sentences:10,} {point.milliseconds:10.2f} ms", flush=True)
        found.append(point)
    PICTURE.write_text(svg(found), encoding="utf-8")


if __name__ == "__main__":
    main()
