"""Key slots: each file in `keys/` is an ordinary age file that holds the database key in hex.

A slot is encrypted to one X25519 recipient. For a passphrase the identity's 32 bytes come from
Argon2id (RFC 9106); for a recovery key the identity is printed once and kept nowhere.
"""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyrage
from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from bech32 import bech32_encode, convertbits

from seatingapp.domain.errors import Refusal
from seatingapp.domain.vault_errors import Damaged, WrongKey

PASSPHRASE_SLOT = "passphrase.age"
RECOVERY_SLOT = "recovery.age"
_PREFIX = "age-secret-key-"
_KEY_DIGITS = 64
_LEAST_SALT = 8  # bytes; RFC 9106
_MOST_MEMORY_KIB = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Derivation:
    """Salt and cost of Argon2id; kept in clear in `vault.json`, for it tells nobody anything."""

    salt: str
    memory_kib: int = 65536
    passes: int = 3
    lanes: int = 4
    name: str = "argon2id"

    @classmethod
    def fresh(cls) -> Derivation:
        """The cost of today with a new salt."""
        return cls(secrets.token_hex(16))

    def as_json(self) -> dict[str, str | int]:
        """The content of `vault.json` on this matter."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Derivation:
        """Read what `as_json` wrote. Raises Damaged for anything else."""
        try:
            found = cls(**data)
            fits = (
                found.name == "argon2id"
                and len(bytes.fromhex(found.salt)) >= _LEAST_SALT
                # Not `isinstance`: true and false are no numbers here.
                and {type(n) for n in (found.memory_kib, found.passes, found.lanes)} == {int}
                and 1 <= found.lanes <= 64
                and 8 * found.lanes <= found.memory_kib <= _MOST_MEMORY_KIB
                and 1 <= found.passes <= 64
            )
        except (TypeError, ValueError) as error:
            raise Damaged("vault.json") from error
        if not fits:
            raise Damaged("vault.json")
        return found


def new_database_key() -> str:
    """256 random bits in hex."""
    return secrets.token_hex(32)


def passphrase_identity(passphrase: str, derivation: Derivation) -> pyrage.x25519.Identity:
    """Return the age identity of a passphrase; takes the whole cost of Argon2id.

    Raises Refusal where the computer has no memory left for it.
    """
    try:
        raw = hash_secret_raw(
            unicodedata.normalize("NFC", passphrase).encode(),
            bytes.fromhex(derivation.salt),
            time_cost=derivation.passes,
            memory_cost=derivation.memory_kib,
            parallelism=derivation.lanes,
            hash_len=32,
            type=Type.ID,
        )
    except HashingError as error:
        raise Refusal(
            "This computer has not enough free memory to open the vault.",
            kept="Nothing was changed.",
            todo="Close other programs, then try again.",
        ) from error
    words: list[int] = convertbits(raw, 8, 5) or []  # None only for values over 8 bits
    return pyrage.x25519.Identity.from_str(bech32_encode(_PREFIX, words).upper())


def new_recovery_key() -> str:
    """Return a fresh age identity as it is printed: `AGE-SECRET-KEY-1...`."""
    return str(pyrage.x25519.Identity.generate())


def recovery_identity(typed: str) -> pyrage.x25519.Identity:
    """Return the identity of a typed recovery key; blanks and line ends do not matter.

    Raises WrongKey where it is none.
    """
    try:
        return pyrage.x25519.Identity.from_str("".join(typed.split()).upper())
    except pyrage.IdentityError as error:
        raise WrongKey from error


def slot_bytes(database_key: str, identity: pyrage.x25519.Identity) -> bytes:
    """The content of a slot that this identity opens."""
    return bytes(pyrage.encrypt(database_key.encode(), [identity.to_public()]))


def open_slot(path: Path, identity: pyrage.x25519.Identity) -> str:
    """Return the database key. Raises WrongKey, or Damaged where the slot is missing or broken."""
    try:
        sealed = path.read_bytes()
    except OSError as error:
        raise Damaged(f"keys/{path.name}") from error
    if not sealed.startswith(b"age-encryption.org/v1\n"):
        raise Damaged(f"keys/{path.name}")
    try:
        key = bytes(pyrage.decrypt(sealed, [identity])).decode("ascii")
    except (pyrage.DecryptError, UnicodeDecodeError) as error:
        raise WrongKey from error
    if len(key) != _KEY_DIGITS or any(c not in "0123456789abcdef" for c in key):
        raise Damaged(f"keys/{path.name}")
    return key
