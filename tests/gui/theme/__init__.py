"""Tests of the theme, driven as a user drives it."""
