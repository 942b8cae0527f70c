"""The card of one cell in the check of an import: its text, the value read, the value stored."""

from __future__ import annotations

from collections import Counter
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.services.imports import Plan, PlannedLine, Remark, Source, Verdict
from desktop_app.services.imports.import_corrections import EVERY, Spot, alike, is_unread
from desktop_app.services.imports.import_explained import (
    CellHistory,
    advice,
    cell_history,
    column_of,
    kind_of,
    kinds_of_advice,
    line_reason,
    written,
)
from desktop_app.ui.imports.import_lines_model import Kinds
from desktop_app.ui.imports.import_words import described
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.tool_tips import tip
from desktop_app.ui.look.words import button, label, row, rule

LONGEST, LONGEST_NAME, MOST_OFFERED = 120, 12, 4
FACTS = ("表里写的", "读作", "原来", "写入")
NOTHING = "（空）"


class CellCard(QScrollArea):
    """Shows one cell of a plan and takes what is said of it.

    `accepted` hands on the kind of a remark, `corrected` pairs of a spot and its new text,
    `emptied` a field that stays empty where it cannot be read, `picked` the number of a line and
    the record that it means, None for a new one.
    """

    accepted = Signal(object)
    corrected = Signal(object)
    emptied = Signal(str)
    picked = Signal(int, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._spots: tuple[Spot, ...] = ()
        self._field = ""
        self._kind: tuple[str, str] | None = None
        self._counted: tuple[Plan, Counter[tuple[str, str]]] | None = None
        self.setObjectName("cell_card")
        self.setAccessibleName("这一格的说明")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setProperty("role", "canvas")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(4, 0, 8, 0)
        self._column.setSpacing(6)
        self.setWidget(inside)
        self._build()
        self.show_cell(None, None, "")

    def show_cell(
        self,
        plan: Plan | None,
        line: PlannedLine | None,
        name: str,
        original: Source | None = None,
        accepted: Kinds = (),
    ) -> None:
        """Shows a field of a line, the line alone where `name` is empty; None empties the card."""
        self.setVisible(plan is not None)
        if plan is None or line is None:
            self._title.setText("点一格，这里说明它")
            for each in (self._facts, self._fix, self._accept, self._place, self._why, self._told):
                each.hide()
            self._show_candidates(None, None)
            self._rest_title.hide()
            self._rest.hide()
            return
        told = cell_history(plan, line, name, original) if name else None
        name = line.title if len(line.title) <= LONGEST_NAME else f"{line.title[:LONGEST_NAME]}……"
        heading = f"{name} · {told.label}" if told is not None else name
        number = plan.source.sheet.origin(line.number)[1]
        self._title.setText(f"第 {number} 行 {heading}")
        self._show_facts(told, line)
        self._show_remarks(plan, line, told, accepted)
        why = "".join(told.why) if told is not None else ""
        known = bool(why) or any(x.stops for x in (told or line).remarks)
        _say(self._why, why if known else line_reason(plan, line))
        self._show_candidates(plan, line)
        self._show_fix(plan, line, told, original or plan.source)
        self._show_rest(plan, line)
        self.verticalScrollBar().setValue(0)

    def _build(self) -> None:
        self._title, self._place = label("", "section", wraps=True), label("", "small", wraps=True)
        self._facts = QWidget()
        grid = QGridLayout(self._facts)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        self._values: dict[str, QLabel] = {}
        self._labels: dict[str, QLabel] = {}
        for place, word in enumerate(FACTS):
            self._labels[word] = label(word, "muted")
            self._values[word] = label("", wraps=True)
            self._values[word].setObjectName(f"fact_{place}")
            grid.addWidget(self._labels[word], place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._values[word], place, 1)
        self._why = label("", "muted", wraps=True)
        self._told = label("", "warn", wraps=True)
        self._accept = button("", "accept_button", self._theme, "check")
        self._accept.clicked.connect(self._on_accept)
        self._rest_title = label("", "section")
        self._rest = label("", wraps=True)
        self._line = rule()
        for part in (
            self._title, self._place, self._facts, self._told, self._build_candidates(), self._why,
            self._accept, self._build_fix(), self._line, self._rest_title, self._rest,
        ):  # fmt: skip
            self._column.addWidget(part)
        self._column.addStretch(1)

    def _build_candidates(self) -> QWidget:
        self._candidates = QWidget()
        self._ways = QVBoxLayout(self._candidates)
        self._ways.setContentsMargins(0, 0, 0, 0)
        self._ways.setSpacing(6)
        return self._candidates

    def _show_candidates(self, plan: Plan | None, line: PlannedLine | None) -> None:
        """Offers the records that a line may mean, and to make it a new one."""
        while self._ways.count():
            gone = self._ways.takeAt(0).widget()
            gone.setParent(None)
            gone.deleteLater()
        asked = plan is not None and line is not None and line.choosable
        self._candidates.setVisible(asked)
        if plan is None or line is None or not asked:
            return
        ways: list[tuple[int | None, str, str]] = [
            (key, f"就是 {described(plan, key)}", "check") for key in line.candidates[:MOST_OFFERED]
        ]
        other = ("作为新的", "不是，新增", "都不是，新增")[min(len(ways), 2)]
        for key, words, icon in [*ways, (None, other, "add")]:
            way = button(words, f"means_{key or 'new'}", self._theme, icon)
            way.setToolTip(tip(words))
            way.setMinimumWidth(1)
            way.clicked.connect(partial(self._on_pick, line.number, key))
            self._ways.addWidget(way)
            way.show()

    def _on_pick(self, number: int, key: int | None, _: bool = False) -> None:
        self.picked.emit(number, key)

    def _build_fix(self) -> QWidget:
        self._fix = QWidget()
        column = QVBoxLayout(self._fix)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.text = QLineEdit()
        self.text.setObjectName("correction")
        self.text.setAccessibleName("这一格改成")
        self.text.setPlaceholderText("空着就是不录入")
        self.one = button("改", "correct_one", self._theme)
        self.one.setAccessibleName("改这一格")
        self.one.setToolTip("只改这一格（Enter）；文件本身不动")
        self.every = button("", "correct_every", self._theme)
        self.blank = button("", "blank_column", self._theme)
        first = row(self.text, self.one, gap=6)
        first.setStretch(0, 1)
        column.addLayout(first)
        for part in (self.every, self.blank):
            column.addWidget(part)
        self.text.returnPressed.connect(partial(self._on_correct, 0))
        self.one.clicked.connect(partial(self._on_correct, 0))
        self.every.clicked.connect(partial(self._on_correct, 1))
        self.blank.setToolTip("这些格不录入，原话记在备注里")
        self.blank.clicked.connect(lambda: self.emptied.emit(self._field))
        return self._fix

    def _show_facts(self, told: CellHistory | None, line: PlannedLine) -> None:
        self._facts.setVisible(told is not None)
        self._place.setVisible(told is not None)
        if told is None:
            return
        where = f"{told.letter} 列“{told.title}”" if told.letter else "表里没有这一列"
        self._place.setText(f"{told.sheet} · {where}" if told.letter else where)
        known = line.key is not None
        stays_out = line.verdict is Verdict.PROBLEM
        unread = any(is_unread(line, each) for each in told.remarks)
        texts = (told.raw, told.read, told.before, "不写入" if stays_out else told.after)
        shown = (bool(told.raw or told.letter), bool(told.raw) and not unread, known, not unread)
        for word, text, visible in zip(FACTS, texts, shown, strict=True):
            value = self._values[word]
            value.setText(_cut(text) or NOTHING)
            value.setToolTip(tip(text))
            value.setVisible(visible)
            self._labels[word].setVisible(visible)

    def _show_remarks(
        self, plan: Plan, line: PlannedLine, told: CellHistory | None, accepted: Kinds
    ) -> None:
        remarks = told.remarks if told is not None else line.remarks
        stops = any(each.stops for each in remarks)
        self._told.setProperty("role", "bad" if stops else "warn")
        self._theme.restyle(self._told)
        _say(self._told, "\n".join(_worded(each, told is None) for each in remarks))
        mine = set(map(id, remarks))
        waits = [x for x in advice(line) if id(x) in mine and kind_of(x) not in accepted]
        self._kind = kind_of(waits[0]) if waits else None
        self._accept.setVisible(self._kind is not None)
        if self._kind is not None:
            count = self._count_kinds(plan)[self._kind]
            many = f"同样的 {count} 处都接受"
            self._accept.setText(many if count > 1 else "看过了，接受")
            self._accept.setAccessibleName(self._accept.text())

    def _count_kinds(self, plan: Plan) -> Counter[tuple[str, str]]:
        """The number of remarks of each kind in a plan, counted once for each plan."""
        if self._counted is None or self._counted[0] is not plan:
            self._counted = plan, kinds_of_advice(plan)
        return self._counted[1]

    def _show_fix(
        self, plan: Plan, line: PlannedLine, told: CellHistory | None, source: Source
    ) -> None:
        column = column_of(plan.source, told.field) if told is not None else -1
        wrong = told is not None and any(is_unread(line, each) for each in told.remarks)
        fixed = told is not None and column >= 0 and _is_changed(plan, source, line, column)
        self._fix.setVisible(wrong or fixed)
        if told is None or column < 0 or not (wrong or fixed):
            return
        self._spots = Spot(column, line.number, ""), Spot(column, EVERY, told.part)
        same = len(alike(source, column, told.part))
        self._field = told.field
        self.text.setText(told.part if wrong and not fixed else told.read)
        self._offer(self.every, f"同样写法的 {same} 格都改", same > 1)
        self._offer(self.blank, "这一列读不懂的都不录入", wrong)

    def _offer(self, wanted: QPushButton, text: str, on: bool) -> None:
        wanted.setText(text)
        wanted.setAccessibleName(text)
        wanted.setVisible(on)

    def _show_rest(self, plan: Plan, line: PlannedLine) -> None:
        found = written(plan, line)
        changed = line.verdict is Verdict.CHANGED
        rows = [
            f"{x.label}：{x.before or NOTHING} → {x.after or NOTHING}" if changed
            else f"{x.label}：{x.after}"
            for x in found
        ]  # fmt: skip
        self._line.setVisible(bool(rows))
        self._rest_title.setVisible(bool(rows))
        self._rest_title.setText("这一行会改的" if changed else "这一行会写入的")
        _say(self._rest, "\n".join(map(_cut, rows)))

    def _on_accept(self) -> None:
        if self._kind is not None:
            self.accepted.emit(self._kind)

    def _on_correct(self, place: int, _: bool = False) -> None:
        self.corrected.emit([(self._spots[place], self.text.text().strip())])


def _say(words: QLabel, text: str) -> None:
    words.setText(text)
    words.setVisible(bool(text))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}……"


def _worded(remark: Remark, with_label: bool) -> str:
    start = f"{remark.label}：" if with_label and remark.label else ""
    return f"{start}{remark.text}"


def _is_changed(plan: Plan, source: Source, line: PlannedLine, column: int) -> bool:
    """Whether the cell was corrected."""
    return plan.source.body.rows[line.place][column] != source.body.rows[line.place][column]
