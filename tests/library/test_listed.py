"""A list of articles, and the part of them that is meant."""

from pathlib import Path

import pytest
from libraries import Shelf

from index.library.collection import Collection
from index.library.listed import PartError, part_of, short_paths


@pytest.fixture(params=["on disk", "in memory"])
def held(request: pytest.FixtureRequest, tmp_path: Path) -> Collection:
    """The same four articles."""
    shelf = Shelf(tmp_path)
    shelf.update()
    return shelf.open() if request.param == "on disk" else shelf.in_memory()


def test_a_list_says_what_each_article_is_called_and_dated(held: Collection) -> None:
    told = [(one.path, one.title, one.date) for one in held.listed]
    assert told == [
        ("cats.txt", "Cats", None),
        ("dated.txt", "Dated", "2023-08-31"),
        ("harbour/fees.txt", "Fees", None),
        ("harbour/ferries.md", "Ferries", None),
    ]
    for one, article in zip(held.listed, held.articles, strict=True):
        assert (one.source, one.sha256) == (article.source, article.sha256)
        assert one.rows == held.rows_of(article)


@pytest.mark.parametrize(
    ("within", "paths"),
    [
        ("cats.txt", ["cats.txt"]),
        ("harbour/", ["harbour/fees.txt", "harbour/ferries.md"]),
        ("HARBOUR/", ["harbour/fees.txt", "harbour/ferries.md"]),
        ("*.md", ["harbour/ferries.md"]),
        ("harbour/*.txt", ["harbour/fees.txt"]),
        ("erri", ["harbour/ferries.md"]),
        ("cats", ["cats.txt"]),
        ("", ["cats.txt", "dated.txt", "harbour/fees.txt", "harbour/ferries.md"]),
    ],
)
def test_a_part_is_named_by_path_folder_pattern_or_title(
    held: Collection, within: str, paths: list[str]
) -> None:
    assert [one.path for one in part_of(held.listed, within).articles] == paths


def test_an_articles_whole_path_means_it_alone(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, {"fees.txt": "Six euros.", "old/fees.txt": "Five.", "coffees.txt": "A"})
    listed = shelf.in_memory().listed
    assert [one.path for one in part_of(listed, "fees.txt").articles] == ["fees.txt"]
    (old,) = part_of(listed, str(tmp_path / "docs/old/fees.txt")).articles
    assert old.path == "old/fees.txt"


@pytest.mark.parametrize("since", ["2023", "2023-08", "2023-08-31", "1999-12-31"])
def test_a_date_leaves_what_is_dated_from_then_on(held: Collection, since: str) -> None:
    assert [one.path for one in part_of(held.listed, since=since).articles] == ["dated.txt"]


@pytest.mark.parametrize(
    ("within", "since", "said"),
    [
        ("dogs", "", "None of 4 articles is called dogs; name a part of a path"),
        ("", "2024-01", "None of 4 articles is dated 2024-01 or later (3 without a date)"),
        ("dated", "2024", "None of one article is dated 2024 or later; name an earlier date"),
        ("", "May 2024", "A date is a year, a month or a day, and May 2024 is none"),
        ("", "2024-13", "A date is a year, a month or a day, and 2024-13 is none"),
        ("", "20240517", "A date is a year, a month or a day, and 20240517 is none"),
        ("", "2024-W20-5", "A date is a year, a month or a day, and 2024-W20-5 is none"),
    ],
)
def test_a_part_with_nothing_in_it_is_told(
    held: Collection, within: str, since: str, said: str
) -> None:
    with pytest.raises(PartError, match="^" + said.replace("(", r"\(").replace(")", r"\)")):
        part_of(held.listed, within, since)


@pytest.mark.parametrize("part", ["[", "[!", "*[", "?*", "*a"])
def test_a_pattern_longer_than_anybody_writes_is_refused(held: Collection, part: str) -> None:
    with pytest.raises(PartError, match="this one 4,000;"):
        part_of(held.listed, (part * 4_000)[:4_000])
    with pytest.raises(PartError, match="None of 4 articles is called"):
        part_of(held.listed, (part * 256)[:256])


def test_the_rows_of_neighbours_are_one_range(held: Collection) -> None:
    everything = part_of(held.listed).rows
    assert everything == (range(len(held)),)
    assert len(part_of(held.listed, "t").rows) == 1
    assert len(part_of([held.listed[0], held.listed[2]]).rows) == 2


@pytest.mark.parametrize(
    ("sources", "paths"),
    [
        (["/home/me/news/a.txt"], ["a.txt"]),
        (["news/a.txt", "news/old/b.txt"], ["a.txt", "old/b.txt"]),
        (["a.txt", "news/b.txt"], ["a.txt", "news/b.txt"]),
        (["/tmp/a.txt", "b.txt"], ["/tmp/a.txt", "b.txt"]),
        (["standard input"], ["standard input"]),
    ],
)
def test_paths_are_as_short_as_tells_them_apart(sources: list[str], paths: list[str]) -> None:
    assert short_paths(sources) == paths
