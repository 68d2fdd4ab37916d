"""Tests of the set-up that run.py and check.py share."""
