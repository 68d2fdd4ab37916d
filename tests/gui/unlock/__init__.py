"""Tests of the Unlock page with real vaults."""
