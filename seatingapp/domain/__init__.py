"""The rules of a classroom: frozen data and functions, with the standard library only."""
