"""Tests of paper: what a print may hold, that text fits, and that the pages are right."""
