"""A small gold file beside its article, and passages of that article."""

import json
from pathlib import Path

from index.text.article import article_from_text
from qa.answering.answer import Citation, Passage

HERE = Path(__file__).parent
SQUAD, SELQA = HERE / "mini-squad.json", HERE / "mini-selqa.json"
TEXT = (
    "The ferry Marta sails from Odby at noon. The crossing takes 40 minutes.\n\n"
    "Captain Lise Dahl steers the ferry. Dogs sail free. Dahl painted the funnel green."
)
ARTICLE = article_from_text(TEXT, id="ferry", source="ferry.txt")


def written(folder: Path, *lines: object) -> Path:
    """A gold file beside its article, a value a line."""
    (folder / "ferry.txt").write_text(TEXT, encoding="utf-8")
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def asked(question: str, *answer: str, **more: object) -> dict[str, object]:
    return {"question": question, "answer": list(answer), "article": "ferry.txt", **more}


RIGHT = asked("How many minutes does the crossing take?", "40 minutes", kind="number")
WRONG = asked("Who steers the ferry?", "Dogs sail free", kind="name")  # the gold is wrong
FAR = asked("Zebra quantum opera?", kind="far")


def passage(text: str, article: str = TEXT) -> Passage:
    start = article.index(text)
    cited = Citation("ferry", "ferry.txt", 1, 1, start, start + len(text), ARTICLE.sha256)
    return Passage(text, 1.0, 0.5, cited)
