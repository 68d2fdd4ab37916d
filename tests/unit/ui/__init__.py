"""Tests of what the windows decide without Qt."""
