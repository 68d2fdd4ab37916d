"""The editor of the behaviour policy: behaviours, ladder, points and lists. No page of its own."""
