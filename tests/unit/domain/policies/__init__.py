"""Tests of what a behaviour policy says, how it changes, and its files."""
