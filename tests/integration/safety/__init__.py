"""What a school relies on: nothing leaks, nothing goes out, nothing shown as saved is lost."""
