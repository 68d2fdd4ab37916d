"""Runs every check and test: `python3 check.py [--fast] [arguments for pytest]`."""

import sys

# An old Python has to get as far as this sentence, so this file keeps to what it understands.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit("Seatingapp needs Python 3.11 or newer; this is Python " + sys.version.split()[0])

from bootstrap.checks import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
