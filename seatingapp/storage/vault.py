"""The vault: a folder `NAME.seating` with the encrypted database, its key slots and backups.

A vault is open in one process at a time. `close` drops the engine and the key with it.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyrage
from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, text

from seatingapp.domain.errors import Refusal
from seatingapp.domain.vault_errors import Damaged, Gone, InUse, ReadOnly, TooNew, WrongKey
from seatingapp.storage import keys, migrations
from seatingapp.storage.engine import READ_ONLY, make_engine, refusal_for
from seatingapp.storage.session import Session

SUFFIX = ".seating"
DATABASE = "vault.db"
FORMAT = 1
_LOCK = "in-use.lock"


@dataclass(frozen=True, slots=True)
class Unsealed:
    """A database key that was taken from its slot, not yet used. Never shown, never logged."""

    folder: Path
    key: str

    def __repr__(self) -> str:
        return f"Unsealed({self.folder.name!r}, key hidden)"


def vault_folder(path: Path) -> Path:
    """Return the folder meant by a path: the folder itself, with `.seating`, or a file in it."""
    if path.is_file() and path.parent.suffix == SUFFIX:
        return path.parent
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


def create(
    folder: Path, passphrase: str, found: Callable[[Session], None] = lambda _session: None
) -> tuple[Vault, str]:
    """Make a vault and open it; return it with the recovery key, which is kept nowhere.

    `found` writes what a new vault starts with. The folder appears with all of it or not at all.
    Raises Refusal where something has that name.
    """
    if folder.exists():
        raise Refusal(
            "There is something of that name already.",
            where=f"Place: {folder}.",
            kept="It was not touched.",
            todo="Choose another name, or open the vault that is there.",
        )
    key, recovery = keys.new_database_key(), keys.new_recovery_key()
    derivation = keys.Derivation.fresh()
    part: Path | None = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=".new-", suffix=SUFFIX, dir=folder.parent))
        identity = keys.passphrase_identity(passphrase, derivation)
        _write_files(
            part,
            key,
            derivation,
            {
                keys.PASSPHRASE_SLOT: identity,
                keys.RECOVERY_SLOT: keys.recovery_identity(recovery),
            },
        )
        _write_database(part / DATABASE, key, found)
        part.rename(folder)
    except Exception as error:
        if part is not None:
            shutil.rmtree(part, ignore_errors=True)
        raise refusal_for(error) or error from error
    return open_unsealed(Unsealed(folder, key)), recovery


def _write_database(path: Path, key: str, found: Callable[[Session], None]) -> None:
    engine = make_engine(path, key)
    try:
        with engine.begin() as connection:
            migrations.create_fresh(connection)
            found(connection)
    finally:
        engine.dispose()


def _write_files(
    folder: Path,
    key: str,
    derivation: keys.Derivation,
    slots: dict[str, pyrage.x25519.Identity],
) -> None:
    (folder / "keys").mkdir()
    (folder / "backups").mkdir()
    for name, identity in slots.items():
        write_synced(folder / "keys" / name, keys.slot_bytes(key, identity))
    about = {"format": FORMAT, "derivation": derivation.as_json()}
    write_synced(folder / "vault.json", json.dumps(about, indent=2).encode())


def write_synced(path: Path, content: bytes) -> None:
    """Write a file so that it is on the disk when this returns."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def unseal_with_passphrase(folder: Path, passphrase: str) -> Unsealed:
    """Take the database key from the passphrase slot; costs the whole of Argon2id, right or wrong.

    Needs no connection, so it may run on any thread. Raises WrongKey, TooNew or Damaged.
    """
    derivation = _read_about(folder)
    identity = keys.passphrase_identity(passphrase, derivation)
    return Unsealed(folder, keys.open_slot(folder / "keys" / keys.PASSPHRASE_SLOT, identity))


def unseal_with_recovery_key(folder: Path, recovery_key: str) -> Unsealed:
    """Take the database key from the recovery slot.

    A passphrase is derived all the same, so that a wrong recovery key costs as much time.
    """
    derivation = _read_about(folder)
    keys.passphrase_identity(recovery_key, derivation)
    identity = keys.recovery_identity(recovery_key)
    return Unsealed(folder, keys.open_slot(folder / "keys" / keys.RECOVERY_SLOT, identity))


