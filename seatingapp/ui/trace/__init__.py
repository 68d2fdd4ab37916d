"""Why this number? A total as a small ledger: what it began with, every line, and the result."""
