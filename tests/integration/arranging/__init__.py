"""The arranger in processes of its own."""
