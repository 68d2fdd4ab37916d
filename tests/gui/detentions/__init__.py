"""Detentions on the Follow-up page."""
