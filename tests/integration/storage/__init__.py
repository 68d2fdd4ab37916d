"""The vault on real encrypted files."""
