"""The lines of a planned import as a table: what becomes of each, why, and every value written."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor, QIcon

from desktop_app.services.imports import Plan, PlannedLine, Verdict
from desktop_app.services.imports.import_explained import Tone, advice, kind_of, shown
from desktop_app.ui.imports.import_cell_marks import MARK
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.tables.text_model import Index, TextModel

TITLES = ("行", "结果", "名称", "说明")
NUMBER, VERDICT, NAME, REASON = range(len(TITLES))
TONES = {
    Verdict.NEW: ("good", "add"),
    Verdict.CHANGED: ("info", "edit"),
    Verdict.SAME: ("muted", "check"),
    Verdict.PROBLEM: ("bad", "problem"),
}
COLOURS = {Tone.CHANGED: "info", Tone.WRONG: "bad"}
Kinds = Collection[tuple[str, str]]


def lines_with(plan: Plan, verdict: Verdict | None) -> list[PlannedLine]:
    """The lines of one verdict, with the problems those that have one in a cell; or all lines."""
    if verdict is Verdict.PROBLEM:
        return plan.with_problems()
    return [each for each in plan.lines if verdict is None or each.verdict is verdict]


def lines_to_look_at(plan: Plan, accepted: Kinds) -> list[PlannedLine]:
    """The lines that will be imported with a remark that the user has not accepted."""
    told = [line for line in plan.lines if line.remarks and any(True for _ in advice(line))]
    if not accepted:
        return told
    return [line for line in told if any(kind_of(x) not in accepted for x in advice(line))]


class ImportLinesModel(TextModel):
    """Shows some lines of a plan; behind their reason one column for each field of the sheet."""

    def __init__(self, theme: Theme, parent: Any = None) -> None:
        super().__init__(TITLES, parent, right=(NUMBER,))
        self._theme = theme
        self._plan: Plan | None = None
        self._accepted: Kinds = ()
        self._columns: list[int] = []
        self.fields: list[str] = []
        self.lines: list[PlannedLine] = []

    def show_lines(self, plan: Plan | None, lines: list[PlannedLine], accepted: Kinds = ()) -> None:
        """Shows these lines of a plan; remarks of the kinds `accepted` have no mark."""
        self.beginResetModel()
        self._plan, self._accepted, self.lines = plan, accepted, lines
        self._take_fields()
        self.endResetModel()

    @property
    def has_reasons(self) -> bool:
        """Whether any line has something to explain."""
        plan = self._plan
        telling = (Verdict.CHANGED, Verdict.PROBLEM)
        return plan is not None and (
            bool(plan.inside) or any(x.remarks or x.verdict in telling for x in plan.lines)
        )

    @property
    def has_inside(self) -> bool:
        """Whether cells of the lines contain records of their own."""
        return self._plan is not None and bool(self._plan.inside)

    @property
    def names_sheets(self) -> bool:
        """Whether the lines come from several sheets, whose names prefix their numbers."""
        return self._plan is not None and bool(self._plan.source.sheet.parts)

    def field_at(self, column: int) -> str:
        """The field that a column shows, empty for the columns about the whole line."""
        plan = self._plan
        if column == NAME and plan is not None:
            return plan.model.NAME if plan.model.NAME in plan.source.mapping.values() else ""
        return self.fields[column - len(TITLES)] if column >= len(TITLES) else ""

    def column_of(self, name: str) -> int:
        """The column that shows a field, that of the names where none does."""
        return self.fields.index(name) + len(TITLES) if name in self.fields else NAME

    def widths(self) -> list[int]:
        """How wide the columns of the fields want to be, in characters."""
        fields = [self._plan.model.field(name) for name in self.fields] if self._plan else []
        return [max(each.width, len(each.label)) for each in fields]

    def mark(self, row: int, column: int) -> str:
        """The colour of the corner of a cell that has a remark, empty where it has none."""
        name, line = self.field_at(column), self.lines[row]
        if not name or not line.remarks:
            return ""
        own = [each for each in line.remarks if each.field == name]
        if any(each.stops for each in own):
            return "bad"
        waits = line.verdict in (Verdict.NEW, Verdict.CHANGED)
        return "warn" if waits and any(kind_of(x) not in self._accepted for x in own) else ""

    def count(self) -> int:
        return len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(TITLES) + len(self.fields)

    def title(self, column: int) -> str:
        if column < len(TITLES) or self._plan is None:
            return TITLES[column] if column < len(TITLES) else ""
        return self._plan.model.field(self.fields[column - len(TITLES)]).label

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == MARK and index.isValid():
            return self.mark(index.row(), index.column())
        return super().data(index, role)

    def ground(self, row: int, column: int) -> QColor | None:
        bad = self.mark(row, column) == "bad"
        return QColor(self._theme.tokens.bad_soft) if bad else None

    def icon(self, row: int, column: int) -> QIcon | None:
        if column != VERDICT:
            return None
        colour, icon = TONES[self.lines[row].verdict]
        return self._theme.icons.icon(icon, colour)

    def _take_fields(self) -> None:
        """The fields with a column, in the sheet's order, then what a new record gets besides."""
        self.fields, self._columns = [], []
        plan = self._plan
        if plan is None:
            return
        own = {each.name for each in plan.model.declared()} - {plan.model.NAME}
        given = {name: column for column, name in sorted(plan.source.mapping.items())}
        given = dict(sorted(given.items(), key=lambda each: _stands(plan, each[1])))
        self.fields = [name for name in given if name in own]
        new = next((each for each in plan.lines if each.verdict is Verdict.NEW), None)
        for name, value in new.values.items() if new is not None else ():
            if name in own and name not in given and value not in (None, "", ()):
                self.fields.append(name)
        self._columns = [given.get(name, -1) for name in self.fields]

    def text(self, row: int, column: int) -> str:
        line = self.lines[row]
        if column == NUMBER:
            return self._numbered(line)
        if column == VERDICT:
            return str(line.verdict)
        if column == NAME:
            return line.title
        if column == REASON:
            return self._reason(line)
        place = column - len(TITLES)
        plan = self._plan
        return shown(plan, line, self.fields[place], self._columns[place]).text if plan else ""

    def _numbered(self, line: PlannedLine) -> str:
        """The number of a line in its sheet, with the sheet's name where several are read."""
        sheet = self._plan.source.sheet if self._plan is not None else None
        if sheet is None or not sheet.parts:
            return str(line.number)
        name, number = sheet.origin(line.number)
        return f"{name} {number}"

    def colour(self, row: int, column: int) -> QColor | None:
        line = self.lines[row]
        name = TONES[line.verdict][0] if column == VERDICT else ""
        if column >= len(TITLES) and self._plan is not None:
            place = column - len(TITLES)
            cell = shown(self._plan, line, self.fields[place], self._columns[place])
            name = COLOURS.get(cell.tone, "")
        return QColor(getattr(self._theme.tokens, name)) if name else None

    def _reason(self, line: PlannedLine) -> str:
        """The problems with their columns, the changes, and the remarks of a line, as one text."""
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
        found = [x for one in (line, *self._plan.inner_lines(line)) for x in _advice(one)]
        told += [f"建议：{text}" for text in dict.fromkeys(found)]
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


def _stands(plan: Plan, column: int) -> tuple[bool, int]:
    """The sort key of a column: its place in the sheet, columns without cells last."""
    origin = plan.source.origins.get(column, column)
    return origin < 0, origin


def _advice(line: PlannedLine) -> list[str]:
    return [each.text for each in line.remarks if not each.stops and line.verdict != Verdict.SAME]
