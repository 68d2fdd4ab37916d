"""The Seating page: who sits where, changed by hand, saved at once, part-finished or not."""
