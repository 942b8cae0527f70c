"""The parts of the window of a seat plan: head, rule and numbers, hall, pane, foot."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.records.seat_plan import SeatPlan
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.seating.hall_edit import HallEdit
from desktop_app.services.seating.plans import OpenedPlan
from desktop_app.ui.forms.dialog.form_window import FormWindow
from desktop_app.ui.look.elided_label import ElidedLabel
from desktop_app.ui.look.keyed_button import KeyedButton
from desktop_app.ui.look.words import button, card, label, row
from desktop_app.ui.seating.hall_view import HallView
from desktop_app.ui.seating.layout_bar import LayoutBar
from desktop_app.ui.seating.seat_pane import SeatPane
from desktop_app.ui.ui_context import UiContext

KEYS = (
    "方向键 走　Ctrl+X、Ctrl+V 挪　Ctrl+Shift+V 插入　空格 换两人　L 锁住　R 留出　Del 空出　/ 找人"
    "　拖动换座，按着 Shift 拖是插入"
)


LEGEND = (
    "图例：相邻界别深浅相间　斜线 留出　点线框划去 已准假　右上角红角 锁住　红虚线框 剪下、等着放"
)


class SeatingFrame(FormWindow):
    """Builds the widgets and shows the hall in them; what they do is `SeatingWindow`'s."""

    title = "座次表"

    def __init__(self, context: UiContext, opened: OpenedPlan, parent: QWidget | None) -> None:
        super().__init__(context, parent)
        self.opened = opened
        self.setObjectName("seating_window")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"{self.title} · {opened.title}")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(10)
        column.addLayout(self._head())
        column.addWidget(self._bar())
        column.addLayout(self._middle(), 1)
        column.addWidget(label(KEYS, "small", wraps=True))
        column.addWidget(label(LEGEND, "small", wraps=True))
        column.addLayout(self._foot())
        room, size = self.screen().availableGeometry(), context.theme.sizes.text
        self.resize(min(98 * size, room.width()), min(56 * size, room.height() - 32))

    @property
    def edit(self) -> HallEdit:
        """The hall that is being changed."""
        return self.opened.edit

    def on_key(self, event: QKeyEvent) -> bool:
        """Takes a key pressed on the hall; whether it was one of the window's."""
        return False

    def say(self, text: str, role: str = "small") -> None:
        """Shows one line in the foot."""
        self.said.setText(text)
        if self.said.property("role") != role:
            self.said.setProperty("role", role)
            self._context.theme.restyle(self.said)

    def show_all(self) -> None:
        """Shows the hall as it is now, its numbers, counts and doubts."""
        hall, opened = self.edit.hall, self.opened
        self.view.refresh()
        self.bar.show_hall(hall, opened.rule, opened.custom)
        self.pane.show_people(self.edit)
        self.show_seat()
        due, taken = len(self.edit.people), len(hall.seats)
        told = [f"应到 {due} 人", f"有座 {taken} 人", f"空位 {len(hall.free())} 个"]
        told += [f"留出 {len(hall.reserved)} 个"] if hall.reserved else []
        self.counts.setText(" · ".join(told))
        words = "保存" if opened.key is not None or not taken else "保存座次表"
        self.save_button.setText(words)
        self.save_button.setAccessibleName(words)
        self.save_button.updateGeometry()

    def show_seat(self) -> None:
        """Shows the seat with the cursor in the pane."""
        self.pane.show_seat(self.edit, self.view.current)

    def _head(self) -> QHBoxLayout:
        theme = self._context.theme
        facts = " · ".join(filter(None, (self.opened.title, self.opened.place)))
        self.facts_line = ElidedLabel(facts, "muted")
        self.again_button = button("重新排", "again_button", theme, "sort")
        self.cards_button = button("席位卡", "cards_button", theme, "card")
        self.export_button = button("导出 Excel", "export_button", theme, "export")
        self.print_button = KeyedButton("打印", "print_button", "Ctrl+P", theme, "print")
        self.save_button = KeyedButton("保存", "save_button", "Ctrl+S", theme, "save", "primary")
        tools = (self.again_button, self.cards_button, self.export_button, self.print_button,
                 self.save_button)  # fmt: skip
        for each in tools:
            each.setAutoDefault(False)
        head = row(label(self.title, "heading"), self.facts_line, *tools)
        head.setStretchFactor(self.facts_line, 1)
        return head

    def _bar(self) -> LayoutBar:
        codes = lookup(self._context.desk, SeatPlan).codes
        rules, customs = codes["seat_order"], codes["rostrum_custom"]
        self.bar = LayoutBar(
            self._context.theme, {each: rules.label(each) for each in rules.order()},
            {each: customs.label(each) for each in customs.order()},
        )  # fmt: skip
        return self.bar

    def _middle(self) -> QHBoxLayout:
        theme = self._context.theme
        self.view = HallView(self.edit, theme, self.on_key)
        self.area = QScrollArea()
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidgetResizable(True)
        self.area.setWidget(self.view)
        self.pane = SeatPane(theme)
        frame, inside = card()
        inside.setContentsMargins(4, 4, 4, 4)
        inside.addWidget(self.area, 1)
        parts = row(frame, self.pane, gap=12)
        parts.setStretch(0, 1)
        return parts

    def _foot(self) -> QHBoxLayout:
        theme = self._context.theme
        self.counts, self.said = label("", "small"), label("", "small")
        self.counts.setObjectName("counts")
        self.said.setObjectName("said")
        self.below_button = button("从台下看", "from_hall", theme, "eye", kind="switch")
        self.above_button = button("从台上看", "from_stage", theme, "eye", kind="switch")
        for each, on in ((self.below_button, True), (self.above_button, False)):
            each.setCheckable(True)
            each.setAutoExclusive(True)
            each.setAutoDefault(False)
            each.setChecked(on)
        return row(self.counts, None, self.said, self.below_button, self.above_button)
