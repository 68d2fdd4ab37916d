"""The Lesson page without a window: gestures come in, edits go out, states go to the view."""

from __future__ import annotations

import random
from collections.abc import Collection

from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.errors import Refusal
from seatingapp.domain.plan_picture import Side
from seatingapp.services.behaviour import UNDO_REASON, VoidEntries
from seatingapp.services.lessons import LessonChoice, Timing
from seatingapp.services.workspace import Topic, Workspace
from seatingapp.ui.history_state import History
from seatingapp.ui.lesson.arming import Arming
from seatingapp.ui.lesson.context import GoingOn, LessonContext, LessonView
from seatingapp.ui.lesson.current import CurrentLesson
from seatingapp.ui.lesson.duty import Duty
from seatingapp.ui.lesson.entry_lines import EntryLines
from seatingapp.ui.lesson.finding import Finding
from seatingapp.ui.lesson.grouping import Grouping
from seatingapp.ui.lesson.groups import who
from seatingapp.ui.lesson.happening import Happening
from seatingapp.ui.lesson.moving import Moving
from seatingapp.ui.lesson.picking import Picking, PickingHabit
from seatingapp.ui.lesson.plan_showing import TODAY_LINE
from seatingapp.ui.lesson.rated import RatedHere
from seatingapp.ui.lesson.registering import Registering
from seatingapp.ui.lesson.resolving import Resolving
from seatingapp.ui.lesson.showing import MARK_LINE, Parts, lesson_state, offer_words
from seatingapp.ui.lesson.state import Message
from seatingapp.ui.place import Place
from seatingapp.ui.privacy import HiddenBy, Privacy, PrivateView

_BY_ITSELF = (HiddenBy.TIME, HiddenBy.FOCUS)
_PAGES_TOPICS = frozenset(
    {Topic.PUPILS, Topic.ROOMS, Topic.PLANS, Topic.SETTINGS, Topic.POLICY, Topic.CALENDAR}
)


