"""The Follow-up page and its parts."""
