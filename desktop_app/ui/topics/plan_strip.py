"""The slots of a year's plan side by side: what each holds, and which are still empty."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from desktop_app.records.kinds import Code
from desktop_app.records.topic import ConsultationPlan
from desktop_app.services import topics
from desktop_app.services.desk import names
from desktop_app.ui.look.tool_tips import tip
from desktop_app.ui.surroundings import Surroundings

ACROSS, SHORT = 6, 8


class PlanStrip(QWidget):
    """One button a slot; pressing it says which slot of which year."""

    slot_chosen = Signal(int, str)

    def __init__(self, around: Surroundings, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around, self.year = around, year
        self.setObjectName("plan_strip")
        self.buttons: dict[str, QPushButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        field = ConsultationPlan.field("slot")
        assert isinstance(field, Code)  # what the record declares
        self._choices = names(around.desk).codes[field.codes].offered()
        for place, choice in enumerate(self._choices):
            slot = QPushButton()
            slot.setObjectName(f"slot_{choice.code}")
            slot.setProperty("kind", "chip")
            slot.setAutoDefault(False)
            slot.clicked.connect(partial(self._choose, choice.code))
            self.buttons[choice.code] = slot
            grid.addWidget(slot, place // ACROSS, place % ACROSS)
        self.show_year(year)

    def show_year(self, year: int) -> None:
        """Shows the slots of another year, or of the same one anew."""
        self.year = year
        held = topics.slots(self._around.desk, year)
        for choice in self._choices:
            names_held = [name for _, name in held.get(choice.code, ())]
            self._fill(self.buttons[choice.code], choice.label, names_held)

    def _fill(self, slot: QPushButton, word: str, held: list[str]) -> None:
        first = held[0] if held else "空"
        short = first if len(first) <= SHORT else first[: SHORT - 1] + "…"
        more = f" 等 {len(held)} 项" if len(held) > 1 else ""
        slot.setText(f"{word} {short}{more}")
        told = "、".join(held) or "还没有安排"
        slot.setToolTip(tip(f"{self.year} 年{word}：{told}"))
        slot.setAccessibleName(f"{self.year} 年{word}：{told}")
        self._around.theme.icons.put(slot, "done" if held else "open", "good" if held else "muted")

    def _choose(self, code: str, _: bool = False) -> None:
        self.slot_chosen.emit(self.year, code)
