"""Files made to do harm: refused or read within bounds, in one line, and the next goes on."""

import os
import signal
import threading
import zlib
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from documents import packed
from test_office import DOCX, OFFICE, W

from index.errors import ArticleError
from index.formats.apart import Apart, Limits
from index.formats.reading import article_from_bytes, read_article

ENTITIES = "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">'
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
DOCTYPE = f'<!DOCTYPE x [<!ENTITY a "lol">{ENTITIES}]>'
DEEP = "<w:ins>" * 20_000 + "</w:ins>" * 20_000
BODY = f'<w:document xmlns:w="{W}"><w:body>{{}}</w:body></w:document>'
TEXT = "<w:p><w:r><w:t>&i;</w:t></w:r></w:p>"
NEXT = b"{\\rtf1 It goes on.}"
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
SHOWN = b"/Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R " + SHOWN + b" >>"


def said_of(data: bytes, name: str = "bomb", apart: Apart | None = None) -> str:
    """The one line that refuses a file."""
    with pytest.raises(ArticleError) as raised:
        article_from_bytes(data, id="bomb", source=name, apart=apart)
    assert "\n" not in str(raised.value)
    return str(raised.value)


def outcome_of(data: bytes, name: str, apart: Apart | None = None) -> str:
    """The text of a file, or the line that refuses it."""
    try:
        return article_from_bytes(data, id="x", source=name, apart=apart).text
    except ArticleError as error:
        return str(error)


def stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), more, content)


def pdf(*objects: bytes) -> bytes:
    """A PDF of some objects, numbered from 1."""
    written, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return written + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Root 1 0 R /Size %d >>\n"
        b"startxref\n%d\n%%%%EOF" % (size, table, size, len(written))
    )


