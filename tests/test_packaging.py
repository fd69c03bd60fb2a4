"""The wheel holds what the program needs, and nothing of the tests."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ZipFile]:
    folder = tmp_path_factory.mktemp("wheel")
    # Without isolation nothing is fetched: hatchling comes with the extra `test`.
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "--wheel-dir", str(folder), str(ROOT)], check=True)
    with ZipFile(next(folder.glob("sayswhere-*.whl"))) as wheel:
        yield wheel


def test_every_file_of_the_packages_is_packed(packed: ZipFile) -> None:
    files = {
        path.relative_to(ROOT).as_posix()
        for package in ("index", "qa", "seeds")
        for path in (ROOT / package).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert files <= set(packed.namelist())


def test_the_article_is_packed_byte_for_byte(packed: ZipFile) -> None:
    seed = "seeds/hetao-cooperation-zone.txt"
    assert packed.read(seed) == (ROOT / seed).read_bytes()


def test_nothing_else_is_packed(packed: ZipFile) -> None:
    tops = {name.partition("/")[0] for name in packed.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"index", "qa", "seeds"}


def test_the_licence_is_packed(packed: ZipFile) -> None:
    assert any(name.endswith("licenses/LICENSE") for name in packed.namelist())
