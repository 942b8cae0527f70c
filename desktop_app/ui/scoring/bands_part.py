"""等次: the grades of a rule set in a table, their picture over it, redrawn while one types."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout

from desktop_app.errors import UserError, Wrong
from desktop_app.records.points import Points, points_text
from desktop_app.records.score_rules import GradeBand
from desktop_app.services.desk import Changed
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.scoring import rule_rows
from desktop_app.services.scoring.grade_scale import BandLimits, scale_faults
from desktop_app.services.scoring.rule_rows import RuleRow, RuleSheet
from desktop_app.services.scoring.rule_set_page import limits_of
from desktop_app.ui.forms.boxes.field_note import FieldNote
from desktop_app.ui.forms.dialog.form_sources import form_context
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, card, label, row
from desktop_app.ui.record_page.declared import Opened, PageHost, RecordPart
from desktop_app.ui.scoring.edited_rows import EditedRows, Save
from desktop_app.ui.scoring.rule_editors import RuleEditors
from desktop_app.ui.scoring.rules_table import RulesTable
from desktop_app.ui.scoring.scale_picture import ScalePicture
from desktop_app.ui.ui_context import UiContext

TITLES = ("等次", "不低于", "低于", "算合格", "说明")
FIELDS = ("name", "low", "below", "passing")
NAME, LOW, BELOW, PASSING, WORDS = range(5)
WIDTHS = {NAME: 12, LOW: 8, BELOW: 8, PASSING: 7}
HINT = "不低于、低于可以空着 · Insert 加一档 · Delete 删除 · 算合格填 是 或 否"
FAULTLESS = "各档首尾相接，没有空档，也没有重叠。"
BUTTONS = (
    ("add", "加一档", "add"), ("remove", "删除", "delete"), ("up", "上移", "up"),
    ("down", "下移", "down"), ("join", "首尾接上", "link"),
)  # fmt: skip


class BandsModel(EditedRows):
    """The grades in their order; the last column says each in words."""

    def __init__(self, theme: Theme, save: Save, parent: QObject) -> None:
        super().__init__(TITLES, theme, save, parent, (LOW, BELOW))

    def field_at(self, row: int, column: int) -> str:
        return FIELDS[column] if column < len(FIELDS) else ""

    def shown(self, row: int, column: int) -> str:
        if column == WORDS:
            return _words(limits_of(self.rows[row].values))
        return super().shown(row, column)

    def colour(self, row: int, column: int) -> QColor | None:
        found = super().colour(row, column)
        return found or (QColor(self.theme.tokens.muted) if column == WORDS else None)


class BandsPart(RecordPart):
    """Gaps and overlaps are said while a limit is typed; a draft may have them."""

    def __init__(self, context: UiContext, _host: PageHost) -> None:
        super().__init__()
        self._context = context
        self.sheet: RuleSheet | None = None
        theme, names = context.theme, form_context(context)
        self.rows = BandsModel(theme, self._save_cell, self)
        self.table = RulesTable(self.rows, theme, "bands_table", "等次", WIDTHS, WORDS)
        editors = RuleEditors(self.rows, lambda: names, theme, self.table)
        self.table.setItemDelegate(editors)
        self.picture = ScalePicture(theme)
        self.note = FieldNote(theme, self, wraps=True)
        self.refusal = FieldNote(theme, self, wraps=True)
        self.buttons = {
            name: button(word, f"bands_{name}_button", theme, icon) for name, word, icon in BUTTONS
        }
        self.buttons["join"].setToolTip("每一档的“低于”改成上面一档的“不低于”")
        self._build()
        for name, each in self.buttons.items():
            each.clicked.connect(partial(self.take, name))
        self.table.wanted.connect(self.take)
        self.rows.answered.connect(self._on_told)
        editors.typing.connect(self._on_typing)

    def show_record(self, opened: Opened) -> None:
        at = max(self.table.currentIndex().row(), 0)
        column = max(self.table.currentIndex().column(), NAME)
        self.sheet = found = opened.more.sheet
        self.rows.show_rows(found.bands, lookup(self._context.desk), locked=found.locked)
        for each in self.buttons.values():
            each.setEnabled(not found.locked)
        if found.bands:
            self.table.setCurrentIndex(self.rows.index(min(at, len(found.bands) - 1), column))
        self._show([limits_of(each.values) for each in found.bands])

    def take_focus(self) -> bool:
        self.table.setFocus()
        return True

    def take(self, name: str, _: bool = False) -> None:
        """Run the step of a button or a key for the grade under the cursor."""
        sheet, at = self.sheet, self.table.currentIndex().row()
        if sheet is None or sheet.locked:
            return
        chosen = sheet.bands[at] if 0 <= at < len(sheet.bands) else None
        try:
            self._take(name, sheet, chosen, at)
        except UserError as error:
            self._context.desktop.tell("rules_refused", error.sentence)

    def _take(self, name: str, sheet: RuleSheet, chosen: RuleRow | None, at: int) -> None:
        desk = self._context.desk
        if name == "add":
            names = {each.values["name"] for each in sheet.bands}
            fresh = next(x for x in map("等次{}".format, range(1, 99)) if x not in names)
            below = sheet.bands[-1].values["low"] if sheet.bands else None
            typed = {"name": fresh, "below": points_text(below) if below is not None else ""}
            self._done(rule_rows.add(desk, sheet, GradeBand, typed), "已加一档")
            self.table.setCurrentIndex(self.rows.index(len(self.rows.rows) - 1, NAME))
            self.table.setFocus()
        elif name == "join":
            self._done(rule_rows.joined(desk, sheet), "各档首尾已经接上")
        elif chosen is not None and name == "remove":
            self._done(rule_rows.remove(desk, sheet, [chosen]), f"已删除“{chosen.values['name']}”")
        elif chosen is not None and name in ("up", "down"):
            by = -1 if name == "up" else 1
            self._done(rule_rows.move(desk, sheet, chosen, by), "")
            to = min(max(at + by, 0), len(sheet.bands) - 1)
            self.table.setCurrentIndex(self.rows.index(to, NAME))

    def _done(self, changed: Changed, said: str) -> None:
        if not self._context.desk.office.is_closed:
            self._context.events.announce(changed, said)

    def _save_cell(self, each: RuleRow, name: str, value: object) -> None:
        assert self.sheet is not None  # its row was typed into
        changed = rule_rows.change(self._context.desk, self.sheet, each, {name: value})
        said = f"已改好等次“{each.values['name']}”"
        QTimer.singleShot(0, self, lambda: self._done(changed, said))

    def _on_typing(self, row: int, column: int, text: str) -> None:
        """Draws the scale with the limit as it is typed now, where it is a number already."""
        bands = [limits_of(each.values) for each in self.rows.rows]
        field = GradeBand.field(FIELDS[column]) if column < len(FIELDS) else None
        if column == NAME:
            bands[row] = bands[row]._replace(name=text)
        elif isinstance(field, Points):
            try:
                value = field.read(text, lookup(self._context.desk))
            except Wrong:
                return
            bands[row] = (
                bands[row]._replace(low=value)
                if column == LOW
                else bands[row]._replace(below=value)
            )
        self._show(bands)

    def _on_told(self, sentence: str) -> None:
        if sentence:
            self.refusal.refuse(sentence)
        else:
            self.refusal.say("")
        self._show([limits_of(each.values) for each in self.rows.rows])

    def _show(self, bands: Sequence[BandLimits]) -> None:
        self.picture.show_bands(bands)
        faults = scale_faults(bands)
        if faults:
            self.note.refuse("；".join(each.words for each in faults) + "。")
        else:
            self.note.say(FAULTLESS if bands else "还没有等次。点“加一档”从高到低添加。", "done")

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        frame, inside = card()
        inside.addWidget(self.picture)
        inside.addWidget(self.note)
        column.addWidget(frame)
        column.addLayout(row(*self.buttons.values(), None, label(HINT, "small")))
        column.addWidget(self.table, 1)
        column.addWidget(self.refusal)


def _words(each: BandLimits) -> str:
    low = f"{points_text(each.low)} 分以上（含）" if each.low is not None else ""
    below = f"不满 {points_text(each.below)} 分" if each.below is not None else ""
    return "，".join(filter(None, (low, below))) or "不限"
