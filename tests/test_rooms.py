"""Who may import whom, and what the command line never loads."""

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from command import PLAIN

ROOT = Path(__file__).parents[1]
INDEX = sorted((ROOT / "index").rglob("*.py"))
QA = sorted((ROOT / "qa").rglob("*.py"))
# What each room may import of ours, itself aside; a file that stands in no room is a room itself.
MAY_IMPORT = {
    "index": (),
    "index.errors": (),
    "index.version": (),
    "index.text": ("index.errors",),
    "index.formats": ("index.errors", "index.text"),
    "index.citing": ("index.errors", "index.text", "index.formats"),
    "index.engines": ("index.errors",),
    "index.library": ("index.errors", "index.text", "index.formats", "index.engines"),
    "index.cluster": ("index.errors", "index.text", "index.engines", "index.library"),
    "index.meaning": ("index.errors", "index.text"),
    "qa": ("index.text", "index.formats", "index.meaning", "qa.answering"),  # the door for programs
    "qa.__main__": ("qa.terminal",),
    "qa.errors": ("index.errors",),
    "qa.asking": ("index", "qa.errors"),
    "qa.weighing": ("index", "qa.errors", "qa.asking"),
    "qa.answering": ("index", "qa.errors", "qa.asking", "qa.weighing"),
    "qa.saving": ("index", "qa.errors", "qa.answering"),
    "qa.measuring": ("index", "qa.errors", "qa.asking", "qa.weighing", "qa.answering"),
    "qa.terminal": (
        *("index", "qa.errors", "qa.asking", "qa.weighing", "qa.answering", "qa.measuring"),
        *("qa.saving", "qa.chat"),
    ),
    "qa.chat": ("index", "qa.errors", "qa.asking", "qa.answering", "qa.saving"),
}


def imported_by(path: Path) -> set[str]:
    """The names of all modules that a file imports, anywhere in it."""
    names: set[str] = set()
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


def room_of(module: str) -> str:
    """The room that a module of ours stands in: the first two parts of its name."""
    return ".".join(module.removesuffix(".__init__").split(".")[:2])


def module_of(path: Path) -> str:
    """The name that a file is imported by."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


@pytest.mark.parametrize("path", [*INDEX, *QA], ids=name_of)
def test_a_room_imports_only_the_rooms_above_it(path: Path) -> None:
    room = room_of(module_of(path))
    allowed = (room, *MAY_IMPORT[room])
    ours = {name for name in imported_by(path) if name.partition(".")[0] in ("index", "qa")}
    assert {n for n in ours if not any(n == a or n.startswith(f"{a}.") for a in allowed)} == set()


def imported_when_loaded(path: Path) -> set[str]:
    """The modules of ours that a file imports, what only a type checker reads left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    unread = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    found = [n for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n not in unread]
    named = {f"{node.module}.{alias.name}" for node in found for alias in node.names}
    return named | {str(node.module) for node in found}


@pytest.mark.parametrize("room", sorted({room_of(module_of(path)) for path in [*INDEX, *QA]}))
def test_no_two_files_of_a_room_need_each_other(room: str) -> None:
    files = {name: path for path in [*INDEX, *QA] if room_of(name := module_of(path)) == room}
    needed = {name: imported_when_loaded(path) & files.keys() for name, path in files.items()}
    assert list(TopologicalSorter(needed).static_order())  # raises CycleError, naming the circle


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
            {"gradio", "rich", "prompt_toolkit", "subprocess", "concurrent.futures"},
        ),
        (["ask", "What area does the zone cover?", "--json"], {"gradio", "rich", "prompt_toolkit"}),
        (["show"], {"gradio", "rich", "prompt_toolkit"}),
        (["--help"], {"gradio", "nltk", "numpy", "rich", "prompt_toolkit"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_command_loads_only_what_it_needs(arguments: list[str], unneeded: set[str]) -> None:
    command = f"from qa.terminal.cli import main; main({arguments})"
    # nltk itself loads much of what else happens to be installed.
    assert not unneeded & (loaded_by(command) - loaded_by("import nltk, rank_bm25"))


def loaded_by(code: str) -> set[str]:
    """The modules that a new interpreter has after running some code."""
    code += "; import sys; print(*sys.modules, file=sys.stderr)"
    # pytest loads readline, which puts COLUMNS behind os.environ's back: as if a person looked on.
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=PLAIN
    )
    return set(done.stderr.split())


def test_the_top_level_has_only_what_it_should() -> None:
    built = ("dist", "build")
    tops = {path.name for path in ROOT.iterdir() if path.name not in built}
    assert {top for top in tops if not (top.startswith(".") or top.endswith(".egg-info"))} == {
        *("pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE", "LICENSES"),
        *("seeds", "qa", "index", "tests"),
    }
