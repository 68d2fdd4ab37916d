"""What all tests share: no display, the real data where they are at hand, calm Hypothesis."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# Before anything imports Qt. A display is used only where somebody asks for one.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# No deadline: a slow or busy machine is no failure of ours.
settings.register_profile("seatingapp", deadline=None)
settings.load_profile("seatingapp")

REALDATA = "SEATINGAPP_REALDATA"
_without_realdata: set[str] = set()


@pytest.fixture
def realdata(request: pytest.FixtureRequest) -> Path:
    """Return the folder with real class lists that SEATINGAPP_REALDATA names; check.py sets it."""
    folder = os.environ.get(REALDATA)
    if not folder:
        _without_realdata.add(request.node.nodeid)
        pytest.skip(f"{REALDATA} names no folder")
    return Path(folder)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many tests had no real data to run on, so that nobody takes them for passed."""
    if _without_realdata:
        terminalreporter.write_line(
            f"{len(_without_realdata)} tests were left out: they need real data, and {REALDATA} "
            "names no folder.",
            yellow=True,
        )
