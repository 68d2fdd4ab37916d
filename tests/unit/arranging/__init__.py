"""Who goes on which seat."""
