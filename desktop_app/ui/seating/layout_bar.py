"""The second line of a seat plan: rule, seats a row, rows, rostrum, where the second sits."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QSpinBox, QWidget

from desktop_app.records.hall import MOST_BLOCK, MOST_ROSTRUM, MOST_ROWS, Hall
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, label

Layout = tuple[tuple[int, int, int], int, int]


class LayoutBar(QWidget):
    """`rule_asked` carries a rule, `custom_chosen` a custom, `layout_asked` comes with numbers."""

    rule_asked = Signal(str)
    custom_chosen = Signal(str)
    layout_asked = Signal()

    def __init__(self, theme: Theme, rules: Mapping[str, str], customs: Mapping[str, str]) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(label("排法", "muted"))
        self.rules = QButtonGroup(self)
        self.buttons = {}
        for key, title in rules.items():
            each = button(title, f"rule_{key}", theme, kind="switch")
            each.setCheckable(True)
            each.setAutoDefault(False)
            each.clicked.connect(lambda _=False, key=key: self.rule_asked.emit(key))
            self.rules.addButton(each)
            self.buttons[key] = each
            line.addWidget(each)
        line.addSpacing(8)
        self.boxes: dict[str, QSpinBox] = {}
        for name, title, told, low, most in (
            ("left", "每排", "左区每排座位", 0, MOST_BLOCK),
            ("middle", "走道", "中区每排座位", 0, MOST_BLOCK),
            ("right", "走道", "右区每排座位", 0, MOST_BLOCK),
            ("rows", "排数", "排数", 1, MOST_ROWS),
            ("rostrum", "主席台", "主席台座位", 0, MOST_ROSTRUM),
        ):
            line.addWidget(label(title, "muted"))
            line.addWidget(self._box(name, told, low, most))
        self.custom = QComboBox()
        self.custom.setObjectName("rostrum_custom")
        self.custom.setAccessibleName("主席台二号位")
        self.custom.setToolTip("主席台一号居中，二号坐在哪一边")
        for key, title in customs.items():
            self.custom.addItem(title, key)
        self.custom.activated.connect(
            lambda _: self.custom_chosen.emit(str(self.custom.currentData()))
        )
        line.addWidget(label("二号", "muted"))
        line.addWidget(self.custom)
        line.addStretch(1)

    def _box(self, name: str, told: str, low: int, most: int) -> QSpinBox:
        box = QSpinBox(minimum=low, maximum=most)
        box.setObjectName(f"seats_{name}")
        box.setAccessibleName(told)
        box.setToolTip(told)
        box.setKeyboardTracking(False)
        box.valueChanged.connect(self._on_number)
        self.boxes[name] = box
        return box

    def _on_number(self, _: int) -> None:
        self.layout_asked.emit()

    def layout_wanted(self) -> Layout:
        """The numbers as they are filled in."""
        left, middle, right, rows, rostrum = (each.value() for each in self.boxes.values())
        return (left, middle, right), rows, rostrum

    def show_hall(self, hall: Hall, rule: str, custom: str) -> None:
        """Shows the numbers of a hall, the rule and the custom, without a signal."""
        values = (*hall.blocks, hall.rows, hall.rostrum)
        for box, value in zip(self.boxes.values(), values, strict=True):
            blocked = box.blockSignals(True)
            box.setValue(value)
            box.blockSignals(blocked)
        if rule in self.buttons:
            self.buttons[rule].setChecked(True)
        self.custom.setCurrentIndex(max(0, self.custom.findData(custom)))
