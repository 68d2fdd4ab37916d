"""`python -m seatingapp`: the window; with a subcommand the command line; `--self-test`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from types import TracebackType


def main(argv: Sequence[str] | None = None) -> int:
    """Run the app and return its exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments:
        from seatingapp.app import run_window

        return run_window()
    if arguments == ["--self-test"]:
        from seatingapp.app import self_test

        return self_test()
    from seatingapp.app import screenshot
    from seatingapp.cli.main import run

    sys.excepthook = _say_where

    return run(arguments, screenshot)


def _say_where(
    kind: type[BaseException], _error: BaseException, trace: TracebackType | None
) -> None:
    """Report a fault of the program without its message, which may hold somebody's name."""
    from seatingapp.services.fault_reports import report

    sys.stderr.write(f"Something went wrong inside the app.\n{report(kind, trace)}\n")


if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        # The frozen program is also what its worker processes run; there this never returns.
        from multiprocessing import freeze_support

        freeze_support()
    sys.exit(main())
