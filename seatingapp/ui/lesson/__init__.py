"""The Lesson page, where the app starts: arm, tap, undo; board-safe unless somebody means it.

`lesson_page(tools)` makes it. The presenter and its parts know no Qt; the page decides nothing.
"""

from seatingapp.ui.lesson.factory import lesson_page
from seatingapp.ui.lesson.page import LessonPage

__all__ = ["LessonPage", "lesson_page"]
