"""Tests of the room editor: presenters without a window, then mouse and keyboard on the canvas."""
