"""Rating a lesson for everybody in it who is on report: one dialog, each click saved at once."""
