"""Folders of small articles, and the libraries of them."""

from collections.abc import Mapping
from pathlib import Path

from index.library.disk import DiskCollection, open_library
from index.library.memory import MemoryCollection
from index.library.update import Changes, update

ARTICLES: Mapping[str, str] = {
    "cats.txt": "Cats\n\nCats sleep sixteen hours a day. They purr if content.\n\nWho feeds them?",
    "harbour/ferries.md": "# Ferries\n\nThe co-pilot’s ferry crosses the harbour in 12 minutes.",
    "harbour/fees.txt": "| Pier | Fee |\n|---|---|\n| North | 12 euros |\n\nIt closes at six.",
    "dated.txt": "Date: 2023-08-31\n\nA museum opened in the old port. It shows 40 ships.",
}


class Shelf:
    """A folder and its library, in a folder of a test's own."""

    def __init__(self, place: Path, articles: Mapping[str, str] = ARTICLES) -> None:
        self.folder, self.library = place / "docs", place / "docs.sayswhere"
        for path, text in articles.items():
            self.write(path, text)

    def write(self, path: str, text: str) -> None:
        """Put an article into the folder."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def update(self, rebuild: bool = False) -> Changes:
        """Bring the library up to date."""
        return update(self.folder, self.library, rebuild=rebuild)

    def open(self) -> DiskCollection:
        """The library as it is."""
        return open_library(self.library)

    def in_memory(self) -> MemoryCollection:
        """The same articles in memory."""
        from index.formats.reading import read_article

        paths = sorted(p for p in self.folder.rglob("*") if p.is_file())
        return MemoryCollection(map(read_article, paths))
