"""`python -m qa` is the command `sayswhere`."""

import sys

from qa.terminal.cli import main

sys.exit(main())
