"""The sheets of a file with a box to tick for each that is to be read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_app.services.imports.import_sheet_choice import SheetChoice
from desktop_app.ui.look.tool_tips import tip
from desktop_app.ui.look.words import label, row

MOST, GAP = 4, 2


class SheetsList(QScrollArea):
    """`changed` comes after each tick; one sheet at least stays ticked."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: list[QCheckBox] = []
        self.setObjectName("sheets")
        self.setAccessibleName("工作表")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_sheets(self, sheets: Sequence[SheetChoice]) -> None:
        """Shows the sheets of another file."""
        inside = QWidget()
        inside.setProperty("role", "canvas")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self.boxes = []
        for place, each in enumerate(sheets):
            box = QCheckBox(each.name.replace("&", "&&"))
            box.setObjectName(f"sheet_{place}")
            box.setAccessibleName(f"读入工作表{each.name}")
            box.setToolTip(tip(each.name))
            box.setChecked(each.chosen)
            box.clicked.connect(lambda _, which=box: self._on_click(which))
            words = "，".join(filter(None, (f"{each.lines} 行", each.told)))
            column.addLayout(row(box, label(words, "muted"), None))
            self.boxes.append(box)
        column.addStretch(1)
        self.setWidget(inside)
        line = max((box.sizeHint().height() for box in self.boxes), default=0) + GAP
        self.setFixedHeight(min(len(sheets), MOST) * line + GAP)

    def chosen(self) -> list[int]:
        """The places of the sheets that are ticked."""
        return [place for place, box in enumerate(self.boxes) if box.isChecked()]

    def _on_click(self, box: QCheckBox) -> None:
        if not self.chosen():
            box.setChecked(True)  # something has to be read
            return
        self.changed.emit()
