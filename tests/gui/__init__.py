"""Tests of one widget or page each, through real Qt events on a real workspace."""
