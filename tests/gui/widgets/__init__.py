"""Tests of the widgets, driven as a user drives it."""
