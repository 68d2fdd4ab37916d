"""Tests of the services that need neither a window nor a vault."""
