"""Words that the list of pupils and the import share."""

from __future__ import annotations


def year_words(year_group: str) -> str:
    """A year group as people say it: `Year 9`, `Reception`; nothing for an empty one."""
    if not year_group:
        return ""
    return "Reception" if year_group == "R" else f"Year {year_group}"
