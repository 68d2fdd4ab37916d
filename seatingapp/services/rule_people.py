"""Whom and what a rule file means in this vault, and how the vault's own are named in one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from seatingapp.domain.json_checks import Wrong
from seatingapp.domain.plans import PlanLine
from seatingapp.domain.pupils import Pupil
from seatingapp.domain.rules.file_people import PlanSaid, PupilSaid
from seatingapp.services import classes
from seatingapp.services.school_settings import card_options
from seatingapp.storage import plans, pupils, rooms

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

_LISTED = "seatingapp show VAULT pupils lists names, and with --json uids."


class ClassPeople:
    """The pupils and plans of a class as rule files speak of them; it is a Calling and a Finding.

    `also` are lines of plans that may be named before they have a plan.
    """

    def __init__(self, session: Session, class_id: int, also: Iterable[PlanLine] = ()) -> None:
        self._class_id = class_id
        self._everybody = pupils.load(session)
        self._members = pupils.load(session, class_id=class_id)
        self._form = card_options(session).name_form
        self._rooms = {room.id: room.name for room in rooms.load(session)}
        self._lines = (*plans.lines(session, class_id), *also)
        # The shortest form is understood in every vault, whichever is shown there.
        self._short = classes.shown_names(self._members)
        self._shown = classes.shown_names(self._members, self._form)
        self._by_id = {p.id: p for p in self._everybody}
        self._by_uid = {p.uid: p.id for p in self._everybody}

    @property
    def class_id(self) -> int:
        """The class whose people these are."""
        return self._class_id

    def call_pupil(self, pupil_id: int) -> PupilSaid:
        """Return how a pupil is named: as the class shows them, others by their whole name."""
        pupil = self._by_id[pupil_id]
        return PupilSaid(self._short.get(pupil_id, pupil.name.full), pupil.uid)

    def name(self, pupil_id: int) -> str:
        """Return what a pupil is called on this teacher's cards; others by their whole name."""
        return self._shown.get(pupil_id) or self._by_id[pupil_id].name.full

    def call_plan(self, line: PlanLine) -> PlanSaid:
        """Return how the plans of a line are named."""
        return PlanSaid(self._rooms[line.room_id], line.purpose, line.name)

    def find_pupil(self, said: PupilSaid, place: str) -> int:
        """Return a pupil by uid, or else by name or number; those of the class go first.

        Raises Wrong where nobody or more than one is meant.
        """
        if said.uid in self._by_uid:
            return self._by_uid[said.uid]
        if not said.name:
            raise Wrong("There is no pupil with this uid.", place)
        for known in (self._members, self._everybody):
            found = self._named(known, said.name)
            if len(found) > 1:
                raise Wrong(
                    f"More than one pupil is called {said.name}.",
                    place,
                    f"Name the one who is meant by uid. {_LISTED}",
                )
            if found:
                return found[0].id
        raise Wrong(
            f"There is no pupil called {said.name}.",
            place,
            f"Name them as this class shows them. {_LISTED}",
        )

    def _named(self, known: tuple[Pupil, ...], name: str) -> list[Pupil]:
        """Those whom a number, a uid or a name means; a number is never a name."""
        word = name.casefold()
        by_number = [
            p
            for p in known
            if word in (p.upn.casefold(), p.admission_number.casefold(), p.uid.casefold())
        ]
        if by_number or name.isdecimal():
            return by_number
        return classes.called(known, name, self._form if known is self._members else None)

    def find_plan(self, said: PlanSaid, place: str) -> PlanLine:
        """Return the line of plans that is meant, whatever the case. Raises Wrong."""
        wanted = (said.room.casefold(), said.purpose, said.name.casefold())
        for line in self._lines:
            if wanted == (self._rooms[line.room_id].casefold(), line.purpose, line.name.casefold()):
                return line
        raise Wrong(
            f"This class has no such plan in {said.room}.",
            place,
            "seatingapp plan VAULT list --class NAME lists its plans.",
        )
