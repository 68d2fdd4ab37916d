"""From a draft to what the import of photos shows: rows, tallies, gaps and answers, in words."""

from __future__ import annotations

from seatingapp.domain.class_lists import Severity
from seatingapp.domain.photo_plan import (
    LEAVE_OUT,
    SETTLED,
    How,
    PhotoDecision,
    PhotoOutcome,
    PhotoPlan,
)
from seatingapp.domain.pupils import Pupil
from seatingapp.domain.wording import counted
from seatingapp.ui.pupils.photos.discretion import file_text, words_text
from seatingapp.ui.pupils.photos.draft import PhotoDraft
from seatingapp.ui.pupils.photos.state import UNDECIDED, PhotoRow, PhotosState, PhotoStep
from seatingapp.ui.pupils.shown import RemarkLine, Tally

# What needs an answer comes right after what goes in.
_KINDS = (
    (PhotoOutcome.NEW, "new", "New photo"),
    (PhotoOutcome.REPLACES, "replace one", "Replaces the photo"),
    (PhotoOutcome.SAME, "the same as now", "Same as now"),
    (PhotoOutcome.SEVERAL, "to choose from", "Which one?"),
    (PhotoOutcome.UNCLEAR, "unclear", "Who is this?"),
    (PhotoOutcome.UNKNOWN, "without a pupil", "Fits nobody"),
    (PhotoOutcome.NO_PHOTO, "not wanted", "No photo wanted"),
    (PhotoOutcome.LEFT_OUT, "left out", "Left out"),
    (PhotoOutcome.UNREADABLE, "not usable", "Cannot be used"),
)
_WHAT = {outcome: words for outcome, _tally, words in _KINDS}
_ASKED = (PhotoOutcome.SEVERAL, PhotoOutcome.UNCLEAR, PhotoOutcome.UNKNOWN)
_LEVELS = {Severity.INFO: "info", Severity.WARNING: "warning", Severity.REFUSED: "warning"}


def state_of(draft: PhotoDraft, *, private: bool) -> PhotosState:
    """Return what to show of a draft; numbers of pupils show in private view only."""
    if draft.step is not PhotoStep.CHECK:
        return PhotosState(draft.step, draft.busy, draft.refusal, result=draft.result)
    plan = draft.plan
    images = {photo.file.key: photo.image for photo in draft.photos}
    rows = tuple(_row(draft, decision, images, private=private) for decision in plan.decisions)
    going_in = len(plan.taken)
    return PhotosState(
        step=draft.step,
        busy=draft.busy,
        refusal=draft.refusal,
        tallies=_tallies(plan),
        only=draft.only,
        rows=tuple(row for row in rows if draft.only in ("", row.outcome.value)),
        remarks=_remarks(draft, private=private),
        without=tuple(pupil_words(pupil, listed=True) for pupil in plan.without),
        without_note=_without_note(plan),
        people=tuple(
            (p.id, pupil_words(p)) for p in draft.known.pupils if p.id not in draft.known.refused
        ),
        likely=len(likely(plan)),
        can_import=bool(going_in) and draft.busy is None,
        import_text=f"Import {counted(going_in, 'photo')}" if going_in else "Import photos",
        why_not="" if going_in else _why_not(plan),
    )


def likely(plan: PhotoPlan) -> dict[str, int]:
    """The files of which one pupil is probable and no other file is of that pupil: key and id."""
    asked = [d for d in plan.decisions if d.outcome is PhotoOutcome.UNCLEAR]
    single = [(d.file.key, d.candidates[0].id) for d in asked if len(d.candidates) == 1]
    wanted = [pupil_id for _key, pupil_id in single]
    settled = {d.pupil.id for d in plan.decisions if d.pupil and d.outcome in SETTLED}
    return {key: i for key, i in single if wanted.count(i) == 1 and i not in settled}


def pupil_words(pupil: Pupil, *, listed: bool = False) -> str:
    """A pupil with the form that tells two of one name apart."""
    name = pupil.name.listed if listed else pupil.name.full
    return f"{name} · {pupil.form}" if pupil.form else name


def _row(
    draft: PhotoDraft, decision: PhotoDecision, images: dict[str, bytes], *, private: bool
) -> PhotoRow:
    file, pupil = decision.file, decision.pupil
    is_matched = pupil is not None and decision.outcome is not PhotoOutcome.LEFT_OUT
    reason = decision.reason if file.problem else words_text(decision.reason, private=private)
    source = f" in {file.said.source}" if file.said and decision.how is not How.BY_HAND else ""
    return PhotoRow(
        key=file.key,
        file=file_text(file.name, private=private),
        folder=file_text(file.folder, private=private),
        pupil=pupil_words(pupil) if pupil is not None else "",
        how=f"{decision.how}{source}" if decision.how is not None and is_matched else "",
        what=_WHAT[decision.outcome],
        outcome=decision.outcome,
        detail=" ".join(part for part in (reason, file.note) if part),
        image=images.get(file.key, b""),
        options=_options(decision),
        answer=_answer(draft, decision),
    )


def _options(decision: PhotoDecision) -> tuple[tuple[int, str], ...]:
    """The answers to "Who is this?"; anybody else can be named beside them."""
    if decision.outcome in (PhotoOutcome.UNREADABLE, PhotoOutcome.NO_PHOTO):
        return ()
    people = {pupil.id: pupil for pupil in decision.candidates}
    if decision.pupil is not None:
        people.setdefault(decision.pupil.id, decision.pupil)
    listed = [(pupil_id, pupil_words(pupil)) for pupil_id, pupil in people.items()]
    if decision.outcome in _ASKED:
        listed = [(UNDECIDED, "Not decided"), *listed]
    return (*listed, (LEAVE_OUT, "Leave it out"))


def _answer(draft: PhotoDraft, decision: PhotoDecision) -> int:
    if decision.outcome in _ASKED:
        return UNDECIDED
    if decision.outcome is PhotoOutcome.LEFT_OUT or decision.pupil is None:
        return LEAVE_OUT
    return draft.choices.get(decision.file.key, decision.pupil.id)


def _tallies(plan: PhotoPlan) -> tuple[Tally, ...]:
    shown = (Tally(o.value, tally, plan.count(o)) for o, tally, _words in _KINDS if plan.count(o))
    return (Tally("", "all", len(plan.decisions)), *shown)


def _why_not(plan: PhotoPlan) -> str:
    """Say why there is nothing to import."""
    same = plan.count(PhotoOutcome.SAME)
    if same and same == len(plan.decisions):
        return "Nothing to import: these photos are the same as now."
    if same:
        others = any(plan.count(outcome) for outcome in _ASKED)
        more = "say whom the others show" if others else "no other goes in"
        return f"Nothing to import yet: {counted(same, 'photo')} the same as now; {more}."
    return "No file is clearly a photo of one pupil: say whom they show."


def _without_note(plan: PhotoPlan) -> str:
    """Say how many of other forms have none; those listed are counted in the card's head."""
    if not plan.elsewhere:
        return ""
    return f"And {counted(plan.elsewhere, 'pupil')} of other forms."


def _remarks(draft: PhotoDraft, *, private: bool) -> tuple[RemarkLine, ...]:
    lines = (
        RemarkLine(_LEVELS[r.severity], file_text(r.file, private=private), r.text)
        for r in draft.remarks
    )
    return tuple(sorted(lines, key=lambda line: line.level != "warning"))
