"""The rules that a teacher gives for seating a class, what they are about, and how they came out.

`kinds` are the things that a rule can say, `rule` is one with its strength and whose it is,
`setting` is everything that arranging a class looks at, `verdicts` is what came of it.
"""
