"""SeatTrellis 1.9.0 asked line by line; run by `rival`, in a Python that has it installed.

Nothing of this repository is imported. Each line of the input is a JSON object with `do`, each
answer one line: `describe` makes a class and prints its objective as numbers, `solve` lets
SeatTrellis seat it, and `cost` prints what a plan (the seat number of each pupil) costs by
SeatTrellis' own scoring. Its lottery among seats is off: it is no wish, and is drawn anew whenever
a cost is computed.
"""

from __future__ import annotations

import importlib
import json
import random
import sys
import time
from math import inf
from typing import Any, TypeAlias

BENCHMARKS: Any = importlib.import_module("seattrellis.benchmarks")
MODELS: Any = importlib.import_module("seattrellis.models")
HISTORY: Any = importlib.import_module("seattrellis.history")
SOLVER: Any = importlib.import_module("seattrellis.solver.cp_sat")
PROBLEM: Any = importlib.import_module("seattrellis.solver.problem")
COMMON: Any = importlib.import_module("seattrellis.solver.backend_common")
FALLBACK: Any = importlib.import_module("seattrellis.solver.fallback_backend")
GOALS: Any = importlib.import_module("seattrellis.solver.soft_objectives")
RULES: Any = importlib.import_module("seattrellis.models.rules")
SNAPSHOT: Any = importlib.import_module("seattrellis.models.snapshot")
Foreign: TypeAlias = Any  # an object of SeatTrellis
ERRORS: Any = importlib.import_module("seattrellis.solver.errors")


