"""The article that ships with the program, and the sentences that ship with it."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from index.formats import reading
from index.formats.reading import default_article
from index.text.sentences import sentences_in, sentences_of

SEEDS = Path(__file__).parents[2] / "seeds"
NAME = "hetao-cooperation-zone"


def test_the_seed_is_kept_byte_for_byte() -> None:
    seed = default_article()
    data = (SEEDS / f"{NAME}.txt").read_bytes()
    assert seed.text.encode() == data
    assert seed.sha256 == hashlib.sha256(data).hexdigest()
    assert seed.id == "hetao-cooperation-zone"
    assert seed.title == "Hetao cooperation zone"
    assert seed.dateline
    assert seed.dateline.iso == "2023-08-31"
    assert seed.text[seed.dateline.start : seed.dateline.end] == "date 2023-08-31"


def test_the_sentences_that_ship_are_those_of_the_splitter() -> None:
    article = default_article()
    assert article.dateline
    found = sentences_of(article.text, article.dateline.end)
    rows = ",\n".join(f"  {json.dumps(list(sentence[1:]))}" for sentence in found)
    kept = f'{{"sha256": "{article.sha256}", "sentences": [\n{rows}\n]}}\n'
    assert (SEEDS / f"{NAME}.sentences.json").read_text("utf-8") == kept, f"write it anew:\n{kept}"
    assert sentences_in(article) == found


def test_sentences_of_another_text_are_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = (SEEDS / f"{NAME}.sentences.json").read_bytes()
    (tmp_path / f"{NAME}.sentences.json").write_bytes(kept)
    (tmp_path / f"{NAME}.txt").write_text("The port closed. It reopened.")
    monkeypatch.setattr(reading, "files", lambda _: tmp_path)
    assert [place[2:] for place in sentences_in(default_article())] == [(0, 16), (17, 29)]


def test_the_shipped_article_loads_no_splitter() -> None:
    code = (
        "import sys; from index.formats.reading import default_article;"
        "from index.text.sentences import sentences_in; sentences_in(default_article());"
        "print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert not loaded & {"nltk", "numpy", "chardet"}
