"""排发言顺序: the speeches of one plenary day, put in order by keys, with minutes and the clock."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QListWidget, QListWidgetItem, QWidget

from desktop_app.errors import Wrong
from desktop_app.records.field_types import Number
from desktop_app.records.speech import Speech
from desktop_app.services.desk import Changed
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.speeches import ordering
from desktop_app.services.speeches.order_rules import usual_minutes
from desktop_app.services.speeches.ordering import OrderedSpeech
from desktop_app.ui.forms.boxes.day_edit import DayEdit
from desktop_app.ui.forms.boxes.field_boxes import LineBox
from desktop_app.ui.forms.dialog.form_context import FieldBox
from desktop_app.ui.forms.dialog.form_sources import form_context
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.speeches.order_table import OrderTable
from desktop_app.ui.ui_context import UiContext

AVAILABLE = Number("可用时间（分钟）", 1, 24 * 60)
KEPT = "speeches.available"
HINT = (
    "Alt+↑、Alt+↓ 移动，直接输入数字改时长，Delete 移出；"
    "下面是选定了还没有排的，按 Enter 排到最后。"
)


class OrderDialog(AskingDialog):
    """The order above, below it the chosen speeches that have no place yet."""

    def __init__(
        self, context: UiContext, keys: Sequence[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "order_dialog", "排发言顺序", "保存顺序", parent)
        self._keys = list(keys)
        self._most = usual_minutes(context.desk)
        self.day, self.start, self.available = DayEdit(), LineBox(), LineBox()
        self._add_boxes()
        self.column.addWidget(label(HINT, "small", wraps=True))
        self.table = OrderTable(context.theme)
        self.column.addWidget(self.table, 3)
        self.sums = label("", "", wraps=True)
        self.sums.setObjectName("sums")
        self.column.addWidget(self.sums)
        self._add_buttons()
        self.waiting = QListWidget()
        self.column.addWidget(label("选定了还没有排的", "section"))
        self.waiting.setObjectName("waiting")
        self.waiting.setAccessibleName("选定了还没有排的发言")
        self.column.addWidget(self.waiting, 1)
        self._connect()
        self._shown_day = self.day.draft()
        self._read()
        self.widen(76, 44)
        (self.table if self.table.placed else self.waiting).setFocus()

    def act(self) -> tuple[Changed, str]:
        self.done_button.setFocus()  # minutes that are being typed are taken over
        order = [(each.key, each.minutes) for each in self.table.placed]
        changed = ordering.arrange(self._context.desk, self.day.draft(), self.start.draft(), order)
        self._context.settings.remember_all({KEPT: self.available.text().strip()})
        return changed, f"已排 {len(order)} 篇发言的顺序"

    def is_written(self) -> bool:
        return self._state() != self._began

    def _add_boxes(self) -> None:
        """The day, the time of the first speech and the time that there is."""
        desk, names = self._context.desk, form_context(self._context)
        day = ordering.day_of(desk, self._keys)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        fields = (
            ("day", self.day, Speech.field("planned_on"), day),
            ("start", self.start, Speech.field("starts_at"), ordering.start_of(desk, day)),
            ("available", self.available, AVAILABLE, None),
        )
        titles = ("哪天的大会 *", "第一篇几点开始", AVAILABLE.label)
        for place, ((name, box, field, value), title) in enumerate(
            zip(fields, titles, strict=True)
        ):
            cast("FieldBox", box).prepare(field, names)
            cast("FieldBox", box).put(value)
            box.setObjectName(name)
            box.setAccessibleName(title.removesuffix(" *"))
            grid.addWidget(label(title, "section"), 0, place)
            grid.addWidget(box, 1, place)
        self.available.setText(self._context.settings.text(KEPT))
        self.available.setPlaceholderText("不填就不核对")
        self.column.addLayout(grid)

    def _add_buttons(self) -> None:
        theme = self._context.theme
        self.up = button("上移", "up_button", theme, "up")
        self.down = button("下移", "down_button", theme, "down")
        self.out = button("移出", "out_button", theme, "cancel")
        self.into = button("排到最后", "into_button", theme, "add")
        for each, keys in ((self.up, "Alt+↑"), (self.down, "Alt+↓"), (self.out, "Delete"),
                           (self.into, "Enter")):  # fmt: skip
            each.setAutoDefault(False)
            each.setToolTip(keys)
        self.column.addLayout(row(self.up, self.down, self.out, self.into, None))

    def _connect(self) -> None:
        self.up.clicked.connect(lambda: self.table.shift(-1))
        self.down.clicked.connect(lambda: self.table.shift(1))
        self.out.clicked.connect(self._take)
        self.into.clicked.connect(self._add)
        self.table.changed.connect(self._reckon)
        self.table.refused.connect(self.say)
        self.table.take_asked.connect(self._take)
        self.start.edited.connect(self._reckon)
        self.available.edited.connect(self._reckon)
        self.day.editingFinished.connect(self._on_day)
        self.waiting.itemActivated.connect(lambda _: self._add())
        for keys in ("Return", "Enter"):
            entered = QShortcut(QKeySequence(keys), self.waiting, self._add)
            entered.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _read(self) -> None:
        """Shows the order of the day as it is stored, and what may join it."""
        desk, day = self._context.desk, self._iso_day()
        placed, self._left = ordering.candidates(desk, self._keys, day)
        chosen = {key: place for place, key in enumerate(self._keys)}
        self.table.show_order(placed)
        if not placed:  # nothing is arranged: what was chosen in the list comes in that order
            mine = sorted((e for e in self._left if e.key in chosen), key=lambda e: chosen[e.key])
            several = len(mine) > 1
            self.table.show_order(mine if several else ())
            self._left = [each for each in self._left if not several or each not in mine]
        self._show_waiting()
        self._reckon()
        self._began = self._state()

    def _on_day(self) -> None:
        """Another day has an order of its own; what was moved is saved first."""
        if self.day.draft() == self._shown_day:
            return
        if self.is_written() and self.table.placed:
            self.day.put(self._shown_day)
            self.say("这一天的顺序改过了，请先保存，再排另一天。")
            return
        self._shown_day = self.day.draft()
        self.start.put(ordering.start_of(self._context.desk, self._iso_day()))
        self.say("")
        self._read()

    def _iso_day(self) -> str | None:
        try:
            found = Speech.field("planned_on").read(self.day.draft(), lookup(self._context.desk))
        except Wrong:
            return None
        return str(found) if found else None

    def _take(self) -> None:
        gone = self.table.take()
        if gone is not None:
            self._left.insert(0, gone)
            self._show_waiting()

    def _add(self) -> None:
        at = self.waiting.currentRow()
        if not 0 <= at < len(self._left):
            return
        self.table.add(self._left.pop(at))
        self._show_waiting(at)

    def _show_waiting(self, at: int = 0) -> None:
        self.waiting.clear()
        for each in self._left:
            self.waiting.addItem(QListWidgetItem(_told(each)))
        if not self._left:
            nothing = QListWidgetItem("这次会议选定要口头发言的都排了。")
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.waiting.addItem(nothing)
        if self._left:
            self.waiting.setCurrentRow(min(at, len(self._left) - 1))
        self.into.setEnabled(bool(self._left))

    def _reckon(self) -> None:
        """Shows times and sums, and names speeches that are too long."""
        self.say("")
        minutes = [each.minutes for each in self.table.placed]
        there = self._number()
        found = ordering.reckoned(self._time(), minutes, there, self._most)
        self.table.show_times(found)
        told = [f"共 {len(minutes)} 篇，{found.minutes} 分钟"]
        told += [f"{found.times[0]}—{found.ends}"] if found.ends else []
        if there and not found.over:
            told.append(f"可用 {there} 分钟，还余 {there - found.minutes} 分钟")
        wrong = [f"超出可用时间 {found.over} 分钟"] if found.over else []
        if found.past_midnight:
            wrong.append("排到第二天了，请分到另一天，或者早些开始")
        if found.long:
            places = "、".join(str(each + 1) for each in found.long)
            wrong.append(f"第 {places} 篇超过每人 {self._most} 分钟")
        self.sums.setText("，".join(told) + ("；" + "；".join(wrong) if wrong else "") + "。")
        self.sums.setProperty("role", "warn" if wrong else "")
        self.sums.style().polish(self.sums)

    def _time(self) -> str | None:
        try:
            found = Speech.field("starts_at").read(self.start.draft(), lookup(self._context.desk))
        except Wrong:
            return None
        return str(found) if found else None

    def _number(self) -> int | None:
        try:
            return AVAILABLE.read(self.available.text(), lookup(self._context.desk))
        except Wrong as wrong:
            self.say(f"{wrong.reason}。")
            return None

    def _state(self) -> tuple[object, ...]:
        order = tuple((each.key, each.minutes) for each in self.table.placed)
        return (self.start.text(), order)


def _told(each: OrderedSpeech) -> str:
    return "　".join(filter(None, (each.author, each.name, f"{each.minutes} 分钟")))
