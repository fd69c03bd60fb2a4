"""Nodes of a real OpenSearch on loopback, one process each, out of what Maven brings."""

import json
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

import pytest

HERE = Path(__file__).parent
# A cluster of one's own, to test against it: opensearch://HOST:PORT
OWN = "SAYSWHERE_OPENSEARCH_URL"
# Seconds for Maven to bring 50 MB, and for nodes to start on a busy machine.
FETCHING, STARTING = 400, 180
# Better code takes longer to compile than all tests.
_QUICK = ("-Xmx400m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")


@dataclass
class Running:
    """A node's process, and the ports that it answers on."""

    process: "subprocess.Popen[bytes]"
    port: int

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@cache
def class_path() -> str:
    """The class path of a node; the tests that need it skip where that cannot be had."""
    missing = [name for name in ("java", "javac", "mvn") if not shutil.which(name)]
    if missing:
        pytest.skip(f"no {missing[0]} to run OpenSearch with")
    with TemporaryDirectory() as place:
        told = Path(place, "classpath")
        goal = ["dependency:build-classpath", f"-Dmdep.outputFile={told}"]
        done = subprocess.run(
            ["mvn", "-q", "-B", "-f", str(HERE / "pom.xml"), *goal],
            capture_output=True,
            text=True,
            timeout=FETCHING,
        )
        if done.returncode:
            pytest.skip(f"Maven brings no OpenSearch: {done.stdout[-300:]}")
        return told.read_text()


@contextmanager
def started(count: int, *java: str) -> Iterator[Sequence[Running]]:
    """So many nodes that form a cluster, ended at the end of the context; `java` are options."""
    libraries = class_path()
    with TemporaryDirectory(prefix="opensearch") as name:
        place = Path(name)
        compiling = ["javac", "-cp", libraries, "-d", name, str(HERE / "SingleNode.java")]
        subprocess.run(compiling, check=True, timeout=STARTING)
        ports = free_ports(2 * count)
        command = ["java", *(java or _QUICK), "-cp", os.pathsep.join((name, libraries))]
        nodes = [_start(place, command, ports[:count], ports[count:], n) for n in range(count)]
        try:
            _wait_for(nodes)
            yield nodes
        finally:
            for node in nodes:
                node.kill()


def _start(
    place: Path, java: Sequence[str], http: Sequence[int], inner: Sequence[int], number: int
) -> Running:
    home = place / f"node-{number}"
    (home / "config").mkdir(parents=True)
    names = [f"node-{n}" for n in range(len(http))]
    settings = {
        "path.home": str(home),
        "cluster.name": place.name,
        "node.name": names[number],
        "network.host": "127.0.0.1",
        "http.port": str(http[number]),
        "transport.port": str(inner[number]),
        "discovery.seed_hosts": f"[{','.join(f'127.0.0.1:{port}' for port in inner)}]",
        "cluster.initial_cluster_manager_nodes": f"[{','.join(names)}]",
        # A full disk is no fault of what is tested.
        "cluster.routing.allocation.disk.threshold_enabled": "false",
        "cluster.fault_detection.leader_check.interval": "500ms",
    }
    with (home / "log").open("wb") as log:
        process = subprocess.Popen(
            [*java, "SingleNode", *(f"{name}={value}" for name, value in settings.items())],
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    return Running(process, http[number])


def _wait_for(nodes: Sequence[Running]) -> None:
    end = time.monotonic() + STARTING
    while time.monotonic() < end:
        assert all(node.process.poll() is None for node in nodes), "a node ended"
        if all(_members(node) == len(nodes) for node in nodes):
            return
        time.sleep(0.3)
    raise TimeoutError("the nodes do not find each other")


def _members(node: Running) -> int:
    try:
        with urlopen(f"http://127.0.0.1:{node.port}/_cluster/health", timeout=10) as answer:
            return int(json.load(answer)["number_of_nodes"])
    except (URLError, OSError):
        return 0


def free_ports(count: int) -> list[int]:
    """Some ports that nobody listens at just now."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports
