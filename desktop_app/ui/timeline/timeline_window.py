"""The window of a timeline: read by keys, opened by Enter, printed."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QListView, QVBoxLayout, QWidget

from desktop_app.records.record import Record
from desktop_app.services import timeline
from desktop_app.services.timeline import Timeline
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.timeline.timeline_delegate import TimelineDelegate
from desktop_app.ui.timeline.timeline_rows import TimelineRows
from desktop_app.ui.ui_context import UiContext

HINT = "↑ ↓ 逐条看，Enter 打开这条记录，Esc 关闭"


def show_timeline(
    context: UiContext, model: type[Record], key: int, parent: QWidget
) -> TimelineWindow:
    """Opens the timeline of one record; `UserError` when it is gone."""
    window = TimelineWindow(context, timeline.timeline(context.desk, model, key), parent)
    window.open()
    return window


class TimelineWindow(QDialog):
    """Shows one timeline; what is chosen in it is opened in the main window."""

    def __init__(
        self, context: UiContext, timeline: Timeline, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._timeline = context, timeline
        self.setObjectName("thread_window")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"脉络 · {timeline.title}")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        titles = {model.KEY: model.TITLE for model in context.records}
        self.rows = TimelineRows(timeline, titles, self)
        self.view = TimelineView(self.rows, TimelineDelegate(self.rows, context.theme, self))
        self._build()
        room = self.screen().availableGeometry()
        size = context.theme.sizes.text
        self.resize(min(66 * size, room.width() - 40), min(54 * size, room.height() - 60))
        self.view.setFocus()

    def _build(self) -> None:
        theme = self._context.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addWidget(
            label(f"{self._timeline.of}：{self._timeline.title}", "heading", wraps=True)
        )
        column.addWidget(self.view, 1)
        self.print_button = button("打印", "print_button", theme, "print")
        self.print_button.setToolTip("Ctrl+P")
        self.open_button = button("打开这条记录", "open_button", theme, "forward", "primary")
        self.close_button = button("关闭", "close_button", theme)
        for each in (self.print_button, self.open_button, self.close_button):
            each.setAutoDefault(False)
        column.addLayout(
            row(label(HINT, "small"), None, self.close_button, self.print_button, self.open_button)
        )
        self.view.activated.connect(self._open)
        self.open_button.clicked.connect(lambda: self._open(self.view.currentIndex()))
        self.close_button.clicked.connect(self.reject)
        self.print_button.clicked.connect(self._print)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self._print)

    def _open(self, index: QModelIndex) -> None:
        """Opens the record of a line, or the list of what it leaves out, and closes."""
        wanted = self.rows.rows[index.row()].opens if index.isValid() else None
        if wanted is None:
            return
        events = self._context.events
        self.accept()
        if wanted.record:
            events.open_record(*wanted.record)
        elif wanted.rows:
            events.open_rows(*wanted.rows)

    def _print(self) -> None:
        from desktop_app.ui.timeline.timeline_print import (
            print_timeline,  # loads the printing of Qt
        )

        print_timeline(self._context, self._timeline, self)


class TimelineView(QListView):
    """The list of the rows, laid out again whenever its width changes."""

    def __init__(self, rows: TimelineRows, delegate: TimelineDelegate) -> None:
        super().__init__()
        self._delegate = delegate
        self.setObjectName("thread")
        self.setAccessibleName("脉络")
        self.setModel(rows)
        self.setItemDelegate(delegate)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self._first = rows.index(rows.chosen(), 0)
        self.setCurrentIndex(self._first)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.scrollTo(self._first, QAbstractItemView.ScrollHint.PositionAtCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._delegate.fit(self.viewport().width()):
            self.scheduleDelayedItemsLayout()
        super().resizeEvent(event)
