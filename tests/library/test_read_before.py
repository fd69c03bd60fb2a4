"""What was read before is as it would be if it were read now, or it is read now."""

import os
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import ArticleError
from index.formats.reading import article_from_bytes, read_article
from index.library.memory import MemoryCollection
from index.library.read_before import ReadBefore
from index.text.article import Article
from index.text.sentences import sentences_in
from qa.answering.reader import Reader

TEXT = (
    "# The port\n\nBEIJING, Aug. 31 -- The Who played F 16 music in May.\r\n\r\n"
    "A hundred co-pilots came. 我们 came, too\ud800."
)


def assert_same(kept: Article, read: Article) -> None:
    """Two articles say the same of themselves, have the same sentences and the same terms."""
    for field in fields(Article):
        if field.name not in ("ready", "terms"):
            assert getattr(kept, field.name) == getattr(read, field.name), field.name
    assert (kept.sha256, kept.language) == (read.sha256, read.language)
    assert sentences_in(kept) == sentences_in(read)
    before, now = MemoryCollection([kept]), MemoryCollection([read])
    assert list(before.words) == list(now.words)
    assert before.engine.__dict__.keys() == now.engine.__dict__.keys()
    assert before.engine.terms_starting("") == now.engine.terms_starting("")
    terms = now.engine.terms_starting("")
    assert before.engine.scores(dict.fromkeys(terms, 1.0)).tolist() == (
        now.engine.scores(dict.fromkeys(terms, 1.0)).tolist()
    )


@given(st.text(min_size=1))
def test_any_text_is_kept_as_it_is_read(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    before = ReadBefore(tmp_path_factory.mktemp("kept"))
    data = text.encode("utf-8", "surrogatepass")
    try:
        read = article_from_bytes(data, id="a", source="a.txt")
    except ArticleError as error:
        with pytest.raises(ArticleError, match=str(error)[:20].replace("(", ".")):
            before.article_from_bytes(data, id="a", source="a.txt")
        return
    for _ in range(2):
        assert_same(before.article_from_bytes(data, id="a", source="a.txt"), read)


def test_what_a_file_states_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "port.md"
    path.write_text(TEXT.replace("\ud800", ""), "utf-8", newline="")
    before = ReadBefore(tmp_path / "kept")
    for _ in range(2):
        assert_same(before.read_article(path), read_article(path))
    assert len(list((tmp_path / "kept").iterdir())) == 1


def test_a_file_that_changed_is_read_again(tmp_path: Path) -> None:
    path, before = tmp_path / "a.txt", ReadBefore(tmp_path / "kept")
    for text in ("Dogs bark.", "Cats meow."):
        path.write_text(text)
        assert before.read_article(path).text == text


def test_what_is_damaged_is_read_again_and_kept_anew(tmp_path: Path) -> None:
    path, before = tmp_path / "a.txt", ReadBefore(tmp_path / "kept")
    path.write_text("Dogs bark.")
    before.read_article(path)
    (kept,) = (tmp_path / "kept").iterdir()
    whole = kept.read_bytes()
    for broken in (b"", whole[:-1], whole.replace(b"Dogs", b"Hogs"), b"\xff" * 99):
        kept.write_bytes(broken)
        assert before.read_article(path).text == "Dogs bark."
        assert kept.read_bytes() == whole


def test_of_more_than_there_is_room_for_what_was_used_last_stays(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    for name in "abc":
        (tmp_path / name).write_text(f"Dog {name} barks.")
    first = ReadBefore(folder)
    first.read_article(tmp_path / "a")
    (a,) = folder.iterdir()
    first.read_article(tmp_path / "b")
    for kept in folder.iterdir():  # else all of it may happen within one tick of the clock
        os.utime(kept, (0, 0))
    first.read_article(tmp_path / "a")
    bounded = ReadBefore(folder, most=2 * a.stat().st_size + 10)
    bounded.read_article(tmp_path / "c")
    assert len(list(folder.iterdir())) == 2
    assert a.exists()


def test_where_nothing_can_be_kept_all_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Dogs bark.")
    before = ReadBefore(path / "kept")
    assert Reader([before.read_article(path)]).ask("Who barks?").passages[0].text == "Dogs bark."


def test_what_could_not_be_kept_leaves_nothing_behind(tmp_path: Path) -> None:
    path, before = tmp_path / "a.txt", ReadBefore(tmp_path / "kept")
    path.write_text("Dogs bark.")
    before.read_article(path)
    (kept,) = (tmp_path / "kept").iterdir()
    kept.unlink()
    kept.mkdir()  # a file cannot take its place
    assert before.read_article(path).text == "Dogs bark."
    assert list((tmp_path / "kept").iterdir()) == [kept]
