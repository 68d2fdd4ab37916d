"""Checks of the house itself: layers, budgets, layout, and what must never be committed."""
