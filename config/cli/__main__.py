"""`python -m config.cli`: the command line from a bare checkout."""

import sys

from config.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
