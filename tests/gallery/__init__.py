"""A window with every widget, to look at: `python -m tests.gallery`."""
