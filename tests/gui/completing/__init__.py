"""The tray of entries to complete."""
