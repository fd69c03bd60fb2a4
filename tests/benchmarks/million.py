"""What a library of a million sentences costs: making it, keeping it, asking it.

    python tests/benchmarks/million.py FOLDER squadshifts-new-wiki.json [squad2.json …]

The files are in the format of SQuAD (SQuADShifts and SQuAD are public under CC BY 4.0 and CC BY-SA
4.0). Their paragraphs, again and again, make articles of 50 paragraphs in FOLDER until there are
enough sentences; in a copy, three sentences in five have a word replaced by one that stands nowhere
else, so that there are some half a million different terms, as in a library of that size. The
files' own questions are asked, every third with a word that no article has, every third with a
slip of the keyboard; each in a process that has answered 50 others. What is there is used again.
`--sentences N` makes fewer. Beside what the clock says stands what processors took, for
machines that are busy with something else.
"""

import argparse
import json
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

PARAGRAPHS = 50  # to an article
NEW = 0.6  # the share of a copy's sentences that have a word of their own
WARMING, ASKED = 50, 300
SYLLABLES = [c + v for c in "bcdfghjklmnprstvwz" for v in ("a", "e", "i", "o", "u", "ar", "en")]
ASKING = "from benchmarks.million import ask; import sys; ask(*sys.argv[1:])"


def paragraphs_and_questions(paths: Sequence[str]) -> tuple[list[str], list[str]]:
    """The paragraphs and the questions of files in the format of SQuAD."""
    articles = [a for path in paths for a in json.loads(Path(path).read_text("utf-8"))["data"]]
    paragraphs = [p for article in articles for p in article["paragraphs"]]
    questions = [q["question"] for p in paragraphs for q in p["qas"]]
    return [p["context"] for p in paragraphs], questions


def made_up(chance: random.Random) -> str:
    """A word as a name may be."""
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 4))).capitalize()


def copy_of(paragraph: str, chance: random.Random) -> str:
    """A paragraph in which some sentences have a word of their own."""
    sentences = []
    for sentence in paragraph.split(". "):
        words = sentence.split(" ")
        if chance.random() < NEW:
            words[chance.randrange(len(words))] = made_up(chance)
        sentences.append(" ".join(words))
    return ". ".join(sentences)


def copies(paragraphs: Sequence[str]) -> Iterator[str]:
    """The paragraphs, and then copies of them without end."""
    chance = random.Random(1)
    yield from paragraphs
    while True:
        yield from (copy_of(paragraph, chance) for paragraph in paragraphs)


def make(folder: Path, paragraphs: Sequence[str], sentences: int) -> None:
    """Write articles of about so many sentences."""
    folder.mkdir(parents=True)
    made, held, number = 0, list[str](), 0
    for paragraph in copies(paragraphs):
        held.append(paragraph)
        made += paragraph.count(". ") + 1
        if len(held) == PARAGRAPHS or made >= sentences:
            path = folder / f"{number // 100:03}" / f"article {number:05}.txt"
            path.parent.mkdir(exist_ok=True)
            path.write_text("\n\n".join(held), encoding="utf-8")
            held, number = [], number + 1
        if made >= sentences:
            return


def mistyped(question: str, chance: random.Random) -> str:
    """The question with two letters of its longest word swapped."""
    word = max(question.split(), key=len)
    at = chance.randrange(1, max(2, len(word) - 2))
    return question.replace(word, word[:at] + word[at : at + 2][::-1] + word[at + 2 :])


def asked(questions: Sequence[str]) -> list[str]:
    """Questions as they are, with a new word, with a slip."""
    chance = random.Random(2)
    drawn = chance.sample(questions, min(len(questions), WARMING + ASKED))
    forms = [lambda q: q, lambda q: f"{q} {made_up(chance)}x", lambda q: mistyped(q, chance)]
    return [forms[number % 3](question) for number, question in enumerate(drawn)]


def ask(library: str) -> None:
    """Ask a library the questions on standard input, and print what it took."""
    from index.library.disk import open_library
    from qa.answering.reader import Reader

    reader = Reader(open_library(Path(library)))
    questions: list[str] = json.load(sys.stdin)
    taken, worked = [], []
    for question in questions:
        start, work = time.perf_counter(), time.process_time()
        reader.ask(question)
        taken.append((time.perf_counter() - start) * 1000)
        worked.append((time.process_time() - work) * 1000)
    counted, works = sorted(taken[WARMING:]), sorted(worked[WARMING:])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"a new question: {_spread(counted)}; of a processor {_spread(works)}")
    print(f"the first {taken[0]:.0f} ms; the process had {memory:.0f} MB at most")


def _spread(milliseconds: Sequence[float]) -> str:
    """The median and what 95 in 100 stay under."""
    p95 = milliseconds[int(len(milliseconds) * 0.95)]
    return f"median {statistics.median(milliseconds):.1f} ms, p95 {p95:.1f} ms"


def timed(*command: str) -> tuple[float, str]:
    """How long a command takes, in seconds, and what it prints."""
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    return time.perf_counter() - start, done.stdout


def main() -> None:
    """Print what it costs."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--sentences", type=int, default=1_000_000)
    given = parser.parse_args()
    docs, library = given.folder / "docs", given.folder / "docs.sayswhere"
    paragraphs, questions = paragraphs_and_questions(given.files)
    command = str(Path(sys.executable).with_name("sayswhere"))
    if not docs.exists():
        make(docs, paragraphs, given.sentences)
    if not library.exists():
        seconds, said = timed(command, "index", str(docs))
        print(said, end="")
        held = int(said.split(" sentence")[0].rsplit(" ", 1)[1].replace(",", ""))
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        memory, worked = used.ru_maxrss / 1024, used.ru_utime + used.ru_stime
        print(f"indexed in {seconds:.1f} s: {held / seconds:,.0f} sentences a second")
        print(f"of processors it took {worked:.1f} s: {held / worked:,.0f} a second of one")
        print(f"its largest process had {memory:.0f} MB", flush=True)
    seconds, _ = timed(command, "index", str(docs))
    print(f"indexed again, unchanged: {seconds:.2f} s")
    (docs / "one more.txt").write_text(f"A new article says {time.time()}.", encoding="utf-8")
    seconds, _ = timed(command, "index", str(docs))
    print(f"indexed again, one article changed: {seconds:.2f} s", flush=True)
    size = sum(path.stat().st_size for path in library.rglob("*") if path.is_file())
    print(
        f"on disk: {size / 1e6:,.0f} MB, of texts themselves "
        f"{sum(p.stat().st_size for p in docs.rglob('*.txt')) / 1e6:,.0f} MB"
    )
    cold = [timed(command, "ask", q, "--library", str(library))[0] for q in questions[:5]]
    print(f"a first answer from a cold start: {statistics.median(cold):.2f} s")
    code = f"import sys; sys.path.insert(0, {str(Path(__file__).parents[1])!r}); {ASKING}"
    subprocess.run(
        [sys.executable, "-c", code, str(library)],
        input=json.dumps(asked(questions)),
        text=True,
        check=True,
    )


if __name__ == "__main__":
    main()
