"""Entry from paper."""
