"""Text that goes home: a family reads about its own child only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from seatingapp.domain.errors import Refusal
from seatingapp.domain.naming_others import names_in
from seatingapp.storage import pupils, settings

if TYPE_CHECKING:
    from seatingapp.storage.session import Session


def refuse_other_names(
    session: Session, pupil_id: int, texts: Iterable[tuple[str, str]], todo: str
) -> None:
    """Raise Refusal where a text names another pupil; each comes with what it is called.

    The teacher's own name, as it is in the settings ("Ms Patel"), may stand there though a pupil is
    called Patel too.
    """
    known = {p.id: p.name for p in pupils.load(session)}
    own = known.pop(pupil_id)
    _staff_id, teacher = settings.owner(session)
    for where, words in texts:
        found = names_in(_without(teacher, words), known.values(), own)
        if found:
            raise Refusal(
                f"{where} may name another pupil: {', '.join(found)}.",
                kept="Nothing was printed.",
                todo=todo,
            )


def _without(teacher: str, words: str) -> str:
    """A text without the teacher's name. One word alone might be anybody's, so that stays."""
    if len(teacher.split()) < 2:
        return words
    return re.sub(rf"(?<!\w){re.escape(teacher)}(?!\w)", "…", words)
