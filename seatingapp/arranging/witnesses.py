"""Plans that break one rule only, which show that a contradiction needs it.

Model rotation (Marques-Silva and Lynce 2011): two pupils of such a plan change seats, or one moves
to an empty seat; where the new plan again breaks one rule only, the contradiction needs that too.
"""

from __future__ import annotations

from seatingapp.arranging.problem import AnyMust, Must, Plan, Problem, SeatMust, holds

MOST = 60  # plans from which others are made


def needed_rules(problem: Problem, plan: Plan) -> set[int]:
    """Rules of a problem without a legal plan that the plan, or one made from it, breaks alone."""
    musts: dict[int, list[Must]] = {}
    about: dict[int, set[int]] = {}
    for must in problem.musts:
        musts.setdefault(must.rule, []).append(must)
        for pupil in concerned(must):
            about.setdefault(pupil, set()).add(must.rule)

    def breaks(trial: Plan, rules: set[int]) -> list[int]:
        return [rule for rule in sorted(rules) if not all(holds(m, trial) for m in musts[rule])]

    first = breaks(plan, set(musts))
    if len(first) != 1:
        return set()
    needed = {first[0]}
    todo = [(plan, first[0])]
    for trial, rule in todo:
        for pupil in sorted({p for must in musts[rule] for p in concerned(must)}):
            for seat in range(problem.seats):
                turned, moved = exchanged(trial, pupil, seat)
                touched = set().union(*(about.get(p, set()) for p in moved))
                broken = breaks(turned, touched | {rule})
                if len(broken) == 1 and broken[0] not in needed:
                    needed.add(broken[0])
                    if len(todo) < MOST:
                        todo.append((turned, broken[0]))
    return needed


def concerned(must: Must) -> frozenset[int]:
    """The pupils that a must is about."""
    if isinstance(must, SeatMust):
        return frozenset(must.pupils)
    if isinstance(must, AnyMust):
        return frozenset((must.pupil, *must.others))
    return frozenset(pupil for pair in must.pairs for pupil in pair)


def exchanged(plan: Plan, pupil: int, seat: int) -> tuple[Plan, tuple[int, ...]]:
    """The plan with that pupil on that seat and whoever had it on theirs, and who moved."""
    trial = list(plan)
    moved = [pupil]
    if seat in plan:
        other = plan.index(seat)
        trial[other] = plan[pupil]
        moved.append(other)
    trial[pupil] = seat
    return tuple(trial), tuple(moved)
