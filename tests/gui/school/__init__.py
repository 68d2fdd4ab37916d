"""Tests of the School page: its presenters with a fake view, and the page over real vaults."""
