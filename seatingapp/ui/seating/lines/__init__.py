"""Which of a class's plans the Seating page shows, and which others there are to choose from."""
