"""The slots of a year's plan side by side: what each holds, and which are still empty."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from desktop_app.records.consultation_plan import ConsultationPlan
from desktop_app.records.field_types import Code
from desktop_app.services.consulting import topics
from desktop_app.services.lookup.cache import lookup
from desktop_app.ui.look.tool_tips import tip
from desktop_app.ui.ui_context import UiContext

PADDING = 26
_RIGHT = Qt.TextElideMode.ElideRight


class PlanStrip(QWidget):
    """One button for each slot; pressing it emits year and slot."""

    slot_chosen = Signal(int, str)

    def __init__(
        self, context: UiContext, year: int, parent: QWidget | None = None, *,
        across: int = 6,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._context, self.year = context, year
        self.setObjectName("plan_strip")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.buttons: dict[str, QPushButton] = {}
        self._texts: dict[str, str] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        field = ConsultationPlan.field("slot")
        assert isinstance(field, Code)  # what the record declares
        self._choices = lookup(context.desk).codes[field.codes].offered()
        for place, choice in enumerate(self._choices):
            slot = QPushButton()
            slot.setObjectName(f"slot_{choice.code}")
            slot.setProperty("kind", "chip")
            slot.setAutoDefault(False)
            slot.setMinimumWidth(6 * context.theme.sizes.text)
            slot.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            slot.clicked.connect(partial(self._choose, choice.code))
            self.buttons[choice.code] = slot
            grid.addWidget(slot, place // across, place % across)
        self.show_year(year)

    def show_year(self, year: int) -> None:
        """Shows the slots of a year, read again."""
        self.year = year
        held = topics.slots(self._context.desk, year)
        for choice in self._choices:
            names_held = [name for _, name in held.get(choice.code, ())]
            self._fill(choice.code, choice.label, names_held)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Cuts the words to the width of their buttons."""
        for code, slot in self.buttons.items():
            room = slot.width() - self._context.theme.sizes.icon - PADDING
            cut = slot.fontMetrics().elidedText(self._texts[code], _RIGHT, room)
            slot.setText(cut)

    def _fill(self, code: str, word: str, held: list[str]) -> None:
        slot = self.buttons[code]
        more = f"{len(held)} 项：" if len(held) > 1 else ""
        self._texts[code] = f"{word} {more}{held[0] if held else '空'}"
        told = "、".join(held) or "还没有安排"
        slot.setToolTip(tip(f"{self.year} 年{word}：{told}"))
        slot.setAccessibleName(f"{self.year} 年{word}：{told}")
        self._context.theme.icons.put(slot, "done" if held else "open", "good" if held else "muted")

    def _choose(self, code: str, _: bool = False) -> None:
        self.slot_chosen.emit(self.year, code)
