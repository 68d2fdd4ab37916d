"""Tests that need neither Qt nor a disk."""
