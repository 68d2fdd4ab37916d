"""The keys of the pages as data, for the list that opens on `?`."""

from __future__ import annotations

from seatingapp.ui.shell.key_group import KeyGroup

PAGE_KEYS: tuple[KeyGroup, ...] = (
    KeyGroup(
        "Lesson",
        (
            ("1 to 9, Alt letter", "Arm a behaviour; then click pupils, or choose one and Enter"),
            ("1 to 9 with a pupil open", "Log it for this pupil, several one after the other"),
            ("+ \N{MINUS SIGN}", "Count the armed behaviour several times, if it may"),
            ("Esc", "Stop: disarm, close, clear the selection, back to now"),
            ("Two letters", "Find a pupil by name"),
            ("Ctrl F", "Find a pupil"),
            ("Ctrl A", "Everyone who is present; then click or type whom to leave out"),
            ("Ctrl Space", "Select a pupil too, or not any more"),
            ("Ctrl Shift R, T", "Select the row, the table"),
            ("Ctrl R", "Take the register"),
            ("Ctrl M", "Move pupils for today"),
            ("Ctrl E", "It happened earlier: a time, or an earlier lesson"),
            ("Ctrl D", "On duty: any pupil, in no lesson"),
            ("Ctrl K, G, T", "Pick a pupil, make groups, open the timer"),
            ("Ctrl Shift O", "Rate the lesson for those on report"),
            ("Digits, Space, L in the timer", "Minutes; start and pause; large"),
            ("Ctrl Shift P", "Entry from paper: type what is ticked on a sheet"),
            ("Arrows, Enter", "Go from seat to seat; tap the pupil"),
            ("Ctrl Shift B", "Show private data, or hide it again"),
            ("F6", "Next part of the page"),
        ),
    ),
    KeyGroup(
        "Entries to complete",
        (
            ("1 to 9", "Pick from the list that is active; the next one follows"),
            ("Up, Down", "The list above or below"),
            ("0", "Nothing to add"),
            ("Any letter", "Begin the note"),
            ("Enter", "Done, and the next one"),
            ("1 to 5 in Void", "Pick a reason; a letter begins one of your own"),
            ("Enter, Space on a line of the lesson", "Open the entry, in private view"),
        ),
    ),
    KeyGroup(
        "Seating",
        (
            ("Arrows", "Go from seat to seat"),
            ("Space", "Pick up a pupil and put it down"),
            ("P", "Pin or unpin"),
            ("Delete", "Back to the tray"),
            ("F6", "To the tray and back"),
            ("Ctrl Enter", "Arrange by the rules"),
            ("Ctrl Shift Enter", "Improve this plan"),
            ("Ctrl Alt Enter", "Another good plan"),
            ("Ctrl M", "More ways to arrange"),
            ("Esc while arranging", "Stop, and keep the best plan so far"),
            ("Shift Enter", "Connect two pupils: a rule for them"),
            ("Ctrl Shift B", "Show private data, or hide it again"),
            ("Ctrl + \N{MINUS SIGN} 0", "Zoom in, zoom out, fit"),
            ("Enter, Space, Delete in the rules", "Change a rule, switch it off or on, remove it"),
        ),
    ),
    KeyGroup(
        "Rooms: the editor",
        (
            ("Tab, Shift Tab", "To the next or the last piece, corner or seat"),
            ("Space", "Keep a piece chosen besides the next; choose a seat"),
            ("Arrows", "Move by a step of the grid; with Ctrl by 1 cm"),
            ("R, Shift R", "Turn right or left by 15 degrees"),
            ("Ctrl C, X, V, D", "Copy, cut, paste, duplicate"),
            ("Ctrl A, Delete", "Choose everything; delete what is chosen"),
            ("Insert", "Add a corner to the walls"),
            ("Enter", "To the numbers of what is chosen"),
            ("Alt, Shift, Ctrl while dragging", "Without snapping; straight; a copy"),
            ("Ctrl + \N{MINUS SIGN} 0", "Zoom in, zoom out, the whole room"),
            ("F6", "Palette, room, numbers"),
            ("Esc", "Let go; then back to all rooms"),
        ),
    ),
    KeyGroup(
        "Follow-up: drafts",
        (
            ("Enter", "Release what is selected"),
            ("Delete", "Dismiss it, with a reason"),
            ("Shift, Ctrl with arrows", "Select several"),
            ("Enter, Space, Delete in the rules", "Change a rule, switch it, remove it"),
        ),
    ),
    KeyGroup(
        "Follow-up: detentions",
        (
            ("Ctrl N", "Set a detention: a name, Enter, Enter"),
            ("Ctrl T", "Take attendance in the room"),
            ("A, M in the list", "Mark what is selected as attended, as missed"),
            ("Enter, Ctrl M in the room", "The pupil came, did not come"),
            ("Ctrl F", "Find a pupil"),
            ("Ctrl Shift B", "Show private data, or hide it again"),
        ),
    ),
    KeyGroup(
        "School: the policy",
        (
            ("Enter in a field above a list", "Add what was typed"),
            ("Alt Up, Alt Down", "Move the chosen row"),
            ("Enter", "To the name of what is chosen"),
            ("Delete", "Retire a behaviour; take out a step or a category"),
            ("Esc", "Back to the list; then back to the School page"),
        ),
    ),
    KeyGroup(
        "School: calendar and timetable",
        (
            ("Letters in the timetable", "Teach the class whose name begins so"),
            ("Enter, F2", "Change what a cell says"),
            ("Delete", "Clear a lesson or other times; remove a term, a holiday, a period"),
            ("Ctrl C, Ctrl V", "Copy a lesson and teach it at another time"),
            ("Ctrl Z, Ctrl Y", "Undo, redo"),
            ("Esc", "Leave a cell as it was; then close"),
        ),
    ),
    KeyGroup(
        "Pupils and print",
        (
            ("Ctrl I", "Import a class list"),
            ("Ctrl Shift I", "Import photos"),
            ("Ctrl P", "Print on paper"),
            ("Ctrl S", "Save as PDF"),
        ),
    ),
)
