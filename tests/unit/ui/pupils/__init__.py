"""Tests of what the Pupils page decides without Qt."""
