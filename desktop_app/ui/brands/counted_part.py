"""计入的记录: what counts for a brand, by register; one more is put to it by its title."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.records.any_link import AnyLink
from desktop_app.records.brand import Brand
from desktop_app.services.brands.brand_page import MOST, CountedKind, of_brand
from desktop_app.services.brands.counted_records import COUNTED, put_pointed
from desktop_app.services.desk import Changed
from desktop_app.ui.forms.boxes.any_link_picker import AnyLinkPicker
from desktop_app.ui.forms.dialog.form_sources import form_context, titles_of
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.record_page.declared import Opened, PageHost, PageStep
from desktop_app.ui.record_page.line_table import Cell, Line, LineTable
from desktop_app.ui.record_page.scrolled_part import ScrolledPart
from desktop_app.ui.row_actions.asked_fields import Unfilled
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.ui_context import UiContext

HEADS = ("类别", "日期", "名称", "情况")
NONE = (
    "还没有计入的记录。点“计入一条”，或者在活动、协商、提案、精品案例、宣传稿件的列表里"
    "选中几条，点“办理”里的“计入品牌…”。"
)
ANY = AnyLink("要计入的记录", of=tuple(each.KEY for each in COUNTED))
"""What may be put to a brand; no field of a record."""


class CountedPart(ScrolledPart):
    """The newest of each register; Enter opens one, “全部” the list of all of them."""

    def __init__(self, context: UiContext, host: PageHost) -> None:
        super().__init__()
        self._context, self._host = context, host
        self._key = 0
        self.add_button = button("计入一条…", "count_button", context.theme, "add")
        self.told = label("", "small")
        self.table = LineTable("counted", "计入的记录", HEADS, context.theme, fills=2)
        self._none = label(NONE, "muted", wraps=True)
        self._all = [self._all_button(each.KEY) for each in COUNTED]
        self.column.addLayout(row(self.told, None, *self._all, self.add_button))
        self.column.addWidget(self.table)
        self.column.addWidget(self._none)
        self.column.addStretch(1)
        self.add_button.clicked.connect(self._add)
        self.table.opened.connect(self._open)

    def show_record(self, opened: Opened) -> None:
        self._key = opened.key
        kinds: list[CountedKind] = list(opened.more.kinds)
        self.told.setText("　".join(
            each.record.counted(each.many) for each in kinds if each.many
        ))  # fmt: skip
        lines = [
            Line((kind.record.KEY, each.key), (
                Cell(kind.record.TITLE, "muted"), Cell(each.day, "muted"), Cell(each.title),
                Cell(each.state),
            ))
            for kind in kinds for each in kind.lines
        ]  # fmt: skip
        self.table.show_lines(lines)
        self.table.setVisible(bool(lines))
        self._none.setVisible(not lines)
        for shown, kind in zip(self._all, kinds, strict=True):
            shown.setText(f"全部 {kind.many} {kind.record.UNIT}{kind.record.TITLE}")
            shown.setVisible(kind.many > MOST)
        self.begins = self.table if lines else self.add_button

    def _all_button(self, record: str) -> QPushButton:
        found = button("", f"all_{record}", self._context.theme, kind="link")
        found.clicked.connect(lambda: self._context.events.open_rows(record, of_brand(self._key)))
        return found

    def _open(self, key: object) -> None:
        if isinstance(key, tuple):
            self._context.events.open_record(*key)

    def _add(self) -> None:
        run = partial(_count_one, self._context, self._key)
        self._host.take_step(PageStep("计入一条…", "add", run))


def _count_one(context: UiContext, key: int, window: QWidget) -> None:
    CountOne(context, key, window).open()


class CountOne(AskingDialog):
    """Finds one record of any of the registers by its title and puts it to a brand."""

    def __init__(self, context: UiContext, key: int, parent: QWidget | None = None) -> None:
        super().__init__(context, "count_one_dialog", "计入一条记录", "计入", parent)
        self._key = key
        title = titles_of(context.desk, Brand, [key]).get(key, "")
        self.heading.setText(f"把一条记录计入“{title}”")
        self.picker = AnyLinkPicker()
        self.picker.prepare(ANY, form_context(context))
        self.picker.setPlaceholderText("输入名称、编号或拼音来找")
        self.add(f"{ANY.label} *", self.picker, "counted")
        told = "活动、协商、提案、精品案例、宣传稿件都可以。计入别的品牌的，改计到这里。"
        self.column.addWidget(label(told, "small", wraps=True))
        self.column.addStretch(1)
        self.widen(42)
        self.picker.setFocus()

    def act(self) -> tuple[Changed, str]:
        chosen = self.picker.draft()
        if ":" not in str(chosen):
            raise Unfilled({"counted": ANY.label}, "请从下拉的列表里选定一条记录。")
        return put_pointed(self._context.desk, self._key, chosen), "已计入品牌"

    def is_written(self) -> bool:
        return bool(self.picker.text().strip())
