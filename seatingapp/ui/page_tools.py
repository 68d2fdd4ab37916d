"""What every page is built from: the open vault, the history, slow work, and the clock."""

from __future__ import annotations

from dataclasses import dataclass, field

from seatingapp.services.workspace import Workspace
from seatingapp.ui.crew import Crew
from seatingapp.ui.editor import Editor
from seatingapp.ui.place import Place
from seatingapp.ui.preferences import Preferences
from seatingapp.ui.tasks import Tasks


@dataclass(frozen=True)
class PageTools:
    """Handed to every page's factory after the vault was unlocked; gone when it is locked."""

    workspace: Workspace
    editor: Editor
    tasks: Tasks
    preferences: Preferences
    place: Place = field(default_factory=Place)
    crew: Crew = field(default_factory=Crew)  # without processes unless the app gives them
