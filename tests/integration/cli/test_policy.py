"""`policy`: show, import and export; and a vault that starts with another policy."""

from __future__ import annotations

import json
from pathlib import Path

from tests.integration.cli.conftest import CommandLine


def test_the_whole_policy_is_shown(cli: CommandLine, vault: Path) -> None:
    found = cli.done("policy", vault, "show")
    assert [s["name"] for s in found["ladder"]][:2] == ["C1 warning", "C2 recorded"]
    assert found["ladder"][2]["drafts"] == "detention"
    assert found["ladder"][0]["drafts"] is None
    assert (found["cycle"], found["netting"], found["retired"]) == ("yearly", True, [])
    assert "Learning" in found["categories"]
    assert "Quiet word" in found["context"]["tried"]
    words = cli("policy", vault, "show").out
    assert "C3 removal and detention  recorded  −3      detention" in words
    assert "Points start again every academic year; they are netted." in words


def test_an_import_can_be_tried_first_and_is_whole(
    cli: CommandLine, vault: Path, tmp_path: Path
) -> None:
    before = cli.done("policy", vault, "show")
    tried = cli.done("policy", vault, "import", "--starting", "simple", "--dry-run")
    assert tried["dry_run"]
    assert any(line.startswith("New behaviours: Well done") for line in tried["changes"])
    assert cli.done("policy", vault, "show") == before
    done = cli.done("policy", vault, "import", "--starting", "simple")
    assert done["changes"] == tried["changes"]
    assert next(t["name"] for t in cli.done("policy", vault, "show")["types"]) == "Well done"
    assert "never netted" in cli("policy", vault, "show").out
    again = cli("policy", vault, "import", "--starting", "simple")
    assert again.out == "Simple says what is in force already.\n"
    data = json.loads(cli("policy", vault, "export").out)
    data["types"][1]["shortcut"] = "1"
    path = tmp_path / "broken.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    start = cli.done("policy", vault, "show")
    assert "Key 1 is for both Well done and Good effort" in cli.refused(
        "policy", vault, "import", path
    )
    assert cli.done("policy", vault, "show") == start


def test_an_export_is_written_or_shown_and_read_elsewhere(
    cli: CommandLine, vault: Path, tmp_path: Path
) -> None:
    path = tmp_path / "ours.json"
    found = cli.done("policy", vault, "export", path)
    assert (found["types"], found["steps"]) == (11, 4)
    assert json.loads(cli("policy", vault, "export").out) == json.loads(path.read_text("utf-8"))
    assert cli.done("policy", vault, "import", path)["changes"] == []


def test_a_vault_may_start_with_another_policy(cli: CommandLine, tmp_path: Path) -> None:
    cli.done("new", tmp_path / "Other", "--policy", "relational")
    found = cli.done("policy", tmp_path / "Other.seating", "show")
    assert found["types"][0]["name"] == "Ready to learn"
    assert found["ladder"][0]["recorded"] is False


def test_one_of_file_and_starting_policy_is_named(cli: CommandLine, vault: Path) -> None:
    cli.misused("policy", vault, "import")
    cli.misused("policy", vault, "import", "a.json", "--starting", "simple")
