"""Nothing is fetched: a question with the extra is answered where no socket can be opened."""

import subprocess
import sys

from index.meaning.encoder import Encoder

NO_SOCKETS = """
import sys

def refuse(event, arguments):
    if event.startswith("socket."):
        raise RuntimeError(f"{event} {arguments}")

sys.addaudithook(refuse)
from qa.terminal.running import run
sys.exit(run(["ask", "Who runs the robot firm?", "--json"]))
"""


def test_a_question_opens_no_socket(encoder: Encoder) -> None:
    command = [sys.executable, "-c", NO_SOCKETS]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert '"likeness": 0.' in done.stdout
