"""Arranging a class by its rules, and what is said of every plan: its score, swaps and reasons."""
