"""What the teacher asks for on the Lesson page, as signals: the one way out of all its parts."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class LessonIntents(QObject):
    """Emitted only by what a person did, never by showing a state."""

    # Logging.
    tile_pressed = Signal(int)  # behaviour type id
    key_pressed = Signal(str)  # the digit or letter of a behaviour
    amount_changed = Signal(int)  # how many more
    selection_logged = Signal()  # the armed behaviour for those who are selected
    selection_cleared = Signal()
    pupil_tapped = Signal(int)
    selection_requested = Signal(object, str)  # frozenset of pupil ids, gesture
    group_requested = Signal(int, str)  # pupil id, gesture: the row or table of a pupil
    select_all_requested = Signal()
    line_undone = Signal(str)  # key of a line of the list
    why_requested = Signal(int)  # pupil id, or 0 for the whole lesson: why these numbers?
    rating_requested = Signal()  # rate the lesson for those on report
    paper_requested = Signal()  # type what was ticked on a sheet of paper
    line_opened = Signal(str)  # key of a line of the list
    complete_requested = Signal()  # the entries of this lesson that wait for it
    undo_requested = Signal()
    redo_requested = Signal()
    # Register.
    register_toggled = Signal()
    minutes_edited = Signal(int)
    all_present_requested = Signal()
    # When it happened, and duty.
    dating_asked = Signal()
    dated_minutes_ago = Signal(int)
    dated_at = Signal(str)  # a time as it was typed
    earlier_chosen = Signal(int)  # place among the earlier lessons
    dating_ended = Signal()
    duty_toggled = Signal()
    place_edited = Signal(str)
    # Today's changes and the plan.
    moving_toggled = Signal()
    place_requested = Signal(int, int)  # pupil id, seat id
    unseat_requested = Signal(int)
    seat_restored = Signal(int)  # pupil id
    guest_requested = Signal()
    keep_requested = Signal()
    plan_chosen = Signal(int)  # plan id, or 0 for the usual one
    step_taken = Signal(int)  # place among the steps of the notice
    notice_closed = Signal()
    # One pupil.
    look_requested = Signal(int)
    popover_closed = Signal()
    popover_logged = Signal(int, int)  # pupil id, behaviour type id
    mark_given = Signal(int, str, int)  # pupil id, kind, minutes
    # Finding and picking.
    find_requested = Signal()
    letters_typed = Signal(str)
    query_edited = Signal(str)
    find_closed = Signal()
    match_chosen = Signal(int)
    pick_requested = Signal()
    fair_chosen = Signal(bool)
    picks_cleared = Signal()
    # Groups.
    groups_toggled = Signal()
    groups_way = Signal(str)
    groups_by_size = Signal(bool)
    groups_number = Signal(int)
    groups_shuffled = Signal()
    group_moved = Signal(int, int)  # pupil id, place of a group
    # The private view.
    private_toggled = Signal()
    private_answered = Signal(bool)
    touched = Signal()
    left = Signal()
    # The page.
    arrived = Signal()
    escaped = Signal()
    side_toggled = Signal()
    lesson_chosen = Signal(int, int)  # class id, period id, 0 for none, or `state.OUTSIDE`
    offer_answered = Signal(bool)
    message_closed = Signal()
