"""How good a plan can be at all: a lower bound from HiGHS, and often the proof that it is reached.

A background stage after the search, which never holds up a plan. HiGHS (Huangfu and Hall 2018) is
imported only when it is used.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from seatingapp.arranging.milp import Program, TooLarge
from seatingapp.arranging.problem import Plan, Problem, score


@dataclass(frozen=True)
class Bound:
    """No plan that keeps the musts costs less than `lowest`; None where nothing was found out.

    `plan` is the best plan known and `cost` what it costs; `proved` says that none is cheaper.
    """

    lowest: int | None
    plan: Plan
    cost: int

    @property
    def proved(self) -> bool:
        """Whether the plan is the best there is."""
        return self.lowest is not None and self.lowest >= self.cost


def bound(problem: Problem, plan: Plan, seconds: float, threads: int = 1) -> Bound:
    """Bound the cost from below within about so many seconds; a cheaper plan may turn up too.

    `plan` must keep the musts. The solver is not told of it: HiGHS 1.16 takes the cost of a start
    for that of the presolved program, and then calls a wrong cost optimal. The answer depends on
    the computer's speed, so it may say more about a plan but decides none.
    """
    cost = score(problem, plan)
    try:
        program = Program(problem)
    except TooLarge:
        return Bound(None, plan, cost)
    lowest, better = _solve(program, seconds, threads)
    if better is not None and score(problem, better) < cost:
        plan, cost = better, score(problem, better)
    return Bound(min(lowest, cost) if lowest is not None else None, plan, cost)


def _solve(program: Program, seconds: float, threads: int) -> tuple[int | None, Plan | None]:
    import highspy

    # Not `highspy.Highs()`: that prints a banner, in the middle of what a command answers, before
    # anybody could ask it to be quiet.
    solver: Any = highspy._core._Highs()
    solver.setOptionValue("log_to_console", False)
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("time_limit", seconds)
    solver.setOptionValue("threads", threads)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("mip_abs_gap", 0.999)  # costs are whole numbers
    solver.passModel(_model(program))
    problem = program.problem
    count = problem.pupils * problem.seats
    solver.run()
    info = solver.getInfo()
    best = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    dual = info.objective_function_value - 0.999 if best else info.mip_dual_bound
    lowest = math.ceil(dual - 1e-6) if math.isfinite(dual) and abs(dual) < 1e15 else None
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return lowest, None
    values = np.asarray(solver.getSolution().col_value[:count]).reshape(problem.linear.shape)
    return lowest, tuple(int(seat) for seat in values.argmax(1))


def _model(program: Program) -> object:
    import highspy

    model: Any = highspy.HighsLp()
    columns = len(program.cost)
    model.num_col_, model.num_row_ = columns, len(program.rows)
    model.col_cost_ = np.array(program.cost)
    model.col_lower_ = np.zeros(columns)
    model.col_upper_ = np.array(program.upper)
    model.row_lower_ = np.array([row[0] for row in program.rows])
    model.row_upper_ = np.array([row[1] for row in program.rows])
    model.integrality_ = [
        highspy.HighsVarType.kInteger if whole else highspy.HighsVarType.kContinuous
        for whole in program.whole
    ]
    matrix = model.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.start_ = np.cumsum([0, *(len(row[2]) for row in program.rows)]).astype(np.int32)
    matrix.index_ = np.concatenate([row[2] for row in program.rows]).astype(np.int32)
    matrix.value_ = np.concatenate([row[3] for row in program.rows]).astype(float)
    return model
