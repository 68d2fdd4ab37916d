"""The lock files: pinned, hashed, and without any address."""

import itertools
import re
import tomllib

import pytest

from bootstrap.layout import ROOT, Layout

PIN = re.compile(r"^([a-z0-9.-]+)==(\S+)(?: ; (.+?))? \\$", re.MULTILINE)


def text(name: str) -> str:
    return Layout().lock(name).read_text(encoding="utf-8")


def pins(name: str) -> dict[str, str]:
    return {match[1]: match[0] for match in PIN.finditer(text(name))}


@pytest.mark.parametrize("name", ["runtime", "dev"])
def test_a_lock_file_holds_pins_and_digests_and_nothing_else(name: str) -> None:
    hashed = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")
    lines = [line for line in text(name).splitlines() if not line.startswith("#")]
    assert [line for line in lines if not PIN.match(line) and not hashed.match(line)] == []
    for before, line in itertools.pairwise(lines):
        assert hashed.match(line) or not PIN.match(before), f"{before} has no digest"


@pytest.mark.parametrize("name", ["runtime", "dev"])
def test_a_lock_file_names_no_address(name: str) -> None:
    assert re.findall(r"https?:|file:|--index|--find-links|--extra", text(name)) == []


def test_the_development_lock_holds_all_of_the_runtime_lock() -> None:
    assert pins("runtime").items() <= pins("dev").items()


def test_everything_that_the_project_asks_for_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    build, dev = (project["dependency-groups"][group] for group in ("build", "dev"))
    runtime = project["project"]["dependencies"]
    assert {_name(wanted) for wanted in runtime + build} <= pins("runtime").keys()
    assert {_name(wanted) for wanted in dev} <= pins("dev").keys()


def _name(requirement: str) -> str:
    return re.split(r"[<>=~!\[; ]", requirement)[0].lower().replace("_", "-")
