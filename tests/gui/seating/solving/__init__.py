"""Arranging by rules on the Seating page: presenters, cards, dialogs, and the whole page."""
