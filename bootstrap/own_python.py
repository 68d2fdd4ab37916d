"""Lets a script run in the project's environment, whichever Python it was started with."""

import importlib.util
import sys
from collections.abc import Sequence

from bootstrap import handing_over
from bootstrap.layout import Layout
from bootstrap.refusal import SetupRefused


def enter(module: str, script: Sequence[str], layout: Layout | None = None) -> None:
    """Return where this Python has the module; else start the script again in the environment.

    `script` is its path and arguments. Raises SetupRefused where there is no environment yet, or
    where the one there lacks the module too.
    """
    if importlib.util.find_spec(module) is not None:
        return
    layout = layout or Layout()
    if not layout.python.exists() or layout.inside(sys.prefix):
        raise SetupRefused(
            f"This Python ({sys.executable}) has no {module}, and .venv has not either.\n"
            f"Run `python3 {layout.root / 'run.py'} --version` once, which installs it there; "
            "then run this again."
        )
    handing_over.become([str(layout.python), *script])
