"""A script that any Python may start goes on in the one of the environment."""

import subprocess
import sys
from pathlib import Path

import pytest

from bootstrap import own_python
from bootstrap.layout import ROOT, Layout
from bootstrap.refusal import SetupRefused

NOWHERE = "a_module_that_nobody_has"
SCRIPT = str(ROOT / "tests" / "benchmarks" / "arranging" / "qaplib.py")


def test_a_python_that_has_the_module_goes_on_itself() -> None:
    own_python.enter("json", ["script.py"])


def test_without_an_environment_it_is_said_what_makes_one(tmp_path: Path) -> None:
    with pytest.raises(SetupRefused, match=r"has no a_module.*\n.*run\.py --version"):
        own_python.enter(NOWHERE, ["script.py"], Layout(tmp_path))


def test_the_environment_never_starts_itself_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = Layout(tmp_path)
    layout.python.parent.mkdir(parents=True)
    layout.python.touch()
    monkeypatch.setattr("sys.prefix", str(layout.venv))
    with pytest.raises(SetupRefused, match=r"\.venv has not either"):
        own_python.enter(NOWHERE, ["script.py"], layout)


def test_a_script_without_what_it_needs_goes_on_in_the_environment() -> None:
    """Without site-packages this Python has no numpy, and is not the one of the environment."""
    words = [sys.executable, "-I", "-S", SCRIPT, "gone.dat", "--json"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, check=False, text=True)
    assert "gone.dat" in done.stderr, "the script was started, with its arguments"
    assert (done.stdout, done.returncode) == ("", 1)
