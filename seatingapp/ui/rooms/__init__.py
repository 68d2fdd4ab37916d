"""The Rooms page: which rooms there are, how they look, and adding one from a template."""
