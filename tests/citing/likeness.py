"""How alike a sentence is to what an edit made of it, and to the other sentences of its article.

`python tests/citing/likeness.py FILE…` prints both for articles of any format, or SQuAD files: the
thresholds of `index/citing/nearest.py` come from here.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from index.formats.reading import read_article
from index.text.article import Article, article_from_text
from index.text.sentences import sentences_in


def articles(path: Path) -> Iterator[Article]:
    if path.suffix != ".json":
        yield read_article(path)
        return
    for number, entry in enumerate(json.loads(path.read_text("utf-8"))["data"]):
        text = "\n\n".join(paragraph["context"] for paragraph in entry["paragraphs"])
        yield article_from_text(text, id=f"{path.stem}-{number}", source=str(path))


def edited(sentence: str, words: list[str], random: Random) -> str:
    """The sentence with one to three of its words dropped, replaced or added."""
    some = sentence.split()
    for _ in range(random.randint(1, 3)):
        at, kind = random.randrange(len(some)), random.randrange(3)
        some[at : at + (kind < 2)] = [random.choice(words)] if kind else []
        if not some:
            return sentence
    return " ".join(some)


def main() -> None:
    random, own, others, nearest = Random(0), [], [], []
    for path in map(Path, sys.argv[1:]):
        for article in articles(path):
            sentences = [
                " ".join(article.text[s.start : s.end].split()) for s in sentences_in(article)
            ]
            sentences = list(dict.fromkeys(s for s in sentences if len(s.split()) > 5))[:200]
            words = article.text.split()
            for one in sentences:
                own.append(Indel.normalized_similarity(one, edited(one, words, random)))
            matrix = cdist(sentences, sentences, scorer=Indel.normalized_similarity)
            for row, line in enumerate(matrix.tolist()):
                others += line[:row]
                nearest.append(max([*line[:row], *line[row + 1 :]], default=0.0))
    own.sort()
    print(f"{len(own)} sentences, edited: the least alike by {own[0]:.2f}")
    print("alike by   edited ones below   other pairs above   sentences with such another")
    for least in (0.5, 0.6, 0.7, 0.8, 0.85, 0.9):
        lost = sum(one < least for one in own) / len(own)
        pairs = sum(one >= least for one in others) / len(others)
        near = sum(one >= least for one in nearest) / len(nearest)
        print(f"{least:8}   {lost:17.4f}   {pairs:17.6f}   {near:27.4f}")


if __name__ == "__main__":
    main()
