"""The rules on the Seating page."""
