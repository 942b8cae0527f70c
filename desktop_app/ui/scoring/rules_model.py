"""The categories and items of a rule set as one table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor

from desktop_app.records.asked_fields import unasked
from desktop_app.records.points import points_text
from desktop_app.records.score_rules import ScoreRule
from desktop_app.services.scoring.rule_rows import RuleRow
from desktop_app.services.scoring.rule_words import counted_what, points_words
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.scoring.edited_rows import EditedRows, Save

TITLES = ("类别和项目", "计什么", "怎样计", "分值", "联名等", "封顶", "适用")
NAME, FACT, MODE, POINTS, JOINT, CAP, APPLIES = range(7)
_OF_ITEM = {NAME: "name", FACT: "fact", MODE: "mode", POINTS: "points", JOINT: "joint_points",
            CAP: "cap"}  # fmt: skip
_OF_CATEGORY = {NAME: "name", POINTS: "start", CAP: "cap"}
INDENT = "　"
EVERYBODY = "全体"


class RulesModel(EditedRows):
    """Categories in bold with start and cap, below each its items."""

    def __init__(self, theme: Theme, save: Save, parent: QObject) -> None:
        super().__init__(TITLES, theme, save, parent, (POINTS, JOINT, CAP))
        self.faulty: dict[int, str] = {}

    def show_faults(self, faults: dict[int, str]) -> None:
        """Marks rows by their key, with what is wrong in words."""
        self.faulty = faults

    def field_at(self, row: int, column: int) -> str:
        each = self.rows[row]
        if each.is_category:
            return _OF_CATEGORY.get(column, "")
        name = _OF_ITEM.get(column, "")
        return name if name in asked(each) else ""

    def shown(self, row: int, column: int) -> str:
        each, names = self.rows[row], self.names
        if names is None:
            return ""
        if each.is_category:
            return self._of_category(each, column)
        if column == NAME:
            return INDENT + str(each.values["name"])
        if column == FACT:
            return counted_what(each.values, names)
        if column == POINTS:
            return points_words(each.values)
        if column == APPLIES:
            return ScoreRule.field("applies").show(each.values["applies"], names) or EVERYBODY
        return super().shown(row, column)

    def hint(self, row: int, column: int) -> str:
        fault = self.faulty.get(self.rows[row].key, "") if column == NAME else ""
        return fault or super().hint(row, column)

    def colour(self, row: int, column: int) -> QColor | None:
        found = super().colour(row, column)
        if found is not None:
            return found
        each, tokens = self.rows[row], self.theme.tokens
        if not each.key or (column == NAME and each.key in self.faulty):
            return QColor(tokens.bad)
        if each.is_category:
            return QColor(tokens.accent if column == NAME else tokens.muted)
        return QColor(tokens.muted) if column in (FACT, MODE, APPLIES) else None

    def ground(self, row: int, column: int) -> QColor | None:
        found = super().ground(row, column)
        if found is None and self.rows[row].is_category:
            return QColor(self.theme.tokens.raised)
        return found

    def _of_category(self, each: RuleRow, column: int) -> str:
        if column == NAME:
            return str(each.values["name"]) + ("" if each.key else "（没有这一类）")
        if column == POINTS and each.values.get("start"):
            return f"起始 {points_text(each.values['start'])}"
        if column == CAP and each.values.get("cap") is not None:
            return f"封顶 {points_text(each.values['cap'])}"
        return ""


def asked(row: RuleRow) -> Sequence[str]:
    """The fields that are asked for by a row's way of counting."""
    against = unasked(row.model, row.values)
    return [each.name for each in row.model.declared() if each.name not in against]
