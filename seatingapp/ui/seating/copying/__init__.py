"""The dialog that copies a plan to another class or another room."""
