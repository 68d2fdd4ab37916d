"""What a lesson opened with: next steps, another plan for this lesson, and the notice about it."""

from __future__ import annotations

from seatingapp.domain.errors import Refusal
from seatingapp.services.plan_choosing import choice_of, edit_of
from seatingapp.services.plan_resolution import Case, Resolved, Step, StepKind
from seatingapp.ui.lesson.context import LessonContext
from seatingapp.ui.lesson.state import Goes, Message, Notice, NoticeStep

_GOES = {
    StepKind.SEAT_CLASS: Goes.ROOM,
    StepKind.MAKE_PLAN: Goes.CLASS,
    StepKind.IMPORT: Goes.IMPORT,
}


class Resolving:
    """Says with what the lesson opened. A notice that was closed stays closed in this session."""

    def __init__(self, context: LessonContext) -> None:
        """Work on what all parts share."""
        self._on = context
        self._closed: set[str] = set()

    def notice(self) -> Notice | None:
        """What is said above the plan: a plan for today first, then the case, then a comment."""
        setting = self._on.lesson.setting
        if setting is None:
            return None
        told = next(iter(self._notices(setting.resolved)), None)
        return told[1] if told is not None else None

    def says_case(self) -> bool:
        """Whether the notice says which case it is, so that the subtitle need not."""
        setting, notice = self._on.lesson.setting, self.notice()
        return bool(setting and notice and notice.text == setting.resolved.sentence)

    def close(self) -> None:
        """Take the notice away."""
        setting = self._on.lesson.setting
        if setting is not None:
            self._closed.update(key for key, _n, _s in self._notices(setting.resolved)[:1])
            self._on.show()

    def take_step(self, number: int) -> None:
        """Take one of the steps of the notice that is shown."""
        setting = self._on.lesson.setting
        found = self._notices(setting.resolved) if setting is not None else []
        if found and number < len(found[0][2]):
            self._take(found[0][2][number])

    def choose(self, plan_id: int | None) -> None:
        """Teach this lesson on another plan, or on its usual one."""
        setting = self._on.lesson.setting
        if setting is None:
            return
        self._on.going.message = None
        edit = self._on.lesson.workspace.read(
            lambda s: choice_of(s, setting.key, setting.room_id, plan_id)
        )
        self._on.editing.perform(edit)

    def _take(self, step: Step) -> None:
        setting = self._on.lesson.setting
        if setting is None:
            return
        self._on.going.message = None
        try:
            edit = self._on.lesson.workspace.read(
                lambda s: edit_of(s, setting.key, setting.room_id, setting.resolved, step)
            )
        except Refusal as refusal:
            self._on.going.message = Message("error", refusal.what, refusal.kept)
            self._on.show()
            return
        if edit is not None:
            self._on.editing.perform(edit)

    def _notices(self, resolved: Resolved) -> list[tuple[str, Notice, tuple[Step, ...]]]:
        """All that could be said and was not closed, the most urgent first."""
        found: list[tuple[str, Notice, tuple[Step, ...]]] = []
        offer, plan = resolved.offer, resolved.plan
        steps = resolved.steps
        if any(s.kind is StepKind.IMPORT for s in steps):
            found.append(("import", _notice(resolved.sentence, steps), steps))
        if offer is not None:
            one = (offer.step,)
            found.append(
                (f"offer-{offer.step.plan_id}", _notice(offer.sentence, one, closable=True), one)
            )
        if resolved.case in (Case.COLLEAGUE, Case.ROOM, Case.GRID):
            routine = resolved.case is Case.COLLEAGUE
            key = f"case-{plan.id if plan else 0}"
            found.append((key, _notice(resolved.sentence, steps, closable=routine), steps))
        if plan is not None and plan.comment and self._on.private.shown:
            text = f"About this plan: {plan.comment}"
            found.append((f"comment-{plan.id}", Notice(text, closable=True), ()))
        return [each for each in found if each[0] not in self._closed]


def _notice(text: str, steps: tuple[Step, ...], *, closable: bool = False) -> Notice:
    made = tuple(NoticeStep(s.text, _GOES.get(s.kind, Goes.HERE)) for s in steps)
    return Notice(text, made, closable)
