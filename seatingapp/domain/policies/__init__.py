"""A school's behaviour policy: what it says, what it may say, how it changes, and as a file."""
