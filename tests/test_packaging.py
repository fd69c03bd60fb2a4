"""The wheel holds what the program needs, and nothing of the tests."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from itertools import chain
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


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("LICENSE", "MIT License"),
        ("LICENSES/CC-BY-SA-4.0.txt", "Attribution-ShareAlike 4.0 International"),
        ("LICENSES/LicenseRef-WordNet.txt", "Copyright 2011 by Princeton University"),
        ("LICENSES/NOTICE.txt", "wordfreq 3 by Robyn Speer"),
    ],
)
def test_every_licence_is_packed(packed: ZipFile, name: str, said: str) -> None:
    (path,) = (path for path in packed.namelist() if path.endswith(f".dist-info/licenses/{name}"))
    assert said in packed.read(path).decode()


def test_the_licence_names_all_and_each_has_its_text(packed: ZipFile) -> None:
    (path,) = (path for path in packed.namelist() if path.endswith(".dist-info/METADATA"))
    metadata = packed.read(path).decode()
    (expression,) = re.findall(r"^License-Expression: (.*)$", metadata, re.MULTILINE)
    texts = {path.stem for path in (ROOT / "LICENSES").iterdir()}
    assert set(expression.split(" AND ")) == texts - {"NOTICE"} | {"MIT"}


def test_every_table_of_others_names_its_licence() -> None:
    heads = {
        path.name: path.read_text("utf-8")[:1000]
        for package in ("index", "qa")
        for path in (ROOT / package).rglob("data/*.txt")
    }
    of_others = {name for name, head in heads.items() if "# Source:" in head}
    assert {name for name in of_others if "(LICENSES/" not in heads[name]} == set()
    notice = (ROOT / "LICENSES" / "NOTICE.txt").read_text("utf-8")
    assert {name for name in of_others if f"\n{name}: " not in notice} == set()


def test_every_requirement_has_a_lower_and_an_upper_bound() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    bounded = re.compile(r"[\w-]+(==[\d.]+|>=[\d.]+,<[\d.]+)(; [^;]+)?|sayswhere\[[\w,]+\]")
    assert [one for one in needed if not bounded.fullmatch(one)] == []
