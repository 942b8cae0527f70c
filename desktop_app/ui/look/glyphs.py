"""Pictures of the icon font's characters, as plain pixmaps.

qtawesome's own icons are drawn by an engine written in Python; when the garbage collector takes
such an icon and its engine together, the engine goes first and the icon's end is a crash.
"""

from __future__ import annotations

import logging

from PySide6 import QtCore
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPainter, QPixmap

FAMILY = ("ri", "remixicon-2.5.0.ttf", "remixicon-charmap-2.5.0.json")
PART = 0.875  # of its box that a character fills: room for what reaches over
_log = logging.getLogger(__name__)


class Glyphs:
    """The characters of the icon font by their names, drawn in any colour and size."""

    def __init__(self, font: QFont, characters: dict[str, str]) -> None:
        self._font, self._characters = font, characters

    @classmethod
    def load(cls) -> Glyphs | None:
        """The icon font; None where Windows blocks every font that is not its own."""
        from qtawesome.iconic_font import FontError, IconicFont

        try:
            loaded = IconicFont(FAMILY)
        except FontError as error:
            _log.warning("no icons: %s", error)
            return None
        return cls(loaded.font(FAMILY[0], 16), loaded.charmap[FAMILY[0]])

    def pixmap(self, name: str, colour: str, size: int) -> QPixmap:
        """One character of the font as a picture of `size` device-independent pixels."""
        application = QGuiApplication.instance()
        ratio = application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1
        side = round(size * ratio)
        picture = QPixmap(side, side)
        picture.fill(QtCore.Qt.GlobalColor.transparent)
        font = QFont(self._font)
        font.setPixelSize(max(1, round(side * PART)))
        painter = QPainter(picture)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        box = QRect(0, 0, side, side)
        painter.drawText(box, QtCore.Qt.AlignmentFlag.AlignCenter, self._characters[name])
        painter.end()
        picture.setDevicePixelRatio(ratio)
        return picture

    def icon(self, name: str, colour: str, chosen: str, disabled: str, size: int) -> QIcon:
        """One character as an icon: its usual colour, and those of chosen and of disabled."""
        made = QIcon()
        for tone, mode, state in (
            (colour, QIcon.Mode.Normal, QIcon.State.Off),
            (chosen, QIcon.Mode.Normal, QIcon.State.On),
            (disabled, QIcon.Mode.Disabled, QIcon.State.Off),
            (disabled, QIcon.Mode.Disabled, QIcon.State.On),
        ):
            made.addPixmap(self.pixmap(name, tone, size), mode, state)
        return made
