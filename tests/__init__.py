"""Tests, from unit (no Qt, no disk) up to e2e (the whole way through the real app)."""
