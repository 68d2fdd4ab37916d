"""Rules, plans and reasons in the classroom's words, on top of the core of the arranger."""
