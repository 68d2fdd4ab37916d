"""Another passphrase and another recovery key: what opens before, after, and after a crash."""

from __future__ import annotations

import json
import os
import shutil
import sys
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seatingapp.domain.errors import Refusal
from seatingapp.domain.vault_errors import Damaged, WrongKey
from seatingapp.services import key_slots, vaults
from seatingapp.services.passphrases import rate
from seatingapp.storage import keys, vault
from seatingapp.storage.vault import Unsealed
from tests.conftest import copied

OLD = "lamp otter violin custard"
NEW = "meadow anvil tulip seventy"


class PowerCutError(BaseException):
    """The computer went off: no handler of the app may catch this."""


@pytest.fixture
def locked(vault_path: Path, empty_vault_once: Unsealed) -> tuple[Unsealed, str]:
    """Return a locked vault that opens with `OLD` and a recovery key, at next to no cost."""
    unsealed = copied(empty_vault_once, vault_path)
    cheap = keys.Derivation(keys.Derivation.fresh().salt, memory_kib=32, passes=1)
    recovery = keys.new_recovery_key()
    about = {"format": vault.FORMAT, "derivation": cheap.as_json()}
    (vault_path / "vault.json").write_text(json.dumps(about), encoding="utf-8")
    identities = {
        keys.PASSPHRASE_SLOT: keys.passphrase_identity(OLD, cheap),
        keys.RECOVERY_SLOT: keys.recovery_identity(recovery),
    }
    for name, identity in identities.items():
        (vault_path / "keys" / name).write_bytes(keys.slot_bytes(unsealed.key, identity))
    return unsealed, recovery


def opens(unsealed: Unsealed, passphrase: str = "", recovery_key: str = "") -> bool:
    """Whether this opens the vault; it has to lead to the one database key, or be refused."""
    try:
        found = vaults.unseal(unsealed.folder, passphrase, recovery_key)
    except WrongKey:
        return False
    assert found.key == unsealed.key
    return True


def test_the_new_passphrase_opens_and_the_old_one_is_refused(
    locked: tuple[Unsealed, str],
) -> None:
    unsealed, recovery = locked
    key_slots.change_passphrase(unsealed, OLD, NEW)
    assert (opens(unsealed, NEW), opens(unsealed, OLD)) == (True, False)
    assert opens(unsealed, recovery_key=recovery)
    vaults.enter(vaults.unseal(unsealed.folder, NEW)).lock()


strong = st.text(min_size=14, max_size=40).filter(lambda typed: rate(typed).enough)


