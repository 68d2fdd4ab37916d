"""Adjustments in the profile of a pupil: private, and edited there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from seatingapp.services.adjustments import AddAdjustment
from seatingapp.services.classes import pupils_of
from seatingapp.ui.adjustments.dialog import AdjustmentsDialog
from seatingapp.ui.privacy import HiddenBy, PrivateView
from seatingapp.ui.pupils.details import DetailsCard
from seatingapp.ui.pupils.factory import make_pupils_page
from tests.conftest import Sample
from tests.gui.building import tools_for
from tests.gui.finding import found


def test_adjustments_show_in_private_view_only_and_are_edited_there(
    qtbot: QtBot, sample: Sample, tmp_path: Path
) -> None:
    tools = tools_for(sample.workspace, tmp_path)
    private = PrivateView(lambda: 0.0)
    page = make_pupils_page(tools, private)
    qtbot.addWidget(page)
    page.show()
    page.opened.emit()
    pupil = sample.workspace.read(pupils_of)[0]
    tools.editor.perform(AddAdjustment(pupil.id, "Warned twice"))
    page.list.table.pupil_chosen.emit(pupil.id)
    card = found(page, DetailsCard)
    button = found(card, QPushButton, "pupil-adjust")
    assert button.isHidden()
    assert "Warned twice" not in str(card.private.texts())
    private.ask()
    private.confirm()
    assert ("Adjustments", "Warned twice") in card.private.texts()
    button.click()
    dialog = found(page, AdjustmentsDialog)
    assert [one.text for one in dialog.model.rows] == ["Warned twice"]
    private.hide(HiddenBy.TIME)
    assert not dialog.isVisible()
    assert "Warned twice" not in str(card.private.texts())
