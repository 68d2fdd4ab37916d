"""One entry up close: what it says, its history, and the ways to put it right."""
