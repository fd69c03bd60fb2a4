"""What formats cost: gold questions asked of articles as text, and as files of every format.

    python tests/benchmarks/formats.py FILE…

The files are gold as `sayswhere eval` reads it, in the format of SQuAD or JSON Lines. Each article
is written as text, Markdown, a web page (with a menu, a cookie banner, related links and a footer
around it), a Word document, a book, and the PDF that Chromium prints of the page. Printed are the
share of questions whose first passage is right, how often a passage cites what stands around an
article, and how many citations of a PDF name a page on which their sentence does not begin.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # for what writes the files

from documents import AROUND, book_of, markdown_of, page_of, printed, word_of
from pypdfium2 import PdfDocument

from index.formats.reading import default_article, read_article
from index.library.line import letters_of
from index.text.article import Article
from index.text.sentences import sentences_in
from qa.answering.answer import Passage
from qa.answering.reader import Reader
from qa.measuring.gold import read_gold
from qa.measuring.gold_question import GoldQuestion

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
_FEW = 24  # letters that tell where a sentence begins on a page
_HEAD = 200  # letters of the next page among which it goes on


@dataclass
class Tally:
    """What was counted of one format."""

    asked: int = 0
    right: int = 0
    around: int = 0
    cited: int = 0
    misplaced: int = 0


def files_of(article: Article, folder: Path) -> Iterator[Path]:
    """An article in every format."""
    title = article.title
    paragraphs = list(paragraphs_of(article))
    written: dict[str, str | bytes] = {
        "txt": "\n\n".join([title, *paragraphs]),
        "md": markdown_of(title, paragraphs),
        "html": page_of(title, paragraphs),
        "docx": word_of(title, paragraphs),
        "epub": book_of(title, paragraphs),
    }
    for kind, content in written.items():
        path = folder / f"article.{kind}"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        yield path
    if CHROMIUM:
        bare = folder / "print.html"
        bare.write_text(page_of(title, paragraphs, around=False), "utf-8")
        yield printed(CHROMIUM, bare)


def paragraphs_of(article: Article) -> Iterator[str]:
    """The paragraphs of an article, as it is read."""
    for _, group in groupby(sentences_in(article), key=lambda sentence: sentence.paragraph):
        sentences = list(group)
        yield article.text[sentences[0].start : sentences[-1].end]


def right_letters(gold: GoldQuestion) -> set[str]:
    """The letters of the sentences in which a right answer starts."""
    return {
        letters_of(gold.article.text[at.start : at.end])
        for at in sentences_in(gold.article)
        if any(at.start <= start < at.end for start, _ in gold.spans)
    }


def is_right(passages: Sequence[Passage], right: set[str]) -> bool:
    """Whether the first passage is one of the right sentences, or part of one or more."""
    first = letters_of(passages[0].text) if passages else ""
    return bool(first) and any(first in one or one in first for one in right)


def page_letters(path: Path) -> list[str]:
    """The letters of each page, as PDFium itself gives them."""
    document = PdfDocument(path.read_bytes())
    return [letters_of(page.get_textpage().get_text_range()) for page in document]


def begins_on(passage: Passage, pages: Sequence[str]) -> bool:
    """Whether a passage begins on the page that its citation names."""
    number = passage.citation.page
    if number is None:
        return False
    sought = letters_of(passage.text)[:_FEW]
    here, below = pages[number - 1], pages[number][:_HEAD] if number < len(pages) else ""
    # A sentence may begin with a page's last word, above the foot, and go on under the next head.
    splits = range(1, len(sought))
    return sought in here or any(sought[:at] in here and sought[at:] in below for at in splits)


def ask(path: Path, golds: Sequence[GoldQuestion], tally: Tally) -> None:
    """Ask a file what gold asks, and count."""
    reader = Reader([read_article(path)])
    pages = page_letters(path) if path.suffix == ".pdf" else []
    for gold in golds:
        passages = reader.ask(gold.question, gold.history).passages
        tally.asked += 1
        tally.right += is_right(passages, right_letters(gold))
        tally.around += any(one in passage.text for one in AROUND for passage in passages)
        if pages:
            wrong = [passage for passage in passages if not begins_on(passage, pages)]
            tally.cited += len(passages)
            tally.misplaced += len(wrong)


def article_beside(gold: Path) -> Article:
    """The text with the name of a gold file whose lines name none, or the one that ships."""
    text = gold.with_suffix(".txt")
    return read_article(text) if text.exists() else default_article()


def main(paths: Sequence[str]) -> None:
    """Print a line a format for each file."""
    for name in paths:
        groups: dict[str, list[GoldQuestion]] = {}
        for gold in read_gold(Path(name), partial(article_beside, Path(name))):
            if gold.answerable and not gold.candidates:
                groups.setdefault(gold.article.sha256, []).append(gold)
        found: dict[str, Tally] = {}
        for golds in groups.values():
            with tempfile.TemporaryDirectory() as folder:
                for path in files_of(golds[0].article, Path(folder)):
                    ask(path, golds, found.setdefault(path.suffix, Tally()))
        print(f"{Path(name).name}: {len(groups)} articles")
        for suffix, tally in found.items():
            placed = f"   wrong page: {tally.misplaced} of {tally.cited}" if tally.cited else ""
            print(
                f"  {suffix:6} P@1 {tally.right / tally.asked:6.1%} of {tally.asked}"
                f"   around an article: {tally.around}{placed}",
                flush=True,
            )


if __name__ == "__main__":
    main(sys.argv[1:])
