"""Drawing a term of behaviour entries and register marks: the same ones for the same day."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from seatingapp.domain.behaviour import Polarity
from seatingapp.services.sample_school.anchoring import Anchored, SampleLesson
from seatingapp.services.sample_school.data import SampleSchool, Tendency


@dataclass(frozen=True, slots=True)
class DrawnEntry:
    """An entry as the sample has it; times are local to the school, without a zone.

    `batch` is the same for entries of one gesture. `void_reason` is empty for an entry that stands;
    `later` is how long after it happened an entry was recorded.
    """

    lesson: SampleLesson
    pupil: str
    type_name: str
    happened: dt.datetime
    batch: int
    note: str = ""
    void_reason: str = ""
    later: dt.timedelta = dt.timedelta()


@dataclass(frozen=True, slots=True)
class Moment:
    """When in the history a lesson lies: progress from 0 to 1, and what shapes ask for."""

    progress: float
    this_half_term: bool
    after_lunch: bool


SHAPES: Mapping[str, Callable[[Moment], float]] = {
    "flat": lambda _: 1.0,
    "rising": lambda m: 0.1 + 3.0 * m.progress**2,
    "falling": lambda m: 1.9 - 1.75 * m.progress,
    "this half-term": lambda m: 1.5 if m.this_half_term else 0.05,
    "after lunch": lambda m: (0.5 + 1.7 * m.progress) if m.after_lunch else 0.25,
}
_ORDINARY = Tendency()
# How long it takes to see that something was logged by mistake.
TAKEN_BACK_AFTER = dt.timedelta(seconds=10)
_MAKING_UP = 0.03  # of what is owed, at each entry
_NOON = dt.time(12, 30)


def day_draw(school: SampleSchool, day: dt.date, what: str) -> random.Random:
    """A source of chance of its own for a day, so that a day's draw does not hang on the others."""
    return random.Random(f"{school.behaviour.seed} {day.isoformat()} {what}")


def absent_on(school: SampleSchool, day: dt.date) -> frozenset[str]:
    """Who is away on a day."""
    chance = day_draw(school, day, "absent")
    share = school.behaviour.shares["absent"]
    return frozenset(a for a in sorted(school.pupils) if chance.random() < share)


def draw_entries(
    school: SampleSchool, anchored: Anchored, lessons: tuple[SampleLesson, ...]
) -> tuple[DrawnEntry, ...]:
    """Return the entries of past lessons in the order of the clock.

    They come to about the number in the recipe, whatever the length of the history.
    """
    rate = school.behaviour.entries / max(1, len(lessons))
    drawn: list[DrawnEntry] = []
    balance = Balance()
    for lesson in lessons:
        drawn.extend(_lesson_entries(school, anchored, lesson, rate, len(drawn), balance))
    return _corrected(school, drawn)


def showcase_entries(school: SampleSchool, lesson: SampleLesson) -> tuple[DrawnEntry, ...]:
    """Return the entries of the lesson that the demonstration shows; batches count from -1 down."""
    start = dt.datetime.combine(lesson.date, lesson.period.starts)
    return tuple(
        DrawnEntry(lesson, pupil, moment.type_name, start + dt.timedelta(minutes=moment.minute), -n)
        for n, moment in enumerate(school.behaviour.showcase, 1)
        for pupil in moment.pupils
    )


@dataclass
class Balance:
    """How much concern there should have been so far, less what was drawn.

    Chance alone would give some terms three praise entries to a concern, and others five.
    """

    owed: float = 0.0

    def draws_concern(self, wanted: float, chance: random.Random) -> bool:
        """Draw with the share that is wanted, and a little more or less to make up for the past."""
        self.owed += wanted
        drawn = chance.random() < wanted + _MAKING_UP * (self.owed - wanted)
        self.owed -= drawn
        return drawn


def _lesson_entries(
    school: SampleSchool,
    anchored: Anchored,
    lesson: SampleLesson,
    rate: float,
    batch: int,
    balance: Balance,
) -> list[DrawnEntry]:
    chance = day_draw(school, lesson.date, lesson.period.name)
    away = absent_on(school, lesson.date)
    present = [a for a in school.classes[lesson.class_name].pupils if a not in away]
    moment = _moment(anchored, lesson)
    start = dt.datetime.combine(lesson.date, lesson.period.starts)
    length = dt.datetime.combine(lesson.date, lesson.period.ends) - start
    seconds = int(length.total_seconds())
    count = round(rate * chance.uniform(0.5, 1.5))
    moments = sorted(chance.sample(range(120, seconds - 120), count))
    entries: list[DrawnEntry] = []
    for n, second in enumerate(moments):
        polarity = _polarity(school, lesson, chance, balance)
        name = _type_name(school, polarity, chance)
        pupil = _pupil(school, present, polarity, moment, chance)
        notes = school.behaviour.notes.get(name, ())
        noted = notes and chance.random() < school.behaviour.shares["note"]
        note = chance.choice(notes) if noted or polarity is Polarity.NEUTRAL else ""
        happened = start + dt.timedelta(seconds=second)
        entries.append(DrawnEntry(lesson, pupil, name, happened, batch + n + 1, note))
    return entries


def _moment(anchored: Anchored, lesson: SampleLesson) -> Moment:
    span = max(1, (anchored.today - anchored.since).days)
    return Moment(
        (lesson.date - anchored.since).days / span,
        lesson.date >= anchored.latest.starts,
        lesson.period.starts > _NOON,
    )


def _polarity(
    school: SampleSchool, lesson: SampleLesson, chance: random.Random, balance: Balance
) -> Polarity:
    recipe = school.behaviour
    if chance.random() < recipe.shares["spoken_to"]:
        return Polarity.NEUTRAL
    concern = recipe.concern_by_period[lesson.period.name] / (recipe.praise_to_concern + 1)
    return Polarity.CONCERN if balance.draws_concern(concern, chance) else Polarity.PRAISE


def _type_name(school: SampleSchool, polarity: Polarity, chance: random.Random) -> str:
    names = [t.name for t in school.types if t.polarity is polarity]
    return chance.choices(names, [school.behaviour.weights.get(name, 1) for name in names])[0]


def _pupil(
    school: SampleSchool,
    present: list[str],
    polarity: Polarity,
    moment: Moment,
    chance: random.Random,
) -> str:
    weights: list[float] = []
    for admission in present:
        own = school.behaviour.tendencies.get(admission, _ORDINARY)
        if polarity is Polarity.PRAISE:
            weights.append(own.praise)
        else:
            weights.append(own.concern * SHAPES[own.shape](moment))
    return chance.choices(present, weights)[0]


def _corrected(school: SampleSchool, drawn: list[DrawnEntry]) -> tuple[DrawnEntry, ...]:
    """Void some entries; where the wrong button was pressed, the right entry follows."""
    entries: list[DrawnEntry] = []
    for n, entry in enumerate(drawn, 1):
        reason = next((why for every, why in school.behaviour.voids if n % every == 0), "")
        new = ""
        for every, old, right, why in school.behaviour.corrections:
            if not reason and n % every < every // 10 and entry.type_name == old:
                reason, new = why, right
        entries.append(replace(entry, void_reason=reason) if reason else entry)
        if new:
            batch = -len(school.behaviour.showcase) - n
            entries.append(
                replace(entry, type_name=new, note="", batch=batch, later=TAKEN_BACK_AFTER)
            )
    return tuple(entries)
