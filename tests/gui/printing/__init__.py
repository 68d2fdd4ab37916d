"""The Print page: presenter with a fake view, and the page with a real vault."""
