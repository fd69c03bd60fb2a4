"""Whatever is thrown at the command, it ends with one clear line or an honest answer."""

import json
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest
from command import HANGS, PLAIN, SAYSWHERE, sayswhere

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "bad_input.jsonl").read_text("utf-8").splitlines()
]


def written(value: Any) -> str:
    """A text, one given as [unit, times], or a list of such parts."""
    if isinstance(value, str):
        return value
    if isinstance(value[-1], int):
        return value[0] * value[1]  # type: ignore[no-any-return]
    return "".join(written(part) for part in value)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_bad_input(case: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for name, content in case.get("files", {}).items():
        # latin-1 gives every byte a name, so that a case can hold any bytes
        (tmp_path / name).write_bytes(written(content).encode("latin-1"))
    arguments = [written(argument) for argument in case["arguments"]]
    stdin = written(case.get("stdin", "")).encode("utf-8", "surrogatepass")

    done = sayswhere(*arguments, stdin=stdin, cwd=tmp_path)

    assert done.returncode == case["status"], done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert "bug" not in done.stderr
    assert done.stderr.count("\n") == ("stderr" in case)
    for stream in ("stdout", "stderr"):
        for said in case.get(stream, []):
            assert said in getattr(done, stream)


def test_a_question_that_is_not_text_is_answered_as_json(tmp_path: Path) -> None:
    done = subprocess.run(
        [SAYSWHERE, "ask", b"How large is the zone\xff?", "--json"],
        capture_output=True,
        env=PLAIN,
        timeout=HANGS,
    )
    assert done.stderr == b""
    assert json.loads(done.stdout)["question"] == "How large is the zone\udcff?"


@pytest.mark.parametrize("command", ["ask --batch questions.txt", "show", "show --json"])
def test_a_pipe_closed_early_ends_it_quietly(command: str, tmp_path: Path) -> None:
    (tmp_path / "questions.txt").write_text("What area does the cooperation zone cover?\n" * 200)
    line = f"set -o pipefail; '{SAYSWHERE}' {command} | head -1 >&2"
    done = subprocess.run(
        ["bash", "-c", line], capture_output=True, env=PLAIN, timeout=HANGS, cwd=tmp_path
    )
    assert done.stderr.count(b"\n") == 1  # the line that `head` let through
    assert done.returncode in (0, 141)  # 0 where all was written before `head` went


def test_a_full_disk_is_said() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [SAYSWHERE, "show"], stdout=full, stderr=subprocess.PIPE, env=PLAIN, timeout=HANGS
        )
    assert done.returncode == 2
    assert b"No space left on device" in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_ctrl_c_ends_a_batch_quietly() -> None:
    with subprocess.Popen(
        [SAYSWHERE, "ask", "--batch", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=PLAIN,
        # a script's background job, as the tests may be, hands on that the signal is ignored
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(b"What area does the cooperation zone cover?\n")
        process.stdin.flush()
        answer = json.loads(process.stdout.readline())  # answered before the input ends
        process.send_signal(signal.SIGINT)
        assert process.wait(HANGS) == 130
        assert process.stderr.read() == b""
    assert answer["question"] == "What area does the cooperation zone cover?"


def test_an_unexpected_failure_says_how_to_report_it(tmp_path: Path) -> None:
    code = (
        "import index.formats.reading as r, qa.terminal.cli as c; "
        "del r.default_article; print(c.main())"
    )
    done = subprocess.run(
        [str(Path(SAYSWHERE).with_name("python")), "-c", code, "show"],
        capture_output=True,
        text=True,
        env=PLAIN,
        timeout=HANGS,
    )
    assert done.stdout == "2\n"
    assert done.stderr.count("\n") == 1
    assert "bug" in done.stderr
    assert "SAYSWHERE_TRACEBACK=1" in done.stderr
