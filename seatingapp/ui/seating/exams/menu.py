"""Plans that are no lesson's, in the menu of the Seating page: exams and carousels."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu

EXAM, PRINT_EXAM, CAROUSEL = "exam", "print-exam", "carousel"
SPECIAL_PLANS: dict[str, str] = {
    EXAM: "Exam seating …",
    PRINT_EXAM: "Print invigilator's plan …",
    CAROUSEL: "Carousel …",
}


def add_special_plans(menu: QMenu) -> None:
    """Add the entries, below a line; the data of each is its key."""
    menu.addSeparator()
    for key, text in SPECIAL_PLANS.items():
        action = menu.addAction(text)
        action.setObjectName(f"arrange-{key}")
        action.setData(key)
