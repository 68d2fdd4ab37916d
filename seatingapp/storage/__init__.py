"""The encrypted file: SQLAlchemy and SQLCipher live here and nowhere else.

`vault` opens and closes, `keys` are the ways in, `schema` the tables, and one module a noun turns
rows into domain objects. Functions take the session of a running transaction and never commit.
"""
