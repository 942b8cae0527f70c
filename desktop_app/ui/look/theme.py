"""The current look: mode, size of text, fonts, icons; can be changed at run time."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from pathlib import Path
from string import Template

from PySide6 import QtCore
from PySide6.QtCore import QLibraryInfo, QObject, QTranslator, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app import paths
from desktop_app.ui.look import fonts, palette
from desktop_app.ui.look.icons import Icons

ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "raised",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "faint",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "fill_text",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Highlight: "soft",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "border",
    QPalette.ColorRole.Shadow: "border",
}
_TRANSLATIONS = QLibraryInfo.LibraryPath.TranslationsPath
GREYED = (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText)


class Mode(StrEnum):
    """Light, dark, or as the system is set."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class Theme(QObject):
    """Applies the look; on `changed` painters read `tokens` and `sizes` again."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self.mode = Mode.SYSTEM
        self.large = False
        self.tokens = palette.LIGHT
        self.sizes = palette.NORMAL
        self.icons = Icons(self.tokens, self.sizes.icon)
        self._began_dark, self._asks_system = _is_dark(application.palette()), False
        found = fonts.screen_families(paths.resource("fonts"))
        self._families, self._strong = [found.plain], found.strong
        self._words = QTranslator(self)
        if self._words.load("qtbase_zh_CN", QLibraryInfo.path(_TRANSLATIONS)):
            application.installTranslator(self._words)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def dark(self) -> bool:
        """Whether the dark colours are active."""
        return self.tokens is palette.DARK

    def wear(self, mode: Mode, large: bool) -> None:
        """Applies the colours of `mode` and the normal or the large text to all windows."""
        self.mode, self.large = mode, large
        dark = mode is Mode.DARK or (mode is Mode.SYSTEM and self._is_system_dark())
        self.tokens = palette.DARK if dark else palette.LIGHT
        self.sizes = palette.LARGE if large else palette.NORMAL
        self._application.setFont(fonts.text_font(self._families, self.sizes.text))
        self._application.setPalette(qt_palette(self.tokens))
        self._application.setStyleSheet(style_sheet(self.tokens, self.sizes, self._strong))
        self.icons.use(self.tokens, self.sizes.icon)
        self.changed.emit()

    def load_late(self) -> None:
        """Loads the icons and the fonts for rare characters; called after the first paint."""
        self._follow()  # by the palette of the start they may have been the wrong ones
        self.icons.load()
        found = fonts.load_rare_fonts(paths.resource("fonts"))
        self._families += [family for family in found if family not in self._families]
        self._application.setFont(fonts.text_font(self._families, self.sizes.text))
        self.changed.emit()

    def _follow(self) -> None:
        """Applies the colours of the system where the user follows them."""
        self._asks_system = True
        if self.mode is Mode.SYSTEM and self.dark is not system_is_dark():
            self.wear(self.mode, self.large)

    def _is_system_dark(self) -> bool:
        """Whether the desktop is dark: at the start by its palette, which needs nothing of `Qt`."""
        return system_is_dark() if self._asks_system else self._began_dark

    def restyle(self, widget: QWidget) -> None:
        """Makes the style sheet look again at a widget whose `problem` or `role` has changed."""
        if not widget.testAttribute(QtCore.Qt.WidgetAttribute.WA_WState_Polished):
            return  # its first look is still to come
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
        widget.update()


def system_is_dark() -> bool:
    """Whether the desktop asks programs to be dark."""
    return QGuiApplication.styleHints().colorScheme() is QtCore.Qt.ColorScheme.Dark


def _is_dark(colours: QPalette) -> bool:
    """Whether a palette writes light on dark: the system's own is asked without all of `Qt`."""
    text, ground = QPalette.ColorRole.WindowText, QPalette.ColorRole.Window
    return colours.color(text).lightness() > colours.color(ground).lightness()


def qt_palette(tokens: palette.Tokens) -> QPalette:
    """The tokens as the palette that Fusion draws with."""
    result = QPalette()
    for role, name in ROLES.items():
        result.setColor(role, QColor(getattr(tokens, name)))
    for role in GREYED:
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.disabled))
    return result


def style_sheet(tokens: palette.Tokens, sizes: palette.Sizes, strong: str) -> str:
    """The style sheet with every name replaced by its value."""
    mode = "dark" if tokens is palette.DARK else "light"
    icons = (paths.resource("icons") / mode).as_posix()
    return _template(paths.resource("style.qss")).substitute(
        palette.style_values(tokens, sizes, icons, strong)
    )


@cache
def _template(path: Path) -> Template:
    return Template(path.read_text(encoding="utf-8"))
