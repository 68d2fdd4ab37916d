"""All rules of a class, of its pupils and its plans in one table."""