def zip_bomb(member: str) -> bytes:
    """An archive of half a megabyte that unpacks to more than a document may have."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for number in range(3):
            name = member if not number else f"part{number}.bin"
            with archive.open(name, "w") as part:
                for _ in range(70):
                    part.write(bytes(1_000_000))
    return buffer.getvalue()


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = zip_bomb("word/document.xml")
    assert "unpacks to 210,000,000 bytes" in said_of(bomb)
    # What the archive says of itself may be a lie.
    lying = bomb.replace((70_000_000).to_bytes(4, "little"), (1_000).to_bytes(4, "little"))
    assert "is broken" in said_of(lying)


def test_an_archive_of_too_many_files_is_refused() -> None:
    files = {f"{number}.txt": "" for number in range(5_000)}
    assert "5,001 files" in said_of(packed({"META-INF/container.xml": "<x/>", **files}))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_entity_bomb_is_refused(encoding: str) -> None:
    xml = (DOCTYPE + BODY.format(TEXT)).encode(encoding)
    buffer = BytesIO(packed(DOCX))
    with ZipFile(buffer, "a") as archive:
        archive.writestr("word/document.xml", xml)
    assert "document type" in said_of(buffer.getvalue())


def test_xml_reads_no_other_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("The password is tulip.")
    page = f'<!DOCTYPE html [<!ENTITY s SYSTEM "{secret.as_uri()}">]><html><p>So: &s;</p></html>'
    article = article_from_bytes(page.encode(), id="x", source="x.xhtml")
    assert "tulip" not in article.text


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (
            packed(
                {**DOCX, "word/document.xml": BODY.format("<w:ins>" * 20_000 + "</w:ins>" * 20_000)}
            ),
            "deep.docx",
        ),
        (
            packed(
                {
                    "mimetype": "application/vnd.oasis.opendocument.text",
                    "content.xml": f'<a xmlns:t="{OFFICE}:text:1.0">'
                    + "<t:span>" * 20_000
                    + "</t:span>" * 20_000
                    + "</a>",
                }
            ),
            "deep.odt",
        ),
        (b"<html>" + b"<div>" * 20_000 + b"Text.", "deep.html"),
        (b"%PDF-1.4\n1 0 obj\n" + b"[" * 20_000, "deep.pdf"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_nested_20_000_deep_is_refused(data: bytes, name: str) -> None:
    assert said_of(data, name).startswith(name)


def test_what_is_nested_20_000_deep_in_other_formats_ends() -> None:
    rich = b"{\\rtf1 " + b"{\\b " * 20_000 + b"Text." + b"}" * 20_001
    assert outcome_of(rich, "deep.rtf") == "Text."
    assert "deep.md is empty" in outcome_of(b"> " * 20_000 + b"Text.", "deep.md")


def test_a_pdf_whose_pages_hold_each_other() -> None:
    assert said_of(pdf(CATALOG, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"))


def test_a_pdf_that_claims_pages() -> None:
    claims = b"<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>"
    assert said_of(pdf(CATALOG, claims, PAGE, stream(b""), FONT))


def test_a_pdf_whose_drawing_draws_itself() -> None:
    drawing = stream(b"/X Do /X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] " + SHOWN)
    page = stream(b"BT /F 12 Tf 50 50 Td (Dogs sail free.) Tj ET /X Do")
    with Apart(Limits(seconds=2)) as apart:
        said = outcome_of(pdf(CATALOG, PAGES, PAGE, page, FONT, drawing), "x.pdf", apart)
        assert said.startswith(("Dogs sail free.", "x.pdf takes more", "x.pdf cannot be read"))
        assert outcome_of(NEXT, "next", apart) == "It goes on."


@pytest.mark.long
def test_a_pdf_that_unpacks_to_much_more_ends_within_its_limits() -> None:
    packed_page = zlib.compress(b"BT /F 9 Tf (a) Tj ET\n" * 20_000_000, 1)
    bomb = pdf(CATALOG, PAGES, PAGE, stream(packed_page, b"/Filter /FlateDecode"), FONT)
    with Apart(Limits(seconds=3, memory=700_000_000)) as apart:
        said = outcome_of(bomb, "x.pdf", apart)
        assert said == "a" or said.startswith(("x.pdf takes", "x.pdf cannot be read"))
        assert outcome_of(NEXT, "next", apart) == "It goes on."


def test_what_takes_too_long_is_told() -> None:
    page = b"<html><p>a" + b"<br> " * 2_000_000 + b"b"
    with Apart(Limits(seconds=1)) as apart:
        said = said_of(page, "slow.html", apart)
        assert said == (
            "slow.html takes more than 1 seconds to read; split it, or save it as plain text"
        )
        assert outcome_of(NEXT, "next", apart) == "It goes on."


@pytest.mark.long
def test_what_takes_too_much_memory_is_told() -> None:
    page = b"<html>" + b"<p>word</p>" * 500_000
    with Apart(Limits(memory=400_000_000)) as apart:
        assert said_of(page, "large.html", apart).startswith("large.html ")
        assert outcome_of(NEXT, "next", apart) == "It goes on."


def test_a_reader_that_is_killed_is_told() -> None:
    with Apart() as apart:
        article_from_bytes(NEXT, id="x", source="x", apart=apart)
        assert apart.process_id
        os.kill(apart.process_id, signal.SIGKILL)
        # The first may still be told that its reader broke down.
        told = [outcome_of(NEXT, "next", apart) for _ in range(2)]
        assert told[0] == "It goes on." or "its reader broke down" in told[0]
        assert told[1] == "It goes on."


def test_a_file_of_500_megabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7")
        file.truncate(500_000_000)
    with pytest.raises(ArticleError, match="has 500,000,000 bytes, more than the 100,000,000"):
        read_article(path)


def test_readers_in_many_threads_get_their_own_files() -> None:
    found: dict[int, str] = {}

    def read(number: int) -> None:
        page = f"{{\\rtf1 This is the page number {number}.}}".encode()
        found[number] = article_from_bytes(page, id="x", source="x").text

    threads = [threading.Thread(target=read, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {number: f"This is the page number {number}." for number in range(8)}


def test_the_process_knows_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSWHERE_AUTH", "ina:tulip")
    with Apart() as apart:
        article_from_bytes(NEXT, id="x", source="x", apart=apart)
        environment = Path(f"/proc/{apart.process_id}/environ")
        if environment.exists():
            assert b"tulip" not in environment.read_bytes()
