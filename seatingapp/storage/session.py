"""What storage and services call the connection while a transaction is open on it.

No class is mapped to a table, so the session of SQLAlchemy's object mapper had nothing to do but
to hand each statement on; that took a noticeable part of the time between a click and its entry.
"""

from __future__ import annotations

from typing import TypeAlias

from sqlalchemy import Connection

Session: TypeAlias = Connection
