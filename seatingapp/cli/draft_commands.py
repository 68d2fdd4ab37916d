"""`drafts`: list what waits, and what a person decides about it. Drafts are private."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from seatingapp.cli import access
from seatingapp.cli.output import Answer, Json, table
from seatingapp.domain.draft_rules.drafts import DraftState
from seatingapp.domain.draft_rules.words import KIND_WORDS
from seatingapp.domain.errors import Refusal
from seatingapp.domain.ladder import DraftKind
from seatingapp.services import drafts, files
from seatingapp.services.detention_types import type_named
from seatingapp.services.detentions import SetDetentions
from seatingapp.services.draft_detentions import ReleaseAsDetentions, detention_offer
from seatingapp.services.drafting import catch_up
from seatingapp.services.drafts import DismissDrafts, ReleaseDrafts, ReopenDrafts, ReviewedDraft
from seatingapp.services.letter_prints import number_letter
from seatingapp.services.school import school
from seatingapp.services.workspace import Edit, Workspace

if TYPE_CHECKING:
    from seatingapp.services.workspace import Session

PRIVATE = "Drafts are private: mind who can see this screen."
_KEPT = "Nothing was decided."


@contextmanager
def in_step(arguments: Namespace) -> Iterator[Workspace]:
    """Open the vault, and draft first what is outstanding."""
    with access.opened(arguments) as workspace:
        catch_up(workspace)
        yield workspace


def list_drafts(arguments: Namespace) -> Answer:
    """List the drafts that wait, or those that were decided."""
    with in_step(arguments) as workspace:
        zone = workspace.read(school).tz
        read = drafts.decided if arguments.decided else drafts.waiting
        found = workspace.read(read)
    rows = [_row(one, zone) for one in found]
    heads = ("Id", "Pupil", "Draft", "Why", "Decided" if arguments.decided else "Adjustments")
    lines = [table(heads, rows)]
    if rows:
        lines.append(PRIVATE)
    data: dict[str, Json] = {"drafts": [draft_data(one) for one in found]}
    return Answer(data, "\n".join(lines))


def _row(one: ReviewedDraft, zone: ZoneInfo) -> tuple[str, str, str, str, str]:
    draft = one.draft
    last = "; ".join(one.adjustments)
    if draft.decided_at is not None:
        said = f"{draft.state} {draft.decided_at.astimezone(zone):%Y-%m-%d}"
        last = f"{said}: {draft.note}" if draft.note else said
    form = f" ({one.pupil.form})" if one.pupil.form else ""
    return str(draft.id), f"{one.pupil.name.full}{form}", KIND_WORDS[draft.kind], draft.why, last


def draft_data(one: ReviewedDraft) -> dict[str, Json]:
    """A draft as JSON."""
    draft = one.draft
    return {
        "id": draft.id,
        "uid": draft.uid,
        "pupil": draft.pupil_id,
        "name": one.pupil.name.full,
        "form": one.pupil.form,
        "kind": str(draft.kind),
        "state": str(draft.state),
        "why": draft.why,
        "made_by": one.made_by,
        "made_at": draft.made_at.isoformat(),
        "entries": list(draft.entry_ids),
        "adjustments": list(one.adjustments),
        "reason_gone": one.reason_gone,
        "decided_at": draft.decided_at.isoformat() if draft.decided_at else None,
        "note": draft.note,
        "detention": draft.detention_id,
    }


def release(arguments: Namespace) -> Answer:
    """Release drafts; those of detentions get a day, the next free one unless somebody says."""
    with in_step(arguments) as workspace:
        found = workspace.read(lambda s: _named(s, arguments.drafts))
        kinds = {one.draft.kind for one in found}
        if kinds == {DraftKind.DETENTION}:
            edit = workspace.read(lambda s: _as_detentions(s, workspace, arguments, found))
        elif DraftKind.DETENTION in kinds:
            raise Refusal(
                "Detentions are released with a day, other drafts without one.",
                kept=_KEPT,
                todo="Release the detentions in a command of their own.",
            )
        elif arguments.day or arguments.kind or arguments.anyway:
            raise Refusal("--type, --on and --anyway are for detentions only.", kept=_KEPT)
        else:
            edit = ReleaseDrafts(_uids(found), arguments.note)
        return _done(workspace, edit, found, _to_print(found))


def _as_detentions(
    session: Session, workspace: Workspace, arguments: Namespace, found: Sequence[ReviewedDraft]
) -> Edit:
    if arguments.note:
        raise Refusal("--note is for drafts that are no detentions.", kept=_KEPT)
    type_id = type_named(session, arguments.kind).id if arguments.kind else None
    offer = detention_offer(session, _uids(found), workspace.clock(), type_id)
    day = arguments.day or (offer.when.when.date if offer.when.when else None)
    if day is None:
        raise Refusal(offer.when.why, kept=_KEPT, todo="Choose a day with --on DATE.")
    setting = SetDetentions((), offer.kind.id, day, anyway=arguments.anyway)
    return ReleaseAsDetentions(_uids(found), setting)


def dismiss(arguments: Namespace) -> Answer:
    """Dismiss drafts with a reason."""
    with in_step(arguments) as workspace:
        found = workspace.read(lambda s: _named(s, arguments.drafts))
        return _done(workspace, DismissDrafts(_uids(found), arguments.reason), found)


def reopen(arguments: Namespace) -> Answer:
    """Let drafts that were decided wait again."""
    with in_step(arguments) as workspace:
        found = workspace.read(lambda s: _named(s, arguments.drafts, DraftState.WAITING))
        return _done(workspace, ReopenDrafts(_uids(found)), found)


def print_paper(arguments: Namespace) -> Answer:
    """Print a released letter or postcard into a PDF."""
    with in_step(arguments) as workspace:
        (one,) = workspace.read(lambda s: _named(s, [arguments.draft], DraftState.WAITING))
        files.require_writable(Path(arguments.output))  # before the ledger gives a number
        made = number_letter(workspace, one.draft.uid).draw()
        files.save(Path(arguments.output), made.pdf)
    data: dict[str, Json] = {"number": made.number, "file": arguments.output}
    return Answer(data, f"{made.number}: {arguments.output}")


def _to_print(found: Sequence[ReviewedDraft]) -> str:
    """What to do with the letters and postcards among drafts that were released."""
    paper = [one.draft.id for one in found if one.draft.kind in drafts.PAPER]
    if not paper:
        return ""
    number = str(paper[0]) if len(paper) == 1 else "ID"
    what = "Print it" if len(paper) == 1 else f"Print each of {', '.join(map(str, paper))}"
    return f"{what}: seatingapp drafts VAULT print {number} -o FILE.pdf"


def _done(
    workspace: Workspace, edit: Edit, found: Sequence[ReviewedDraft], then: str = ""
) -> Answer:
    done = workspace.perform(edit)
    after = workspace.read(lambda s: drafts.reviewed(s, _uids(found)))
    data: dict[str, Json] = {"drafts": [draft_data(one) for one in after]}
    return Answer(data, f"{done.said} {then}".strip() if done is not None else "Nothing to do.")


def _uids(found: Sequence[ReviewedDraft]) -> tuple[str, ...]:
    return tuple(one.draft.uid for one in found)


def _named(
    session: Session, ids: Sequence[int], not_: DraftState | None = None
) -> tuple[ReviewedDraft, ...]:
    """The drafts of these ids: those that wait, or else none that is in a state."""
    every = drafts.waiting(session) if not_ is None else drafts.decided(session)
    known = {one.draft.id: one for one in every}
    for wanted in ids:
        if wanted not in known:
            which = "waits" if not_ is None else "was decided"
            raise Refusal(
                f"No draft with the number {wanted} {which}.",
                kept=_KEPT,
                todo="List them: seatingapp drafts VAULT list.",
            )
    return tuple(known[n] for n in dict.fromkeys(ids))
