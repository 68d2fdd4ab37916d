"""Between a teacher's rules and the core of the arranger: from a setting to a problem and back.

`meaning` turns each rule into checks, `compiling` writes the checks into the plain problem that the
core solves, and `judging` looks at a plan and says in words which of them hold. The two are held
together by one identity: what a plan wins is all there is to win less what it costs.
"""
