"""A rule as it is typed: what the fields hold, and the rule that they say. Knows no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.draft_rules.rule import ROLLING, DraftRule, Measure, Span, Window
from seatingapp.domain.draft_rules.words import KIND_WORDS
from seatingapp.domain.errors import Refusal
from seatingapp.domain.ladder import DraftKind
from seatingapp.services import classes, policy
from seatingapp.services.detention_types import types_in_use
from seatingapp.services.draft_rules import year_groups
from seatingapp.services.workspace import Workspace

Choices = tuple[tuple[str, str], ...]  # key, text
ANY = ""

_SPANS = {
    Span.SCHOOL_DAYS: "within school days",
    Span.DAYS: "within days, holidays counted",
    Span.LESSON: "in one lesson",
    Span.DAY: "in one day",
    Span.WEEK: "in a week",
    Span.HALF_TERM: "in a half-term",
    Span.TERM: "in a term",
    Span.YEAR: "in an academic year",
}
SPANS: Choices = tuple((span.value, text) for span, text in _SPANS.items())
POLARITIES: Choices = (("concern", "concern"), ("praise", "praise"), ("neutral", "neutral"))
MEASURES: Choices = (("events", "entries of"), ("points", "points of"))
OUTCOMES: Choices = tuple((kind.value, words) for kind, words in KIND_WORDS.items())


@dataclass(frozen=True, slots=True)
class Offered:
    """What a school offers to choose from, besides "any"; behaviours by their polarity."""

    behaviours: Mapping[str, Choices]
    categories: Choices
    steps: Choices
    groups: Choices
    years: Choices
    detentions: Choices


@dataclass(frozen=True, slots=True)
class RuleDraft:
    """The fields of the form as they stand. `before` is the rule that is changed, if one is.

    No `behaviours`, `groups` or `years` leave nothing out.
    """

    before: DraftRule | None = None
    threshold: str = "3"
    measure: str = "events"
    polarity: str = "concern"
    span: str = "school days"
    length: str = "5"
    behaviours: tuple[str, ...] = ()
    category: str = ANY
    step: str = ANY
    groups: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    outcome: str = DraftKind.TELL.value
    detention: str = ANY
    name: str = ""
    active: bool = False

    @property
    def rolls(self) -> bool:
        """Whether the time has a number of days."""
        return Span(self.span) in ROLLING

    def rule(self) -> DraftRule:
        """Return what the fields say. Raises Refusal for what is no number."""
        before = self.before or DraftRule(Polarity.CONCERN, 1, Window(Span.WEEK), DraftKind.TELL)
        detention = int(self.detention) if self.detention else None
        return replace(
            before,
            polarity=Polarity(self.polarity),
            threshold=_number(self.threshold, "A rule needs a number of entries or points."),
            window=Window(
                Span(self.span),
                _number(self.length, "A rule needs a number of days.") if self.rolls else 0,
            ),
            outcome=DraftKind(self.outcome),
            measure=Measure(self.measure),
            types=tuple(int(key) for key in self.behaviours),
            category=self.category,
            step=self.step,
            classes=tuple(int(key) for key in self.groups),
            years=self.years,
            detention_type_id=detention,
            name=self.name,
            active=self.active,
        )


def draft_of(rule: DraftRule) -> RuleDraft:
    """Return the fields of a rule that is to be changed."""
    return RuleDraft(
        rule,
        str(rule.threshold),
        rule.measure.value,
        rule.polarity.value,
        rule.window.span.value,
        str(rule.window.length or 5),
        tuple(str(type_id) for type_id in rule.types),
        rule.category,
        rule.step,
        tuple(str(class_id) for class_id in rule.classes),
        rule.years,
        rule.outcome.value,
        str(rule.detention_type_id or ANY),
        rule.name,
        rule.active,
    )


def offered(workspace: Workspace, before: DraftRule | None = None) -> Offered:
    """Return what there is to choose from, and what a rule names that is not in use any more.

    What it names and is gone stands there too, so that it can be taken out of the rule.
    """
    known = workspace.read(policy.in_force)
    groups = [c.school_class for c in workspace.read(classes.all_classes)]
    named = before.types if before is not None else ()
    in_use = [t for t in known.types if not t.retired or t.id in named]
    years = workspace.read(year_groups)
    behaviours: dict[str, Choices] = {
        polarity.value: tuple((str(t.id), t.name) for t in in_use if t.polarity is polarity)
        for polarity in Polarity
    }
    in_classes: Choices = tuple((str(g.id), g.name) for g in groups)
    if before is not None:
        own = before.polarity  # what a rule names may have become praise meanwhile
        fit = tuple((str(t.id), t.name) for t in in_use if t.polarity is own or t.id in named)
        behaviours[own.value] = _with_gone(fit, named, "a behaviour that is gone")
        in_classes = _with_gone(in_classes, before.classes, "a class that is gone")
        years = tuple(dict.fromkeys((*years, *before.years)))
    categories = sorted({t.category for t in in_use if t.category})
    return Offered(
        behaviours,
        tuple((name, name) for name in categories),
        tuple((s.name, s.name) for s in known.ladder),
        in_classes,
        tuple((year, f"Year {year}") for year in years),
        tuple((str(k.id), k.name) for k in workspace.read(types_in_use)),
    )


def _with_gone(choices: Choices, named: Iterable[int], words: str) -> Choices:
    known = {key for key, _text in choices}
    return (*choices, *((str(one), words) for one in named if str(one) not in known))


def _number(text: str, what: str) -> int:
    typed = text.strip()
    if not typed.isdecimal() or len(typed) > 6:
        raise Refusal(what, kept="No rule was changed.", todo="Type a whole number.")
    return int(typed)
