"""The tools above the pages of a preview: page number, fit, size."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, label
from desktop_app.ui.prints.pdf_pages import PdfPages

STEP = 1.2


class PageTools(QWidget):
    """Follows the pages and moves them."""

    def __init__(self, pages: PdfPages, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        self._count = label("", "muted")
        self._number = QSpinBox()
        self._number.setObjectName("page_number")
        self._number.setAccessibleName("页码")
        self._number.setPrefix("第 ")
        self._number.setSuffix(" 页")
        self._number.setKeyboardTracking(False)
        self._number.valueChanged.connect(pages.go)
        self._whole = button("整页", "whole_page", theme, kind="quiet")
        self._whole.setCheckable(True)
        self._whole.setChecked(True)
        self._whole.toggled.connect(self._on_whole)
        smaller = button("", "zoom_out", theme, "zoom_out", "quiet")
        larger = button("", "zoom_in", theme, "zoom_in", "quiet")
        smaller.setAccessibleName("缩小")
        larger.setAccessibleName("放大")
        smaller.clicked.connect(lambda: pages.zoom(1 / STEP))
        larger.clicked.connect(lambda: pages.zoom(STEP))
        pages.turned.connect(self._on_turned)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        for each in (self._number, self._count, self._whole, smaller, larger):
            line.addWidget(each)
        for each in (self._whole, smaller, larger):
            each.setAutoDefault(False)
        self.tell(0)

    def tell(self, count: int) -> None:
        """Shows how many pages there are, 0 while they are being made."""
        self._count.setText(f"共 {count} 页" if count else "")
        with QSignalBlocker(self._number):
            self._number.setRange(1, max(count, 1))
        self._number.setEnabled(count > 0)
        self._on_turned(self._pages.page)

    def _on_turned(self, page: int) -> None:
        with QSignalBlocker(self._number):
            self._number.setValue(max(page, 1))

    def _on_whole(self, on: bool) -> None:
        self._pages.show_whole(whole=on)
