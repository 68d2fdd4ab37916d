"""Tests that make real virtual environments, without any network."""
