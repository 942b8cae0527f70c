"""The one application and its one theme, in the look chosen by the user."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from desktop_app import paths
from desktop_app.settings import Settings
from desktop_app.ui.look.theme import Mode, Theme

TITLE = "专委会工作台"
STYLE, WORN = ("-style", "fusion"), "theme"


def worn_theme(settings: Settings) -> Theme:
    """The theme of the application, which is made where there is none yet."""
    found = QApplication.instance()
    # the style as an option: to set it later loads all of QStyle, 14 ms
    application = found if isinstance(found, QApplication) else QApplication([TITLE, *STYLE])
    application.setApplicationDisplayName(TITLE)
    application.setApplicationName(paths.PROGRAM)
    worn = application.property(WORN)  # to go through the children would load QStyle too
    theme = worn if isinstance(worn, Theme) else Theme(application)
    application.setProperty(WORN, theme)
    theme.wear(Mode(settings.text("mode", Mode.SYSTEM.value)), settings.flag("large"))
    return theme
