"""Parts of the main window: where it stood, its keys, and the list of keys."""
