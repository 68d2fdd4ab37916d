"""The Unlock page: first run, creating a vault, opening one. Nothing of a vault's content shows."""
