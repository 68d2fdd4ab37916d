"""The card of a pupil of a class: what the teacher chose of what may be seen now. No Qt."""

from __future__ import annotations

from seatingapp.domain.cards import NO_GRADES
from seatingapp.services.classes import ClassCard
from seatingapp.ui.plan_view.state import CardState


def card_of(card: ClassCard, *, private: bool) -> CardState:
    """Return the card as `card.options` wants it; without what is private unless that is shown.

    What belongs to a lesson or a plan (points, register, pins, comments) is for the page to add.
    """
    options = card.options
    return CardState(
        card.pupil_id,
        card.name,
        card.initials,
        photo_key=str(card.pupil_id) if card.has_photo and options.photo else None,
        marks=card.marks if private and options.marks else (),
        has_action=bool(card.action) and private and options.marks,
        grades=card.grades if private and options.grades else NO_GRADES,
        show_initials=options.initials,
    )
