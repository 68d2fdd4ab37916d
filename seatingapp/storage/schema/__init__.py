"""The tables, by noun. Rows never leave `storage`; what travels between vaults carries a `uid`.

Moments are whole microseconds since 1970 in UTC, with the school's zone beside them.
"""

from __future__ import annotations

from seatingapp.storage.schema.behaviour import (
    behaviour_types as behaviour_types,
)
from seatingapp.storage.schema.behaviour import (
    entries as entries,
)
from seatingapp.storage.schema.behaviour import (
    entries_to_complete as entries_to_complete,
)
from seatingapp.storage.schema.behaviour import (
    entry_contexts as entry_contexts,
)
from seatingapp.storage.schema.behaviour import (
    entry_corrections as entry_corrections,
)
from seatingapp.storage.schema.behaviour import (
    entry_disputes as entry_disputes,
)
from seatingapp.storage.schema.behaviour import (
    entry_neighbours as entry_neighbours,
)
from seatingapp.storage.schema.behaviour import (
    entry_voids as entry_voids,
)
from seatingapp.storage.schema.behaviour import (
    ladder_steps as ladder_steps,
)
from seatingapp.storage.schema.columns import metadata as metadata
from seatingapp.storage.schema.follow_up import (
    adjustments as adjustments,
)
from seatingapp.storage.schema.follow_up import (
    detention_changes as detention_changes,
)
from seatingapp.storage.schema.follow_up import (
    detention_entries as detention_entries,
)
from seatingapp.storage.schema.follow_up import (
    detention_types as detention_types,
)
from seatingapp.storage.schema.follow_up import (
    detentions as detentions,
)
from seatingapp.storage.schema.follow_up import (
    draft_entries as draft_entries,
)
from seatingapp.storage.schema.follow_up import (
    draft_rules as draft_rules,
)
from seatingapp.storage.schema.follow_up import (
    drafts as drafts,
)
from seatingapp.storage.schema.follow_up import (
    interventions as interventions,
)
from seatingapp.storage.schema.follow_up import (
    on_reports as on_reports,
)
from seatingapp.storage.schema.follow_up import (
    report_ratings as report_ratings,
)
from seatingapp.storage.schema.follow_up import (
    report_targets as report_targets,
)
from seatingapp.storage.schema.people import (
    class_members as class_members,
)
from seatingapp.storage.schema.people import (
    classes as classes,
)
from seatingapp.storage.schema.people import (
    photos as photos,
)
from seatingapp.storage.schema.people import (
    pupil_characteristics as pupil_characteristics,
)
from seatingapp.storage.schema.people import (
    pupils as pupils,
)
from seatingapp.storage.schema.people import (
    schema_revision as schema_revision,
)
from seatingapp.storage.schema.people import (
    settings as settings,
)
from seatingapp.storage.schema.people import (
    staff as staff,
)
from seatingapp.storage.schema.prints import (
    prints as prints,
)
from seatingapp.storage.schema.rooms_and_plans import (
    plan_comments as plan_comments,
)
from seatingapp.storage.schema.rooms_and_plans import (
    plan_records as plan_records,
)
from seatingapp.storage.schema.rooms_and_plans import (
    plan_seats as plan_seats,
)
from seatingapp.storage.schema.rooms_and_plans import (
    plans as plans,
)
from seatingapp.storage.schema.rooms_and_plans import (
    room_versions as room_versions,
)
from seatingapp.storage.schema.rooms_and_plans import (
    rooms as rooms,
)
from seatingapp.storage.schema.rooms_and_plans import (
    rule_pupils as rule_pupils,
)
from seatingapp.storage.schema.rooms_and_plans import (
    rules as rules,
)
from seatingapp.storage.schema.time import (
    closures as closures,
)
from seatingapp.storage.schema.time import (
    lesson_seats as lesson_seats,
)
from seatingapp.storage.schema.time import (
    lessons as lessons,
)
from seatingapp.storage.schema.time import (
    period_days as period_days,
)
from seatingapp.storage.schema.time import (
    periods as periods,
)
from seatingapp.storage.schema.time import (
    picks as picks,
)
from seatingapp.storage.schema.time import (
    register_marks as register_marks,
)
from seatingapp.storage.schema.time import (
    terms as terms,
)
from seatingapp.storage.schema.time import (
    timetable_slots as timetable_slots,
)
