"""Tests of the rooms widgets on real vaults."""