class Class:
    """One class with its room, rules and two earlier plans, all drawn by a seed."""

    def __init__(self, pupils: int, seed: int, goals: bool) -> None:
        lots = random.Random(f"{pupils}-{seed}")
        self.layout = BENCHMARKS.benchmark_layout(*BENCHMARKS.benchmark_layout_shape(pupils))
        self.students = [
            student.model_copy(
                update={"height_cm": float(lots.randint(145, 186)), "score": lots.randint(55, 99)}
            )
            for student in BENCHMARKS.benchmark_students(pupils)
        ]
        base = RULES.RuleSet()
        soft = base.soft
        soft.randomize.enabled = False
        soft.score_balance.enabled = True
        soft.avoid_recent_neighbors.enabled = True
        soft.avoid_recent_neighbors.max_recent_count = 0
        for goal in (soft.score_position, soft.mentor_pairing) if goals else ():
            goal.enabled, goal.weight = True, 50
        self.rules = BENCHMARKS.benchmark_rules("dense", self.students, self.layout, base)
        snapshots = [self._drawn(lots) for _ in range(2)]
        self.history = HISTORY.build_pair_history(self.students, self.layout, snapshots)
        self.problem = PROBLEM.compile_problem(self.students, self.layout, self.rules)
        self.goals = GOALS.compile_soft_objectives(
            self.students, self.layout, self.rules, self.history
        )

    def _drawn(self, lots: random.Random) -> Foreign:
        seats = lots.sample(self.layout.enabled_seats, len(self.students))
        assignments = [
            SNAPSHOT.SeatAssignment(
                student_key=student.key, student_name=student.name, seat_id=seat.seat_id
            )
            for student, seat in zip(self.students, seats, strict=True)
        ]
        return SNAPSHOT.SeatingSnapshot(
            seed=1,
            students=self.students,
            layout=self.layout,
            rules=RULES.RuleSet(),
            assignments=assignments,
            solver_status="FEASIBLE",
        )

    def cost(self, plan: list[int]) -> float:
        """What SeatTrellis says that the plan costs."""
        assignment = dict(enumerate(plan))
        return float(
            FALLBACK._fallback_total_cost(
                assignment, self.problem, None, self.history, inf, self.goals
            )
        )

    def legal(self, plan: list[int]) -> bool:
        """Whether SeatTrellis says that its hard rules hold."""
        return bool(FALLBACK._full_assignment_valid(dict(enumerate(plan)), self.problem))

    def numbers(self) -> dict[str, Any]:
        """Its objective and hard rules, by numbers of pupils and seats."""
        seats, students, compiled = self.problem.seats, self.students, self.problem.rules_compiled
        rows = [seat.row for seat in seats]
        linear = [
            [
                COMMON.individual_cost(
                    student, seat, self.layout, self.rules, None, None, min(rows), max(rows)
                )
                + self._position(student, seat)
                for seat in seats
            ]
            for student in students
        ]
        count = range(len(seats))
        topology = self.problem.topology
        return {
            "linear": linear,
            "adjacent": [[topology.seats_are_adjacent(s, t) for t in count] for s in count],
            "scores": [student.score for student in students],
            "balance": self.rules.soft.score_balance.weight,
            "recent": self._recent(),
            "mentors": self._mentors(),
            "fixed": sorted(compiled.fixed_seats.items()),
            "cannot": compiled.cannot_be_adjacent,
            "distance": [
                (
                    a,
                    b,
                    [
                        [topology.distance(s, t, r.metric) < r.distance for t in count]
                        for s in count
                    ],
                )
                for a, b, r in compiled.min_distance
            ],
        }

    def _position(self, student: Foreign, seat: Foreign) -> float:
        rule = self.rules.soft.score_position
        if not (rule.enabled and self.goals.score_percentiles):
            return 0.0
        here = self.goals.score_percentiles[student.key]
        target = here if rule.direction == "high_back" else 1 - here
        off = abs(target - self.goals.seat_row_percentiles[seat.seat_id])
        return float(100 * rule.weight * off / len(self.students))

    def _recent(self) -> dict[str, Any]:
        """Who sat near whom lately, and which seats are near in that sense."""
        seats, rule = self.problem.seats, RULES.effective_neighbor_rule(self.rules)

        def costs(a: int, b: int, s: Foreign, t: Foreign) -> int:
            return int(
                HISTORY.avoid_recent_neighbors_cost(
                    self.students[a].key,
                    self.students[b].key,
                    s,
                    t,
                    self.layout,
                    rule,
                    self.history,
                    adjacency_edges=self.problem.edges,
                )
            )

        numbers = range(len(self.students))
        weights = [
            [0 if a == b else costs(a, b, seats[0], seats[1]) for b in numbers] for a in numbers
        ]
        a, b = next((a, b) for a in numbers for b in numbers if weights[a][b])
        near = [[s is not t and costs(a, b, s, t) > 0 for t in seats] for s in seats]
        return {"weights": weights, "near": near}

    def _mentors(self) -> dict[str, Any]:
        rule, seats = self.rules.soft.mentor_pairing, self.problem.seats
        index = self.problem.student_index_by_key
        pairs = [(index[p.mentor_key], index[p.learner_key]) for p in self.goals.mentor_pairs]
        near = [
            [
                s is not t
                and bool(GOALS._relation_satisfied(s.seat_id, t.seat_id, rule.relation, self.goals))
                for t in seats
            ]
            for s in seats
        ]
        return {"pairs": pairs, "near": near, "cost": 100 * rule.weight / max(1, len(pairs))}

    def solve(self, seed: int, seconds: float, backend: str) -> dict[str, Any]:
        """A plan of SeatTrellis, its cost, and how long it took; no plan where it found none."""
        began = time.perf_counter()
        try:
            found = SOLVER.solve_compiled(
                self.problem,
                pair_history=self.history,
                seed=seed,
                time_limit_seconds=seconds,
                backend=backend,
            )
        except ERRORS.SeatTrellisSolveError as error:
            return {"cost": None, "why": str(error), "seconds": time.perf_counter() - began}
        took = time.perf_counter() - began
        seat = self.problem.seat_index_by_id
        plan = [seat[found.assignment_map[student.key]] for student in self.students]
        return {"cost": self.cost(plan), "legal": self.legal(plan), "seconds": took}


def main() -> None:
    """Answer until the input ends."""
    one: Class | None = None
    for line in sys.stdin:
        asked = json.loads(line)
        what = asked.pop("do")
        answer: dict[str, Any]
        if what == "describe" or one is None:
            one = Class(**asked)
            answer = one.numbers()
        elif what == "solve":
            answer = one.solve(**asked)
        else:
            answer = {"cost": one.cost(asked["plan"]), "legal": one.legal(asked["plan"])}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
