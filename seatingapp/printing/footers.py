"""What the footer of every page says."""

from __future__ import annotations

from seatingapp.domain.audiences import AUDIENCE_LABELS, PrintStamp
from seatingapp.domain.wording import day_and_month, long_date


def left_footer(stamp: PrintStamp) -> str:
    """Number, audience and when to destroy; a preview says that it is one."""
    parts = [stamp.number or "preview · not printed yet", AUDIENCE_LABELS[stamp.audience]]
    if stamp.destroy_by:
        parts.append(f"destroy after {long_date(stamp.destroy_by)}")
    return " · ".join(parts)


def right_footer(stamp: PrintStamp, page: int, pages: int) -> str:
    """When it was printed and which page it is."""
    at = stamp.printed_at
    numbered = f"page {page} of {pages}"
    if not stamp.number:
        return numbered
    return f"Printed {day_and_month(at.date())} {at.year}, {at:%H:%M} · {numbered}"
