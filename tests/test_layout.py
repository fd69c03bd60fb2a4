"""Who may import whom, and what the command line never loads."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
INDEX = sorted((ROOT / "index").rglob("*.py"))
QA = sorted((ROOT / "qa").rglob("*.py"))
LEAVES = ("index/errors.py", "index/terms.py", "index/bm25.py", "qa/answer.py")


def imported_by(path: Path) -> set[str]:
    """The names of all modules that a file imports, anywhere in it."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def packages_of(path: Path) -> set[str]:
    """The top-level packages that a file imports."""
    return {name.partition(".")[0] for name in imported_by(path)}


def name_of(path: Path) -> str:
    """The path inside the project."""
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", INDEX, ids=name_of)
def test_index_knows_nothing_of_questions(path: Path) -> None:
    assert "qa" not in packages_of(path)


@pytest.mark.parametrize("path", LEAVES)
def test_leaves_import_nothing_of_ours(path: str) -> None:
    assert not packages_of(ROOT / path) & {"index", "qa"}


@pytest.mark.parametrize("path", QA, ids=name_of)
def test_gradio_stays_behind_the_chat(path: Path) -> None:
    behind_chat = path.is_relative_to(ROOT / "qa" / "chat")
    assert behind_chat or "gradio" not in packages_of(path)


@pytest.mark.parametrize("path", QA, ids=name_of)
def test_only_the_chat_command_and_the_chat_itself_import_the_chat(path: Path) -> None:
    allowed = path.is_relative_to(ROOT / "qa" / "chat") or path.name == "chat.py"
    assert allowed or not any(name.startswith("qa.chat") for name in imported_by(path))


@pytest.mark.parametrize(
    ("arguments", "unneeded"),
    [
        (
            ["ask", "What area does the zone cover?"],
            {"gradio", "rich", "prompt_toolkit", "platformdirs"},
        ),
        (["ask", "What area does the zone cover?", "--json"], {"gradio", "rich", "prompt_toolkit"}),
        (["show"], {"gradio", "rich", "prompt_toolkit"}),
        (["--help"], {"gradio", "nltk", "numpy", "rich", "prompt_toolkit"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_command_loads_only_what_it_needs(arguments: list[str], unneeded: set[str]) -> None:
    command = f"from qa.cli import main; main({arguments})"
    # nltk itself loads much of what else happens to be installed.
    assert not unneeded & (loaded_by(command) - loaded_by("import nltk, rank_bm25"))


def loaded_by(code: str) -> set[str]:
    """The modules that a new interpreter has after running some code."""
    code += "; import sys; print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def test_the_top_level_has_only_what_it_should() -> None:
    built = ("dist", "build")
    tops = {path.name for path in ROOT.iterdir() if path.name not in built}
    assert {top for top in tops if not (top.startswith(".") or top.endswith(".egg-info"))} == {
        *("pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE"),
        *("seeds", "qa", "index", "tests"),
    }
