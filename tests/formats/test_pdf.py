"""PDFs: paragraphs put together again, each sentence with its page."""

import re
import shutil
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from documents import FOOTER, Print, page_of, print_of, printed
from fpdf import FPDF

from index.errors import ArticleError
from index.formats.reading import article_from_bytes, read_article
from index.text.article import Article
from index.text.sentences import sentences_in
from qa.answering.reader import Reader

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
SHIPS = read_article(Path(__file__).parents[2] / "seeds" / "hetao-cooperation-zone.txt")
PLAIN = {0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"', 0x2013: "-"}
PARAGRAPHS = [
    " ".join(found.split()).translate(PLAIN)
    for found in re.split(r"\n\s*\n", SHIPS.text)
    if len(found) > 200
] * 2


def pdf(data: bytes | bytearray) -> Article:
    return article_from_bytes(bytes(data), id="report", source="report.pdf")


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def blank() -> FPDF:
    document = FPDF()
    document.add_page()
    document.set_font("helvetica", size=11)
    return document


@pytest.mark.parametrize("columns", [1, 2])
def test_paragraphs_over_lines_columns_and_pages(columns: int) -> None:
    article = pdf(print_of("A zone for science", PARAGRAPHS, columns))
    assert len(article.pages) > 2
    found = article.text.split("\n\n")
    assert found[0] == "A zone for science"
    assert [letters(one) for one in found[1:]] == [letters(one) for one in PARAGRAPHS]


def test_running_heads_and_page_numbers_are_no_text() -> None:
    text = pdf(print_of("A zone for science", PARAGRAPHS)).text
    assert "journal" not in text
    assert "Page" not in text


def test_a_head_with_the_name_of_its_chapter_and_the_page() -> None:
    class Book(Print):
        def header(self) -> None:
            chapter = ("Of dogs", "Of cats", "Of cows")[min(self.page_no() - 1, 2)]
            self.set_font("helvetica", size=9)
            self.cell(0, 6, f"{chapter}          {self.page_no() + 10}")
            self.ln(12)

    book = Book(format=(148, 210))
    book.add_page()
    book.set_font("helvetica", size=10)
    for paragraph in PARAGRAPHS:
        book.multi_cell(0, 5, paragraph, new_x="LMARGIN", new_y="NEXT")
        book.ln(3)
    assert "Of " not in pdf(book.output()).text


def test_a_citation_has_its_page() -> None:
    document = blank()
    for number, fact in enumerate(
        ("Dogs sail free.", "Cats pay four euros.", "Cows may not sail.")
    ):
        if number:
            document.add_page()
        document.multi_cell(0, 6, fact)
    reader = Reader([pdf(document.output())])
    answer = reader.ask("What do cats pay?")
    citation = answer.passages[0].citation
    assert (citation.page, citation.source) == (2, "report.pdf")
    assert "report.pdf, page 2, paragraph 2" in str(citation)
    assert answer.as_json()["passages"][0]["citation"]["page"] == 2


def test_each_sentence_of_a_paragraph_over_pages_has_its_own_page() -> None:
    document = Print(format=(148, 210))
    document.add_page()
    document.set_font("helvetica", size=10)
    facts = [f"The ferry number {n} carries {n * 7} passengers to Odby." for n in range(200)]
    document.multi_cell(0, 5, " ".join(facts))
    article = pdf(document.output())
    assert "\n" not in article.text
    pages = [article.page_at(sentence.start) for sentence in sentences_in(article)]
    assert set(pages) == set(range(1, max(filter(None, pages)) + 1))
    assert all(0 <= after - before <= 1 for before, after in pairwise(filter(None, pages)))
    assert len(article.pages) > 3


def test_a_text_has_no_page() -> None:
    answer = Reader([SHIPS]).ask("What area does the zone cover?")
    assert answer.as_json()["passages"][0]["citation"]["page"] is None


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("The popula-", "tion grew, and a population eats."), "The population grew,"),
        (("It was a well-", "known port; all well-known ports pay."), "It was a well-known port;"),
        (("They held a retro-", "spective of it."), "They held a retro-spective of it."),
    ],
)
def test_hyphens_are_mended_where_the_word_stands_elsewhere(
    lines: tuple[str, str], text: str
) -> None:
    document = blank()
    for line in lines:
        document.text(20, 30 + 6 * lines.index(line), line)
    assert pdf(document.output()).text.startswith(text)


def test_a_table_keeps_its_rows() -> None:
    document = blank()
    document.multi_cell(0, 6, PARAGRAPHS[0], new_x="LMARGIN", new_y="NEXT")
    with document.table() as table:
        for cells in (("Ferry", "Quay"), ("Ronne", "South"), ("Sassnitz", "Mukran")):
            row = table.row()
            for cell in cells:
                row.cell(cell)
    rows = "| Ferry | Quay |\n| --- | --- |\n| Ronne | South |\n| Sassnitz | Mukran |"
    assert pdf(document.output()).text.endswith("\n\n" + rows)


def test_what_a_file_states() -> None:
    document = blank()
    document.set_title("The ferries")
    document.set_author("Ina Reyes")
    document.set_creation_date(datetime(2023, 8, 31, tzinfo=UTC))
    document.multi_cell(0, 6, "Dogs sail free.")
    article = pdf(document.output())
    assert (article.title, article.author, article.date) == (
        *("The ferries", "Ina Reyes"),
        "2023-08-31",
    )


def test_the_name_of_the_file_it_was_made_from_is_no_title() -> None:
    document = blank()
    document.set_title("Microsoft Word - final_v3.docx")
    document.multi_cell(0, 6, "Dogs sail free.")
    assert pdf(document.output()).title == "Report"


def test_a_password_is_told() -> None:
    document = blank()
    document.multi_cell(0, 6, "Dogs sail free.")
    document.set_encryption(owner_password="a", user_password="b")
    with pytest.raises(ArticleError, match=r"^report.pdf is a PDF with a password; save a copy"):
        pdf(document.output())


def test_a_scan_is_told() -> None:
    document = blank()
    document.rect(10, 10, 50, 50)
    with pytest.raises(ArticleError, match=r"^report.pdf is a PDF of pictures .* \(OCR\)$"):
        pdf(document.output())


@pytest.mark.parametrize("cut", [9, 200])
def test_a_broken_file_is_told(cut: int) -> None:
    with pytest.raises(ArticleError, match=r"^report.pdf is a PDF that is broken or cut off; get"):
        pdf(blank().output()[:cut])


@pytest.mark.browser
@pytest.mark.skipif(not CHROMIUM, reason="no chromium is installed")
def test_a_page_and_its_print_give_the_same_first_passages(tmp_path: Path) -> None:
    assert CHROMIUM
    paragraphs = [" ".join(found.split()) for found in re.split(r"\n\s*\n", SHIPS.text)]
    page = tmp_path / "zone.html"
    page.write_text(page_of("The zone", paragraphs).replace("<aside", "<aside hidden"), "utf-8")
    saved, paper = Reader([read_article(page)]), Reader([read_article(printed(CHROMIUM, page))])
    for question in (
        "What area does the zone cover?",
        "Which park is larger?",
        "How many projects did the park attract?",
        "What separates the two parks?",
    ):
        first = [reader.ask(question).passages[0] for reader in (saved, paper)]
        assert letters(first[0].text) == letters(first[1].text)
        assert first[1].citation.page is not None
    assert FOOTER not in saved.collection.articles[0].text
