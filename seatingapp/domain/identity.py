"""Identifiers that stay the same when things travel between vaults."""

from __future__ import annotations

import secrets
import time
import uuid


def new_uid(now_ms: int | None = None) -> str:
    """Return a fresh UUID version 7 (RFC 9562) as text: it sorts by the time it was made.

    `now_ms` is the Unix time in milliseconds; the clock is read where it is left out.
    """
    moment = time.time_ns() // 1_000_000 if now_ms is None else now_ms
    value = (moment & 0xFFFF_FFFF_FFFF) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return str(uuid.UUID(int=value))
