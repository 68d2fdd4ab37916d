"""Pupils' photos: import many, change one, and keep to it where somebody wants none.

The pictures come ready to keep from `exchange.photo_reading`; matching is the domain's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from seatingapp.domain.errors import Refusal
from seatingapp.domain.photo_matching import plan_photos
from seatingapp.domain.photo_plan import PhotoMatch, PhotoPlan
from seatingapp.domain.pupils import Pupil
from seatingapp.domain.wording import counted
from seatingapp.services.workspace import Done, Topic
from seatingapp.storage import pupils

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

_TOPICS = frozenset({Topic.PUPILS})


@dataclass(frozen=True, slots=True)
class Known:
    """What photos are compared with: plain values, fit for work off the window's thread."""

    pupils: tuple[Pupil, ...]
    pictured: frozenset[int]
    refused: frozenset[int]
    digests: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PupilPhoto:
    """Whether there is a photo of a pupil, and whether there may be none."""

    pupil: Pupil
    has_photo: bool
    no_photo: bool


def known_now(session: Session) -> Known:
    """Return what the vault knows of pupils and photos at this moment; it keeps no picture."""
    digests = pupils.photo_digests(session)
    return Known(pupils.load(session), frozenset(digests), pupils.no_photo(session), digests)


def plan_against(
    known: Known, matches: Sequence[PhotoMatch], choices: Mapping[str, int] | None = None
) -> PhotoPlan:
    """Return what importing photos would do to a vault that knows this."""
    return plan_photos(
        matches,
        known.pupils,
        pictured=known.pictured,
        digests=known.digests,
        refused=known.refused,
        choices=choices,
    )


def photo_list(session: Session, class_id: int | None = None) -> tuple[PupilPhoto, ...]:
    """Return for the pupils of a class, or for all, by name, who has a photo."""
    listed = pupils.load(session, class_id=class_id)
    pictured = pupils.with_photo(session, [pupil.id for pupil in listed])
    refused = pupils.no_photo(session)
    return tuple(PupilPhoto(p, p.id in pictured, p.id in refused) for p in listed)


@dataclass(frozen=True, slots=True)
class PhotoChange:
    """The photo that a pupil is to have, as `exchange.photo_reading` made it, or none."""

    pupil_id: int
    image: bytes | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class ChangePhotos:
    """Store photos, all or none of them. Whoever is marked "no photo" is passed over."""

    changes: tuple[PhotoChange, ...]

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        if len(self.changes) > 1:
            return "Import photos"
        return "Change photo" if any(c.image for c in self.changes) else "Remove photo"

    def perform(self, session: Session) -> Done | None:
        """Store what differs from what is there. Raises Refusal where a pupil is gone."""
        wanted = {change.pupil_id: change.image for change in self.changes}
        listed = {pupil.id: pupil for pupil in _pupils(session, tuple(wanted))}
        before = pupils.photos_of(session, wanted)
        refused = pupils.no_photo(session)
        changed = {
            pupil_id: image
            for pupil_id, image in wanted.items()
            if image != before.get(pupil_id) and (image is None or pupil_id not in refused)
        }
        if not changed:
            return None
        for pupil_id, image in changed.items():
            pupils.set_photo(session, pupil_id, image)
        back = ChangePhotos(tuple(PhotoChange(i, before.get(i)) for i in changed))
        names = [listed[pupil_id].name.full for pupil_id in changed]
        return Done(back, _TOPICS, _said(names, changed, before))


@dataclass(frozen=True, slots=True)
class MarkNoPhoto:
    """Note that a pupil wants no photo, which removes the one there is; or that one may be kept.

    `image` comes back with lifting the mark: it is what marking had removed.
    """

    pupil_id: int
    wished: bool
    image: bytes | None = field(default=None, repr=False)

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Mark “no photo”" if self.wished else "Allow a photo"

    def perform(self, session: Session) -> Done | None:
        """Mark the pupil. Raises Refusal where the pupil is gone."""
        name = _pupils(session, (self.pupil_id,))[0].name.full
        if (self.pupil_id in pupils.no_photo(session)) == self.wished:
            return None
        pupils.set_no_photo(session, self.pupil_id, self.wished)
        if not self.wished:
            if self.image is not None:
                pupils.set_photo(session, self.pupil_id, self.image)
            back = MarkNoPhoto(self.pupil_id, wished=True)
            return Done(back, _TOPICS, f"{name} may have a photo again.")
        removed = pupils.photos_of(session, [self.pupil_id]).get(self.pupil_id)
        pupils.set_photo(session, self.pupil_id, None)
        back = MarkNoPhoto(self.pupil_id, wished=False, image=removed)
        also = " The photo was removed." if removed is not None else ""
        return Done(back, _TOPICS, f"No photo of {name} from now on.{also}")


def _pupils(session: Session, ids: tuple[int, ...]) -> tuple[Pupil, ...]:
    found = pupils.load(session, ids=ids)
    if len(found) != len(set(ids)):
        raise Refusal("That pupil is not in this vault any more.", kept="Nothing was changed.")
    return found


def _said(
    names: Sequence[str], changed: Mapping[int, bytes | None], before: Mapping[int, bytes]
) -> str:
    """One pupil by name, several by their number."""
    removed = sum(image is None for image in changed.values())
    replaced = sum(i in before for i, image in changed.items() if image is not None)
    new = len(changed) - removed - replaced
    if len(names) == 1:
        what = "removed" if removed else "replaced" if replaced else "added"
        return f"Photo of {names[0]} {what}."
    counts = ((new, "new"), (replaced, "replaced"), (removed, "removed"))
    parts = ", ".join(f"{number} {words}" for number, words in counts if number)
    return f"{counted(len(names), 'photo')}: {parts}."
