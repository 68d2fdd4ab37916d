"""The dialog that starts a plan: in which room, for what, from which day on, with whom seated."""
