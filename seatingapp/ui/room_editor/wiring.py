"""Joins the room editor's widgets with its presenters."""

from __future__ import annotations

from PySide6.QtCore import QObject

from seatingapp.ui.room_editor.editor import RoomEditor
from seatingapp.ui.room_editor.presenter import RoomEditorPresenter


class RoomEditorWiring(QObject):
    """Connects every intent of the editor; keeps the presenter alive as long as the editor."""

    def __init__(self, editor: RoomEditor, presenter: RoomEditorPresenter) -> None:
        super().__init__(editor)
        self.presenter = presenter
        editor.mode_chosen.connect(presenter.set_mode)
        editor.armed.connect(presenter.furniture.arm)
        editor.palette_.added.connect(presenter.furniture.add)
        self._canvas(editor, presenter)
        self._furniture(editor, presenter)
        self._walls(editor, presenter)
        self._seats(editor, presenter)

    def _canvas(self, editor: RoomEditor, presenter: RoomEditorPresenter) -> None:
        intents = editor.canvas.intents
        intents.commanded.connect(presenter.run)
        intents.step_requested.connect(presenter.step)
        intents.press_requested.connect(presenter.press)
        intents.refused.connect(presenter.drafting.view.show_refusal)
        editor.commanded.connect(presenter.run)

    def _furniture(self, editor: RoomEditor, presenter: RoomEditorPresenter) -> None:
        intents, furniture = editor.canvas.intents, presenter.furniture
        intents.pieces_chosen.connect(furniture.choose)
        intents.layout_requested.connect(furniture.store)
        intents.placing_ended.connect(furniture.put_back)
        editor.choice.place_requested.connect(furniture.set_place)
        editor.choice.size_requested.connect(furniture.set_size)
        editor.choice.angle_requested.connect(furniture.set_angle)
        editor.choice.places_requested.connect(furniture.set_places)
        editor.choice.label_requested.connect(furniture.set_label)
        editor.choice.commanded.connect(presenter.run)
        editor.room.renamed.connect(presenter.rename)
        editor.room.commanded.connect(presenter.run)

    def _walls(self, editor: RoomEditor, presenter: RoomEditorPresenter) -> None:
        intents, walls = editor.canvas.intents, presenter.walls
        intents.corner_chosen.connect(walls.choose)
        intents.walls_requested.connect(walls.store)
        intents.corner_nudged.connect(walls.nudge)
        intents.corner_wanted.connect(walls.add)
        editor.walls.size_requested.connect(walls.set_size)
        editor.walls.corner_requested.connect(walls.put)
        editor.walls.corner_wanted.connect(walls.add)
        editor.walls.corner_deleted.connect(walls.delete)
        editor.walls.rectangle_requested.connect(walls.make_rectangle)
        editor.walls.front_requested.connect(walls.set_front)
        editor.walls.commanded.connect(presenter.run)

    def _seats(self, editor: RoomEditor, presenter: RoomEditorPresenter) -> None:
        intents, seats, pairs = editor.canvas.intents, presenter.seats, presenter.pairs
        intents.seats_chosen.connect(seats.choose)
        intents.seat_tapped.connect(pairs.tap)
        intents.pair_chosen.connect(pairs.choose)
        editor.zones.number_requested.connect(seats.set_number)
        editor.zones.zone_requested.connect(seats.make_zone)
        editor.zones.zone_shown.connect(seats.show_zone)
        editor.zones.zone_removed.connect(seats.remove_zone)
        editor.zones.proposal_accepted.connect(seats.accept)
        editor.zones.all_accepted.connect(seats.accept_all)
        editor.zones.commanded.connect(presenter.run)
        editor.neighbours.said.connect(pairs.say)
        editor.neighbours.restored.connect(pairs.restore)
