"""The services on real encrypted vaults."""
