"""What run.py hands over to the app."""

import ast
from pathlib import Path

import pytest

from bootstrap.layout import ROOT
from bootstrap.start import plan


@pytest.fixture(autouse=True)
def on_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")


def test_without_a_display_it_says_so_and_runs_the_demo(
    capsys: pytest.CaptureFixture[str],
) -> None:
    arguments, environ = plan([], {"HOME": "here"})
    assert arguments == ["demo"]
    assert environ == {"HOME": "here", "QT_QPA_PLATFORM": "offscreen"}
    assert capsys.readouterr().out.startswith("There is no display here")


def test_arguments_are_kept_without_a_display_and_without_a_word(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert plan(["show", "my.seating"], {})[0] == ["show", "my.seating"]
    assert capsys.readouterr().out == ""


def test_with_a_display_everything_is_handed_over_as_it_is() -> None:
    environ = {"QT_QPA_PLATFORM": "linuxfb"}
    assert plan([], environ) == ([], environ)


@pytest.mark.parametrize("script", ["run.py", "check.py"])
def test_an_old_python_can_read_far_enough_to_be_told(script: str) -> None:
    text = Path(ROOT, script).read_text(encoding="utf-8")
    ast.parse(text, feature_version=(3, 5))
    assert text.index("sys.version_info < (3, 11)") < text.index("from bootstrap")
