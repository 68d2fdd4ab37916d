"""Tests of the editor of calendar and timetable: typed into as a teacher would."""
