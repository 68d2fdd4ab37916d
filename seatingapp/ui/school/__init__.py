"""The School page: names on prints, what may be recorded, security, appearance, and the vault."""
