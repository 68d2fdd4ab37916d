"""Pictures of rooms and the dialog that adds one, for the Seating page and the Rooms page."""
