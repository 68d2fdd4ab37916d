"""What all pages stand on: history, slow work, the lock watch, and preferences."""
