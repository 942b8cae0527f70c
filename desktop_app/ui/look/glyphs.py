"""Pictures of the icon font's characters, as plain pixmaps.

The font and its names are files of qtawesome; its code is not loaded. Its icons are drawn by an
engine written in Python; when the garbage collector takes such an icon and its engine together, the
engine goes first and the icon's end is a crash. And its import makes every class of Qt, 200 ms.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

from PySide6 import QtCore
from PySide6.QtCore import QRect
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QPainter,
    QPixmap,
)

FONT, NAMES = "remixicon-2.5.0.ttf", "remixicon-charmap-2.5.0.json"
PART = 0.875  # of its box that a character fills: room for what reaches over
_log = logging.getLogger(__name__)


class Glyphs:
    """The characters of the icon font by their names, drawn in any colour and size.

    `codes` are their numbers, in hexadecimal digits.
    """

    def __init__(self, family: str, codes: Mapping[str, str]) -> None:
        self._family, self._codes = family, codes

    @classmethod
    def load(cls) -> Glyphs | None:
        """The icon font; None where Windows blocks every font that is not its own."""
        folder = _folder()
        family = next(_families(folder), "")
        if not family:
            _log.warning("no icons: the system takes no font of %s", folder)
            return None
        return cls(family, json.loads((folder / NAMES).read_text(encoding="utf-8")))

    def pixmap(self, name: str, colour: str, size: int) -> QPixmap:
        """One character of the font as a picture of `size` device-independent pixels."""
        application = QGuiApplication.instance()
        ratio = application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1
        side = round(size * ratio)
        picture = QPixmap(side, side)
        picture.fill(QtCore.Qt.GlobalColor.transparent)
        font = QFont()
        font.setFamily(self._family)
        font.setPixelSize(max(1, round(side * PART)))
        painter = QPainter(picture)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        box = QRect(0, 0, side, side)
        painter.drawText(box, QtCore.Qt.AlignmentFlag.AlignCenter, chr(int(self._codes[name], 16)))
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


def _folder() -> Path:
    """The folder of qtawesome's fonts."""
    package = find_spec("qtawesome")
    assert package is not None
    assert package.submodule_search_locations is not None
    return Path(package.submodule_search_locations[0]) / "fonts"


def _families(folder: Path) -> Iterator[str]:
    """The families of the icon font, loaded from its folder or else from the fonts of Windows."""
    yield from _added(folder / FONT)
    if os.name == "nt":
        yield from _added(Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts" / FONT)


def _added(path: Path) -> list[str]:
    return QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
