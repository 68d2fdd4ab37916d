"""Seatingapp: seating plans, one-click behaviour logging and private print, all encrypted."""

__version__ = "0.1.0"
