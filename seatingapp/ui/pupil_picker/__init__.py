"""Choosing one pupil of the whole vault by a few letters."""
