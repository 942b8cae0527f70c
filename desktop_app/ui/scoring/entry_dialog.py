"""手工加减分: points by hand for one or several members, checked against the item's range."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox, QWidget

from desktop_app.records.score_entry import ScoreEntry
from desktop_app.services.desk import Changed
from desktop_app.services.scoring.manual_entries import FREE, enter, offered, range_words
from desktop_app.services.scoring.rule_set import GROUP, Item, RuleSet
from desktop_app.ui.look.words import label
from desktop_app.ui.row_actions.asked_fields import AskedFields
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.ui_context import UiContext

LETTERS = 46
NAMED = 8
"""So many names are said where one entry is for several."""
FREE_WORDS = "不属于任何项目的分直接计入总分。"


class EntryDialog(AskingDialog):
    """One action; the range of the chosen item is shown, and checked when it is saved.

    `whom` are the ids and names that it begins with: one can be changed in its field, several are
    named and each gets the same.
    """

    def __init__(
        self,
        context: UiContext,
        rules: RuleSet,
        whom: Sequence[tuple[int, str]],
        parent: QWidget | None,
    ) -> None:
        title = f"{rules.year} 年手工加减分"
        super().__init__(context, "entry_dialog", title, "计分", parent)
        self._rules, self._whom = rules, whom
        self._owner = "group" if rules.subject == GROUP else "member"
        self._items: Sequence[Item | None] = [*offered(rules), None]
        self._add_names()
        self.item = QComboBox()
        for each in self._items:
            self.item.addItem(f"{each.category}：{each.name}" if each else FREE)
        self.add("积分项目", self.item, "item")
        self._range = label("", "small", wraps=True)
        self._range.setObjectName("entry_range")
        self.column.addWidget(self._range)
        self._asked = self._fields()
        self.add_fields(self._asked)
        self.column.addStretch(1)
        self.item.currentIndexChanged.connect(self._on_item)
        self._on_item()
        self._began = self._asked.drafts()
        self.widen(LETTERS)
        (self._asked.boxes["points" if whom else self._owner]).setFocus()

    def act(self) -> tuple[Changed, str]:
        self._asked.require()
        given = self._asked.drafts()
        keys = [key for key, _ in self._whom]
        if self._owner in given:
            owner = given.pop(self._owner)
            keys = [owner] if isinstance(owner, int) else []
            if not keys:
                given[self._owner] = owner
        changed = enter(self._context.desk, self._rules, keys, self._chosen(), given)
        many = f"（{len(keys)} {self._unit()}）" if len(keys) > 1 else ""
        return changed, f"已登记手工计分{many}"

    def is_written(self) -> bool:
        return self._asked.drafts() != self._began

    def _add_names(self) -> None:
        if len(self._whom) < 2:  # one has a field of its own
            return
        names = "、".join(name for _, name in self._whom[:NAMED])
        more = "等" if len(self._whom) > NAMED else ""
        words = f"给选中的 {len(self._whom)} {self._unit()}每{self._one()}各计一条：{names}{more}"
        told = label(words, wraps=True)
        told.setObjectName("entry_whom")
        self.column.addWidget(told)

    def _fields(self) -> AskedFields:
        fields = ["day", "points*", "document", "reason*"]
        known: dict[str, Any] = {"day": self._usual_day()}
        if len(self._whom) < 2:
            fields.insert(0, f"{self._owner}*")
            known[self._owner] = self._whom[0][0] if self._whom else None
        return AskedFields(self._context, ScoreEntry, fields, known, lines=2)

    def _unit(self) -> str:
        return "个组" if self._owner == "group" else "人"

    def _one(self) -> str:
        return "组" if self._owner == "group" else "人"

    def _chosen(self) -> Item | None:
        return self._items[self.item.currentIndex()]

    def _on_item(self) -> None:
        self._range.setText(range_words(self._chosen()) or FREE_WORDS)
        self.say("")

    def _usual_day(self) -> str:
        """Today in the year of the rules, else its last day."""
        today = self._context.desk.today.isoformat()
        year = str(self._rules.year)
        return today if today.startswith(year) else f"{year}-12-31"
