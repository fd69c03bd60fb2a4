"""Runs the installed command `sayswhere` as a person or a program would."""

import os
import pty
import subprocess
import sys
import termios
from collections.abc import Sequence
from pathlib import Path
from select import select

SAYSWHERE = str(Path(sys.executable).with_name("sayswhere"))
HANGS = 240  # seconds after which a test gives up waiting; a busy machine needs many

_SETTINGS = ("NO_COLOR", "FORCE_COLOR", "TERM", "SAYSWHERE_TRACEBACK", "COLUMNS")
_CACHE = Path(__file__).parents[1] / ".pytest_cache" / "cache"  # nobody's own
PLAIN = {name: value for name, value in os.environ.items() if name not in _SETTINGS}
PLAIN.setdefault("XDG_CACHE_HOME", str(_CACHE))


def sayswhere(
    *arguments: str, stdin: bytes = b"", cwd: Path | None = None, **settings: str
) -> subprocess.CompletedProcess[str]:
    """What the command prints into pipes, and its exit status; `settings` are its environment's."""
    env, command = PLAIN | settings, [SAYSWHERE, *arguments]
    done = subprocess.run(
        command, input=stdin, capture_output=True, cwd=cwd, env=env, timeout=HANGS
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


def shown_on_terminal(
    *arguments: str,
    typed: Sequence[tuple[str, str]] = (),
    columns: int = 100,
    cwd: Path | None = None,
    **settings: str,
) -> tuple[int, str]:
    """Exit status and all that a terminal receives; `typed` holds (what to wait for, keys)."""
    return run_on_terminal(SAYSWHERE, *arguments, typed=typed, columns=columns, cwd=cwd, **settings)


def run_on_terminal(
    *command: str,
    typed: Sequence[tuple[str, str]] = (),
    columns: int = 100,
    cwd: Path | None = None,
    **settings: str,
) -> tuple[int, str]:
    """The same of any command."""
    leader, follower = pty.openpty()
    termios.tcsetwinsize(follower, (40, columns))
    # prompt_toolkit asks where the cursor is, and nobody answers here.
    settings = {"TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1", **settings}
    with subprocess.Popen(
        command,
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env={**PLAIN, **settings},
        cwd=cwd,
        start_new_session=True,
    ) as process:
        os.close(follower)
        try:
            shown = ""
            for awaited, keys in typed:
                shown += _read(leader, until=awaited)
                os.write(leader, keys.encode())
            shown += _read(leader)
        finally:
            os.close(leader)  # hangs up, which ends a program that still waits for keys
    return process.returncode, shown


def _read(leader: int, until: str | None = None) -> str:
    got = b""
    while until is None or until.encode() not in got:
        if not select([leader], [], [], HANGS)[0]:
            raise TimeoutError(f"waited {HANGS} s for {until!r} after {got.decode()!r}")
        try:
            chunk = os.read(leader, 65536)
        except OSError:  # Linux says EIO where the other side is closed
            chunk = b""
        if not chunk:
            break
        got += chunk
    return got.decode()
