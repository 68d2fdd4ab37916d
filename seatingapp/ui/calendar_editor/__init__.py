"""The editor of the calendar and the timetable: terms, closed days, periods, and who is when."""
