"""Detentions on the Follow-up page: lists by day, setting one, and attendance in the room."""
