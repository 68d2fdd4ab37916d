"""What is told of a search under way: its best plan so far, calmly, and never a stale one."""

from __future__ import annotations

import time

import pytest

from seatingapp.domain.room_templates import Template
from seatingapp.ui.seating.solved import Mode
from seatingapp.ui.seating.solving import running
from seatingapp.ui.seating.solving.running import Run, Wanted
from tests.unit.arranging.classroom.drawn import draw, room

CALM = 0.1


def test_the_best_plan_is_told_though_it_came_soon_after_another_and_nothing_better_follows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(running, "BETWEEN", CALM)
    setting = draw(11, pupils=20, rules=14, musts=0.3, layout=room(Template.ROWS_OF_DOUBLES, 4, 3))
    run = Run(Wanted(Mode.ARRANGE, setting, 1, 1.0), lambda: None)
    scores: list[int] = []

    def progress(_part: float, _words: str) -> None:
        assert run.best is not None
        scores.append(run.best[1].score)

    began = time.monotonic()
    outcome = run.work(progress)
    took = time.monotonic() - began
    assert run.best is not None
    assert run.best == (outcome.seated, outcome.judgement)
    assert scores == sorted(set(scores)), "each one is better"
    assert 1 < len(scores) <= 1 + took / CALM
