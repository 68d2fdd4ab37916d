"""What the storage tests share: an open vault without Argon2id, and a count of derivations."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import argon2.low_level
import pytest

from seatingapp.storage import keys, vault
from seatingapp.storage.vault import Unsealed, Vault
from tests.conftest import copied


@pytest.fixture
def unsealed(vault_path: Path, empty_vault_once: Unsealed) -> Unsealed:
    """Return a locked vault of one's own and its key."""
    return copied(empty_vault_once, vault_path)


@pytest.fixture
def opened(unsealed: Unsealed) -> Iterator[Vault]:
    """Return an open vault of one's own."""
    found = vault.open_unsealed(unsealed)
    yield found
    found.close()


@pytest.fixture
def derivations(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Return a list that grows by the cost of every Argon2id that is really run."""
    run: list[dict[str, Any]] = []

    def counted(*args: Any, **cost: Any) -> bytes:  # noqa: ANN401 -- as the library has it
        run.append(cost)
        return argon2.low_level.hash_secret_raw(*args, **cost)

    monkeypatch.setattr(keys, "hash_secret_raw", counted)
    return run
