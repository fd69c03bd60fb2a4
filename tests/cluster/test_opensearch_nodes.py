"""Three nodes of a real OpenSearch, one of which is killed while people ask and while it is fed."""

import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from chat_servers import chat as serving
from cluster.nodes import Running, started
from cluster.shelves import ClusterShelf
from library.test_disk import QUESTIONS, same

from qa.answering.answer import Answer
from qa.answering.reader import Reader

pytestmark = pytest.mark.long

CLIENTS, ROUNDS = 8, 2


@pytest.fixture
def nodes() -> Iterator[Sequence[Running]]:
    """Three nodes, of which a test may kill one."""
    with started(3) as nodes:
        yield nodes


@pytest.fixture
def shelf(nodes: Sequence[Running], tmp_path: Path) -> ClusterShelf:
    """A library of three shards, each with a replica, at the address of all nodes."""
    hosts = ",".join(f"127.0.0.1:{node.port}" for node in nodes)
    shelf = ClusterShelf(tmp_path, f"opensearch://{hosts}", shards=3)
    for number in range(150):
        name = f"Mill {number}"
        shelf.write(f"mills/{number}.txt", f"{name} grinds {number + 7} sacks of rye a day.")
    return shelf


QUESTIONS_OF_MILLS = [f"How many sacks of rye does mill {n} grind?" for n in range(0, 150, 30)]


def test_opensearch_answers_alike_while_a_node_is_killed(
    nodes: Sequence[Running], shelf: ClusterShelf
) -> None:
    shelf.fill()
    asked = [*QUESTIONS, *QUESTIONS_OF_MILLS]
    memory = Reader(shelf.in_memory())
    expected = [memory.ask(question) for question in asked]
    begun = Event()

    def ask_all(_client: int) -> list[Answer]:
        answers: list[Answer] = []
        for _ in range(ROUNDS):
            reader = Reader(shelf.opened())  # with nothing kept of what it read before
            answers += map(reader.ask, asked)
            begun.set()
        return answers

    with ThreadPoolExecutor(CLIENTS) as clients:
        answered = [clients.submit(ask_all, client) for client in range(CLIENTS)]
        begun.wait()
        nodes[1].kill()
        for one in answered:
            assert one.result() == expected * ROUNDS


def test_opensearch_misses_nothing_when_a_node_is_killed_while_it_is_fed(
    nodes: Sequence[Running], shelf: ClusterShelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    from index.cluster import sending

    shelf.fill()
    for number in range(400):
        shelf.write(f"ponds/{number}.txt", f"Pond {number} holds {number + 3} carps of two years.")
    monkeypatch.setattr(sending, "ARTICLES", 20)
    shelf.fill(told=killing(nodes[2], after=200))
    same(shelf.opened(), shelf.in_memory())
    half = Reader(shelf.opened()).ask("How many carps does pond 333 hold?")
    assert half.passages[0].text == "Pond 333 holds 336 carps of two years."


def killing(node: Running, after: int) -> Callable[[int, int], None]:
    """Something that is told of files and kills a node after so many."""
    left = iter(range(after))

    def told(read: int, total: int) -> None:
        if next(left, None) is None and node.process.poll() is None:
            node.kill()

    return told


def test_opensearch_behind_several_chats_answers_alike_and_each_tells_its_health(
    tmp_path: Path,
) -> None:
    with started(1) as (node,):
        shelf = ClusterShelf(tmp_path, f"opensearch://127.0.0.1:{node.port}")
        shelf.fill()
        asked = ("--library", str(shelf.address), "--no-meaning")
        with serving(*asked) as one, serving(*asked) as other, serving(*asked) as third:
            for question in QUESTIONS:
                answer = json.dumps(Reader(shelf.opened()).ask(question).as_json())
                for chat in (one, other, third):
                    assert chat.ask(question) == json.loads(answer)
            assert one.get("/healthz").status == 200
            node.kill()
            for chat in (one, other, third):
                response = chat.get("/healthz")
                said = b"the cluster of the library does not answer\n"
                assert (response.status, response.read()) == (503, said)
