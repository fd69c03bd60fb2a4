"""Decoding: the text in a file's bytes, whatever encoding they are in."""

import contextlib
import subprocess
import sys
from pathlib import Path

import pytest
from cases import cases
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


@pytest.mark.parametrize("case", cases("formats/encodings.jsonl"))
def test_files_in_other_encodings(case: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "port.txt"
    path.write_bytes(case["text"].encode(case["encoding"]))
    article = read_article(path)
    assert article.text == case["text"]
    assert article.warnings == ()


@pytest.mark.parametrize("case", cases("formats/damaged.jsonl"))
def test_damage_is_shown_and_told(case: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "port.txt"
    # latin-1 gives every byte a letter, so a case can hold any bytes
    path.write_bytes(case["bytes"].encode("latin-1"))
    article = read_article(path)
    assert article.text == case["text"]
    [warning] = article.warnings
    assert warning.startswith(f"{path} is {case['says']}")
    assert warning.endswith("; save it again as UTF-8")


def test_a_detector_is_loaded_only_for_what_is_no_unicode() -> None:
    code = (
        "import sys; from index.formats.reading import article_from_bytes as read;"
        "read('The café.'.encode(), id='x', source='x');"
        "read('The café.'.encode('utf-16'), id='x', source='x'); print('chardet' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")))
def test_any_utf_8_text_stays_as_it_is(text: str) -> None:
    prose = "The port closed. " * 20 + text
    assert article_from_bytes(prose.encode(), id="x", source="x").text == prose


@given(st.binary(max_size=300))
def test_any_bytes_give_an_article_or_its_error(data: bytes) -> None:
    with contextlib.suppress(ArticleError):
        assert article_from_bytes(data, id="x", source="x").text.strip()
