"""The rules of a classroom."""
