"""The Lesson page, where the app starts: arm, tap, undo; board-safe unless somebody means it."""
