"""Icons of table cells, drawn once for each look of the window."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QPixmap

from desktop_app.ui.look.theme import Theme


class PictureCache(QObject):
    """Draws icons on demand; another look or another size of text clears it."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)  # goes with it, and so does the connection to the theme
        self._theme = theme
        self._drawn: dict[tuple[str, str, int], QPixmap] = {}
        theme.changed.connect(self._clear)

    def picture(self, icon: str, colour: str, size: int = 0) -> QPixmap:
        """An icon by name in a colour of the theme; size 0 is that of the theme's icons."""
        key = icon, colour, size
        if key not in self._drawn:
            self._drawn[key] = self._theme.icons.pixmap(icon, colour, size)
        return self._drawn[key]

    def _clear(self) -> None:
        self._drawn.clear()
