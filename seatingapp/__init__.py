"""Seatingapp: seating plans, one-click behaviour logging and private print, encrypted on one computer."""

__version__ = "0.1.0"
