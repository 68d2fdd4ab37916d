"""Who goes on which seat: pupils and a room in, a seating out. No Qt, no database."""
