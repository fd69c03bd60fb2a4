"""JSON for other programs: one value a line, in UTF-8 whatever the terminal's encoding."""

import json
import sys
from typing import Any


def print_json(value: Any) -> None:
    """Print a value on one line of standard output, at once.

    A lone surrogate, which UTF-8 has no bytes for, leaves as the escape that JSON has for it.
    """
    line = json.dumps(value, ensure_ascii=False) + "\n"
    sys.stdout.flush()
    sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()
