"""The ways in which a vault can refuse, each with its sentence."""

from __future__ import annotations

from seatingapp.domain.errors import Refusal


class WrongKey(Refusal):
    """The passphrase or recovery key opens nothing here. It is not said which part was wrong."""

    def __init__(self) -> None:
        super().__init__(
            "This passphrase or recovery key does not open the vault.",
            kept="Nothing was changed.",
            todo="Check Caps Lock and the keyboard language, then try again.",
        )


class TooNew(Refusal):
    """The vault was written by a later version of the app."""

    def __init__(self) -> None:
        super().__init__(
            "This vault was made by a newer version of Seatingapp.",
            kept="It was not touched.",
            todo="Install the newer version on this computer to open it.",
        )


class Damaged(Refusal):
    """A file of the vault is missing or cannot be read as what it is."""

    def __init__(self, part: str) -> None:
        super().__init__(
            "This vault is damaged or incomplete.",
            where=f"What cannot be read: {part}.",
            kept="It was not changed.",
            todo="Copy the newest file from the vault's backups folder over vault.db, or bring back"
            " the whole folder from your own copy.",
        )


class InUse(Refusal):
    """Another window or computer has the vault open."""

    def __init__(self) -> None:
        super().__init__(
            "This vault is open in another window or on another computer.",
            kept="It was not touched.",
            todo="Lock it there first, then try again.",
        )


class DiskFull(Refusal):
    """There is no space left where the vault is."""

    def __init__(self) -> None:
        super().__init__(
            "The disk is full, so the last change was not saved.",
            kept="Everything saved before is safe.",
            todo="Free some space, then do it again.",
        )


class ReadOnly(Refusal):
    """The folder or stick cannot be written."""

    def __init__(self) -> None:
        super().__init__(
            "The vault's folder cannot be written.",
            kept="Nothing was changed.",
            todo="Choose a folder of your own, or take the write protection off the stick.",
        )


class Gone(Refusal):
    """The folder disappeared while the vault was open: a pulled stick, a lost drive."""

    def __init__(self) -> None:
        super().__init__(
            "The vault's folder is not there any more, so this was not saved.",
            kept="Everything that was shown as saved is on its stick or drive.",
            todo="Put the stick back in, or connect to the drive again; then do it once more.",
        )
