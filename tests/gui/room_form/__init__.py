"""Tests of the room form widgets on real vaults."""
