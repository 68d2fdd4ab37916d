"""Who sat next to whom on a day, and everyone whom a pupil has sat next to, as lists."""
