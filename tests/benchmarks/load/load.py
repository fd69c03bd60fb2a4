"""Many visitors asking at once over HTTP: starts the chat, asks for a while, prints what it saw.

    python tests/benchmarks/load/load.py [--visitors 50] [--seconds 30] [--way run|call]
    python tests/benchmarks/load/load.py --answers 10000 --new  # does its memory grow?

`run` is one request an answer; `call` is what gradio_client does: join the queue, then listen.
"""

import argparse
import asyncio
import json
import os
import re
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

GOLD = Path(__file__).parents[2] / "gold.jsonl"
API = "/gradio_api"
WARM = 200  # answers that come before anything is measured: what is loaded once is loaded


def main() -> int:
    """Print the figures; 1 if any question failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visitors", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--answers", type=int, help="until so many, instead of for so long")
    parser.add_argument("--new", action="store_true", help="ask nothing twice")
    parser.add_argument("--way", choices=("run", "call"), default="run")
    parser.add_argument("--no-meaning", action="store_true", help="without the extra")
    options = parser.parse_args()
    began = time.perf_counter()
    server, port = started(*["--no-meaning"] * options.no_meaning)
    try:
        print(f"ready after {time.perf_counter() - began:.1f} s")
        warm = argparse.Namespace(**{**vars(options), "answers": WARM})
        asyncio.run(visits(port, warm))
        before = usage_of(server)
        times, errors, took = asyncio.run(visits(port, options))
        after = usage_of(server)
    finally:
        server.terminate()
        print(f"stopped with exit status {server.wait(timeout=30)}")
    report(times, errors, took)
    used = after.seconds - before.seconds
    print(f"{len(times) / used:.0f} answers a second of the server's processor")
    print(f"its memory grew by {(after.kilobytes - before.kilobytes) / 1024:.1f} MB")
    return 1 if errors else 0


def started(*options: str) -> tuple[subprocess.Popen[str], int]:
    """A chat of its own on a free port."""
    command = [sys.executable, "-m", "qa", "chat", "--port", "0", *options]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert server.stdout
    line = server.stdout.readline()
    found = re.search(r":(\d+)", line)
    if not found:
        server.terminate()
        raise SystemExit(f"The chat did not start: {line!r}")
    return server, int(found[1])


@dataclass(frozen=True)
class Usage:
    """What a process has used so far: seconds of a processor, and its own memory now.

    Pages of mapped files are not counted: of the weights of `meaning` ever more are looked at.
    """

    seconds: float
    kilobytes: int


def usage_of(server: subprocess.Popen[str]) -> Usage:
    """What a server has used; on Linux alone."""
    process = Path(f"/proc/{server.pid}")
    fields = (process / "stat").read_text("utf-8").rpartition(")")[2].split()
    memory = (process / "status").read_text("utf-8").partition("RssAnon:")[2].split()[0]
    ticks = int(fields[11]) + int(fields[12])  # utime and stime, proc(5)
    return Usage(ticks / os.sysconf("SC_CLK_TCK"), int(memory))


async def visits(port: int, options: argparse.Namespace) -> tuple[list[float], list[str], float]:
    """All visitors at once: the seconds each answer took, the errors, the seconds in all."""
    questions = [json.loads(line)["question"] for line in GOLD.read_text("utf-8").splitlines()]
    way = {"run": run, "call": call}[options.way]
    times: list[float] = []
    errors: list[str] = []
    began = time.perf_counter()

    async def visitor(number: int) -> None:
        turn = number
        while more_of(options, len(times), time.perf_counter() - began):
            start = time.perf_counter()
            try:
                question = questions[turn % len(questions)]
                answer = await way(port, f"{question} {turn}" if options.new else question)
                assert answer["status"] in ("answered", "unsure", "not_found"), answer
                times.append(time.perf_counter() - start)
            except (OSError, AssertionError, ValueError, asyncio.IncompleteReadError) as error:
                errors.append(repr(error))
            turn += options.visitors

    await asyncio.gather(*(visitor(number) for number in range(options.visitors)))
    return times, errors, time.perf_counter() - began


def more_of(options: argparse.Namespace, answers: int, seconds: float) -> bool:
    """Whether to go on asking: until so many answers, else for so long."""
    return answers < options.answers if options.answers else seconds < options.seconds


def report(times: list[float], errors: list[str], took: float) -> None:
    """Print answers a second and how long they took."""
    times.sort()
    print(f"{len(times)} answers in {took:.1f} s: {len(times) / took:.0f} a second")
    if times:
        p95 = times[int(len(times) * 0.95)]
        print(f"median {statistics.median(times) * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms, ", end="")
        print(f"slowest {times[-1] * 1000:.0f} ms")
    print(f"{len(errors)} errors {errors[:3] if errors else ''}")


async def run(port: int, question: str) -> dict[str, object]:
    """The answer in one request."""
    body = await requested(port, "POST", f"{API}/run/ask", {"data": [question, []]})
    answer: dict[str, object] = json.loads(body)["data"][0]
    return answer


async def call(port: int, question: str) -> dict[str, object]:
    """The answer as gradio_client gets it: join the queue, then read its events."""
    joined = await requested(port, "POST", f"{API}/call/ask", {"data": [question, []]})
    event = json.loads(joined)["event_id"]
    events = (await requested(port, "GET", f"{API}/call/ask/{event}")).decode()
    found = re.search(r"^event: complete\ndata: (.*)$", events, re.MULTILINE)
    assert found, events
    answer: dict[str, object] = json.loads(found[1])[0]
    return answer


async def requested(port: int, method: str, path: str, value: object = None) -> bytes:
    """The body of a response, over a connection of its own."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    body = json.dumps(value).encode() if value is not None else b""
    head = (
        f"{method} {path} HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    try:
        writer.write(head.encode() + body)
        whole = await reader.read()
    finally:
        writer.close()
    status, _, content = whole.partition(b"\r\n\r\n")
    assert b" 200 " in status.split(b"\r\n")[0], status[:200]
    return content


if __name__ == "__main__":
    sys.exit(main())
