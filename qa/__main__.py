"""`python -m qa` is the command `sayswhere`."""

import sys

from qa.cli import main

sys.exit(main())
