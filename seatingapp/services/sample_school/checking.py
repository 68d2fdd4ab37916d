"""Whether the files of the sample school agree with each other."""

from __future__ import annotations

from collections.abc import Iterator

from seatingapp.domain import upn
from seatingapp.services.sample_school.data import SamplePlan, SampleSchool
from seatingapp.services.sample_school.drawing import SHAPES
from seatingapp.services.sample_school.ruling import rule_problems


def check(school: SampleSchool, pupils_read: int) -> None:
    """Raise ValueError with every contradiction, one a line; do nothing where there is none."""
    problems = [*_people(school, pupils_read), *_lessons(school), *_behaviour(school)]
    for plan in school.plans:
        problems += _seating(school, plan)
    for rule in school.rules:
        problems += rule_problems(school, rule)
    if problems:
        raise ValueError("\n".join(problems))


def _people(school: SampleSchool, pupils_read: int) -> Iterator[str]:
    if len(school.pupils) != pupils_read:
        yield "An admission number is used twice."
    upns = [p.upn for p in school.pupils.values() if p.upn]
    if len(set(upns)) != len(upns):
        yield "A UPN is used twice."
    yield from (f"{u}: {upn.problem(u)}" for u in upns if upn.problem(u))
    taught = {a for c in school.classes.values() for a in c.pupils}
    yield from (f"{a} is in no class." for a in school.pupils if a not in taught)
    for pupil in school.pupils.values():
        if pupil.house not in school.houses:
            yield f"{pupil.admission} is in the unknown house {pupil.house}."
    for group in school.classes.values():
        if group.room not in school.rooms:
            yield f"{group.name} is in the unknown room {group.room}."
        elif len(group.pupils) > school.rooms[group.room].layout.capacity:
            yield f"{group.name} does not fit into {group.room}."
        if len(set(group.pupils)) != len(group.pupils):
            yield f"{group.name} holds a pupil twice."
        yield from (
            f"{group.name} holds {a}: unknown." for a in group.pupils if a not in school.pupils
        )


def _lessons(school: SampleSchool) -> Iterator[str]:
    teaching = {p.name for p in school.periods if p.teaching}
    used: set[tuple[int, str, str]] = set()
    for slot in school.slots:
        if slot.period not in teaching or slot.class_name not in school.classes:
            yield f"A slot has no such class or period: {slot.class_name}, {slot.period}."
        for week in slot.week or "AB":
            place = (slot.weekday, slot.period, week)
            if place in used:
                yield f"Two lessons at once on weekday {slot.weekday}, {slot.period}, {week}."
            used.add(place)
    timetabled = {s.class_name for s in school.slots}
    yield from (f"{name} is never taught." for name in school.classes if name not in timetabled)
    if school.showcase_class not in school.classes:
        yield f"The showcase class {school.showcase_class} is unknown."


def _seating(school: SampleSchool, plan: SamplePlan) -> Iterator[str]:
    seated = [a for a in plan.seats if a is not None]
    where = f"The plan of {plan.class_name}"
    if plan.class_name not in school.classes or plan.room not in school.rooms:
        yield f"{where} names an unknown class or room."
        return
    if len(plan.seats) > school.rooms[plan.room].layout.capacity:
        yield f"{where} has more seats than {plan.room}."
    if len(set(seated)) != len(seated):
        yield f"{where} seats a pupil twice."
    if not set(seated) <= set(school.classes[plan.class_name].pupils):
        yield f"{where} seats a pupil of another class."
    if not plan.pinned <= set(seated):
        yield f"{where} pins a pupil who has no seat."


def _behaviour(school: SampleSchool) -> Iterator[str]:
    recipe = school.behaviour
    names = {t.name for t in school.types}
    named = {*recipe.weights, *recipe.notes, *(m.type_name for m in recipe.showcase)}
    named |= {name for _, old, new, _ in recipe.corrections for name in (old, new)}
    yield from (f"The behaviour type {name} is unknown." for name in sorted(named - names))
    people = {*recipe.tendencies, *recipe.showcase_absent}
    yield from (f"{a} has a tendency: unknown." for a in sorted(people - set(school.pupils)))
    shown = {a for m in recipe.showcase for a in m.pupils}
    if shown & recipe.showcase_absent:
        yield "An absent pupil has an entry in the showcase lesson."
    showcase = school.classes.get(school.showcase_class)
    if showcase is not None and not shown <= set(showcase.pupils):
        yield "The showcase lesson has an entry of a pupil of another class."
    unknown = {t.shape for t in recipe.tendencies.values()} - set(SHAPES)
    yield from (f"A tendency has the unknown shape {shape}." for shape in sorted(unknown))
