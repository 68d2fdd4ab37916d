"""What may be written of an entry, and of what follows it: nothing about a child's safety."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seatingapp.domain.errors import Refusal
from seatingapp.domain.names import tidy
from seatingapp.domain.safeguarding import SafeguardingWording, wording_found
from seatingapp.services.school_settings import safeguarding_lead

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

LONGEST_NOTE = 2000
NOTHING_CHANGED = "Nothing was changed."


def checked(
    session: Session,
    text: str,
    *,
    longest: int = LONGEST_NOTE,
    what: str = "A note",
    kept: str = NOTHING_CHANGED,
) -> str:
    """Return a text as it is stored. Raises Refusal for one that is too long.

    Raises SafeguardingWording, which says whom to speak to, and nothing of the text is kept.
    """
    if len(text) > longest:
        raise Refusal(
            f"{what} has at most {longest} letters; this one has {len(text)}.",
            kept=kept,
            todo="Shorten it to what happened.",
        )
    refuse_safeguarding(session, text, kept=kept)
    return tidy(text)


def refuse_safeguarding(session: Session, *texts: str, kept: str = NOTHING_CHANGED) -> None:
    """Raise SafeguardingWording where one of the texts about a pupil may be about their safety."""
    for text in texts:
        found = wording_found(text) if text else ""
        if found:
            raise SafeguardingWording(found, safeguarding_lead(session), kept=kept)
