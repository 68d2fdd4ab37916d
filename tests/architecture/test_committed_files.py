"""What must never be committed: addresses of registries, paths of a machine, secrets."""

import re
from pathlib import Path

import pytest

from bootstrap.layout import ROOT
from tests.architecture import source_tree

# Written so that these very lines do not match.
REGISTRIES = r"pypi[.]org|python[h]osted|registry[.]npm|deb[.]debian|--index[-]url\b|index[-]url *="
MACHINE_PATHS = r"(?<![\w.])/(?:work|tmp|root|home|Users|opt|var/tmp)/[A-Za-z.]"
SECRETS = r"-----BEGIN [A-Z ]*PRIVATE KEY-----"
PATTERN = re.compile(f"{REGISTRIES}|{MACHINE_PATHS}|{SECRETS}")


def texts() -> list[tuple[Path, str]]:
    found = []
    for path in source_tree.committed():
        data = path.read_bytes()
        if b"\0" not in data[:8192]:
            found.append((path, data.decode("utf-8", errors="replace")))
    return found


def test_no_registry_host_and_no_path_of_a_machine_is_committed() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {match[0]}"
        for path, text in texts()
        for number, line in enumerate(text.splitlines(), 1)
        if (match := PATTERN.search(line))
    ]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "pip install --index" + "-url https://mirror.example/simple",
        "https://pypi" + ".org/simple",
        "DATA = '/home" + "/anna/vault'",
        "see /tmp" + "/notes",
    ],
)
def test_the_pattern_finds_what_it_is_for(line: str) -> None:
    assert PATTERN.search(line)


def test_no_vault_is_committed_except_as_test_data() -> None:
    data = ROOT / "tests" / "data"
    vaults = [path for path in source_tree.committed() if path.name == "vault.db"]
    assert [path for path in vaults if not path.is_relative_to(data)] == []
