"""规则: the categories and items of a rule set in one table, and the fields of the current row."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop_app.errors import UserError
from desktop_app.records.record import Record
from desktop_app.records.score_rules import ScoreCategory, ScoreRule
from desktop_app.services.desk import Changed
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.scoring import rule_rows
from desktop_app.services.scoring.rule_rows import CATEGORY, RuleRow, RuleSheet
from desktop_app.ui.forms.boxes.field_note import FieldNote
from desktop_app.ui.forms.dialog.form_sources import form_context
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.record_page.declared import Opened, PageHost, RecordPart
from desktop_app.ui.scoring.item_pane import ItemPane
from desktop_app.ui.scoring.rule_editors import RuleEditors
from desktop_app.ui.scoring.rules_model import (
    APPLIES,
    CAP,
    FACT,
    JOINT,
    MODE,
    NAME,
    POINTS,
    RulesModel,
)
from desktop_app.ui.scoring.rules_table import RulesTable
from desktop_app.ui.ui_context import UiContext

WIDTHS = {FACT: 11, MODE: 8, POINTS: 5, JOINT: 4, CAP: 5, APPLIES: 5}
TABLE, PANE = 17, 8
"""How the width is shared."""
HINT = "Enter 或直接打字改 · Insert 加项目 · Ctrl+D 复制 · Delete 删除 · Ctrl+Shift+↑↓ 换位置"
BUTTONS = (
    ("add_category", "加类别", "add"), ("add", "加项目", "add"), ("copy", "复制", "copy"),
    ("remove", "删除", "delete"), ("up", "上移", "up"), ("down", "下移", "down"),
)  # fmt: skip
EMPTY = "还没有类别。点“加类别”开始，或在列表上方从参考办法新建一套。"


class RulesPart(RecordPart):
    """Every change is one action of its own, which 撤销 takes back."""

    def __init__(self, context: UiContext, _host: PageHost) -> None:
        super().__init__()
        self._context = context
        self.sheet: RuleSheet | None = None
        theme, names = context.theme, form_context(context)
        self.rows = RulesModel(theme, self._save_cell, self)
        self.table = RulesTable(self.rows, theme, "rules_table", "积分规则", WIDTHS, NAME)
        self.table.setItemDelegate(RuleEditors(self.rows, lambda: names, theme, self.table))
        self.buttons = {
            name: button(word, f"rules_{name}_button", theme, icon) for name, word, icon in BUTTONS
        }
        self.note = FieldNote(theme, self, wraps=True)
        self.hint = label(HINT, "small")
        self.pane = ItemPane(theme, names)
        self._build()
        for name, each in self.buttons.items():
            each.clicked.connect(partial(self.take, name))
        self.table.wanted.connect(self.take)
        self.table.turned.connect(self._on_turned)
        self.rows.answered.connect(self._tell)
        self.pane.saved.connect(self._save_pane)

    def show_record(self, opened: Opened) -> None:
        same = self.sheet is not None and self.sheet.key == opened.key
        key = self._current_key() if same else None
        column = max(self.table.currentIndex().column(), NAME)
        if not same:
            self.rows.refused.clear()
        self.sheet = found = opened.more.sheet
        place = found.row_of(key) if key is not None else 0
        at = self.table.currentIndex().row() if same else 0
        self.rows.show_faults(opened.more.faulty)
        self.rows.show_rows(found.rows, lookup(self._context.desk), locked=found.locked)
        self._tell("" if found.rows else EMPTY)
        for each in self.buttons.values():
            each.setEnabled(not found.locked)
        self.hint.setVisible(not found.locked)
        if found.rows:
            row = place if place >= 0 else min(max(at, 0), len(found.rows) - 1)
            self.table.setCurrentIndex(self.rows.index(row, column))
        self._show_pane(anew=True)

    def take_focus(self) -> bool:
        self.table.setFocus()
        return True

    def take(self, name: str, _: bool = False) -> None:
        """Run the step of a button or a key for the row under the cursor."""
        if self.sheet is None or self.sheet.locked:
            return
        at = self.table.currentIndex().row()
        chosen = self.rows.rows[at] if 0 <= at < len(self.rows.rows) else None
        try:
            self._take(name, self.sheet, chosen, at)
        except UserError as error:
            self._context.desktop.tell("rules_refused", error.sentence)

    def _take(self, name: str, sheet: RuleSheet, chosen: RuleRow | None, at: int) -> None:
        desk = self._context.desk
        if name == "add_category":
            typed = {"name": _new_name(sheet, ScoreCategory)}
            changed = rule_rows.add(desk, sheet, ScoreCategory, typed, at)
            self._done(changed, "已加类别，现在可以改名称", edit=True)
        elif name == "add":
            self._add_item(sheet, chosen, at)
        elif chosen is None or not chosen.key:
            return
        elif name == "copy" and not chosen.is_category:
            self._done(rule_rows.copy(desk, sheet, chosen), "已复制一项", edit=True)
        elif name == "remove":
            self._done(rule_rows.remove(desk, sheet, [chosen]), f"已删除“{chosen.values['name']}”")
        elif name in ("up", "down"):
            self._done(rule_rows.move(desk, sheet, chosen, -1 if name == "up" else 1), "")

    def _add_item(self, sheet: RuleSheet, chosen: RuleRow | None, at: int) -> None:
        if chosen is None:
            self._tell(EMPTY)
            return
        above = (x for x in reversed(sheet.rows[: at + 1]) if x.is_category)
        category = next(above).values["name"]
        typed = {"category": category, "name": _new_name(sheet, ScoreRule)}
        changed = rule_rows.add(self._context.desk, sheet, ScoreRule, typed, at)
        self._done(changed, "已加项目，现在可以改名称", edit=True)

    def _done(self, changed: Changed, said: str, *, edit: bool = False) -> None:
        if self._context.desk.office.is_closed:
            return
        self._context.events.announce(changed, said)
        if edit and changed.keys and self.sheet is not None:
            place = self.sheet.row_of(changed.keys[0])
            if place >= 0:
                index = self.rows.index(place, NAME)
                self.table.setCurrentIndex(index)
                self.table.setFocus()
                self.table.edit(index)

    def _save_cell(self, each: RuleRow, name: str, value: object) -> None:
        assert self.sheet is not None  # its row was typed into
        changed = rule_rows.change(self._context.desk, self.sheet, each, {name: value})
        # the editor is still open: its table is shown anew once it has closed
        QTimer.singleShot(0, self, lambda: self._done(changed, _said(each)))

    def _save_pane(self, each: RuleRow, typed: dict[str, object]) -> None:
        if self.sheet is None:
            return
        try:
            changed = rule_rows.change(self._context.desk, self.sheet, each, typed)
        except UserError as error:
            self.pane.refuse(error)
            return
        self.pane.show_row(None, locked=False)
        self._context.events.announce(changed, _said(each))

    def _on_turned(self, _: int) -> None:
        self._show_pane()

    def _show_pane(self, *, anew: bool = False) -> None:
        """Shows the row under the cursor; what was typed into the last one is saved first."""
        at = self.table.currentIndex().row()
        chosen = self.rows.rows[at] if 0 <= at < len(self.rows.rows) else None
        before = self.pane.row
        same = before is not None and chosen is not None and before.key == chosen.key
        if before is not None and self.pane.typed():
            if same and anew:
                return
            if not same:
                self.pane.save()
                if self.pane.row is not None:  # it was refused: the cursor goes back to it
                    self._go_back(before)
                return
        if anew or not same:
            self.pane.show_row(chosen, locked=self.sheet is not None and self.sheet.locked)

    def _go_back(self, before: RuleRow) -> None:
        place = self.sheet.row_of(before.key) if self.sheet is not None else -1
        if place < 0:
            return
        index = self.rows.index(place, NAME)
        QTimer.singleShot(0, self, lambda: self.table.setCurrentIndex(index))

    def _current_key(self) -> int | None:
        at = self.table.currentIndex().row()
        return self.rows.rows[at].key if 0 <= at < len(self.rows.rows) else None

    def _tell(self, sentence: str) -> None:
        if sentence == EMPTY:
            self.note.say(sentence)
        elif sentence:
            self.note.refuse(sentence)
        else:
            self.note.say("")

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        column.addLayout(row(*self.buttons.values(), None, self.hint))
        panes = QHBoxLayout()
        panes.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(self.table, 1)
        left.addWidget(self.note)
        panes.addLayout(left, TABLE)
        panes.addWidget(self.pane, PANE)
        column.addLayout(panes, 1)


def _said(each: RuleRow) -> str:
    return f"已改好{each.model.TITLE}“{each.values['name']}”"


def _new_name(sheet: RuleSheet, model: type[Record]) -> str:
    """A name that no other row of its kind has."""
    names = {each.values["name"] for each in sheet.rows if each.kind == model.KEY}
    word = "新类别" if model.KEY == CATEGORY else "新项目"
    number, name = 2, word
    while name in names:
        number, name = number + 1, f"{word}{number}"
    return name
