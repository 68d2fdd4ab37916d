"""A name that runs from right to left takes nothing along that stands beside it."""

from __future__ import annotations

import datetime as dt

from seatingapp.domain.draft_rules.drafts import Draft, DraftState
from seatingapp.domain.ladder import DraftKind
from seatingapp.domain.names import PersonName
from seatingapp.domain.pupils import Pupil
from seatingapp.services.drafts import ReviewedDraft
from seatingapp.ui.drafts import wording
from seatingapp.ui.pupil_picker.people import Pickable

NOAM = PersonName("נועם", "ברק")
SAM = PersonName("Sam", "Patel")
_NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)


def drafted(name: PersonName) -> str:
    draft = Draft(
        1, "d", "rule:1", 1, 2, "w", DraftKind.LETTER, "3 concerns", DraftState.WAITING, _NOW
    )
    about = ReviewedDraft(draft, Pupil(2, "p", name, "9A"), "A rule")
    return wording.row(about, dt.UTC).who


def test_the_form_stays_behind_the_name_in_the_tray_of_drafts() -> None:
    assert drafted(SAM) == "Sam Patel, 9A"
    assert drafted(NOAM) == "\u2068נועם ברק\u2069, 9A"


def test_form_and_class_stay_behind_the_name_where_a_pupil_is_chosen() -> None:
    assert Pickable(1, SAM, "9A · 9A/Ma1").words == "Patel, Sam · 9A · 9A/Ma1"
    assert Pickable(1, NOAM, "9A").words == f"\u2068{NOAM.listed}\u2069 · 9A"
