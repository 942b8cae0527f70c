"""手工加减分: points by hand for one or several members, checked against the item's range."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from desktop_app.records.score_entry import ScoreEntry
from desktop_app.services.desk import Changed
from desktop_app.services.scoring.manual_entries import FREE, enter, offered, range_words
from desktop_app.services.scoring.rule_set import Item, RuleSet
from desktop_app.ui.look.words import label
from desktop_app.ui.row_actions.asked_fields import AskedFields
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.ui_context import UiContext

LETTERS = 46
FIELDS = ("member*", "day", "points*", "document", "reason*")


class EntryDialog(AskingDialog):
    """One action; the range of the chosen item is shown, and checked when it is saved."""

    def __init__(
        self, context: UiContext, rules: RuleSet, member: int | None, parent: QWidget | None
    ) -> None:
        title = f"{rules.year} 年手工加减分"
        super().__init__(context, "entry_dialog", title, "计分", parent)
        self._rules = rules
        self._items: Sequence[Item | None] = [*offered(rules), None]
        self.item = QComboBox()
        for each in self._items:
            self.item.addItem(f"{each.category}：{each.name}" if each else FREE)
        self.add("积分项目", self.item, "item")
        self._range = label("", "small", wraps=True)
        self._range.setObjectName("entry_range")
        self.column.addWidget(self._range)
        known = {"member": member, "day": self._usual_day()}
        self._asked = AskedFields(context, ScoreEntry, FIELDS, known, lines=2)
        self.add_fields(self._asked)
        self.column.addStretch(1)
        self.item.currentIndexChanged.connect(self._on_item)
        self._on_item()
        self._began = self._asked.drafts()
        self.widen(LETTERS)
        (self._asked.boxes["points"] if member else self._asked.boxes["member"]).setFocus()

    def act(self) -> tuple[Changed, str]:
        self._asked.require()
        given = self._asked.drafts()
        member = given.pop("member")
        keys = [member] if isinstance(member, int) else []
        if not keys:
            given["member"] = member
        changed = enter(self._context.desk, self._rules, keys, self._chosen(), given)
        return changed, "已登记手工计分"

    def is_written(self) -> bool:
        return self._asked.drafts() != self._began

    def _chosen(self) -> Item | None:
        return self._items[self.item.currentIndex()]

    def _on_item(self) -> None:
        self._range.setText(range_words(self._chosen()) or "不属于任何项目的分直接计入总分。")
        self.say("")

    def _usual_day(self) -> str:
        """Today in the year of the rules, else its last day."""
        today = self._context.desk.today.isoformat()
        year = str(self._rules.year)
        return today if today.startswith(year) else f"{year}-12-31"