class LessonPresenter:
    """Holds what the page is about. Gestures on one subject go to a part of it:

    `arming` (palettes and selections), `registering`, `moving` (today's changes), `resolving`
    (which plan), `finding` and `picking`; those on the lesson itself, the popover and the private
    view come here.
    """

    def __init__(
        self,
        workspace: Workspace,
        editing: History,
        view: LessonView,
        private: PrivateView,
        *,
        chance: random.Random | None = None,
        place: Place | None = None,
        habit: PickingHabit | None = None,
    ) -> None:
        """Read nothing yet: `start` does, once the view is ready.

        `place` is told which class is open, for the other pages; `habit` remembers how to pick.
        """
        self._lesson = CurrentLesson(workspace)
        self._place = place or Place()
        self._on = LessonContext(self._lesson, private, editing, view, self.show)
        self._stale = True
        self._was_shown = private.shown
        self._declined: LessonKey | None = None
        self._offered: LessonChoice | None = None
        self.happening = Happening(self._on)
        self.duty = Duty(self._on)
        self.lines = EntryLines(self._on, self.duty)
        self.rated = RatedHere(self._lesson)
        self.arming = Arming(self._on, self.happening, self.duty)
        self.registering = Registering(self._on)
        self.moving = Moving(self._on)
        self.resolving = Resolving(self._on)
        self.finding = Finding(self._on, self.arming, self.moving)
        chance = chance or random.Random()
        self.picking = Picking(self._on, chance, habit)
        self.grouping = Grouping(self._on, chance)

    @property
    def going(self) -> GoingOn:
        """What the teacher is in the middle of."""
        return self._on.going

    @property
    def key(self) -> LessonKey | None:
        """The lesson that is open."""
        return self._lesson.setting.key if self._lesson.setting else None

    @property
    def class_id(self) -> int | None:
        """The class that is open."""
        return self.key.class_id if self.key else None

    def show(self) -> None:
        """Bring the view up to date."""
        late = self.registering.minutes
        parts = Parts(
            late,
            self.resolving,
            self.moving,
            self.happening,
            self.duty,
            self.picking,
            self.grouping,
        )
        self._on.view.show_state(lesson_state(self._on, parts))

    # The lesson.

    def start(self) -> None:
        """Open the lesson that is on, or bring up to date what was open before.

        Outside the timetable the class that was worked on last is as good as any, and expected.
        """
        self.happening.back()
        if self._lesson.setting is None:
            self._open(self._lesson.on_now())
        if self._works_elsewhere():
            self._open(self._lesson.choice_of(self._place.class_id or 0, None))
        elif self._stale:
            self._lesson.reload()
            self._stale = False
        self.check_clock()
        self.show()

    def _works_elsewhere(self) -> bool:
        """Whether no lesson keeps this page at its class while another one was worked on."""
        setting = self._lesson.setting
        return (
            setting is not None
            and setting.timing is Timing.UNTIMED
            and self._place.class_id not in (None, setting.key.class_id)
        )

    def open_class(self, class_id: int, period_id: int | None = None) -> None:
        """Open another class, or another lesson of today."""
        self._open(self._lesson.choice_of(class_id, period_id))
        self.show()

    def changed(self, topics: Collection[Topic], *, visible: bool = True) -> None:
        """Something was edited, here or elsewhere; a page that nobody sees waits with reading."""
        if not visible:
            self._stale = True
            return
        if _PAGES_TOPICS.intersection(topics):
            self._lesson.reload()
        elif Topic.LESSON in topics:
            self._lesson.reload_record()
        else:
            return
        self.duty.reload()
        self.show()

    def check_clock(self) -> None:
        """Offer the lesson that has begun meanwhile; it is never opened without being asked."""
        self.happening.check_clock()
        self.lines.check_clock()
        if self.going.before is not None:
            return  # the bar leads back to the lesson that is on
        setting = self._lesson.setting
        on_now = self._lesson.on_now()
        if setting is None or on_now is None or on_now.timing is not Timing.NOW:
            return
        if on_now.key == setting.key:
            self._offered, self.going.offer = None, ""
            if setting.timing is not Timing.NOW:
                self._lesson.open(on_now)
                self.show()
        elif on_now.key != self._declined and on_now != self._offered:
            self._offered = on_now
            key = on_now.key
            self.going.offer = offer_words(self._lesson, key.class_id, key.period_id)
            self.show()

    def answer_offer(self, accepted: bool) -> None:
        """Open the lesson that was offered, or stay and do not offer it again."""
        offered, self._offered = self._offered, None
        self.going.offer = ""
        if offered is not None and accepted:
            self._open(offered)
        elif offered is not None:
            self._declined = offered.key
        self.show()

    # One pupil, the plan, the list.

    def tap(self, pupil_id: int) -> None:
        """A pupil was clicked: log, mark, or look closer."""
        going = self.going
        if going.registering:
            self.registering.step(pupil_id)
        elif going.leaving_out:
            self.arming.leave_out(frozenset({pupil_id}))
        elif going.armed is not None:
            self.arming.log(going.armed, (pupil_id,))
        else:
            going.popover = None if going.popover == pupil_id else pupil_id
            going.lead = ""
            self.show()

    def look_closer(self, pupil_id: int) -> None:
        """Open the popover of a pupil, whatever is armed."""
        self.going.popover, self.going.lead = pupil_id, ""
        self.show()

    def turn_plan(self) -> None:
        """See the room from the other side."""
        going = self.going
        going.side = Side.TEACHER if going.side is Side.PUPILS else Side.PUPILS
        self.show()

    def take_back(self, line: str) -> None:
        """Take back what one line of the list says, and nothing else."""
        if line.startswith(MARK_LINE):
            self.registering.clear(int(line.removeprefix(MARK_LINE)))
            return
        if line.startswith(TODAY_LINE):
            self.moving.take_back(int(line.removeprefix(TODAY_LINE)))
            return
        batch = self.lines.batch(line)
        if batch:
            ids = tuple(e.pupil_id for e in batch)
            name = self.duty.who(ids) if self.going.duty else who(self._lesson, ids)
            uids = tuple(e.uid for e in batch)
            self._on.editing.perform(VoidEntries(uids, UNDO_REASON, name))

    def escape(self) -> bool:
        """Let go of what was begun last; False where there was nothing to let go of."""
        going = self.going
        if self._on.private.state is Privacy.ASKED:
            self._on.private.hide()
        elif going.query is not None:
            self.finding.close()
        elif self.grouping.is_open:
            self.grouping.close()
        elif going.dating:
            going.dating = False
        elif going.popover is not None:
            going.popover = None
        elif going.armed is not None:
            going.armed = None
        elif going.selected:
            going.selected = frozenset()
        elif going.registering or going.moving:
            going.registering = going.moving = False
        elif going.duty:
            self.duty.toggle()
        elif going.at is not None:
            self.happening.back()
        elif going.message is not None:
            going.message = None
        else:
            return False
        self.show()
        return True

    # The private view.

    def toggle_private(self) -> None:
        """Ask before showing private details; hide them at once."""
        if self._on.private.shown:
            self._on.private.hide()
        else:
            self.going.popover = self.going.query = None
            self.going.inviting = False
            self._on.private.ask()

    def answer_private(self, confirmed: bool) -> None:
        """The answer to the question whether to show private details."""
        if confirmed:
            self.going.message = None
            self._on.private.confirm()
        else:
            self._on.private.hide()

    def privacy_changed(self) -> None:
        """Show the view that is on now; nothing private outlives the private one."""
        private = self._on.private
        was_shown, self._was_shown = self._was_shown, private.shown
        if was_shown and not private.shown:
            self.arming.forget_hidden()
            self.going.message = None
            if private.hidden_by in _BY_ITSELF:
                self.going.message = Message("info", private.hidden_by.value)
            self._on.view.drop_toast()
        self.show()

    # What the history tells.

    def refused(self, refusal: Refusal) -> None:
        """Say near the plan why something was not done."""
        detail = " ".join(part for part in (refusal.where, refusal.kept, refusal.todo) if part)
        self.going.message = Message("error", refusal.what, detail)
        self.show()

    def close_message(self) -> None:
        """The message was read."""
        self.going.message = None
        self.show()

    def said(self, text: str) -> None:
        """Say what was done."""
        self._on.view.show_toast(text)

    def _open(self, choice: LessonChoice | None) -> None:
        self._stale = False
        self._offered = None
        self.going.start_afresh()
        self._lesson.open(choice)
        if choice is not None:
            self._place.go_to(choice.key.class_id)
