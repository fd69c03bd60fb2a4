"""A cluster of a single node for all tests of a file, and libraries in it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from cluster.nodes import OWN, started
from cluster.shelves import ClusterShelf


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder starts a server that other tests would have to share cores with."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.long)


@pytest.fixture(scope="session")
def url() -> Iterator[str]:
    """The address of a cluster, without a library's name."""
    if own := os.environ.get(OWN):
        yield own.rstrip("/")
        return
    with started(1) as (node,):
        yield f"opensearch://127.0.0.1:{node.port}"


@pytest.fixture
def shelf(url: str, tmp_path: Path) -> Iterator[ClusterShelf]:
    """A folder of articles, and the place of its library."""
    shelf = ClusterShelf(tmp_path, url)
    yield shelf
    shelf.remove()


@pytest.fixture(scope="module")
def filled(url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClusterShelf]:
    """A library of three shards that nobody changes."""
    shelf = ClusterShelf(tmp_path_factory.mktemp("filled"), url, shards=3)
    shelf.fill()
    yield shelf
    shelf.remove()
