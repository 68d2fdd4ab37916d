"""Who reads a print, and the fields that a print for them may hold.

Every print and export is built from these lists: what is not named here is never loaded for it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Audience(StrEnum):
    """Who a print is for."""

    TEACHER = "teacher"
    DOOR = "door"
    FAMILY = "family"
    INVIGILATOR = "invigilator"
    DETENTION = "detention room"


class Field(StrEnum):
    """What a print can say of a pupil."""

    SHOWN_NAME = "shown name"
    FULL_NAME = "full name"
    FORM = "form"
    PHOTO = "photo"
    MARKS = "characteristics in use"
    ACTION = "action"
    PRAISE = "praise entries"
    CONCERN = "concern entries"
    CANDIDATE_NUMBER = "candidate number"
    ATTENDANCE = "absent or elsewhere"
    RULES = "rules for seating"
    REPORT = "targets and ratings of a report"
    DETENTION = "detention's time and place"
    DETENTION_REASON = "detention's reason"


ALLOWED: dict[Audience, frozenset[Field]] = {
    Audience.TEACHER: frozenset(
        {Field.SHOWN_NAME, Field.PHOTO, Field.MARKS, Field.ACTION, Field.RULES}
    ),
    Audience.DOOR: frozenset({Field.SHOWN_NAME}),
    Audience.INVIGILATOR: frozenset({Field.SHOWN_NAME, Field.CANDIDATE_NUMBER, Field.ATTENDANCE}),
    Audience.FAMILY: frozenset(
        {
            Field.FULL_NAME,
            Field.FORM,
            Field.PRAISE,
            Field.CONCERN,
            Field.REPORT,
            Field.DETENTION,
            Field.DETENTION_REASON,
        }
    ),
    Audience.DETENTION: frozenset({Field.FULL_NAME, Field.FORM, Field.DETENTION}),
}
AUDIENCE_LABELS: dict[Audience, str] = {
    Audience.TEACHER: "teacher copy · not for display",
    Audience.DOOR: "for the door or board",
    Audience.FAMILY: "for the family",
    Audience.INVIGILATOR: "for the invigilator · not for display",
    Audience.DETENTION: "for the detention room · not for display",
}


@dataclass(frozen=True, slots=True)
class PrintStamp:
    """What the footer of every page says: number, audience, when made and when to destroy.

    `number` is empty in a preview, which is not a print yet.
    """

    number: str
    audience: Audience
    printed_at: dt.datetime  # aware, in the school's zone
    destroy_by: dt.date | None
