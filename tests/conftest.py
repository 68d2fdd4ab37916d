"""What all tests share: no display, the real data where they are at hand, calm Hypothesis."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from seatingapp.services.sample_school import SampleSummary
    from seatingapp.services.workspace import Workspace
    from seatingapp.storage.vault import Unsealed

# Before anything imports Qt. A display is used only where somebody asks for one.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# No deadline: a slow or busy machine is no failure of ours.
settings.register_profile("seatingapp", deadline=None)
settings.load_profile("seatingapp")

PASSPHRASE = "fuchsia kettle paddock thirty"
# A Monday in term that is past, so that nothing logged on it lies in the future.
SAMPLE_DAY = dt.date(2025, 11, 24)
REALDATA = "SEATINGAPP_REALDATA"
_NO_FOLDER = f"{REALDATA} names no folder"


@pytest.fixture
def realdata() -> Path:
    """Return the folder with real class lists that SEATINGAPP_REALDATA names; check.py sets it."""
    folder = os.environ.get(REALDATA)
    if not folder:
        pytest.skip(_NO_FOLDER)
    return Path(folder)


@dataclass(frozen=True)
class Sample:
    """A vault with the sample school, open, its clock at the moment of the showcase lesson."""

    workspace: Workspace
    summary: SampleSummary


@pytest.fixture
def vault_path(tmp_path: Path) -> Path:
    """Return where a vault may be made; there is nothing yet."""
    return tmp_path / "Ashgrove.seating"


@pytest.fixture(scope="session")
def empty_vault_once(tmp_path_factory: pytest.TempPathFactory) -> Unsealed:
    """Return a locked vault with the starting policy and its key, to copy and never to change."""
    from seatingapp.services import vaults

    created = vaults.create(
        tmp_path_factory.mktemp("empty") / "once", PASSPHRASE, teacher="A. Teacher"
    )
    unsealed = created.workspace.vault.unsealed
    created.workspace.lock()
    return unsealed


@pytest.fixture(scope="session")
def sample_vault_once(
    tmp_path_factory: pytest.TempPathFactory, empty_vault_once: Unsealed
) -> tuple[Unsealed, SampleSummary]:
    """Return a locked vault with the sample school, to copy and never to change."""
    from seatingapp.services.sample_school import load_sample_school

    workspace = _opened_copy(
        empty_vault_once,
        tmp_path_factory.mktemp("sample") / "once.seating",
        dt.datetime.now(dt.UTC),
    )
    summary = load_sample_school(workspace, SAMPLE_DAY)
    unsealed = workspace.vault.unsealed
    workspace.lock()
    return unsealed, summary


def copied(original: Unsealed, folder: Path) -> Unsealed:
    """Copy a locked vault with its key, which costs no Argon2id."""
    from seatingapp.storage.vault import Unsealed

    shutil.copytree(original.folder, folder)
    return Unsealed(folder, original.key)


def _opened_copy(original: Unsealed, folder: Path, now: dt.datetime) -> Workspace:
    from seatingapp.services import vaults

    return vaults.enter(copied(original, folder), lambda: now)


@pytest.fixture
def workspace(vault_path: Path, empty_vault_once: Unsealed) -> Iterator[Workspace]:
    """Return an open vault of one's own with nothing but the starting policy (`PASSPHRASE`)."""
    noon = dt.datetime.combine(SAMPLE_DAY, dt.time(12, 0), dt.UTC)
    opened = _opened_copy(empty_vault_once, vault_path, noon)
    yield opened
    opened.lock()


@pytest.fixture
def sample(vault_path: Path, sample_vault_once: tuple[Unsealed, SampleSummary]) -> Iterator[Sample]:
    """Return a sample school of one's own in an open vault, in the showcase lesson."""
    unsealed, summary = sample_vault_once
    opened = _opened_copy(unsealed, vault_path, summary.showcase_at)
    yield Sample(opened, summary)
    opened.lock()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many tests had no real data to run on, so that nobody takes them for passed.

    They are counted by their reports, because the tests may have run in processes of their own.
    """
    skipped = terminalreporter.stats.get("skipped", ())
    without = sum(_NO_FOLDER in str(report.longrepr) for report in skipped)
    if without:
        terminalreporter.write_line(
            f"{without} tests were left out: they need real data, and {_NO_FOLDER}.", yellow=True
        )
