"""Importing class lists in three steps: choose files, check every row, import all at once."""
