"""Seating a class for an exam: a dialog that shows the hall before anything is changed."""
