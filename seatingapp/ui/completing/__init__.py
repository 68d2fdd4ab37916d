"""Completing entries: the tray at the end of a lesson, and the form that says more of an entry."""
