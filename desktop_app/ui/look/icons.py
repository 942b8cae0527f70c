"""Every icon of the window by name: one family, drawn from a font that is loaded late."""

from __future__ import annotations

import weakref
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QIcon, QPixmap
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QTabWidget

from desktop_app.services.subjects import default_subjects
from desktop_app.ui.look.palette import Tokens
from desktop_app.ui.window_parts import window_parts

if TYPE_CHECKING:
    from desktop_app.ui.look.glyphs import Glyphs

ICONS = {
    "about": "information-line",
    "add": "add-line",
    "advise": "alert-fill",
    "appearance": "palette-line",
    "attachment": "attachment-2",
    "assessment": "award-line",
    "award": "award-line",
    "back": "arrow-left-s-line",
    "backup": "shield-check-line",
    "board": "layout-4-line",
    "book": "book-open-line",
    "building": "government-line",
    "calendar": "calendar-line",
    "cancel": "close-line",
    "card": "layout-right-line",
    "chart": "bar-chart-2-line",
    "check": "check-line",
    "clock": "time-line",
    "code": "list-check-2",
    "columns": "layout-column-line",
    "command": "command-line",
    "copy": "file-copy-line",
    "delete": "delete-bin-line",
    "done": "checkbox-circle-fill",
    "down": "arrow-down-s-line",
    "up": "arrow-up-s-line",
    "duties": "calendar-check-line",
    "edit": "pencil-line",
    "excel": "file-excel-2-line",
    "export": "upload-2-line",
    "eye": "eye-line",
    "eye_off": "eye-off-line",
    "figures": "pie-chart-2-line",
    "file": "file-text-line",
    "filter": "filter-3-line",
    "filtered": "filter-fill",
    "folder": "folder-open-line",
    "form": "file-list-3-line",
    "forward": "arrow-right-s-line",
    "go_back": "arrow-left-line",
    "help": "question-line",
    "history": "history-line",
    "import": "download-2-line",
    "info": "information-fill",
    "large": "font-size",
    "link": "links-line",
    "lock": "lock-2-line",
    "merge": "git-merge-line",
    "more": "more-line",
    "move": "inbox-archive-line",
    "office": "building-line",
    "open": "checkbox-blank-circle-line",
    "paste": "clipboard-line",
    "pdf": "file-pdf-line",
    "person": "user-3-fill",
    "photo": "image-line",
    "print": "printer-line",
    "problem": "error-warning-fill",
    "proposals": "article-line",
    "recycle": "recycle-line",
    "redo": "arrow-go-forward-line",
    "refresh": "refresh-line",
    "remind": "alarm-warning-line",
    "restore": "restart-line",
    "save": "save-line",
    "search": "search-line",
    "settings": "settings-3-line",
    "sort": "sort-asc",
    "sort_down": "sort-desc",
    "special_work": "flag-line",
    "split": "git-branch-line",
    "stop": "stop-circle-line",
    "submission": "send-plane-line",
    "table": "table-line",
    "thread": "node-tree",
    "undo": "arrow-go-back-line",
    "user": "user-line",
    "view": "star-line",
    "workbench": "dashboard-line",
    "zoom_in": "zoom-in-line",
    "zoom_out": "zoom-out-line",
    "opens": "arrow-right-up-line",
    "arrow_up": "arrow-up-line",
    "arrow_down": "arrow-down-line",
    "sandbox": "flask-line",
}
"""Names of icons and what the icon font calls them; those of records come from their subjects."""
UNKNOWN = "table"
Target = QAction | QAbstractButton | QLabel


class Icons:
    """Draws icons by name and keeps those already shown in the colours of the present mode."""

    def __init__(self, tokens: Tokens, size: int) -> None:
        self._tokens = tokens
        self._size = size
        self._glyphs: Glyphs | None = None
        self._nothing: QIcon | None = None
        self._shown: dict[int, tuple[weakref.ref[Any], str, str]] = {}

    def load(self) -> None:
        """Loads the icon font and draws every icon asked for so far; called after first paint.

        Where Windows blocks every font that is not its own, the window works without icons.
        """
        if self._glyphs is None:
            from desktop_app.ui.look.glyphs import Glyphs

            self._glyphs = Glyphs.load()
            self._redraw()

    def use(self, tokens: Tokens, size: int) -> None:
        """Takes the colours and the size of another mode and redraws what is shown."""
        self._tokens, self._size, self._nothing = tokens, size, None
        self._redraw()

    def icon(self, name: str, role: str = "muted") -> QIcon:
        """The icon called `name` in the colour `role` of the palette; empty until `load`.

        A register without an icon of its own gets the one of a table.
        """
        if self._glyphs is None:
            return self._blank()
        colour = getattr(self._tokens, role)
        chosen = self._tokens.accent if role == "muted" else colour
        disabled, size = self._tokens.disabled, self._size
        return self._glyphs.icon(_character(name), colour, chosen, disabled, size)

    def pixmap(self, name: str, role: str = "muted", size: int = 0) -> QPixmap:
        """The icon as a picture of `size` pixels (the mode's own size when 0)."""
        size = size or self._size
        if self._glyphs is None:
            return self._blank().pixmap(size, size)
        return self._glyphs.pixmap(_character(name), getattr(self._tokens, role), size)

    def put(self, target: Target, name: str, role: str = "muted") -> None:
        """Shows the icon on an action, button or label, now and after every change of mode."""
        key = id(target)
        gone = weakref.ref(target, lambda _: self._forget(key))
        self._shown[key] = (gone, name, role)
        self._show(target, name, role)

    def put_in_field(self, field: QLineEdit, name: str) -> None:
        """Shows the icon at the left end inside a text field."""
        action = QAction(field)
        field.addAction(action, QLineEdit.ActionPosition.LeadingPosition)
        self.put(action, name)

    def put_on_tab(self, tabs: QTabWidget, index: int, name: str) -> None:
        """Shows the icon on one tab; the owner calls this again when the mode changes."""
        tabs.setTabIcon(index, self.icon(name))

    def _forget(self, key: int) -> None:
        self._shown.pop(key, None)

    def _redraw(self) -> None:
        for reference, name, role in list(self._shown.values()):
            target = reference()
            if target is not None and shiboken6.isValid(target):
                self._show(target, name, role)

    def _show(self, target: Target, name: str, role: str) -> None:
        if isinstance(target, QLabel):
            target.setPixmap(self.pixmap(name, role))
            return
        target.setIcon(self.icon(name, role))
        if isinstance(target, QAbstractButton):
            target.setIconSize(QSize(self._size, self._size))

    def _blank(self) -> QIcon:
        if self._nothing is None:
            picture = QPixmap(self._size, self._size)
            picture.fill("#00000000")
            self._nothing = QIcon(picture)
        return self._nothing


def _character(name: str) -> str:
    """The name that the icon font has for an icon of ours."""
    return ICONS.get(name) or _icons_of_records().get(name, ICONS[UNKNOWN])


def has_icon(name: str) -> bool:
    """Whether there is an icon of that name; `Icons` shows a table's where there is none."""
    return name in ICONS or name in _icons_of_records()


@cache
def _icons_of_records() -> Mapping[str, str]:
    return {
        record: icon
        for parts in window_parts(default_subjects())
        for record, icon in parts.icons.items()
    }
