"""Rules that draft what follows entries, and what comes of them. Nothing here decides anything.

`rule` is what a rule says, `words` its sentence, `stored` its JSON, `sound` its limits; `windows`
are the days that it looks at, `engine` says when it fires and why; `drafts` are what waits for a
person, `simulation` what a rule would have made.
"""
