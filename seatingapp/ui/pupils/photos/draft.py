"""What the import of photos works with: the files, the user's answers, and the plan they give.

`read_more` and `find_again` take and return values, so they may run on any thread.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from seatingapp.domain.class_lists import Remark
from seatingapp.domain.errors import Refusal
from seatingapp.domain.photo_matching import find_pupils
from seatingapp.domain.photo_plan import PhotoMatch, PhotoPlan
from seatingapp.exchange.photo_reading import ReadPhoto, read_photos
from seatingapp.services.photos import ChangePhotos, Known, PhotoChange, plan_against
from seatingapp.ui.pupils.photos.state import PhotoResult, PhotoStep
from seatingapp.ui.pupils.shown import Busy
from seatingapp.ui.slow_work import Progress


@dataclass(frozen=True, slots=True)
class LookedAt:
    """Photos that were read, whom each shows, and remarks."""

    photos: tuple[ReadPhoto, ...]
    matches: tuple[PhotoMatch, ...]
    remarks: tuple[Remark, ...] = ()


@dataclass
class PhotoDraft:
    """Photos that are being looked at; nothing of them is stored before that is carried out.

    The pictures are in memory as the vault would keep them, some 30 kB each.
    """

    known: Known
    step: PhotoStep = PhotoStep.CHOOSE
    paths: tuple[Path, ...] = ()
    pending: tuple[Path, ...] = ()
    photos: tuple[ReadPhoto, ...] = ()
    matches: tuple[PhotoMatch, ...] = ()
    remarks: tuple[Remark, ...] = ()
    choices: dict[str, int] = field(default_factory=dict)
    plan: PhotoPlan = PhotoPlan(())
    only: str = ""
    busy: Busy | None = None
    refusal: Refusal | None = None
    result: PhotoResult | None = None

    def take(self, looked: LookedAt) -> None:
        """Add photos that were read."""
        self.photos += looked.photos
        self.matches += looked.matches
        self.remarks += looked.remarks
        self.paths, self.pending = (*self.paths, *self.pending), ()
        self.decide()

    def decide(self) -> None:
        """Decide on every file by what is known and was answered."""
        self.plan = plan_against(self.known, self.matches, self.choices)

    @property
    def edit(self) -> ChangePhotos:
        """What storing all that goes in comes to."""
        images = {photo.file.key: photo.image for photo in self.photos}
        taken = self.plan.taken.items()
        return ChangePhotos(tuple(PhotoChange(pupil_id, images[key]) for pupil_id, key in taken))


def read_more(
    paths: tuple[Path, ...], taken: frozenset[str], known: Known, progress: Progress
) -> LookedAt:
    """Read photos and find whom they show. `progress` may raise to stop; raises Refusal."""
    reading = read_photos(paths, progress, taken)
    progress(1.0, "Comparing with the pupils in this vault")
    return find_again(reading.photos, known, reading.remarks)


def find_again(
    photos: tuple[ReadPhoto, ...], known: Known, remarks: tuple[Remark, ...] = ()
) -> LookedAt:
    """Find whom photos show, as the vault knows pupils now."""
    return LookedAt(photos, find_pupils((p.file for p in photos), known.pupils), remarks)
