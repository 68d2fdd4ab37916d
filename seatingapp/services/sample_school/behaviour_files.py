"""Reading from what the entries of the sample school are drawn."""

from __future__ import annotations

from typing import Any

from seatingapp.services.sample_school.data import (
    BehaviourRecipe,
    ShowcaseMoment,
    Tendency,
)

_SHARES = ("spoken_to", "note", "late", "absent")


def read_recipe(raw: dict[str, Any]) -> BehaviourRecipe:
    """Return from what the entries are drawn."""
    return BehaviourRecipe(
        seed=raw["seed"],
        entries=raw["entries"],
        fewest_school_days=raw["fewest_school_days"],
        register_days=raw["register_days"],
        praise_to_concern=raw["praise_to_concern"],
        weights=dict(raw["weights"]),
        shares={name: raw[f"{name}_share"] for name in _SHARES},
        concern_by_period=dict(raw["concern_by_period"]),
        notes={name: tuple(texts) for name, texts in raw["notes"].items()},
        tendencies={
            t["admission"]: Tendency(t["praise"], t["concern"], t["shape"])
            for t in raw["tendencies"]
        },
        voids=tuple((v["every"], v["reason"]) for v in raw["voids"]),
        corrections=tuple(
            (c["every"], c["from"], c["to"], c["reason"]) for c in raw["corrections"]
        ),
        showcase=tuple(
            ShowcaseMoment(m["minute"], tuple(m["pupils"]), m["type"])
            for m in raw["showcase_entries"]
        ),
        showcase_absent=frozenset(raw["showcase_absent"]),
    )
