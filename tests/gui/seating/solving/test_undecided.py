"""Where nobody found out whether the musts can hold the teacher is asked; nothing is applied."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from seatingapp.arranging import arrange as core
from seatingapp.arranging.prover import Verdict
from seatingapp.domain.rules.kinds import Area, InArea
from seatingapp.domain.rules.setting import Setting
from seatingapp.domain.rules.verdicts import Outcome
from seatingapp.services import arranging_jobs as jobs
from seatingapp.ui.seating.solved import Mode, UndecidedQuestion
from seatingapp.ui.seating.solving.undecided_dialog import UndecidedDialog
from tests.gui.finding import found
from tests.gui.seating.dialogs import press
from tests.gui.seating.solving.desk import RulesDesk
from tests.gui.seating.solving.whole_page import Arranging


def undecided(*_: object) -> Verdict:
    return Verdict(None, False)


@pytest.fixture
def doubtful(desk: RulesDesk, monkeypatch: pytest.MonkeyPatch) -> RulesDesk:
    """A class of which one pupil is to sit in two places, and nobody finds out that this is so."""
    who = (desk.pupil("Yusuf I"),)
    desk.add(InArea(who, Area("front row")))
    desk.add(InArea(who, Area("back row")))
    monkeypatch.setattr(core, "prove", undecided)
    return desk


def test_a_plan_that_breaks_musts_is_asked_about_and_never_applied_by_itself(
    doubtful: RulesDesk,
) -> None:
    before = doubtful.plan
    doubtful.arranger.arrange(Mode.ARRANGE)
    assert doubtful.dialogs.doubts == [UndecidedQuestion(1, ended=False)]
    assert doubtful.plan == before
    assert doubtful.record() is None
    assert not doubtful.editor.stack.canUndo()
    assert doubtful.view.messages == []


def test_used_all_the_same_its_record_says_what_is_not_known(doubtful: RulesDesk) -> None:
    doubtful.arranger.arrange(Mode.ARRANGE)
    doubtful.arranger.use_undecided()
    assert "1 must is broken." in doubtful.said()
    record = doubtful.record()
    assert record is not None
    assert (record.fewest, record.undecided, record.proved) == (True, True, False)
    assert "no plan keeps all musts" not in record.words
    doubtful.arranger.use_undecided()  # it was asked once
    assert doubtful.editor.stack.count() == 1


def test_a_search_that_was_ended_before_the_musts_held_is_asked_about_too(
    doubtful: RulesDesk,
) -> None:
    before = doubtful.plan
    doubtful.runner.held = True
    doubtful.arranger.arrange(Mode.ARRANGE)
    doubtful.arranger.cancel()
    doubtful.runner.let_go()
    assert [(asked.broken > 0, asked.ended) for asked in doubtful.dialogs.doubts] == [(True, True)]
    assert doubtful.plan == before


def test_looking_longer_may_find_out(doubtful: RulesDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    doubtful.arranger.arrange(Mode.ARRANGE)
    monkeypatch.undo()
    doubtful.runner.held = True
    doubtful.arranger.look_longer()
    run = doubtful.state().run
    assert run is not None
    assert run.seconds == 5.0
    doubtful.runner.let_go()
    assert doubtful.dialogs.clashes[-1].count == 2
    doubtful.arranger.look_longer()
    assert not doubtful.arranger.is_running


def test_an_answer_about_a_plan_that_is_another_by_now_does_nothing(doubtful: RulesDesk) -> None:
    for answer in (doubtful.arranger.use_undecided, doubtful.arranger.look_longer):
        doubtful.arranger.arrange(Mode.ARRANGE)
        doubtful.presenter.moves.unseat(frozenset({doubtful.pupil("Yusuf I")}))
        changed = doubtful.plan
        answer()
        assert doubtful.plan == changed
        assert not doubtful.arranger.is_running
        doubtful.presenter.undo()


def test_the_question_names_nobody_and_counts_the_musts() -> None:
    assert UndecidedQuestion(2, ended=False).words == (
        "No plan was found in that time that keeps every must, and it is not known whether there "
        "is one. In the best plan so far 2 musts are broken. Nobody was moved."
    )
    assert "until the search was ended that" in UndecidedQuestion(1, ended=True).words
    assert "1 must is broken" in UndecidedQuestion(1, ended=True).words


@pytest.mark.parametrize(
    ("button", "told"),
    [
        ("undecided-use", ["use"]),
        ("undecided-accept", ["longer"]),
        ("undecided-reject", []),
    ],
)
def test_the_dialog_tells_the_answer_and_closes(qtbot: QtBot, button: str, told: list[str]) -> None:
    heard: list[str] = []
    dialog = UndecidedDialog(UndecidedQuestion(1, ended=False))
    dialog.use_requested.connect(lambda: heard.append("use"))
    dialog.longer_requested.connect(lambda: heard.append("longer"))
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)
    found(dialog, QPushButton, button).click()
    assert heard == told


@pytest.mark.parametrize("button", ["undecided-use", "undecided-accept", "undecided-reject"])
def test_on_the_page_the_answer_is_followed(
    page: Arranging, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, button: str
) -> None:
    before = page.plans()
    page.add(InArea((page.pupil("Yusuf I"),), Area("front row")))
    page.settle(qtbot)
    searches: list[float] = []

    def doubtful(setting: Setting, seed: int, seconds: float, **_: object) -> Outcome:
        searches.append(seconds)
        seated = dict(setting.seated)
        first, second, *_others = seated
        seated[first], seated[second] = seated[second], seated[first]
        return Outcome(seated, jobs.judge(setting, seated), seed, fewest=True, undecided=True)

    monkeypatch.setattr(jobs, "arrange", doubtful)
    page.press("arrange")
    qtbot.waitUntil(lambda: page.page.findChild(UndecidedDialog) is not None, timeout=15_000)
    assert page.plans() == before
    press(found(page.page, UndecidedDialog), button)
    if button == "undecided-use":
        qtbot.waitUntil(lambda: "Arranged" in page.text("seating-toast-text"), timeout=15_000)
        assert page.plans() != before
    elif button == "undecided-accept":
        qtbot.waitUntil(lambda: searches == [1.0, 5.0], timeout=15_000)
    page.settle(qtbot)
    if button != "undecided-use":
        assert page.plans() == before
