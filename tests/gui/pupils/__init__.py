"""Tests of the Pupils page and of the import on it."""
