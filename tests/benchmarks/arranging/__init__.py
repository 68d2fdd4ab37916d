"""What the arranger finds, how fast, and how far from the best: run by hand, never by the tests."""
