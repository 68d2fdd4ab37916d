"""Classes and the cards of their pupils: what a plan, a lesson and a chart show of each."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.domain import names
from seatingapp.domain.cards import NO_GRADES, CardOptions, Grades, grades
from seatingapp.domain.errors import Refusal
from seatingapp.domain.names import NameForm, PersonName, fold, tidy
from seatingapp.domain.pupils import Characteristic, Mark, Pupil, SchoolClass, marks
from seatingapp.services.school_settings import card_options
from seatingapp.storage import classes, pupils

if TYPE_CHECKING:
    from seatingapp.storage.session import Session


@dataclass(frozen=True, slots=True)
class ClassCard:
    """What is known of a pupil in a class, and in `options` what of it the teacher wants to see.

    `name` is of the form that the teacher chose, and unique in the class.
    """

    pupil_id: int
    name: str
    full_name: str
    initials: str
    form: str
    marks: tuple[Mark, ...]
    action: str
    has_photo: bool
    person: PersonName
    grades: Grades = NO_GRADES
    options: CardOptions = CardOptions()


@dataclass(frozen=True, slots=True)
class ClassSummary:
    """A class in a list."""

    school_class: SchoolClass
    size: int


def all_classes(session: Session) -> tuple[ClassSummary, ...]:
    """Return all classes by name with their sizes."""
    sizes = classes.sizes(session)
    return tuple(ClassSummary(c, sizes.get(c.id, 0)) for c in classes.load(session))


def class_named(session: Session, name: str) -> SchoolClass:
    """Return a class by name, whatever the case. Raises Refusal where there is none."""
    known = classes.load(session)
    found = [c for c in known if c.name.casefold() == tidy(name).casefold()]
    if not found:
        listed = ", ".join(c.name for c in known) or "none yet"
        raise Refusal(
            f"There is no class called {name}.",
            where=f"Classes: {listed}.",
            todo="Import a class list first, or check the spelling.",
        )
    return found[0]


def class_by_id(session: Session, class_id: int) -> SchoolClass:
    """Return a class by id. Raises Refusal where it is gone."""
    found = next((c for c in classes.load(session) if c.id == class_id), None)
    if found is None:
        raise Refusal("That class is not in this vault any more.")
    return found


def cards(
    session: Session, class_id: int, in_use: frozenset[Characteristic], *, photos: bool = True
) -> tuple[ClassCard, ...]:
    """Return the cards of a class in the order of the register, with the kinds in use only.

    With no kinds and no photos, nothing but names is read from the vault.
    """
    members = pupils.load(session, class_id=class_id, kinds=in_use)
    options = card_options(session)
    shown = shown_names(members, options.name_form)
    pictured = pupils.with_photo(session, [p.id for p in members]) if photos else frozenset()
    return tuple(card(p, shown[p.id], in_use, options, p.id in pictured) for p in members)


def card(
    pupil: Pupil,
    shown: str,
    in_use: frozenset[Characteristic],
    options: CardOptions,
    has_photo: bool,
) -> ClassCard:
    """Return the card of a pupil who is called `shown` here, with the kinds in use only."""
    return ClassCard(
        pupil.id,
        shown,
        pupil.name.full,
        pupil.name.initials,
        pupil.form,
        marks(pupil.characteristics, in_use),
        pupil.characteristics.get(Characteristic.ACTION, ""),
        has_photo,
        pupil.name,
        grades(pupil.characteristics, in_use),
        options,
    )


def pupils_of(session: Session, class_id: int | None = None) -> tuple[Pupil, ...]:
    """Return the pupils of a class, or of the whole vault, by name; without characteristics."""
    return pupils.load(session, class_id=class_id)


def class_names_by_pupil(session: Session) -> dict[int, tuple[str, ...]]:
    """Return for every pupil who is in a class the names of all of them."""
    names = {c.id: c.name for c in classes.load(session)}
    found: dict[int, list[str]] = {}
    for class_id, ids in sorted(classes.members(session).items(), key=lambda x: names[x[0]]):
        for pupil_id in ids:
            found.setdefault(pupil_id, []).append(names[class_id])
    return {pupil_id: tuple(listed) for pupil_id, listed in found.items()}


def photo_of(session: Session, pupil_id: int) -> bytes | None:
    """Return a pupil's picture (JPEG or PNG), if there is one."""
    return pupils.photos_of(session, [pupil_id]).get(pupil_id)


def shown_names(members: Collection[Pupil], form: NameForm = NameForm.SHORT) -> dict[int, str]:
    """Return names of a form that tell the pupils of a class apart."""
    called = {p.id: p.name for p in members}
    return names.shown_names(called, {p.id: p.form for p in members}, form)


def find_pupil(session: Session, asked: str, class_id: int | None = None) -> Pupil:
    """Return the pupil meant by a name as shown or an id (a number or a UUID).

    Raises Refusal where nobody or more than one is meant; the ids to choose from are then said.
    """
    members = pupils.load(session, class_id=class_id)
    wanted = tidy(asked)
    by_id = [p for p in members if wanted in (str(p.id), p.uid)]
    if by_id:
        return by_id[0]
    form = card_options(session).name_form
    found = called(members, wanted, None if class_id is None else form)
    if len(found) == 1:
        return found[0]
    if not found:
        raise Refusal(
            f"There is no pupil called {asked} {_missing_from(session, wanted, class_id)}.",
            kept="Nothing was changed.",
            todo="Use the name as shown, or the id: seatingapp show VAULT pupils lists both.",
        )
    choices = "; ".join(f"id {p.id}: {p.name.full}, {p.form or 'no form'}" for p in found)
    raise Refusal(
        f"More than one pupil is called {asked}.",
        where=f"{choices}.",
        kept="Nothing was changed.",
        todo="Use the id instead of the name.",
    )


def _missing_from(session: Session, wanted: str, class_id: int | None) -> str:
    """Where nobody of that name is; whether somebody is elsewhere decides what is wrong."""
    if class_id is None:
        return "in this vault"
    everybody = pupils.load(session)
    elsewhere = called(everybody, wanted, None) or [p for p in everybody if wanted == p.uid]
    return "in this class, only in another" if elsewhere else "in this class"


def called(members: Collection[Pupil], name: str, form: NameForm | None) -> list[Pupil]:
    """Return the pupils of that name, whatever its case and accents.

    Whole names come first; other forms mean something only within a class, which has `form`. The
    shortest unique form is understood whichever is shown.
    """
    wanted = fold(name)
    whole = [
        p
        for p in members
        if wanted in (fold(p.name.full), fold(p.name.listed.replace(",", "")))
        or wanted == fold(p.name.listed)
    ]
    if whole or form is None:
        return whole
    for shown in (shown_names(members, form), shown_names(members)):
        folded = {p.id: fold(shown[p.id]) for p in members}
        found = [p for p in members if wanted in (folded[p.id], folded[p.id].replace(",", ""))]
        if found:
            return found
    return []
