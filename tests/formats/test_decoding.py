"""Decoding: the text in a file's bytes, whatever encoding they are in."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import ArticleError
from index.formats.reading import article_from_bytes, read_article


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
