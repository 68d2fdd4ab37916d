"""The Follow-up page: what comes after lessons, part by part, all of it private data."""
