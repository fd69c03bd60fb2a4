"""Bad articles and bad questions, made by chance from a seed: asks them, and prints what came.

    python tests/hostile/bad_texts.py [--count 10000] [--seed 0]

Ends with 1 at an exception that is not documented, or a quote that is not what its citation cuts.
The last line is a checksum of all answers, the same under any PYTHONHASHSEED.
"""

import argparse
import hashlib
import json
import random
import sys
from pathlib import Path

from index.errors import SayswhereError
from index.formats.reading import article_from_bytes
from qa.answering.reader import Reader

ARTICLES = sorted((Path(__file__).parents[1] / "articles").glob("*.txt"))
ODD = (
    *("\0", "\x01", "\x1b[31m", "\r", "\n\n", "\u2028", "\ufeff", "\ufffd", "\u202e", "\u200b"),
    *("\u0301" * 40, "🏳️‍🌈", "港は閉鎖。", "ﬁ", "İ", "ß", "\U000e0041", "\ud83d", "a" * 500),
    *("...", "?!", "“", "”", "((((", "))", "- ", "1. ", "# ", "| a | b |\n|---|---|\n", "$", "%"),
    *("1,000.5", "31 February 2021", "99:99", "-0", "1e309", "٣", "Dr. No.", "e.g.", "U.S."),
    *("what", "who", "not", "it", "and the", "how many", "when was this article published"),
    *(" ", "\t", "\u3000", " " * 60, "\n", ". ", ", "),
)
ENCODINGS = (
    "utf-8",
    "utf-8",
    "utf-8",
    "utf-16",
    "utf-16-be",
    "utf-32",
    "latin-1",
    "cp1252",
    "gb18030",
)
LONGEST = 60  # pieces


def main() -> int:
    """Ask so many, print what came."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    words = [word for path in ARTICLES for word in path.read_text("utf-8").split()]
    answers, refused, faults = hashlib.sha256(), 0, 0
    for number in range(options.count):
        chance = random.Random(f"{options.seed} {number}")
        try:
            for line in answered(chance, words):
                answers.update(line.encode("utf-8", "surrogatepass"))
        except SayswhereError as error:
            refused += 1
            answers.update(str(error).encode("utf-8", "surrogatepass"))
        except Exception as error:
            faults += 1
            print(f"{number}: {type(error).__name__}: {error}", file=sys.stderr)
    print(f"{options.count} tried, {refused} refused, {faults} faults")
    print(answers.hexdigest())
    return 1 if faults else 0


def answered(chance: random.Random, words: list[str]) -> list[str]:
    """The answers to some bad questions about one bad article, each as JSON."""
    article = article_from_bytes(damaged(chance, text_of(chance, words)), id="bad", source="bad")
    reader = Reader([article])
    lines, history = [], [text_of(chance, words, 8) for _ in range(chance.choice((0, 0, 1, 3)))]
    for _ in range(2):
        answer = reader.ask(text_of(chance, words, 8), history)
        for passage in answer.passages:
            cited = passage.citation
            assert article.text[cited.start : cited.end] == passage.text, (
                "not what its citation cuts"
            )
            for start, end in passage.highlights:
                assert 0 <= start < end <= len(passage.text), "marks what is not there"
        lines.append(json.dumps(answer.as_json(), sort_keys=True))
    return lines


def text_of(chance: random.Random, words: list[str], longest: int = LONGEST) -> str:
    """Some pieces of prose and some odd ones."""
    odd = chance.choice((0.05, 0.3, 0.9))
    pieces = [
        chance.choice(ODD) if chance.random() < odd else chance.choice(words)
        for _ in range(chance.randrange(longest))
    ]
    return chance.choice((" ", " ", "", "\n")).join(pieces)


def damaged(chance: random.Random, text: str) -> bytes:
    """The bytes of a text in some encoding, one time in four with a byte changed or its end cut."""
    data = bytearray(text.encode(chance.choice(ENCODINGS), "replace"))
    if data and chance.random() < 0.25:
        data[chance.randrange(len(data))] = chance.randrange(256)
        del data[chance.randrange(len(data)) :]
    return bytes(data)


if __name__ == "__main__":
    sys.exit(main())
