"""Tests on real encrypted files in a temporary folder."""
