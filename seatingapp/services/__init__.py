"""What a user can do: each edit or job is one transaction. This is the app's table of contents.

`workspace` performs edits and answers queries; `vaults` creates and opens; then one module a noun:
`classes`, `rooms`, `seating`, `lessons`, `behaviour`, `register`, `imports`, `charts`,
`summaries`, `checks`, and `sample_school` for the school to explore.
"""
