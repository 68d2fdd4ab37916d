"""Rules that draft: what they say, when they fire, and what they would have made."""
