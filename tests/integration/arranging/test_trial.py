"""The small arrangement of the self-test: right here, and not passed where it would be wrong."""

from __future__ import annotations

import pytest

from seatingapp.arranging import trial
from tests.unit.arranging.small_problems import least


def test_the_trial_arranges_and_proves_what_trying_every_plan_finds() -> None:
    assert least(trial.problem()) == trial.LEAST
    assert trial.run() == "best plan of 6 proved"


def test_the_trial_is_not_passed_with_another_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial, "LEAST", 7)
    with pytest.raises(RuntimeError, match="and not 7"):
        trial.run()