def _read_about(folder: Path) -> keys.Derivation:
    if not folder.is_dir():
        raise Refusal(
            "There is no vault there.",
            where=f"Place: {folder}.",
            todo="A vault is a folder whose name ends in .seating. Choose it, or create one.",
        )
    try:
        about: Any = json.loads((folder / "vault.json").read_text(encoding="utf-8"))
        version, derivation = about["format"], about["derivation"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Damaged("vault.json") from error
    if type(version) is not int or version < 1 or not isinstance(derivation, dict):
        raise Damaged("vault.json")
    if version > FORMAT:
        raise TooNew
    return keys.Derivation.from_json(derivation)


def open_unsealed(unsealed: Unsealed) -> Vault:
    """Open the database and bring an old schema up to date. Raises one of the vault errors."""
    lock = _take_lock(unsealed.folder)
    try:
        if not (unsealed.folder / DATABASE).is_file():
            raise Damaged(DATABASE)
        engine = make_engine(unsealed.folder / DATABASE, unsealed.key)
        vault = Vault(unsealed, engine, lock)
        try:
            with engine.connect() as connection:
                connection.execute(text("SELECT count(*) FROM sqlite_master"))
            migrations.bring_up_to_date(engine, unsealed.folder, unsealed.key)
        except Exception:
            engine.dispose()
            raise
    except Exception as error:
        lock.release()
        raise refusal_for(error) or error from error
    return vault


def _take_lock(folder: Path) -> FileLock:
    lock = FileLock(folder / _LOCK, timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise InUse from error
    except OSError as error:
        raise refusal_for(error) or ReadOnly() from error
    return lock


class Vault:
    """An open vault. Use `write` and `read` on one thread; `copy_to` may run on another."""

    def __init__(self, unsealed: Unsealed, engine: Engine, lock: FileLock) -> None:
        """Take over an opened engine and the lock on the folder."""
        self.folder = unsealed.folder
        self._unsealed: Unsealed | None = unsealed
        self._engine: Engine | None = engine
        self._lock = lock
        # Called before each write, so that a running backup gives way to the teacher.
        self.before_write: Callable[[], None] = lambda: None

    @property
    def is_open(self) -> bool:
        """Whether the key is still held."""
        return self._engine is not None

    @property
    def unsealed(self) -> Unsealed:
        """The key for a second connection (backup, check). Raises Refusal once locked."""
        if self._unsealed is None:
            raise locked_refusal()
        return self._unsealed

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One transaction: committed and synced on leaving, rolled back whole on any error."""
        self.before_write()
        with self._session(read_only=False) as session:
            yield session

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A consistent look at the data; whatever it writes is rolled back."""
        with self._session(read_only=True) as session:
            yield session

    @contextmanager
    def _session(self, *, read_only: bool) -> Iterator[Session]:
        if self._engine is None:
            raise locked_refusal()
        try:
            # The first statement begins a transaction; what raises is rolled back on leaving.
            with self._engine.connect() as connection:
                connection.execution_options(**{READ_ONLY: read_only})
                yield connection
                if read_only:
                    connection.rollback()
                else:
                    _commit(connection)
        except Refusal:
            raise
        except Exception as error:
            refusal = refusal_for(error)
            if refusal is not None and not self.folder.is_dir():
                refusal = Gone()
            raise refusal or error from error

    def close(self) -> None:
        """Lock: forget the key, drop the connection, let others in. Safe to call twice."""
        if self._engine is not None:
            self._engine.dispose()
        self._engine = None
        self._unsealed = None
        self.before_write = lambda: None
        with suppress(OSError):
            self._lock.release()


def _commit(connection: Connection) -> None:
    """Commit; where that fails, leave no transaction open in the driver, or no other could begin.

    The library takes a transaction for ended once its commit was tried. One that is refused
    (somebody else reads the file, a key points nowhere) goes on for the driver all the same.
    """
    try:
        connection.commit()
    except Exception:
        connection.connection.rollback()
        raise


def locked_refusal() -> Refusal:
    """The answer to any request after the vault was locked."""
    return Refusal("The vault is locked.", kept="Nothing was changed.", todo="Unlock it first.")


__all__ = ["Unsealed", "Vault", "WrongKey", "create", "open_unsealed", "vault_folder"]
