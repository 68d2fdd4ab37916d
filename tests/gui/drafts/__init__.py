"""The review tray and the editor of rules that draft."""
