"""The lines of a planned import as a table: number, what becomes of it, title, why."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from desktop_app.services.imports import Plan, PlannedLine, Verdict
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.tool_tips import tip

Index = QModelIndex | QPersistentModelIndex
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
TITLES = ("行", "结果", "名称", "说明")
TONES = {
    Verdict.NEW: ("good", "add"),
    Verdict.CHANGED: ("info", "edit"),
    Verdict.SAME: ("muted", "check"),
    Verdict.PROBLEM: ("bad", "problem"),
}


def lines_with(plan: Plan, verdict: Verdict | None) -> list[PlannedLine]:
    """The lines of one verdict, with the problems those that have one in a cell; or all lines."""
    if verdict is Verdict.PROBLEM:
        return plan.with_problems()
    return [each for each in plan.lines if verdict is None or each.verdict is verdict]


class ImportLinesModel(QAbstractTableModel):
    """Shows the lines of one verdict, or all of them."""

    def __init__(self, theme: Theme, parent: Any = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._plan: Plan | None = None
        self.lines: list[PlannedLine] = []

    def show_plan(self, plan: Plan | None, verdict: Verdict | None) -> None:
        """Shows the lines of a plan that have this verdict, None for all."""
        self.beginResetModel()
        self._plan = plan
        self.lines = lines_with(plan, verdict) if plan is not None else []
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(TITLES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return TITLES[section]
        if section == 0 and role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._text(line, column))
        if column == 0 and role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT
        if column == 1 and role == Qt.ItemDataRole.ForegroundRole:
            return QColor(getattr(self._theme.tokens, TONES[line.verdict][0]))
        if column == 1 and role == Qt.ItemDataRole.DecorationRole:
            colour, icon = TONES[line.verdict]
            return self._theme.icons.icon(icon, colour)
        return None

    def _text(self, line: PlannedLine, column: int) -> str:
        if column == 0:
            return str(line.number)
        if column == 1:
            return str(line.verdict)
        return line.title if column == 2 else self._reason(line)

    def _reason(self, line: PlannedLine) -> str:
        """The problems with their columns, else what changes, else what should be looked at."""
        if self._plan is None:
            return ""
        stops = list(self._plan.problems_of(line))
        told = [f"{each.letter} 列：{each.text}" if each.letter else each.text for each in stops]
        if line.verdict is Verdict.CHANGED:
            for change in line.changes:
                old, new = self._plan.shown(change)
                label = self._plan.model.field(change.field).label
                told.append(f"{label}：{old or '（空）'} → {new or '（空）'}")
        told += self._inside(line)
        advice = [x for one in (line, *self._plan.inner_lines(line)) for x in _advice(one)]
        told += [f"建议：{text}" for text in dict.fromkeys(advice)]
        return "；".join(" ".join(text.split()) for text in told)

    def _inside(self, line: PlannedLine) -> list[str]:
        """What the cells of a line are taken apart into: 意见建议 4 条（新增 3）."""
        found = []
        for each in self._plan.inside if self._plan is not None else ():
            lines = each.by_owner.get(line.place, ())
            new = sum(one.verdict is Verdict.NEW for one in lines)
            told = f"（新增 {new}）" if 0 < new < len(lines) else "" if new else "（都已有）"
            if lines:
                found.append(f"{each.model.TITLE} {len(lines)} {each.model.UNIT}{told}")
        return found


def _advice(line: PlannedLine) -> list[str]:
    return [each.text for each in line.remarks if not each.stops and line.verdict != Verdict.SAME]
