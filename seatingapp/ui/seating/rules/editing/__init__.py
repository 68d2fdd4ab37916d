"""One rule as a sentence with blanks: which kind, who and where, how much it matters, whose."""
