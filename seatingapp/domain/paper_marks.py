"""What is being typed from a sheet of paper: marks of pupils, in the order of typing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from seatingapp.domain.register import MarkKind, RegisterMark

LONGEST_LATE = 240


@dataclass(frozen=True, slots=True)
class Tick:
    """One tick on the paper: a behaviour type, for one pupil."""

    pupil_id: int
    type_id: int


Typed = Tick | RegisterMark


@dataclass(frozen=True, slots=True)
class PaperMarks:
    """Every method returns what is typed afterwards. A pupil has at most one register mark."""

    typed: tuple[Typed, ...] = ()

    def tick(self, pupil_id: int, type_id: int) -> PaperMarks:
        """One more tick."""
        return replace(self, typed=(*self.typed, Tick(pupil_id, type_id)))

    def register(self, mark: RegisterMark) -> PaperMarks:
        """Say where a pupil was; the same said twice is taken back."""
        before = self.mark_of(mark.pupil_id)
        rest = tuple(t for t in self.typed if t != before)
        return replace(self, typed=rest if before == mark else (*rest, mark))

    def add_minute_digit(self, pupil_id: int, digit: int) -> PaperMarks:
        """Type a further digit of how late a pupil was; one too many begins anew."""
        before = self.mark_of(pupil_id)
        if before is None or before.kind is not MarkKind.LATE:
            return self
        minutes = before.minutes * 10 + digit
        if minutes > LONGEST_LATE:
            minutes = digit
        late = replace(before, minutes=minutes)
        return replace(self, typed=tuple(late if t == before else t for t in self.typed))

    def take_last(self, pupil_id: int) -> PaperMarks:
        """Take the last thing typed for a pupil out."""
        last = max((n for n, t in enumerate(self.typed) if t.pupil_id == pupil_id), default=None)
        if last is None:
            return self
        return replace(self, typed=(*self.typed[:last], *self.typed[last + 1 :]))

    def clear(self, pupil_id: int) -> PaperMarks:
        """Take everything typed for a pupil out."""
        return replace(self, typed=tuple(t for t in self.typed if t.pupil_id != pupil_id))

    def only(self, pupil_ids: Iterable[int], type_ids: Iterable[int]) -> PaperMarks:
        """What is left of it for these pupils and types."""
        pupils, types = set(pupil_ids), set(type_ids)
        return replace(
            self,
            typed=tuple(
                t
                for t in self.typed
                if t.pupil_id in pupils and (isinstance(t, RegisterMark) or t.type_id in types)
            ),
        )

    def mark_of(self, pupil_id: int) -> RegisterMark | None:
        """Where a pupil was, if it was said."""
        return next((m for m in self.register_marks if m.pupil_id == pupil_id), None)

    def ticks_of(self, pupil_id: int) -> tuple[int, ...]:
        """The types ticked for a pupil, in order."""
        return tuple(t.type_id for t in self.ticks if t.pupil_id == pupil_id)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """All ticks, in order."""
        return tuple(t for t in self.typed if isinstance(t, Tick))

    @property
    def register_marks(self) -> tuple[RegisterMark, ...]:
        """Where pupils were, in order."""
        return tuple(t for t in self.typed if isinstance(t, RegisterMark))

    def gestures(self) -> tuple[tuple[int, tuple[int, ...]], ...]:
        """Type and pupils of what is logged at once: first ticks of a type, then second ones."""
        seen: Counter[Tick] = Counter()
        found: dict[tuple[int, int], list[int]] = {}
        for tick in self.ticks:
            seen[tick] += 1
            found.setdefault((tick.type_id, seen[tick]), []).append(tick.pupil_id)
        return tuple((type_id, tuple(pupils)) for (type_id, _n), pupils in found.items())
