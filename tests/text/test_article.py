"""Articles: what a file may be, what its text keeps, which date and title it states."""

import contextlib
import hashlib
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import ArticleError
from index.formats.reading import article_from_bytes, default_article, read_article
from index.text.article import MAX_BYTES, Article, article_from_text

BAD_FILES = [
    json.loads(line)
    for line in (Path(__file__).parent / "bad_files.jsonl").read_text("utf-8").split("\n")
    if line
]


def article(text: str, id: str = "port-news") -> Article:
    return article_from_text(text, id=id, source=f"{id}.txt")


def test_the_seed_is_kept_byte_for_byte() -> None:
    seed = default_article()
    data = Path(__file__).parents[2].joinpath("seeds", "hetao-cooperation-zone.txt").read_bytes()
    assert seed.text.encode() == data
    assert seed.sha256 == hashlib.sha256(data).hexdigest()
    assert seed.id == "hetao-cooperation-zone"
    assert seed.title == "Hetao cooperation zone"
    assert seed.dateline
    assert seed.dateline.iso == "2023-08-31"
    assert seed.text[seed.dateline.start : seed.dateline.end] == "date 2023-08-31"


@pytest.mark.parametrize("case", BAD_FILES, ids=lambda case: case["kind"])
def test_bad_file(case: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "port.txt"
    # latin-1 gives every byte a letter, so a case can hold any bytes
    path.write_bytes(case["bytes"].encode("latin-1"))
    with pytest.raises(ArticleError, match=case["says"]) as raised:
        read_article(path)
    said = str(raised.value)
    assert said.startswith(str(path))
    assert "; " in said, "a remedy follows the rule"
    assert "\n" not in said


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="does not exist; check the path"):
        read_article(tmp_path / "none.txt")


def test_a_file_as_a_folder(tmp_path: Path) -> None:
    (tmp_path / "port.txt").write_text("The port closed.")
    with pytest.raises(ArticleError, match="cannot be read"):
        read_article(tmp_path / "port.txt" / "more.txt")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="is a folder; name a text file in it"):
        read_article(tmp_path)


@pytest.mark.parametrize("name", ["port\0.txt", "x" * 5000])
def test_a_name_that_no_file_can_have(name: str) -> None:
    with pytest.raises(ArticleError, match="cannot be read"):
        read_article(name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ArticleError, match="is not a plain file; save the text to a file"):
        read_article(tmp_path / "pipe")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_a_device_does_not_hang() -> None:
    with pytest.raises(ArticleError, match="is not a plain file"):
        read_article("/dev/zero")


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 0)() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "port.txt"
    path.write_text("The port closed.")
    path.chmod(0)
    with pytest.raises(ArticleError, match="may not be read; change its permissions"):
        read_article(path)


def test_a_file_too_large_is_refused_before_reading(tmp_path: Path) -> None:
    path = tmp_path / "port.txt"
    with path.open("wb") as file:
        file.truncate(2**40)
    with pytest.raises(ArticleError, match="1,099,511,627,776 bytes, more than the 16,777,216"):
        read_article(path)