@given(passphrases=st.lists(strong, min_size=1, max_size=3, unique=True))
@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much],
)
def test_after_any_changes_only_the_last_passphrase_opens(
    locked: tuple[Unsealed, str], tmp_path_factory: pytest.TempPathFactory, passphrases: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("changed") / "Mine.seating"
    unsealed = copied(locked[0], folder)
    before = OLD
    for passphrase in passphrases:
        key_slots.change_passphrase(unsealed, before, passphrase)
        before = passphrase
    assert opens(unsealed, before)
    assert not any(opens(unsealed, old) for old in [OLD, *passphrases[:-1]] if old != before)


def test_who_lost_the_passphrase_sets_a_new_one_with_the_recovery_key(
    locked: tuple[Unsealed, str],
) -> None:
    unsealed, recovery = locked
    key_slots.change_passphrase(unsealed, f" {recovery.lower()[:30]}\n{recovery[30:]}", NEW)
    assert opens(unsealed, NEW)


@pytest.mark.parametrize(
    "typed",
    ["", "wrong", OLD.upper(), pytest.param(keys.new_recovery_key(), id="another vault's key")],
)
def test_nobody_else_changes_anything(locked: tuple[Unsealed, str], typed: str) -> None:
    unsealed, _recovery = locked
    before = files(unsealed.folder)
    with pytest.raises(WrongKey):
        key_slots.change_passphrase(unsealed, typed, NEW)
    with pytest.raises(WrongKey):
        key_slots.prove_owner(unsealed, typed)
    assert files(unsealed.folder) == before


def test_the_key_of_another_vault_proves_nothing(
    locked: tuple[Unsealed, str], tmp_path: Path
) -> None:
    unsealed, _recovery = locked
    other = Unsealed(tmp_path / "Other.seating", keys.new_database_key())
    shutil.copytree(unsealed.folder, other.folder)
    with pytest.raises(WrongKey):
        key_slots.prove_owner(other, OLD)


@pytest.mark.parametrize(
    ("new", "about_user", "said"),
    [
        ("short", (), "too easy to guess"),
        ("password1234", (), "too easy to guess"),
        ("featherstonehaugh", ("Featherstonehaugh",), "too easy to guess"),
        (OLD, (), "have already"),
    ],
)
def test_a_passphrase_that_will_not_do_is_refused_and_the_old_one_stays(
    locked: tuple[Unsealed, str], new: str, about_user: tuple[str, ...], said: str
) -> None:
    unsealed, _recovery = locked
    with pytest.raises(Refusal, match=said) as caught:
        key_slots.change_passphrase(unsealed, OLD, new, about_user)
    assert caught.value.kept == "The passphrase was not changed."
    assert opens(unsealed, OLD)


def test_a_new_recovery_key_opens_nothing_until_it_is_used_and_then_the_old_one_is_void(
    locked: tuple[Unsealed, str],
) -> None:
    unsealed, old = locked
    new = key_slots.new_recovery_key()
    before = (opens(unsealed, recovery_key=new), opens(unsealed, recovery_key=old))
    key_slots.use_recovery_key(unsealed, new)
    after = (opens(unsealed, recovery_key=new), opens(unsealed, recovery_key=old))
    assert (before, after) == ((False, True), (True, False))
    assert opens(unsealed, OLD)


# A power cut closes no files, and the second thereafter is no time to complain of it.
unclosed = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")


class Cutting:
    """Cuts the power before line number `at` of what writes a slot."""

    WATCHED = (key_slots.__file__, vault.__file__)

    def __init__(self, at: int) -> None:
        self._left = at

    def __call__(self, frame: FrameType, event: str, _arg: object) -> Any:  # noqa: ANN401
        if frame.f_code.co_filename not in self.WATCHED:
            return None
        if event == "line":
            self._left -= 1
            if self._left < 0:
                raise PowerCutError
        return self


def cut_off(at: int, work: Any) -> bool:  # noqa: ANN401 -- any call without arguments
    """Run `work` with the power cut at that line; say whether it was, or `work` got to its end."""
    before = sys.gettrace()
    sys.settrace(Cutting(at))
    try:
        work()
    except PowerCutError:
        return True
    finally:
        sys.settrace(before)
    return False


@unclosed
def test_wherever_the_power_is_cut_the_old_or_the_new_passphrase_opens(
    locked: tuple[Unsealed, str], tmp_path: Path
) -> None:
    opened_with = []
    for at in count():
        unsealed = copied(locked[0], tmp_path / f"cut-{at}.seating")
        was_cut = cut_off(at, lambda u=unsealed: key_slots.change_passphrase(u, OLD, NEW))
        old, new = opens(unsealed, OLD), opens(unsealed, NEW)
        assert old != new, f"line {at}: one of the two, and only one, has to open"
        assert opens(unsealed, recovery_key=locked[1])
        opened_with.append("old" if old else "new")
        if not was_cut:
            break
        key_slots.change_passphrase(unsealed, OLD if old else NEW, "harbour pencil Tuesday moss")
        assert opens(unsealed, "harbour pencil Tuesday moss")
    assert opened_with == sorted(opened_with, reverse=True), "old first, then new, once and for all"
    assert (opened_with[0], opened_with[-1]) == ("old", "new")
    assert len(opened_with) > 20, "the lines were really counted"


@unclosed
def test_wherever_the_power_is_cut_the_old_or_the_new_recovery_key_opens(
    locked: tuple[Unsealed, str], tmp_path: Path
) -> None:
    key = key_slots.new_recovery_key()
    states = []
    for at in count():
        unsealed = copied(locked[0], tmp_path / f"cut-{at}.seating")
        was_cut = cut_off(at, lambda u=unsealed: key_slots.use_recovery_key(u, key))
        old, new = opens(unsealed, recovery_key=locked[1]), opens(unsealed, recovery_key=key)
        assert old != new
        assert opens(unsealed, OLD)
        states.append(new)
        if not was_cut:
            break
    assert states == sorted(states)
    assert (states[0], states[-1]) == (False, True)


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_what_a_crash_left_half_written_is_no_way_in_and_in_nobodys_way(
    locked: tuple[Unsealed, str], share: float
) -> None:
    unsealed, _recovery = locked
    identity = keys.recovery_identity(keys.new_recovery_key())
    sealed = keys.slot_bytes(unsealed.key, identity)
    part = unsealed.folder / "keys" / "passphrase.part"
    part.write_bytes(sealed[: int(len(sealed) * share)])
    assert opens(unsealed, OLD)
    key_slots.change_passphrase(unsealed, OLD, NEW)
    assert opens(unsealed, NEW)
    assert not part.exists()


def test_the_new_slot_is_on_the_disk_before_it_takes_the_place_of_the_old_one(
    locked: tuple[Unsealed, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    sync, replace = os.fsync, Path.replace

    def noted_sync(handle: int) -> None:
        calls.append("sync")
        sync(handle)

    def noted_replace(path: Path, target: Path) -> Path:
        calls.append("replace")
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", noted_sync)
    monkeypatch.setattr(Path, "replace", noted_replace)
    key_slots.use_recovery_key(locked[0], key_slots.new_recovery_key())
    assert calls[:2] == ["sync", "replace"]


@pytest.mark.parametrize(("number", "said"), [(28, "disk is full"), (30, "cannot be written")])
def test_a_disk_that_takes_nothing_changes_nothing_and_says_so(
    locked: tuple[Unsealed, str], monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    unsealed, _recovery = locked
    before = files(unsealed.folder)

    def broken(_handle: int) -> None:
        raise OSError(number, "as the disk says")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", broken)
        with pytest.raises(Refusal, match=said):
            key_slots.change_passphrase(unsealed, OLD, NEW)
    assert files(unsealed.folder) == before


def test_a_vault_whose_note_is_gone_is_damaged_and_keeps_its_slots(
    locked: tuple[Unsealed, str],
) -> None:
    unsealed, _recovery = locked
    (unsealed.folder / "vault.json").unlink()
    with pytest.raises(Damaged):
        key_slots.change_passphrase(unsealed, OLD, NEW)
    assert {p.name for p in (unsealed.folder / "keys").iterdir()} == {
        keys.PASSPHRASE_SLOT,
        keys.RECOVERY_SLOT,
    }


def test_a_changed_slot_opens_with_public_tools_as_before(locked: tuple[Unsealed, str]) -> None:
    unsealed, _recovery = locked
    about = (unsealed.folder / "vault.json").read_bytes()
    key_slots.change_passphrase(unsealed, OLD, NEW)
    assert (unsealed.folder / "vault.json").read_bytes() == about
    slot = (unsealed.folder / "keys" / keys.PASSPHRASE_SLOT).read_bytes()
    assert slot.startswith(b"age-encryption.org/v1\n")


def files(folder: Path) -> dict[str, bytes]:
    """Return every file below `folder` with its content."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
