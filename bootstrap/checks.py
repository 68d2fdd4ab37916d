"""What check.py does: set up, then run every check and test, and count."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from bootstrap import environment, libraries
from bootstrap.layout import Layout
from bootstrap.refusal import SetupRefused

MOST_AT_ONCE = 4
"""Each process makes vaults and windows of its own; more of them than this gain little."""


@dataclass(frozen=True)
class Outcome:
    """What one check came to: how many things passed and failed in it, and a word about it."""

    name: str
    passed: int
    failed: int
    remark: str = ""

    def line(self) -> str:
        """Return its line in the summary."""
        verdict = "failed" if self.failed else "ok"
        return f"{verdict:<7} {self.name:<22} {self.remark}".rstrip()


def main(arguments: Sequence[str]) -> int:
    """Run everything, go on past failures, and return 0 only if nothing failed."""
    layout = Layout()
    environ = surroundings(layout, os.environ)
    try:
        libraries.ensure(environ)
        environment.ensure(layout, "dev")
        outcomes = [_run(layout, name, command, environ) for name, command in steps(layout)]
        outcomes.append(_run_tests(layout, arguments, environ))
    except SetupRefused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    return summarise(outcomes)


def surroundings(layout: Layout, environ: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of the checks: no window, and the real data where they are at hand."""
    chosen = {"QT_QPA_PLATFORM": "offscreen"}
    data = layout.root.parent / "shared" / "data"
    if data.is_dir():
        chosen["SEATINGAPP_REALDATA"] = str(data)
    return {**chosen, **environ}


def steps(layout: Layout) -> list[tuple[str, list[str]]]:
    """Return the checks that come before the tests, quick ones first."""
    ruff = str(layout.tool("ruff"))
    return [
        ("Style (ruff check)", [ruff, "check", "."]),
        ("Format (ruff format)", [ruff, "format", "--check", "."]),
        ("Layers (lint-imports)", [str(layout.tool("lint-imports")), "--no-logo"]),
        ("Types (mypy)", [str(layout.python), "-m", "mypy"]),
    ]


def pytest_options(arguments: Sequence[str]) -> list[str]:
    """Translate check.py's arguments: coverage is asked of whole runs only.

    Those run in as many processes as there are processors, a file of tests in one of them.
    """
    rest = [argument for argument in arguments if argument != "--fast"]
    at_once = ["-n", str(min(os.cpu_count() or 1, MOST_AT_ONCE)), "--dist", "loadfile"]
    if "--fast" in arguments:
        return ["-m", "not slow", *(rest or at_once)]
    return rest or [*at_once, "--cov", "--cov-report=term"]


def _run(layout: Layout, name: str, command: Sequence[str], environ: Mapping[str, str]) -> Outcome:
    started = time.monotonic()
    _heading(name)
    status = subprocess.run(command, cwd=layout.root, env=environ, check=False).returncode
    remark = f"{time.monotonic() - started:.0f} s"
    return Outcome(name, passed=int(status == 0), failed=int(status != 0), remark=remark)


def _run_tests(layout: Layout, arguments: Sequence[str], environ: Mapping[str, str]) -> Outcome:
    _heading("Tests (pytest)")
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.xml")
        command = [str(layout.python), "-m", "pytest", f"--junitxml={report}"]
        command += pytest_options(arguments)
        status = subprocess.run(command, cwd=layout.root, env=environ, check=False).returncode
        return count(report, status)


def count(report: Path, status: int) -> Outcome:
    """Count what pytest wrote down. A bad end without a failed test counts as one failure."""
    name = "Tests (pytest)"
    try:
        suites = list(ElementTree.parse(report).getroot().iter("testsuite"))
    except (OSError, ElementTree.ParseError):
        return Outcome(name, 0, 1, f"ended with status {status} and left no report")
    total, errors, failures, skipped = (
        sum(int(suite.get(key, "0")) for suite in suites)
        for key in ("tests", "errors", "failures", "skipped")
    )
    failed = errors + failures
    passed = max(total - failed - skipped, 0)
    remark = f"{passed} passed, {failed} failed, {skipped} skipped"
    if status and not failed:
        return Outcome(name, passed, 1, f"{remark}, but pytest is not content (see above)")
    return Outcome(name, passed, failed, remark)


def _heading(name: str) -> None:
    print(f"\n===== {name} =====", flush=True)


def summarise(outcomes: Sequence[Outcome]) -> int:
    """Print one line a check, and the sum of all as the last line, alone."""
    _heading("Summary")
    for outcome in outcomes:
        print(outcome.line())
    failed = sum(outcome.failed for outcome in outcomes)
    print(f"{sum(outcome.passed for outcome in outcomes)} passed, {failed} failed", flush=True)
    return 1 if failed else 0
