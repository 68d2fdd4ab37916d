"""`photos`: import pupils' photos and say who has one."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from seatingapp.cli import access
from seatingapp.cli.output import Answer, Json, table
from seatingapp.domain.photo_matching import find_pupils
from seatingapp.domain.photo_plan import GOING_IN, PhotoDecision, PhotoOutcome, PhotoPlan
from seatingapp.exchange.photo_reading import PhotoReading, read_photos
from seatingapp.services import classes, photos
from seatingapp.services.photos import ChangePhotos, PhotoChange, PupilPhoto

_WORDS = {
    PhotoOutcome.SEVERAL: "several of one pupil",
    PhotoOutcome.UNCLEAR: "unclear",
    PhotoOutcome.UNKNOWN: "of nobody here",
    PhotoOutcome.NO_PHOTO: "not wanted",
    PhotoOutcome.UNREADABLE: "not usable",
}


def import_photos(arguments: Namespace) -> Answer:
    """Import photos, or say with --dry-run what an import would do."""
    reading = read_photos(tuple(Path(path) for path in arguments.paths))
    images = {photo.file.key: photo.image for photo in reading.photos}
    with access.opened(arguments) as workspace:
        known = workspace.read(photos.known_now)
        matches = find_pupils((photo.file for photo in reading.photos), known.pupils)
        plan = photos.plan_against(known, matches)
        if not arguments.dry_run and plan.taken:
            taken = plan.taken.items()
            changes = tuple(PhotoChange(pupil_id, images[key]) for pupil_id, key in taken)
            workspace.perform(ChangePhotos(changes))
    data: dict[str, Json] = {
        "files": len(plan.decisions),
        **{str(outcome): plan.count(outcome) for outcome in _counted()},
        "dry_run": bool(arguments.dry_run),
        "photos": [_decision(decision) for decision in plan.decisions],
        "without": [pupil.id for pupil in plan.without],
        "remarks": [{"file": r.file, "text": r.text} for r in reading.remarks],
    }
    return Answer(data, _words(plan, reading, dry_run=arguments.dry_run))


def _counted() -> tuple[PhotoOutcome, ...]:
    """What can happen where nobody is there to answer."""
    return tuple(outcome for outcome in PhotoOutcome if outcome is not PhotoOutcome.LEFT_OUT)


def _decision(decision: PhotoDecision) -> Json:
    file, pupil = decision.file, decision.pupil
    return {
        "file": file.key,
        "outcome": str(decision.outcome),
        "pupil": pupil.id if pupil else None,
        "name": pupil.name.full if pupil else "",
        "matched_by": str(decision.how) if decision.how else "",
        "candidates": [candidate.id for candidate in decision.candidates],
        "reason": decision.reason,
    }


def _words(plan: PhotoPlan, reading: PhotoReading, *, dry_run: bool) -> str:
    done = "Would import" if dry_run else "Imported"
    counts = [
        f"{plan.count(PhotoOutcome.NEW)} new",
        f"{plan.count(PhotoOutcome.REPLACES)} replaced",
        *(f"{plan.count(o)} {words}" for o, words in _WORDS.items() if plan.count(o)),
    ]
    lines = [f"{done}: {', '.join(counts)}."]
    lines += [
        f"  {d.file.key}: {_WORDS[d.outcome]}. {d.reason}"
        for d in plan.decisions
        if d.outcome in _WORDS
    ]
    lines += [f"  {r.file}: {r.text}" if r.file else f"  {r.text}" for r in reading.remarks]
    if any(d.outcome in GOING_IN for d in plan.decisions):
        lines.append(f"Still without a photo in these forms: {len(plan.without)}.")
    if not dry_run:
        lines.append("The files are still where they were, and not encrypted: delete them.")
    return "\n".join(lines)


def list_photos(arguments: Namespace) -> Answer:
    """List who has a photo and who wants none."""
    with access.opened(arguments) as workspace:
        class_id = None
        if arguments.class_name:
            name = arguments.class_name
            class_id = workspace.read(lambda s: classes.class_named(s, name)).id
        listed = workspace.read(lambda s: photos.photo_list(s, class_id))
    rows: list[Json] = [
        {
            "id": one.pupil.id,
            "uid": one.pupil.uid,
            "name": one.pupil.name.full,
            "form": one.pupil.form,
            "photo": one.has_photo,
            "no_photo": one.no_photo,
        }
        for one in listed
    ]
    words = [(str(o.pupil.id), o.pupil.name.full, o.pupil.form, _state(o)) for o in listed]
    return Answer({"pupils": rows}, table(("Id", "Name", "Form", "Photo"), words))


def _state(one: PupilPhoto) -> str:
    if one.no_photo:
        return "not wanted"
    return "yes" if one.has_photo else "no"
