"""What is said of a plan's score, of the search, and of what came of it. No Qt."""

from __future__ import annotations

from seatingapp.domain.rules.verdicts import Judgement, Met, Outcome, Proof, Verdict
from seatingapp.domain.wording import counted
from seatingapp.ui.seating.solved import Mode

LABELS: dict[Mode, str] = {
    Mode.ARRANGE: "Arrange the class",
    Mode.IMPROVE: "Improve the plan",
    Mode.ANOTHER: "Arrange the class in another way",
    Mode.EMPTY: "Fill the empty seats",
}
LABEL_BETTER = "Use the better plan"
_DONE: dict[Mode, str] = {
    Mode.ARRANGE: "Arranged",
    Mode.IMPROVE: "Improved",
    Mode.ANOTHER: "Arranged in another way",
    Mode.EMPTY: "Empty seats filled",
}


EMPTY = "Nobody is seated yet."


def musts_words(broken: int, musts: int) -> str:
    """How the musts stand: `1 must is broken.`"""
    if broken:
        return f"{counted(broken, 'must')} {'is' if broken == 1 else 'are'} broken."
    return "Every must holds." if musts else ""


def score_words(score: int, most: int) -> str:
    """`score 742 of at most 760`; nothing where no wish could win points."""
    return f"score {score} of at most {most}" if most else ""


def proof_words(score: int, proof: Proof, *, had: bool = False) -> str:
    """How good a plan can be at all; nothing where it was not found out.

    `had`: the better one is a plan that another was wanted instead of.
    """
    if had:
        return f"The best possible plan scores {proof.at_most}." if proof.proved else ""
    if proof.seated is not None:  # the solver found a better one on its way
        known = f"The best possible plan scores {proof.at_most}."
        return known if proof.proved else "A better plan was found meanwhile."
    if proof.proved:
        return "Best possible plan: proved."
    if proof.at_most is None or proof.at_most <= score:
        return ""
    if score <= 0:
        return f"No plan scores more than {proof.at_most}."
    more = 100 * (proof.at_most - score) / score
    return f"At most {more:.1f} % better is possible." if more >= 0.05 else "Almost the best plan."


def part_words(verdict: Verdict) -> str:
    """How one rule came out: `11 of 14`, `holds`, `does not apply`."""
    if verdict.met is Met.IDLE:
        return "does not apply"
    if verdict.checks > 1:
        return f"{verdict.held} of {verdict.checks}"
    return "holds" if verdict.met is Met.MET else verdict.met.value


def running_words(best: Judgement | None) -> str:
    """What is said while a plan is looked for."""
    if best is None:
        return "Looking for a plan …"
    score = score_words(best.score, best.most)
    return f"Best so far: {score}" if score else "Found a plan; looking on …"


def hidden_words(swaps: int) -> str:
    """What is said of swaps where private data is hidden: how many there are."""
    which = "it" if swaps == 1 else "them"
    return f"{counted(swaps, 'swap')} would make it better; private view shows {which}."


def better_words(judgement: Judgement) -> str:
    """What is said of a better plan that turned up later; no seed gives it again."""
    score = score_words(judgement.score, judgement.most)
    return f"Better plan used: {score}." if score else "Better plan used."


def outcome_words(mode: Mode, outcome: Outcome, names: str = "") -> str:
    """What is said of a plan that was found: `Arranged: score 742 of at most 760. Seed 4711.`"""
    who = f" {names}" if names else ""
    done = f"{_DONE[mode]}{who}"
    judgement = outcome.judgement
    score = score_words(judgement.score, judgement.most)
    parts = [f"{done}: {score}." if score else f"{done}."]
    broken = len(judgement.broken_musts)
    if broken:
        parts.append(musts_words(broken, broken))
    parts.append(f"Seed {outcome.seed}.")
    if not outcome.whole:
        parts.append("Ended early.")
    return " ".join(parts)
