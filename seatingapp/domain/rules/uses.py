"""What a rule makes use of that a reader must be told: behaviour, and protected characteristics.

Protected are the kinds that stand for, or come close to, what the Equality Act 2010 (section 4)
names: sex, disability (SEN, medical actions), and race (English as an additional language).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from seatingapp.domain.pupils import Characteristic
from seatingapp.domain.rules.kinds import (
    Alternate,
    Attainment,
    Balance,
    Evidence,
    Kind,
    Measure,
)
from seatingapp.domain.rules.sentences import trait_words

PROTECTED: frozenset[Characteristic] = frozenset(
    {
        Characteristic.SEX,
        Characteristic.SEN,
        Characteristic.SEN_NEEDS,
        Characteristic.ACTION,
        Characteristic.EAL,
    }
)


class Sensitivity(StrEnum):
    """Why a reader must be told."""

    PROTECTED = "protected characteristic"
    BEHAVIOUR = "behaviour data"
    PERSONAL = "personal data"  # any other characteristic, such as attainment


@dataclass(frozen=True, slots=True, order=True)
class Use:
    """One thing that is used; `words` name it: `sex`, `concern entries`."""

    words: str
    sensitivity: Sensitivity

    @property
    def marked(self) -> str:
        """The words with the mark: `sex (protected characteristic)`."""
        if self.sensitivity is Sensitivity.PERSONAL:
            return self.words
        return f"{self.words} ({self.sensitivity})"


def traits_of(kind: Kind) -> frozenset[Characteristic]:
    """The characteristics that a rule looks at."""
    match kind:
        case Alternate(trait) | Attainment(_, _, trait) | Balance(Measure.ATTAINMENT, trait):
            return frozenset({trait})
        case Balance(Measure.SEX):
            return frozenset({Characteristic.SEX})
    return frozenset()


def uses(kind: Kind, in_use: frozenset[Characteristic] | None = None) -> tuple[Use, ...]:
    """What a rule makes use of, in order of words; nothing for most.

    Characteristics that are not among those `in_use` are not looked at; None stands for any.
    """
    found = {
        Use(
            trait_words(trait),
            Sensitivity.PROTECTED if trait in PROTECTED else Sensitivity.PERSONAL,
        )
        for trait in traits_of(kind)
        if in_use is None or trait in in_use
    }
    if isinstance(kind, Evidence):
        found.add(Use("concern entries", Sensitivity.BEHAVIOUR))
    if isinstance(kind, Balance) and kind.measure is Measure.PRAISE:
        found.add(Use("praise entries", Sensitivity.BEHAVIOUR))
    return tuple(sorted(found))


def uses_of(
    kinds: Iterable[Kind], in_use: frozenset[Characteristic] | None = None
) -> tuple[Use, ...]:
    """What several rules make use of, as `uses` tells of each, none twice."""
    return tuple(sorted({use for kind in kinds for use in uses(kind, in_use)}))


def marking(used: Iterable[Use]) -> str:
    """A sentence for a panel or a page: what is used, and that behaviour is not where it is not."""
    found = tuple(used)
    parts = []
    if found:
        parts.append(f"Uses {', '.join(use.marked for use in found)}.")
    if all(use.sensitivity is not Sensitivity.BEHAVIOUR for use in found):
        parts.append("Behaviour entries are not used.")
    return " ".join(parts)
