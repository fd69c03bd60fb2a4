"""The door for programs and notebooks: `from qa import open_articles`."""

import subprocess
import sys
from pathlib import Path

import pytest

import qa
from index.errors import ArticleError
from index.text.article import article_from_text
from qa import open_articles

FERRY = "The ferry Marta sails from Odby at noon."
DOGS = "Dogs sail free."


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(FERRY, encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", [str, Path])
def test_a_path_is_read(ferry: Path, kind: type) -> None:
    (passage,) = open_articles(kind(ferry)).ask("When does the ferry sail?").passages
    assert passage.text == FERRY
    assert passage.citation.source == str(ferry)


def test_an_article_stands_for_itself() -> None:
    dogs = article_from_text(DOGS, id="dogs", source="a notebook")
    (passage,) = open_articles(dogs).ask("Who sails free?").passages
    assert (passage.text, passage.citation.source) == (DOGS, "a notebook")


def test_paths_and_articles_are_asked_together(ferry: Path) -> None:
    dogs = article_from_text(DOGS, id="dogs", source="a notebook")
    reader = open_articles(ferry, dogs)
    firsts = [reader.ask(q).passages[0].text for q in ("Where is the ferry?", "Are dogs free?")]
    assert firsts == [FERRY, DOGS]


def test_without_an_argument_it_is_the_article_that_ships() -> None:
    answer = open_articles().ask("How many square kilometers does the Hong Kong Park cover?")
    assert answer.status == "answered"
    assert answer.passages[0].citation.article == "hetao-cooperation-zone"


@pytest.mark.parametrize("wrong", [7, None, ["ferry.txt"], b"ferry.txt"])
def test_what_is_neither_is_refused_with_the_remedy(wrong: object) -> None:
    with pytest.raises(TypeError, match="name a file, or make an article") as refusal:
        open_articles(wrong)  # type: ignore[arg-type]
    assert repr(wrong) in str(refusal.value)


def test_a_path_to_nothing_is_an_error_that_names_it() -> None:
    with pytest.raises(ArticleError, match=r"no-such\.txt does not exist"):
        open_articles("no-such.txt")


def test_the_door_alone_loads_nothing_heavy() -> None:
    code = "import qa, sys; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
    assert not {"numpy", "nltk", "gradio", "rank_bm25"} & set(loaded.decode().split())


def test_the_documented_example_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("news.txt").write_text("Lise Dahl leads the company.", encoding="utf-8")
    _, _, example = str(qa.__doc__).partition("\n\n")
    exec(example, {})
    assert capsys.readouterr().out.splitlines()[-1] == "Lise Dahl leads the company."
