"""A dialog that is always as high as what it says."""

from __future__ import annotations

from PySide6.QtCore import QEvent

from seatingapp.ui.widgets.dialog import PlainDialog


class GrowingDialog(PlainDialog):
    """Fits its height whenever something in it comes, goes or says more.

    Qt asks wrapped texts for their height only when a window opens; what came later would be cut.
    """

    def event(self, event: QEvent) -> bool:
        """Fit after the layout was told of a change."""
        # Asked before the event is handled: one that deletes the dialog leaves nothing to ask.
        changed = event.type() is QEvent.Type.LayoutRequest
        handled = super().event(event)
        if changed:
            self._fit()
        return handled

    def _fit(self) -> None:
        layout = self.layout()
        if layout is not None:
            height = layout.totalHeightForWidth(self.width())
            if height != self.height():
                self.resize(self.width(), height)
