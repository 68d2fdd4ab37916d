"""The whole app in one window: unlock, seat, log, undo, print, lock."""
