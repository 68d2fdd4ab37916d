"""Tests of the shell, driven as a user drives it."""
