"""The dialog that rates a lesson."""
