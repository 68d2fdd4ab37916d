"""Maintainers only: `python -m bootstrap.lock` renews the lock files from pyproject.toml.

It needs the program `uv`, which nobody else does. Options for `uv pip compile` may follow, such as
`--upgrade` or `--upgrade-package NAME`; without them every pin that still fits stays as it is. The
lock files hold for every system and for Python 3.11 and up, and name no index.
"""

import subprocess
import sys
from collections.abc import Sequence

from bootstrap.layout import ROOT

COMPILE = (
    *("uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"),
    *("--generate-hashes", "--only-binary", ":all:", "--no-emit-index-url"),
    *("--no-emit-find-links", "--no-annotate"),
    *("--custom-compile-command", "python -m bootstrap.lock"),
)
RUNTIME = "requirements/runtime.txt"
DEV = "requirements/dev.txt"


def main(options: Sequence[str]) -> None:
    """Write both files; the second keeps to the pins of the first."""
    command = [*COMPILE, *options, "pyproject.toml", "--group", "build"]
    subprocess.run([*command, "-o", RUNTIME], cwd=ROOT, check=True)
    subprocess.run([*command, "--group", "dev", "-c", RUNTIME, "-o", DEV], cwd=ROOT, check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
