"""What the app remembers about itself on this computer. Nothing personal, ever."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings


class Preferences:
    """Window place, appearance, and where the last vault is."""

    def __init__(self, settings: QSettings | None = None) -> None:
        """Use the user's settings, or others in tests."""
        self._settings = settings or QSettings("Seatingapp", "Seatingapp")

    @property
    def last_vault(self) -> Path | None:
        """The folder of the vault that was open last; the name of its folder is the user's own."""
        text = str(self._settings.value("last_vault", "") or "")
        return Path(text) if text else None

    @last_vault.setter
    def last_vault(self, folder: Path | None) -> None:
        self._settings.setValue("last_vault", str(folder) if folder else "")

    @property
    def appearance(self) -> str:
        """One of "system", "light", "dark" and "contrast"."""
        return str(self._settings.value("appearance", "system"))

    @appearance.setter
    def appearance(self, name: str) -> None:
        self._settings.setValue("appearance", name)

    @property
    def print_photos(self) -> bool:
        """Whether charts are printed with photos, as they were last."""
        return str(self._settings.value("print_photos", "yes")) != "no"

    @print_photos.setter
    def print_photos(self, wanted: bool) -> None:
        self._settings.setValue("print_photos", "yes" if wanted else "no")

    @property
    def follow_up_part(self) -> str:
        """The key of the part of the Follow-up page that was open last; empty at first."""
        return str(self._settings.value("follow_up_part", "") or "")

    @follow_up_part.setter
    def follow_up_part(self, key: str) -> None:
        self._settings.setValue("follow_up_part", key)

    @property
    def fair_picks(self) -> bool:
        """Whether a pupil is picked among those who were picked least so far."""
        return str(self._settings.value("fair_picks", "no")) == "yes"

    @fair_picks.setter
    def fair_picks(self, wanted: bool) -> None:
        self._settings.setValue("fair_picks", "yes" if wanted else "no")

    @property
    def window_geometry(self) -> QByteArray:
        """Where the window was, as Qt saves it; empty at first."""
        value = self._settings.value("window_geometry", QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()

    @window_geometry.setter
    def window_geometry(self, geometry: QByteArray) -> None:
        self._settings.setValue("window_geometry", geometry)
