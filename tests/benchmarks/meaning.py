"""What the extra `meaning` costs: the first questions on a text never seen, then each new one.

    python tests/benchmarks/meaning.py squadshifts-new-wiki.json

The argument is a file in the format of SQuAD (SQuADShifts is public under CC BY 4.0); its
paragraphs make a text of 250 sentences, which are asked its first question, in the article's words,
and one in another language, which shares none. Run it on a machine that does little else.
"""

import statistics
import sys
import time
from collections.abc import Callable, Sequence

from sizes import article_of, medians, paragraphs_of, resident_kb, text_of

from index.formats.reading import default_article
from index.meaning.extra import installed_encoder
from qa.answering.reader import Reader

SIZE = 250
QUESTIONS = 200
ROUNDS = 3
IN_OTHERS = "这里最重要的城市是哪一个？"


def first(read: Callable[[], Reader], question: str) -> float:
    """The seconds that a first question takes, loading aside; the median of some readers."""
    times = []
    for _ in range(ROUNDS):
        reader = read()
        start = time.perf_counter()
        reader.ask(question)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def rows(text: str, questions: Sequence[str]) -> Sequence[str]:
    """The figures as lines."""
    start = time.perf_counter()
    encoder = installed_encoder()
    loaded = time.perf_counter() - start

    def read() -> Reader:
        return Reader([article_of(text)], encoder=encoder)

    with_it, without = read(), Reader([article_of(text)])
    while with_it.encode_ahead():
        pass
    kept, plain = medians(questions[:QUESTIONS], with_it.ask, without.ask)
    return (
        f"loading the encoder                       {loaded * 1000:7.0f} ms",
        f"first question, in the article's words    {first(read, questions[0]):7.2f} s",
        f"first question, in others                 {first(read, IN_OTHERS):7.2f} s",
        f"a new question, vectors kept, median      {kept:7.1f} ms",
        f"the same by words alone                   {plain:7.1f} ms",
        f"memory with the shipped article           {_memory_mb():7.0f} MB",
    )


def _memory_mb() -> float:
    Reader([default_article()], encoder=installed_encoder()).ask(IN_OTHERS)
    return resident_kb() / 1024


def main() -> None:
    """Print a row a figure."""
    paragraphs, questions = paragraphs_of(sys.argv[1])
    print(*rows(text_of(paragraphs, SIZE), questions), sep="\n")


if __name__ == "__main__":
    main()
