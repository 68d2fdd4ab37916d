"""The Seating page's presenters, without Qt."""
