"""The process in which files are read: one after the other, each within limits.

It is told on standard input: a line of JSON, then the file. It answers with a line of JSON.
"""

import json
import os
import sys
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from index.errors import ArticleError
from index.formats.readers import read_as


def main() -> None:
    """Read what is asked for until nobody asks any more."""
    limits = json.loads(sys.argv[1])
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    _limit_memory(limits["memory"])
    while line := sys.stdin.buffer.readline():
        _limit_time(limits["seconds"])
        asked = json.loads(line)
        try:
            answer = _answer(asked, sys.stdin.buffer.read(asked["size"]))
        except MemoryError:
            answer = {"error": f"{asked['source']} takes too much memory to read; split it"}
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()


def _answer(asked: dict[str, Any], data: bytes) -> dict[str, Any]:
    source = asked["source"]
    try:
        return asdict(read_as(asked["format"], data, source))
    except ArticleError as error:
        return {"error": str(error)}
    except MemoryError:
        raise
    except RecursionError:
        return {"error": f"{source} is nested too deep to be read; save it as plain text"}
    except Exception as error:
        said = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        return {
            "error": f"{source} cannot be read ({said}); the file may be damaged: save it again, "
            "or as plain text"
        }


def _limit_memory(most: int) -> None:
    with suppress(ImportError, ValueError, OSError):  # Windows has no such limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_time(seconds: int) -> None:
    """So many more seconds of a processor."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime) + seconds
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))


if __name__ == "__main__":
    main()
