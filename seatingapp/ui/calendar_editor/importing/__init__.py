"""Importing a timetable or a calendar: the file is read, shown row by row, and taken as a whole."""
