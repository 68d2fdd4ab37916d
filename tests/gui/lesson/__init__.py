"""Tests of the Lesson page: its presenter without a window, and the page on a real vault."""
