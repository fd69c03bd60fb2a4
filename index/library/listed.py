"""The articles of a collection as a list shows them, and those of them that are meant."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path

from index.errors import SayswhereError

_WILD = "*?["
# Characters of a pattern: at each "[" fnmatch looks through all the rest of it for its end.
_LONGEST_PATTERN = 256


class PartError(SayswhereError):
    """A part of the articles that holds none, or that is not understood."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An article on a list.

    `path` names it among the others; it comes from its library's folder, or from the folder that
    all articles share. `date` is the one that it states (2023-08-31), `rows` are its sentences'.
    """

    path: str
    source: str
    title: str
    date: str | None
    sha256: str
    rows: range


@dataclass(frozen=True)
class Part:
    """Some articles of a collection, the only ones that are asked: at least one."""

    articles: Sequence[Listed]

    @cached_property
    def rows(self) -> tuple[range, ...]:
        """The rows of their sentences, ascending, as few ranges as there can be."""
        return tuple(_joined(sorted((one.rows for one in self.articles), key=lambda r: r.start)))


def part_of(articles: Sequence[Listed], within: str = "", since: str = "") -> Part:
    """Those of some articles that are called so, and dated so; raises PartError where none is.

    `within` is an article's path; or a folder with a slash at its end; or a pattern with * or ?;
    or else what stands in its path or its title. `since` is a year, a month or a day, of which
    the first is still meant: 2024, 2024-05 or 2024-05-17. What states no date is older.
    """
    named = _named(articles, within.strip()) if within.strip() else articles
    if not named:
        raise PartError(
            f"None of {_counted(articles)} is called {within.strip()}; name a part of a path or "
            "title, a folder (news/), or a pattern (*.md)"
        )
    return Part(_dated(named, since.strip()) if since.strip() else named)


def named_in(articles: Sequence[Listed], within: str) -> Sequence[Listed]:
    """Those of some articles that are called so, as in `part_of`; all where nothing is said."""
    return _named(articles, within.strip()) if within.strip() else articles


def _named(articles: Sequence[Listed], within: str) -> Sequence[Listed]:
    if exact := [one for one in articles if within in (one.path, one.source)]:
        return exact
    is_pattern = any(mark in within for mark in _WILD)
    if is_pattern and len(within) > _LONGEST_PATTERN:
        raise PartError(
            f"A pattern has at most {_LONGEST_PATTERN} characters, this one {len(within):,}; "
            "name a folder (news/), or less of the paths (*.md)"
        )
    within = within.replace("\\", "/").casefold()
    if within.endswith("/"):
        return [one for one in articles if any(_lies_in(p, within) for p in _paths(one))]
    if is_pattern:
        return _fitting(articles, within)
    return [one for one in articles if within in _paths(one)[0] or within in one.title.casefold()]


def _paths(one: Listed) -> tuple[str, str]:
    path, source = (written.replace("\\", "/").casefold() for written in (one.path, one.source))
    return path, source


def _lies_in(path: str, folder: str) -> bool:
    return path.startswith(folder) or f"/{folder}" in path


def _fitting(articles: Sequence[Listed], pattern: str) -> Sequence[Listed]:
    paths = (_paths(one)[0] for one in articles)
    return [
        one
        for one, path in zip(articles, paths, strict=True)
        if fnmatchcase(path, pattern) or fnmatchcase(path.rsplit("/", 1)[-1], pattern)
    ]


def _dated(articles: Sequence[Listed], since: str) -> Sequence[Listed]:
    _check_date(since)
    found = [one for one in articles if one.date and one.date >= since]
    if not found:
        undated = sum(not one.date for one in articles)
        raise PartError(
            f"None of {_counted(articles)} is dated {since} or later"
            f"{f' ({undated:,} without a date)' if undated else ''}; name an earlier date"
        )
    return found


def _check_date(since: str) -> None:
    whole = since + "-01-01"[len(since) - 4 :] if len(since) in (4, 7) else since
    with suppress(ValueError):
        if date.fromisoformat(whole).isoformat() == whole:  # it takes 20240517 and weeks, too
            return
    raise PartError(
        f"A date is a year, a month or a day, and {since} is none; write it as 2024, 2024-05 or "
        "2024-05-17"
    )


def _counted(articles: Sequence[Listed]) -> str:
    return f"{len(articles):,} articles" if len(articles) != 1 else "one article"


def _joined(rows: Iterable[range]) -> Iterator[range]:
    """Ascending ranges, those joined into one that follow each other."""
    last = range(0)
    for one in rows:
        if one.start == last.stop:
            last = range(last.start, one.stop)
        elif one:
            yield from [last] if last else []
            last = one
    yield from [last] if last else []


def short_paths(sources: Sequence[str]) -> list[str]:
    """What tells some sources apart: their paths from the folder that all share."""
    if len(sources) < 2:
        return [source.replace("\\", "/").rsplit("/", 1)[-1] for source in sources]
    try:
        shared = os.path.commonpath([Path(source).parent for source in sources])
    except ValueError:  # of two drives, or some from a root and some not
        return list(sources)
    return [os.path.relpath(source, shared) if shared else source for source in sources]
