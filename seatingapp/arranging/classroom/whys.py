"""Why somebody sits where they sit: the rules that put them there, and what another seat costs."""

from __future__ import annotations

from collections.abc import Iterable

from seatingapp.arranging.classroom.finding import View, cut
from seatingapp.arranging.classroom.judging import judge
from seatingapp.arranging.classroom.lighting import Lights
from seatingapp.arranging.classroom.own_words import About, own_words
from seatingapp.arranging.classroom.running import Seated
from seatingapp.arranging.classroom.scene import Scene
from seatingapp.arranging.classroom.short_words import short_words
from seatingapp.domain.rules.kinds import KeepEmpty, pupils_in
from seatingapp.domain.rules.rule import Rule, Strength
from seatingapp.domain.rules.setting import Setting
from seatingapp.domain.rules.verdicts import Met, SeatLight, Verdict
from seatingapp.domain.wording import counted

SEATS = 2  # that are told as good
_ORDER = list(Strength)


def why_here(setting: Setting, seated: Seated, pupil_id: int) -> tuple[str, ...]:
    """Sentences about one pupil: rules that hold here, musts first; those that do not; other seats.

    Nothing about somebody who has no seat.
    """
    return Whys(setting, seated).of(pupil_id)


class Whys:
    """The sentences of `why_here` about any pupil of a plan, which is judged and lit only once."""

    def __init__(self, setting: Setting, seated: Seated) -> None:
        self._setting = setting
        self._view = View(Scene(setting), seated)
        self._lights = Lights(setting, seated)
        verdicts = [v for v in judge(setting, seated).verdicts if v.met is not Met.IDLE]
        self._verdicts = sorted(verdicts, key=lambda v: _ORDER.index(v.rule.strength))

    def of(self, pupil_id: int) -> tuple[str, ...]:
        """What `why_here` says."""
        view = self._view
        if pupil_id not in view.seat_of:
            return ()
        verdicts = [v for v in self._verdicts if _concerns(v.rule, pupil_id)]
        seat = view.seat_of[pupil_id]
        said = _held(verdicts, view, pupil_id)
        said += [_missed(v, self._setting) for v in verdicts if _at(v, seat)]
        other = _other_seats(self._lights, view, pupil_id)
        return (*(dict.fromkeys(said) or ["No rule asks for this seat."]), *other)


def _concerns(rule: Rule, pupil_id: int) -> bool:
    named = pupils_in(rule.kind)
    return not named or pupil_id in named


def _is_common(rule: Rule) -> bool:
    """Whether a rule is about whoever sits there."""
    return not pupils_in(rule.kind) and not isinstance(rule.kind, KeepEmpty)


def _at(verdict: Verdict, seat: int) -> bool:
    """Whether something is wrong on this seat."""
    return seat in verdict.seats or any(seat in pair for pair in verdict.pairs)


def _held(verdicts: Iterable[Verdict], view: View, pupil_id: int) -> list[str]:
    """What holds here: a sentence for each rule that names the pupil, and one for all others."""
    about = About(pupil_id, view)
    seat = view.seat_of[pupil_id]
    said: list[str] = []
    common: list[str] = []
    for verdict in verdicts:
        words = own_words(verdict.rule, about)
        said += words
        if not words and _is_common(verdict.rule) and not _at(verdict, seat):
            common.append(short_words(verdict.rule.kind, view.name))
    if common:
        said.append(f"Holds here too: {cut(list(dict.fromkeys(common)))}.")
    return said


def _missed(verdict: Verdict, setting: Setting) -> str:
    words = short_words(verdict.rule.kind, setting.name)
    return f"Not met here ({verdict.rule.strength}): {words}."


def _other_seats(lights_of: Lights, view: View, pupil_id: int) -> list[str]:
    """What the best of the other seats would win or cost; nothing for somebody who is pinned."""
    if pupil_id in view.pinned:
        return []
    here = view.seat_of[pupil_id]
    lights = {s: light for s, light in lights_of.of(pupil_id).items() if s != here}
    good = {seat: light for seat, light in lights.items() if light.holds}
    if not lights:
        return []
    if not good:
        return ["Any other seat would break a must."]
    best = max(light.change for light in good.values())
    seats = _seats(view, good, best)
    if best > 0:
        return [f"{counted(best, 'point')} more in {seats}."]
    if best == 0:
        return [f"Could as well sit in {seats}."]
    musts = "break a must or " if len(good) < len(lights) else ""
    cost = counted(-best, "point")
    return [f"Any other seat would {musts}cost {cost} or more: {seats} the least."]


def _seats(view: View, good: dict[int, SeatLight], best: int) -> str:
    """The first seats with that change, and who sits there."""
    words = view.ground.seat_words
    found = [
        f"{words[seat]} ({view.name(view.at[seat])})" if seat in view.at else words[seat]
        for seat in view.ground.order
        if seat in good and good[seat].change == best
    ]
    more = len(found) - SEATS
    if more > 0:
        found[SEATS:] = [counted(more, "other seat")]
    return " or ".join(found)
