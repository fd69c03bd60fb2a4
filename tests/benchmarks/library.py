"""What a library does to answers: the same articles on disk, in memory, and each alone.

    python tests/benchmarks/library.py FILE… [--questions 400]

The files are gold in the format of SQuAD (SQuAD 2.0 and SQuADShifts are public under CC BY-SA 4.0
and CC BY 4.0). Every other article goes into one library; the answerable questions on them, or so
many drawn from them, are asked of the library, of the same articles in memory, and of the one
article that each is about. Printed are, in 100, how often the library and the memory agree on the
first passage and on the status, and how often the first passage is right.
"""

import argparse
import random
import tempfile
from collections.abc import Sequence
from pathlib import Path

from index.formats.reading import read_article
from index.library.disk import open_library
from index.library.update import update
from index.text.article import Article
from qa.answering.answer import Answer
from qa.answering.reader import Reader
from qa.measuring.gold import read_gold
from qa.measuring.gold_question import GoldQuestion


def asked(path: Path, most: int) -> list[GoldQuestion]:
    """Answerable questions on every other article of a file, at most so many."""
    golds = [gold for gold in read_gold(path, lambda: read_article(path)) if gold.answerable]
    articles = list(dict.fromkeys(gold.article.source for gold in golds))[::2]
    meant = [gold for gold in golds if gold.article.source in set(articles)]
    return random.Random(1).sample(meant, min(most, len(meant)))


def first(answer: Answer) -> tuple[str, int, int] | None:
    """Where the first passage stands: the article's hash, and from where to where."""
    if not answer.passages:
        return None
    cited = answer.passages[0].citation
    return cited.sha256, cited.start, cited.end


def is_right(gold: GoldQuestion, answer: Answer) -> bool:
    """Whether the first passage is one that answers."""
    return bool(answer.passages) and gold.relevance(answer.passages[:1])[0]


def in_100(found: Sequence[bool]) -> str:
    """How many in 100 are so."""
    return f"{100 * sum(found) / len(found):.1f}"


def measure(path: Path, most: int) -> None:
    """Print what a library of a file's articles does."""
    golds = asked(path, most)
    articles: dict[str, Article] = {gold.article.source: gold.article for gold in golds}
    with tempfile.TemporaryDirectory() as place:
        docs = Path(place, "docs")
        docs.mkdir()
        for number, article in enumerate(articles.values()):
            data = article.text.encode("utf-8")
            (docs / f"{number:05}.txt").write_bytes(data)
        update(docs, Path(place, "library"))
        on_disk = Reader(open_library(Path(place, "library")))
        in_memory = Reader([read_article(one) for one in sorted(docs.iterdir())])
        alone = {source: Reader([article]) for source, article in articles.items()}
        answers = [
            (gold, *(reader.ask(gold.question, gold.history) for reader in readers))
            for gold in golds
            for readers in [(on_disk, in_memory, alone[gold.article.source])]
        ]
    print(f"{path.name}: {len(golds)} questions on {len(articles)} articles")
    same = in_100([first(disk) == first(memory) for _, disk, memory, _ in answers])
    status = in_100([disk.status == memory.status for _, disk, memory, _ in answers])
    print(f"  the library and the memory: same first passage {same}, same status {status}")
    right = in_100([is_right(gold, disk) for gold, disk, _, _ in answers])
    by_itself = in_100([is_right(gold, one) for gold, _, _, one in answers])
    print(f"  first passage right: in the library {right}, the article alone {by_itself}")


def main() -> None:
    """Print what libraries of some files' articles do."""
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--questions", type=int, default=400)
    given = parser.parse_args()
    for path in given.files:
        measure(path, given.questions)


if __name__ == "__main__":
    main()
