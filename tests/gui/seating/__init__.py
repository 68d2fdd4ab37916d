"""Tests of the seating widgets on real vaults."""
