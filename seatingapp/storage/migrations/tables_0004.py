"""The tables that 0004 adds, as they were when it was released: never changed afterwards."""

from __future__ import annotations

TABLES: tuple[str, ...] = (
    """
    CREATE TABLE closures (
        id INTEGER NOT NULL,
        kind TEXT NOT NULL,
        name TEXT DEFAULT '' NOT NULL,
        starts DATE NOT NULL,
        ends DATE NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT closure_order CHECK (starts <= ends)
    )
    """,
    """
    CREATE TABLE period_days (
        period_id INTEGER NOT NULL,
        weekday INTEGER NOT NULL,
        starts INTEGER,
        ends INTEGER,
        PRIMARY KEY (period_id, weekday),
        CONSTRAINT both_times CHECK ((starts IS NULL) = (ends IS NULL)),
        FOREIGN KEY(period_id) REFERENCES periods (id)
    )
    """,
    """
    CREATE TABLE picks (
        class_id INTEGER NOT NULL,
        pupil_id INTEGER NOT NULL,
        times INTEGER NOT NULL,
        PRIMARY KEY (class_id, pupil_id),
        FOREIGN KEY(class_id) REFERENCES classes (id),
        FOREIGN KEY(pupil_id) REFERENCES pupils (id)
    )
    """,
    """
    CREATE INDEX ix_picks_pupil_id ON picks (pupil_id)
    """,
    """
    CREATE TABLE ladder_steps (
        id INTEGER NOT NULL,
        uid TEXT NOT NULL,
        name TEXT NOT NULL,
        position INTEGER DEFAULT '0' NOT NULL,
        recorded BOOLEAN DEFAULT '1' NOT NULL,
        points INTEGER DEFAULT '0' NOT NULL,
        drafts TEXT DEFAULT '' NOT NULL,
        detention_type_id INTEGER,
        for_families BOOLEAN DEFAULT '1' NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (uid),
        UNIQUE (name),
        FOREIGN KEY(detention_type_id) REFERENCES detention_types (id)
    )
    """,
    """
    CREATE TABLE entry_corrections (
        entry_id INTEGER NOT NULL,
        corrects_id INTEGER NOT NULL,
        PRIMARY KEY (entry_id),
        FOREIGN KEY(entry_id) REFERENCES entries (id),
        FOREIGN KEY(corrects_id) REFERENCES entries (id)
    )
    """,
    """
    CREATE INDEX ix_entry_corrections_corrects_id ON entry_corrections (corrects_id)
    """,
    """
    CREATE TABLE entries_to_complete (
        entry_id INTEGER NOT NULL,
        PRIMARY KEY (entry_id),
        FOREIGN KEY(entry_id) REFERENCES entries (id)
    )
    """,
    """
    CREATE TABLE entry_contexts (
        id INTEGER NOT NULL,
        entry_id INTEGER NOT NULL,
        happened TEXT DEFAULT '' NOT NULL,
        tried TEXT DEFAULT '' NOT NULL,
        outcome TEXT DEFAULT '' NOT NULL,
        note TEXT DEFAULT '' NOT NULL,
        at INTEGER NOT NULL,
        lifted_at INTEGER,
        staff_id INTEGER NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(entry_id) REFERENCES entries (id),
        FOREIGN KEY(staff_id) REFERENCES staff (id)
    )
    """,
    """
    CREATE INDEX ix_entry_contexts_entry_id ON entry_contexts (entry_id)
    """,
    """
    CREATE TABLE entry_disputes (
        id INTEGER NOT NULL,
        entry_id INTEGER NOT NULL,
        "view" TEXT NOT NULL,
        raised_at INTEGER NOT NULL,
        settled_at INTEGER,
        outcome TEXT DEFAULT '' NOT NULL,
        lifted_at INTEGER,
        staff_id INTEGER NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(entry_id) REFERENCES entries (id),
        FOREIGN KEY(staff_id) REFERENCES staff (id)
    )
    """,
    """
    CREATE INDEX ix_entry_disputes_entry_id ON entry_disputes (entry_id)
    """,
    """
    CREATE TABLE entry_neighbours (
        entry_id INTEGER NOT NULL,
        pupil_id INTEGER NOT NULL,
        kind TEXT NOT NULL,
        PRIMARY KEY (entry_id, pupil_id),
        FOREIGN KEY(entry_id) REFERENCES entries (id),
        FOREIGN KEY(pupil_id) REFERENCES pupils (id)
    )
    """,
    """
    CREATE INDEX ix_entry_neighbours_pupil_id ON entry_neighbours (pupil_id)
    """,
    """
    CREATE TABLE detention_types (
        id INTEGER NOT NULL,
        uid TEXT NOT NULL,
        name TEXT NOT NULL,
        minutes INTEGER NOT NULL,
        place TEXT DEFAULT '' NOT NULL,
        room_id INTEGER,
        starts INTEGER NOT NULL,
        notice_days INTEGER DEFAULT '0' NOT NULL,
        position INTEGER DEFAULT '0' NOT NULL,
        retired BOOLEAN DEFAULT '0' NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (uid),
        UNIQUE (name),
        FOREIGN KEY(room_id) REFERENCES rooms (id)
    )
    """,
    """
    CREATE TABLE detentions (
        id INTEGER NOT NULL,
        uid TEXT NOT NULL,
        pupil_id INTEGER NOT NULL,
        type_id INTEGER NOT NULL,
        type_name TEXT NOT NULL,
        date DATE NOT NULL,
        starts INTEGER NOT NULL,
        minutes INTEGER NOT NULL,
        place TEXT DEFAULT '' NOT NULL,
        room_id INTEGER,
        seat_id INTEGER,
        state TEXT NOT NULL,
        reason TEXT DEFAULT '' NOT NULL,
        follows_id INTEGER,
        arrived_at INTEGER,
        made_at INTEGER NOT NULL,
        staff_id INTEGER NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (uid),
        FOREIGN KEY(pupil_id) REFERENCES pupils (id),
        FOREIGN KEY(type_id) REFERENCES detention_types (id),
        FOREIGN KEY(room_id) REFERENCES rooms (id),
        FOREIGN KEY(follows_id) REFERENCES detentions (id),
        FOREIGN KEY(staff_id) REFERENCES staff (id)
    )
    """,
    """
    CREATE INDEX ix_detentions_date ON detentions (date)
    """,
    """
    CREATE INDEX ix_detentions_pupil_id ON detentions (pupil_id)
    """,
    """
    CREATE TABLE detention_entries (
        detention_id INTEGER NOT NULL,
        entry_id INTEGER NOT NULL,
        PRIMARY KEY (detention_id, entry_id),
        FOREIGN KEY(detention_id) REFERENCES detentions (id),
        FOREIGN KEY(entry_id) REFERENCES entries (id)
    )
    """,
    """
    CREATE INDEX ix_detention_entries_entry_id ON detention_entries (entry_id)
    """,
    """
    CREATE TABLE detention_changes (
        id INTEGER NOT NULL,
        detention_id INTEGER NOT NULL,
        what TEXT NOT NULL,
        note TEXT DEFAULT '' NOT NULL,
        at INTEGER NOT NULL,
        staff_id INTEGER NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(detention_id) REFERENCES detentions (id),
        FOREIGN KEY(staff_id) REFERENCES staff (id)
    )
    """,
    """
    CREATE INDEX ix_detention_changes_detention_id ON detention_changes (detention_id)
    """,
    """
    CREATE TABLE draft_rules (
        id INTEGER NOT NULL,
        uid TEXT NOT NULL,
        name TEXT NOT NULL,
        data TEXT NOT NULL,
        active BOOLEAN NOT NULL,
        position INTEGER DEFAULT '0' NOT NULL,
        made_at INTEGER NOT NULL,
        staff_id INTEGER NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (uid),
        FOREIGN KEY(staff_id) REFERENCES staff (id)
    )
    """,
    """
    CREATE TABLE drafts (
        id INTEGER NOT NULL,
        uid TEXT NOT NULL,
        source TEXT NOT NULL,
        rule_id INTEGER,
        pupil_id INTEGER NOT NULL,
        window TEXT NOT NULL,
        kind TEXT NOT NULL,
        why TEXT NOT NULL,
        state TEXT NOT NULL,
        made_at INTEGER NOT NULL,
        decided_at INTEGER,
        note TEXT DEFAULT '' NOT NULL,
        detention_id INTEGER,
        staff_id INTEGER NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (source, pupil_id, window),
        UNIQUE (uid),
        FOREIGN KEY(rule_id) REFERENCES draft_rules (id),
        FOREIGN KEY(pupil_id) REFERENCES pupils (id),
        FOREIGN KEY(detention_id) REFERENCES detentions (id),
        FOREIGN KEY(staff_id) REFERENCES staff (id)
    )
    """,
    """
    CREATE INDEX ix_drafts_pupil_id ON drafts (pupil_id)
    """,
    """
    CREATE INDEX ix_drafts_rule_id ON drafts (rule_id)
    """,
    """
    CREATE INDEX ix_drafts_state ON drafts (state)
    """,
    """
    CREATE TABLE draft_entries (
        draft_id INTEGER NOT NULL,
        entry_id INTEGER NOT NULL,
        PRIMARY KEY (draft_id, entry_id),
        FOREIGN KEY(draft_id) REFERENCES drafts (id),
        FOREIGN KEY(entry_id) REFERENCES entries (id)
    )
    """,
    """
    CREATE INDEX ix_draft_entries_entry_id ON draft_entries (entry_id)
    """,
    """
    CREATE TABLE on_reports (
        id INTEGER NOT NULL,
        uid TEXT NOT NULL,
        pupil_id INTEGER NOT NULL,
        starts DATE NOT NULL,
        ends DATE NOT NULL,
        signed_by TEXT DEFAULT '' NOT NULL,
        outcome TEXT DEFAULT '' NOT NULL,
        closed_on DATE,
        made_at INTEGER NOT NULL,
        staff_id INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT report_order CHECK (starts <= ends),
        UNIQUE (uid),
        FOREIGN KEY(pupil_id) REFERENCES pupils (id),
        FOREIGN KEY(staff_id) REFERENCES staff (id)
    )
    """,
    """
    CREATE INDEX ix_on_reports_pupil_id ON on_reports (pupil_id)
    """,
    """
    CREATE TABLE report_targets (
        report_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (report_id, position),
        FOREIGN KEY(report_id) REFERENCES on_reports (id)
    )
    """,
    """
    CREATE TABLE report_ratings (
        report_id INTEGER NOT NULL,
        lesson_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        rating INTEGER NOT NULL,
        note TEXT DEFAULT '' NOT NULL,
        at INTEGER NOT NULL,
        staff_id INTEGER NOT NULL,
        PRIMARY KEY (report_id, lesson_id, position),
        FOREIGN KEY(report_id) REFERENCES on_reports (id),
        FOREIGN KEY(lesson_id) REFERENCES lessons (id),
        FOREIGN KEY(staff_id) REFERENCES staff (id)
    )
    """,
    """
    CREATE INDEX ix_report_ratings_lesson_id ON report_ratings (lesson_id)
    """,
    """
    CREATE TABLE interventions (
        id INTEGER NOT NULL,
        uid TEXT NOT NULL,
        pupil_id INTEGER NOT NULL,
        what TEXT NOT NULL,
        starts DATE NOT NULL,
        ends DATE,
        note TEXT DEFAULT '' NOT NULL,
        outcome TEXT DEFAULT '' NOT NULL,
        made_at INTEGER NOT NULL,
        staff_id INTEGER NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (uid),
        FOREIGN KEY(pupil_id) REFERENCES pupils (id),
        FOREIGN KEY(staff_id) REFERENCES staff (id)
    )
    """,
    """
    CREATE INDEX ix_interventions_pupil_id ON interventions (pupil_id)
    """,
    """
    CREATE TABLE adjustments (
        id INTEGER NOT NULL,
        uid TEXT NOT NULL,
        pupil_id INTEGER NOT NULL,
        text TEXT NOT NULL,
        made_at INTEGER NOT NULL,
        staff_id INTEGER NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (uid),
        FOREIGN KEY(pupil_id) REFERENCES pupils (id),
        FOREIGN KEY(staff_id) REFERENCES staff (id)
    )
    """,
    """
    CREATE INDEX ix_adjustments_pupil_id ON adjustments (pupil_id)
    """,
)

TIMETABLE_SLOTS = """
    CREATE TABLE timetable_slots (
        id INTEGER NOT NULL,
        class_id INTEGER NOT NULL,
        room_id INTEGER,
        weekday INTEGER NOT NULL,
        period_id INTEGER NOT NULL,
        week TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(class_id) REFERENCES classes (id),
        FOREIGN KEY(room_id) REFERENCES rooms (id),
        FOREIGN KEY(period_id) REFERENCES periods (id)
    )
"""