def test_the_largest_file_is_read() -> None:
    assert article_from_bytes(b"x" * MAX_BYTES, id="x", source="x").text == "x" * MAX_BYTES
    with pytest.raises(ArticleError, match="split it into several files"):
        article_from_bytes(b"x" * (MAX_BYTES + 1), id="x", source="x")
    with pytest.raises(ArticleError, match="split it into several files"):
        article("é" * (MAX_BYTES // 2 + 1))


@pytest.mark.parametrize("text", ["", " \n\u00a0\u2028"])
def test_an_empty_text(text: str) -> None:
    with pytest.raises(ArticleError, match=r"^port-news.txt is empty; give an article"):
        article(text)


def test_a_text_with_nul() -> None:
    with pytest.raises(ArticleError, match="NUL"):
        article("The port\0closed.")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_files(encoding: str, tmp_path: Path) -> None:
    text = "The “Plan” cost €5.\r\nThe café closed.\rNobody came.\n\n港口关闭了。🚢\u2028End.\f"
    marked = "\ufeff" + text if encoding in ("utf-16-le", "utf-16-be") else text
    path = tmp_path / "port.txt"
    path.write_bytes(marked.encode(encoding))
    assert read_article(path).text == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "The firm’s café in Malmö lost £5 million. “We are glad,” its owner said. " * 3),
        ("cp1252", "Mr Müller said that £5 was enough for the harbour."),
        ("cp1251", "Порт закрыт до весны. Паромы идут на север, сказал начальник порта."),
        ("gb18030", "深圳与香港携手建设世界级科研枢纽。河套合作区面积三点八九平方公里。"),
        ("big5", "深圳與香港攜手建設世界級科研樞紐。河套合作區面積三點八九平方公里。"),
        ("shift_jis", "港は春まで閉まります。フェリーは北へ行きます。"),
    ],
)
def test_files_in_older_encodings(encoding: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / "port.txt"
    path.write_bytes(text.encode(encoding))
    assert read_article(path).text == text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")))
def test_any_utf_8_text_stays_as_it_is(text: str) -> None:
    prose = "The port closed. " * 20 + text
    assert article_from_bytes(prose.encode(), id="x", source="x").text == prose


@given(st.binary(max_size=300))
def test_any_bytes_give_an_article_or_its_error(data: bytes) -> None:
    with contextlib.suppress(ArticleError):
        assert article_from_bytes(data, id="x", source="x").text.strip()


def test_a_lone_surrogate_has_a_checksum() -> None:
    assert len(article("The port \ud800 closed.").sha256) == 64


@pytest.mark.parametrize(
    ("text", "iso", "quoted"),
    [
        ("date 2023-08-31 The port closed.", "2023-08-31", "date 2023-08-31"),
        (" \n date 2023-08-31\nThe port closed.", "2023-08-31", "date 2023-08-31"),
        ("Date: 31 August 2023\n\nThe port closed.", "2023-08-31", "Date: 31 August 2023"),
        ("Published: August 31, 2023\nThe port closed.", "2023-08-31", None),
        ("Published on Aug. 31, 2023, 10:05 a.m. EST\nThe port closed.", "2023-08-31", None),
        ("Updated: Thursday, 31st August 2023\nThe port closed.", "2023-08-31", None),
        ("2023-08-31\nThe port closed.", "2023-08-31", "2023-08-31"),
        ("2023-08-31 The port closed.", "2023-08-31", "2023-08-31"),
        ("2023-08-31T10:05:00Z The port closed.", "2023-08-31", "2023-08-31T10:05:00Z"),
        ("DATE: 2023/8/31\nThe port closed.", "2023-08-31", "DATE: 2023/8/31"),
        ("May 4, 2021\r\nThe port closed.", "2021-05-04", "May 4, 2021"),
    ],
)
def test_a_date_at_the_head(text: str, iso: str, quoted: str | None) -> None:
    dateline = article(text).dateline
    assert dateline
    assert dateline.iso == iso
    found = text[dateline.start : dateline.end]
    assert found == (quoted or text.split("\n")[0])


@pytest.mark.parametrize(
    "text",
    [
        "The port closed on 2023-08-31.",
        "August 31, 2023 was a cold day.",
        "August 31, 2023 Reyes left.",
        "2023-08-31 was a cold day.",
        "date 2023-13-31 The port closed.",
        "date 2023-02-30\nThe port closed.",
        "31/08/2023\nThe port closed.",
        "Date palms grow here.",
        "2023-08-310 The port closed.",
        "Updated plans were shown on May 4, 2021.",
        "date 2023-08-31",
        "date 2023-08-31\n\n",
    ],
)
def test_no_date_at_the_head(text: str) -> None:
    assert article(text).dateline is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Harbour to close\n\nThe port closed.", "Harbour to close"),
        ("# Harbour to close\r\n\r\nThe port closed.", "Harbour to close"),
        ("date 2023-08-31\nHarbour to close\n\nThe port closed.", "Harbour to close"),
        ("Harbour to close\n" + "The port closed after a storm. " * 5, "Harbour to close"),
        ("The port closed.\n\nIt reopened.", "Port news"),
        ("The port closed", "Port news"),
        ("The port was closed on Monday as\nits northern wall had cracked.", "Port news"),
        ("word " * 40 + "\n\nThe port closed.", "Port news"),
    ],
)
def test_the_title(text: str, title: str) -> None:
    assert article(text).title == title


def test_id_and_source_come_from_the_path(tmp_path: Path) -> None:
    path = tmp_path / "port_news-2.txt"
    path.write_text("The port closed.")
    found = read_article(str(path))
    assert (found.id, found.title, found.source) == ("port_news-2", "Port news 2", str(path))
