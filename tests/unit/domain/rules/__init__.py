"""The rules for seating, without a vault or a window."""
