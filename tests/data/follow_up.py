"""One of everything that can follow an entry, with a text that is looked for afterwards.

For vaults that are frozen, and for the tour that searches the disk for planted names.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.contexts import Context
from seatingapp.domain.corrections import Correction
from seatingapp.domain.draft_rules.rule import DraftRule, Span, Window
from seatingapp.domain.interventions import Intervention
from seatingapp.domain.ladder import DraftKind
from seatingapp.domain.on_report import Rated, Rating, Report
from seatingapp.services.adjustments import AddAdjustment
from seatingapp.services.behaviour import LogEntries
from seatingapp.services.completing import CompleteEntries
from seatingapp.services.corrections import CorrectEntry
from seatingapp.services.detention_types import types_in_use
from seatingapp.services.detentions import SetDetentions
from seatingapp.services.disputes import RaiseDispute, SettleDispute
from seatingapp.services.draft_rules import AddDraftRules
from seatingapp.services.drafting import catch_up
from seatingapp.services.drafts import ReleaseDrafts, waiting
from seatingapp.services.interventions import AddIntervention
from seatingapp.services.on_report import RateLesson, StartReport
from seatingapp.services.picks import CountPick
from seatingapp.services.workspace import Edit, Workspace


def follow_up(
    workspace: Workspace, lesson: LessonKey, ids: Sequence[int], words: str, who: str
) -> str:
    """Do one of everything for the first of two pupils; return the uid of a released letter.

    The lesson is on the day of the workspace's clock. `words` stands wherever text can be typed.
    """
    at = workspace.clock()
    logged = _do(workspace, LogEntries(lesson, (ids[0],), 5, at, who, to_complete=True))
    wrong = _do(workspace, LogEntries(lesson, (ids[0],), 6, at, who, note=words))
    said = Context(words, words, words, words)
    _do(workspace, CompleteEntries(logged, said, who))
    _do(workspace, RaiseDispute(logged[0], words, who))
    _do(workspace, SettleDispute(logged[0], words, who))
    _do(workspace, CorrectEntry(wrong[0], Correction(note=f"{words}, too"), who, words))
    kind = workspace.read(types_in_use)[0]
    soon = lesson.date + dt.timedelta(days=8)
    _do(workspace, SetDetentions((ids[0],), kind.id, soon, words, place=words, anyway=True))
    _do(workspace, AddAdjustment(ids[0], words))
    report = Report(0, "", ids[0], lesson.date, soon, (words, "Be on time"), words)
    (uid,) = _do(workspace, StartReport(report, who))
    _do(workspace, RateLesson(uid, lesson, ((1, Rated(Rating.PARTLY, words)),), who))
    _do(workspace, AddIntervention(Intervention(0, "", ids[0], words, lesson.date), who))
    _do(workspace, CountPick(lesson.class_id, ids[0]))
    return _letter(workspace, lesson, ids[0], words, who)


def _letter(workspace: Workspace, lesson: LessonKey, pupil_id: int, words: str, who: str) -> str:
    """Let a rule draft a letter and release it."""
    window = Window(Span.WEEK)
    rule = DraftRule(Polarity.PRAISE, 1, window, DraftKind.LETTER, name=words, active=True)
    _do(workspace, AddDraftRules((rule,)))
    _do(workspace, LogEntries(lesson, (pupil_id,), 1, workspace.clock(), who))
    catch_up(workspace)
    letter = next(d.draft for d in workspace.read(waiting) if d.made_by == words)
    _do(workspace, ReleaseDrafts((letter.uid,), words))
    return letter.uid


def _do(workspace: Workspace, edit: Edit) -> tuple[str, ...]:
    """Do an edit that must change something; return the uids of what it made."""
    done = workspace.perform(edit)
    assert done is not None, edit.label
    return done.uids
