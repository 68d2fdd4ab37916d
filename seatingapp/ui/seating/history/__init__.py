"""The history of a class's plans: a list, the chosen one as a picture, and what can be done."""
