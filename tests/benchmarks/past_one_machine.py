"""A library in a cluster beside the same on disk: filling it, asking it, the same answers.

    PYTHONPATH=tests python -m benchmarks.past_one_machine FOLDER squad2.json [more.json …]

Articles are made in FOLDER of the files' paragraphs, and the files' questions are asked, as
`million.py` does it; nodes of OpenSearch are started on loopback out of what Maven brings, one
where there are no replicas, else two, or `--cluster opensearch://HOST:PORT` is used. Client and
nodes share this machine: ratios tell more than times.
"""

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from benchmarks.million import asked, make, paragraphs_and_questions
from cluster.nodes import started

from index.cluster.address import address_of
from index.cluster.collection import ClusterCollection, open_cluster
from index.cluster.connection import Cluster
from index.cluster.update import update_cluster
from index.library.collection import Collection
from index.library.disk import open_library
from index.library.update import update
from qa.answering.answer import Answer
from qa.answering.reader import Reader

WARMING = 50
HEAP = "-Xmx2g"


class Trips:
    """The requests to a cluster while questions are asked, and the seconds until they came back."""

    def __init__(self, cluster: Cluster) -> None:
        self.count, self.seconds = 0, 0.0
        tried = cluster.tried

        def counted(call: Callable[..., object]) -> object:
            begun = time.perf_counter()
            try:
                return tried(call)
            finally:
                self.count += 1
                self.seconds += time.perf_counter() - begun

        cluster.tried = counted  # type: ignore[method-assign,assignment]


def timed(work: Callable[[], object]) -> float:
    """The seconds that some work takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def answers(held: Collection, questions: Sequence[str]) -> tuple[list[Answer], list[float]]:
    """The answers of a library, and the milliseconds that each took."""
    reader, found, taken = Reader(held), list[Answer](), list[float]()
    for question in questions:
        begun = time.perf_counter()
        found.append(reader.ask(question))
        taken.append((time.perf_counter() - begun) * 1000)
    return found, taken[WARMING:]


def first_of(answer: Answer) -> tuple[str, str]:
    """What an answer is judged by: its status and its first passage."""
    return answer.status, answer.passages[0].text if answer.passages else ""


def spread(taken: Sequence[float]) -> str:
    """The median, and what 95 in 100 stay under, in milliseconds."""
    return f"median {median(taken):.1f} ms, p95 {sorted(taken)[int(len(taken) * 0.95)]:.1f} ms"


def compare(
    folder: Path, library: Path, url: str, shape: tuple[int, int], asking: list[str]
) -> None:
    """Fill a library of a shape in a cluster, ask both, and print how they compare."""
    shards, replicas = shape
    address = address_of(f"{url}/compared-{shards}-{replicas}")
    filling = timed(
        lambda: update_cluster(folder, address, rebuild=True, shards=shards, replicas=replicas)
    )
    on_disk, in_cluster = open_library(library), open_cluster(address)
    print(f"\n{shards} shards, {replicas} replicas, {len(on_disk):,} sentences")
    print(f"filled in {filling:.0f} s, {len(on_disk) / filling:,.0f} sentences a second", end="; ")
    print(f"{in_cluster.bytes / len(on_disk):.0f} bytes a sentence, all copies")
    ask_both(on_disk, in_cluster, asking)


def ask_both(on_disk: Collection, in_cluster: ClusterCollection, asking: list[str]) -> None:
    """Ask both, and print what it took and how many answers are the same."""
    expected, ours = answers(on_disk, asking)
    trips = Trips(in_cluster.index.cluster)
    found, theirs = answers(in_cluster, asking)
    same = sum(map(lambda one, other: first_of(one) == first_of(other), found, expected))
    print(f"on disk {spread(ours)}")
    print(f"in the cluster {spread(theirs)}: {median(theirs) / median(ours):.1f} times", end="; ")
    print(f"{trips.count / len(asking):.1f} requests a question", end=", ")
    print(f"{1000 * trips.seconds / len(asking):.1f} ms of it waiting for them")
    print(f"first passage and status as on disk: {same} of {len(asking)}")


@contextmanager
def cluster(own: str | None, nodes: int) -> Iterator[str]:
    """The address of a cluster without a library's name."""
    if own:
        yield own.rstrip("/")
        return
    with started(nodes, HEAP) as running:
        yield f"opensearch://{','.join(f'127.0.0.1:{node.port}' for node in running)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("files", nargs="+", help="in the format of SQuAD")
    parser.add_argument("--sentences", type=int, default=200_000)
    parser.add_argument("--questions", type=int, default=350)
    parser.add_argument("--shapes", default="1x0,3x0,1x1,3x1", help="shards x replicas, …")
    parser.add_argument("--cluster", help="opensearch://HOST:PORT, instead of nodes of its own")
    given = parser.parse_args()
    paragraphs, questions = paragraphs_and_questions(given.files)
    if not given.folder.exists():
        make(given.folder, paragraphs, given.sentences)
    library = given.folder.with_name(f"{given.folder.name}.sayswhere")
    making = timed(lambda: update(given.folder, library, rebuild=True))
    print(f"on disk: made in {making:.0f} s")
    asking = asked(questions)[: given.questions]
    shapes = [(int(s), int(r)) for s, _, r in (x.partition("x") for x in given.shapes.split(","))]
    nodes = 1 + max(replicas for _, replicas in shapes)
    with cluster(given.cluster, nodes) as url:
        for shape in shapes:
            compare(given.folder, library, url, shape, asking)


if __name__ == "__main__":
    main()
