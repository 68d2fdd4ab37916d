"""Decides what the lists of detentions show and turns intents into edits; knows no Qt."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from seatingapp.domain.absence_codes import absence_code
from seatingapp.domain.detentions import Act, Which
from seatingapp.domain.errors import Refusal
from seatingapp.domain.names import matches
from seatingapp.services import detention_changes, detentions
from seatingapp.services.adjustments import adjustment_texts
from seatingapp.services.detention_changes import (
    CancelDetentions,
    MarkAttended,
    MarkMissed,
    ReopenDetentions,
)
from seatingapp.services.detention_lists import Listed, listed
from seatingapp.services.school import school
from seatingapp.services.workspace import Topic, Workspace
from seatingapp.ui.detentions.attendance import Attendance
from seatingapp.ui.detentions.seat_gestures import SeatGestures
from seatingapp.ui.detentions.state import Chosen, DetentionsState
from seatingapp.ui.detentions.wording import chosen_one, chosen_several, row_of
from seatingapp.ui.history_state import History
from seatingapp.ui.page_presenter import MessageView, PagePresenter


class DetentionsView(MessageView, Protocol):
    """The part, as far as its presenter knows it."""

    def show_state(self, state: DetentionsState) -> None:
        """Show a state and emit nothing."""


class DetentionsPresenter(PagePresenter[DetentionsView]):
    """Reads while the part is in front; that is only in private view."""

    topics = frozenset({Topic.FOLLOW_UP, Topic.PUPILS, Topic.ROOMS, Topic.CALENDAR, Topic.LESSON})

    def __init__(self, view: DetentionsView, workspace: Workspace, history: History) -> None:
        """Read nothing yet."""
        super().__init__(view, workspace, history)
        self.state = DetentionsState()
        self.attendance = Attendance(workspace)
        self.seats = SeatGestures(self.attendance, self._perform, self._show, self._came)
        self._listed: tuple[Listed, ...] = ()
        self._selected: tuple[str, ...] = ()
        self._offered = ""  # selected by the list, for nobody chose yet
        self._was_opened = False

    def opened(self) -> None:
        """The part came to the front; the first time where there is something to see to."""
        if not self._was_opened:
            self._was_opened = True
            self.state = replace(self.state, which=self._first())
        super().opened()

    def _first(self) -> Which:
        """Today's, or those missed where there are none today."""
        now = self._workspace.clock()
        read = self._workspace.read
        if read(lambda s: listed(s, Which.TODAY, now)):
            return Which.TODAY
        missed = read(lambda s: listed(s, Which.MISSED, now))
        return Which.MISSED if missed else Which.TODAY

    def show(self, which: Which) -> None:
        """Show other detentions."""
        self.attendance.close()
        self._selected = tuple(uid for uid in self._selected if uid != self._offered)
        self.state = replace(self.state, which=which)
        self._read()

    def search(self, query: str) -> None:
        """Show those of pupils whose names begin with what was typed."""
        self.state = replace(self.state, query=query)
        self._show()

    def select(self, uids: tuple[str, ...]) -> None:
        """Show more about these."""
        self._selected, self._offered = uids, ""
        self._show()

    def find(self, uid: str) -> None:
        """Show a detention that was just set, wherever it stands."""
        self._selected, self._offered = (uid,), ""
        there = {one.detention.uid for one in self._listed}
        self.show(self.state.which if uid in there else Which.COMING)

    def may(self, act: Act) -> bool:
        """Whether something can be done to what is selected."""
        return self.state.chosen is not None and act in self.state.chosen.acts

    def attend(self) -> None:
        """The selected pupils came."""
        self._perform(MarkAttended(self._selected))

    def miss(self, code: str) -> None:
        """The selected pupils did not come, absent with a code of the register or with none."""
        self._perform(MarkMissed(self._selected, code))

    def explain(self, act: Act, reason: str) -> None:
        """Cancel or open again, with the reason that this needs."""
        cancels = act is Act.CANCEL
        edit = CancelDetentions if cancels else ReopenDetentions
        self._perform(edit(self._selected, reason))

    def what_a_code_does(self, typed: str) -> str:
        """Say what marking the selected as missed would do with a code."""
        try:
            code = absence_code(typed) if typed.strip() else None
        except Refusal as refusal:
            return str(refusal)
        if code is None or not code.excuses:
            return "It counts as missed. You can then upscale it, reschedule it or cancel it."
        now = self._workspace.clock()
        chosen = self._workspace.read(lambda s: detentions.by_uids(s, self._selected))
        if len(chosen) > 1:
            return "They are excused: each is rescheduled to the first free day after."
        free = self._workspace.read(lambda s: detention_changes.next_free(s, chosen[0], now))
        if free is None:
            return "The pupil is excused, but there is no free day. Reschedule it yourself."
        return f"The pupil is excused: it is rescheduled to {free.words}, and not upscaled."

    def take_attendance(self) -> None:
        """Open the room with today's detentions, or with those of the day that was selected."""
        wanted = set(self._selected) - {self._offered}
        chosen = next((o for o in self._listed if o.detention.uid in wanted), None)
        day = chosen.detention.date if chosen else None
        self.attendance.open(day, chosen.detention if chosen else None)
        self._read()

    def leave_room(self) -> None:
        """Go back to the list."""
        self.attendance.close()
        self._read()

    def choose_sitting(self, key: str) -> None:
        """Take the attendance of another time or place."""
        self.attendance.choose(key)
        self._read()

    def type_name(self, query: str) -> None:
        """Look for somebody in the room."""
        self.attendance.search(query)
        self._show()

    def pick(self, step: int) -> None:
        """Go up or down among those who are expected."""
        self.attendance.pick(step)
        self._show()

    def mark(self, uid: str, *, came: bool) -> None:
        """Mark somebody in the room, or with an empty `uid` whoever is picked."""
        who = uid or self.attendance.picked
        if not who:
            return
        self.attendance.search("")
        self._perform(MarkAttended((who,)) if came else MarkMissed((who,)))
        self._show()

    def take_back(self, uid: str) -> None:
        """Somebody was marked by mistake."""
        self._perform(ReopenDetentions((uid,), "marked by mistake"))

    def _came(self, uid: str) -> None:
        self.mark(uid, came=True)

    def _read(self) -> None:
        now = self._workspace.clock()
        which = self.state.which
        before = [one.detention.uid for one in self._shown()]
        at = min((before.index(uid) for uid in self._selected if uid in before), default=0)
        self._listed = self._workspace.read(lambda s: listed(s, which, now))
        if self.attendance.is_open:
            self.attendance.read()
        self._offer(at)
        self._show()

    def _shown(self) -> list[Listed]:
        return [one for one in self._listed if matches(self.state.query, one.person)]

    def _offer(self, at: int) -> None:
        """Where nobody that is selected is left, select the row that stands in the place."""
        shown = [one.detention.uid for one in self._shown()]
        if shown and not any(uid in shown for uid in self._selected):
            self._offered = shown[min(at, len(shown) - 1)]
            self._selected = (self._offered,)

    def _show(self) -> None:
        known = {o.detention.uid: o for o in self._listed}
        shown = self._shown()
        self._selected = tuple(uid for uid in self._selected if uid in known)
        self.state = replace(
            self.state,
            rows=tuple(row_of(one) for one in shown),
            total=len(self._listed),
            chosen=self._chosen(tuple(known[uid] for uid in self._selected)),
            room=self.attendance.state() if self.attendance.is_open else None,
        )
        self._view.show_state(self.state)

    def _chosen(self, those: tuple[Listed, ...]) -> Chosen | None:
        if len(those) > 1:
            return chosen_several(those)
        if not those:
            return None
        uid = those[0].detention.uid
        told = self._workspace.read(lambda s: detentions.history(s, uid))
        pupil_id = those[0].detention.pupil_id
        owed = self._workspace.read(lambda s: adjustment_texts(s, [pupil_id]))
        zone = self._workspace.read(school).tz
        return chosen_one(those[0], told, zone, owed.get(pupil_id, ()))
