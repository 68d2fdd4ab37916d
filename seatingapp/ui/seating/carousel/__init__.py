"""Planning a carousel: groups, stations and dates, shown as a table before anything is made."""
