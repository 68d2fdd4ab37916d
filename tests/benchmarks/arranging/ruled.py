"""How near the best plan is in classes with rules as a teacher would write them.

    python -m tests.benchmarks.arranging.ruled --pupils 20 30 36 --seconds 1 --json

About forty rules, half of the others musts: friend wishes of two thirds of the class, pairs apart,
places, helpers, and what is asked of everybody (new neighbours, attainment mixed, tables balanced,
few moves). Each class is arranged as the app does it, once in the time given and once in `--long`
times of it with other seeds; effort is counted, so the load of the computer does not matter.
Prints the points `lost` of all that could be won, and those of the best plan known (`least`): a
plan that loses 12 where 10 must be lost is 20 per cent `above`, and 0.2 per cent of `most` 1000.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import sys

from seatingapp.arranging.classroom.compiling import compiled
from seatingapp.arranging.classroom.working import arrange_class
from seatingapp.arranging.prover import prove
from seatingapp.domain.plans import Occupant
from seatingapp.domain.pupils import Characteristic
from seatingapp.domain.room_templates import Template, from_template
from seatingapp.domain.rooms import RoomLayout
from seatingapp.domain.rules.kinds import (
    Apart,
    Area,
    Attainment,
    Balance,
    FewMoves,
    Friends,
    FromFront,
    HelperBeside,
    InArea,
    Kind,
    Measure,
    Near,
    NewNeighbours,
    Together,
)
from seatingapp.domain.rules.rule import ForClass, Rule, Strength
from seatingapp.domain.rules.setting import EarlierPlan, Member, Setting
from seatingapp.domain.sitting_together import pairs

DAY = dt.date(2026, 11, 30)
EARLIER = 3  # plans that the class has had
ROOMS = {
    "doubles": (Template.ROWS_OF_DOUBLES, {20: (4, 3), 30: (5, 3), 36: (6, 3)}),
    "fours": (Template.GROUPS_OF_FOUR, {20: (2, 3), 30: (4, 2), 36: (3, 3)}),
}
MUST, HIGH, MEDIUM, LOW = Strength
Said = tuple[Kind, Strength]


def school_class(pupils: int, room: str, seed: int) -> Setting:
    """A class whose musts can hold; the same seed gives the same one everywhere."""
    template, sizes = ROOMS[room]
    layout = from_template(template, *sizes[pupils])
    for attempt in range(100):
        lots = random.Random(f"{pupils}-{room}-{seed}-{attempt}")
        setting = _drawn(layout, pupils, lots)
        if prove(compiled(setting).problem).plan is not None:
            return setting
    raise AssertionError("no class of this kind can be seated")


def _drawn(layout: RoomLayout, pupils: int, lots: random.Random) -> Setting:
    ids = list(range(1, pupils + 1))
    seats = [place.seat_id for place in layout.places()]
    plans = [dict(zip(lots.sample(seats, pupils), ids, strict=True)) for _ in range(EARLIER + 1)]
    earlier = tuple(
        EarlierPlan(
            DAY - dt.timedelta(weeks=7 * n),
            frozenset((min(p), max(p)) for p in ((x.pupil, x.other) for x in pairs(layout, plan))),
        )
        for n, plan in enumerate(plans[1:], 1)
    )
    members = tuple(
        Member(
            pupil,
            f"Pupil {pupil}",
            {Characteristic.PRIOR_ATTAINMENT: lots.choice("HMML")},
            lots.randint(0, 9),
        )
        for pupil in ids
    )
    said = [*_musts(ids, lots), *_wishes(ids, lots)]
    rules = tuple(Rule(str(n), *one, ForClass(1), id=n) for n, one in enumerate(said))
    now = {seat: Occupant(pupil) for seat, pupil in plans[0].items()}
    return Setting(layout, members, rules, now, tuple(ids), earlier)


def _musts(ids: list[int], lots: random.Random) -> list[Said]:
    """About a third of a class is meant by one."""
    many = len(ids)
    two = [tuple(lots.sample(ids, 2)) for _ in range(many // 4)]
    found: list[Said] = [(Apart(pair, lots.choice((None, 2.0, 3.0))), MUST) for pair in two]
    places = lots.sample(ids, many // 8 + 2)
    found += [(InArea((p,), Area("front row")), MUST) for p in places[2:]]
    found += [(InArea((p,), Area("back row"), False), MUST) for p in places[:2]]
    buddy, helped = lots.sample(ids, 2)
    return [*found, (HelperBeside(helped, (buddy,)), MUST)]


def _wishes(ids: list[int], lots: random.Random) -> list[Said]:
    """Friends of two thirds, pairs and places of some, and what is asked of everybody."""
    found: list[Said] = []
    for pupil in sorted(lots.sample(ids, 2 * len(ids) // 3)):
        others = [p for p in ids if p != pupil]
        found.append((Friends(pupil, tuple(lots.sample(others, lots.randint(1, 3)))), MEDIUM))
    for _ in range(len(ids) // 8):
        found.append((Apart(tuple(lots.sample(ids, 3))), HIGH))
        found.append((Together(tuple(lots.sample(ids, 2)), Near.TABLE), LOW))
        found.append((InArea((lots.choice(ids),), Area("near the teacher")), MEDIUM))
    found += [(NewNeighbours(EARLIER), HIGH), (Attainment(), MEDIUM), (FewMoves(), LOW)]
    return [*found, (Balance(Measure.PRAISE), LOW), (FromFront(), LOW)]


def run(pupils: int, room: str, number: int, args: argparse.Namespace) -> dict[str, object]:
    """One class: what the app's search loses with each seed, and what the best plan known does."""
    setting = school_class(pupils, room, number)
    most = 0
    lost = []
    for seed in range(1, args.seeds + 1):
        judgement = arrange_class(setting, seed, args.seconds).judgement
        if judgement.broken_musts:
            raise ArithmeticError("a plan breaks a must that could hold")
        most = judgement.most
        lost.append(most - judgement.score)
    longer = arrange_class(setting, 1000, args.seconds * args.long).judgement
    least = min(*lost, most - longer.score)
    above = 100 * (sum(lost) / len(lost) - least)
    return {
        "name": f"{room}-{pupils}-{number}",
        "rules": len(setting.rules),
        "lost": lost,
        "least": least,
        "most": most,
        "above": round(above / max(1, least), 2),
        "of_most": round(above / most, 3),
    }


def main(words: list[str] | None = None) -> int:
    """Run all classes; prints a line for each and the averages."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--pupils", nargs="+", type=int, default=[20, 30, 36])
    parser.add_argument("--rooms", nargs="+", default=list(ROOMS), choices=ROOMS)
    parser.add_argument("--classes", nargs="+", type=int, default=[11, 12, 13, 14])
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=1.0)
    parser.add_argument("--long", type=float, default=10.0, metavar="TIMES")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args(words)
    lines = []
    for pupils in args.pupils:
        for room in args.rooms:
            for number in args.classes:
                lines.append(run(pupils, room, number, args))
                if not args.json:
                    text = "  ".join(f"{key} {value}" for key, value in lines[-1].items())
                    sys.stdout.write(text + "\n")
                    sys.stdout.flush()
    if args.json:
        sys.stdout.write(json.dumps(lines) + "\n")
    else:
        for key in ("above", "of_most"):
            mean = sum(float(str(line[key])) for line in lines) / len(lines)
            sys.stdout.write(f"{key} on average {mean:.3f}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
