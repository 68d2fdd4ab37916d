"""What an audience may not see is refused before anything is drawn, new fields by default.

Each kind of snapshot lists what its fields say of a pupil. A field that nobody listed is refused as
soon as it holds something, so that whoever adds one has to say who may read it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from seatingapp.domain.audiences import ALLOWED, Audience, Field

# By name of a field what it says of a pupil; None: nothing, or what its whole is listed for.
Says = Mapping[str, Field | None]
_OWN = "seatingapp.printing."


def refuse_unlisted(snapshot: object, audience: Audience, says: Mapping[type, Says]) -> None:
    """Raise ValueError where a snapshot or a part of it holds what the audience may not see.

    `says` lists the fields of the snapshot and of its parts. The error names no pupil.
    """
    extras = sorted(set(_extras(snapshot, says, {f.value for f in ALLOWED[audience]})))
    if extras:
        raise ValueError(f"A print {audience} must not hold: {', '.join(extras)}.")


def _extras(part: object, says: Mapping[type, Says], allowed: set[str]) -> Iterator[str]:
    """What is too much, in words."""
    listed = says.get(type(part))
    if listed is None or not is_dataclass(part):
        yield f"{type(part).__name__}, which nobody listed"
        return
    for field in fields(part):
        value = getattr(part, field.name)
        if not value:
            continue
        if field.name not in listed:
            yield f"{field.name}, which nobody listed"
            continue
        said = listed[field.name]
        if said is not None and said.value not in allowed:
            yield said.value
        for inner in _parts(value):
            yield from _extras(inner, says, allowed)


def _parts(value: object) -> Iterator[object]:
    """The parts of snapshots in a value; what the domain says of rooms and stamps is none."""
    if is_dataclass(value):
        if type(value).__module__.startswith(_OWN):
            yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _parts(inner)
    elif isinstance(value, (tuple, list)):
        for inner in value:
            yield from _parts(inner)
