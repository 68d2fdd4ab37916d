"""Friend wishes of a class in one table."""
