"""What run.py does: set up, then start the app."""

import os
import sys
from collections.abc import Mapping, Sequence

from bootstrap import display, environment, handing_over, libraries
from bootstrap.layout import Layout
from bootstrap.refusal import SetupRefused

NO_DISPLAY = (
    "There is no display here, so Seatingapp does its work without a window: "
    "it runs `seatingapp demo` on the sample school."
)


def main(arguments: Sequence[str]) -> int:  # noqa: RET503 - the app takes over
    """Become the app with these arguments; return a status only where it cannot be started."""
    layout = Layout()
    try:
        libraries.ensure()
        environment.ensure(layout, "runtime")
    except SetupRefused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Run the same command again to go on.", file=sys.stderr)
        return 130
    words, environ = plan(arguments, os.environ)
    handing_over.become([str(layout.python), "-m", "seatingapp", *words], environ)


def plan(
    arguments: Sequence[str], environ: Mapping[str, str]
) -> tuple[Sequence[str], dict[str, str]]:
    """Return the app's arguments and surroundings: as given, or headless without a display."""
    if display.is_there(environ):
        return arguments, dict(environ)
    if not arguments:
        print(NO_DISPLAY, flush=True)
    return arguments or ["demo"], {"QT_QPA_PLATFORM": "offscreen", **environ}
