"""The five steps before the next term is started: what each shows, takes and refuses."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.errors import UserError
from desktop_app.records.member import Member
from desktop_app.records.office import Committee, Sector
from desktop_app.services import registers
from desktop_app.services.term_change import next_term
from desktop_app.services.term_change.next_term import SHOWN, NextTerm
from desktop_app.services.term_change.starting import Preview
from desktop_app.ui.forms.boxes.day_edit import DayEdit
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.tables.small_table import small_table
from desktop_app.ui.tables.ticked_table import TickLine, TickModel, TickTable
from desktop_app.ui.ui_context import UiContext


class StartStep(QWidget):
    """One step; `check` refuses what cannot be gone on with."""

    TITLE: ClassVar[str] = ""
    HINT: ClassVar[str] = ""

    def check(self) -> None:
        """`UserError` for what is wrong here."""

    def take_cursor(self) -> None:
        """Puts the cursor where one begins."""


class TermStep(StartStep):
    """Number, days and planned members."""

    TITLE = "届次和日期"
    HINT = "下一届已经在“设置—届次”登记过的，写同一个届次，委员就编入那一届。"

    def __init__(self, context: UiContext, old: int) -> None:
        super().__init__()
        self._context, self._old = context, old
        number, starts, ends, planned = next_term.suggested(context.desk, old)
        self.number, self.starts, self.ends = QLineEdit(number), DayEdit(), DayEdit()
        self.starts.setText(starts)
        self.ends.setText(ends)
        self.planned = QLineEdit(planned)
        lines = QFormLayout(self)
        lines.setContentsMargins(0, 8, 0, 0)
        lines.setVerticalSpacing(10)
        for title, name, box in (
            ("届次 *", "number", self.number), ("起始日期 *", "starts", self.starts),
            ("届满日期", "ends", self.ends), ("委员名额", "planned", self.planned),
        ):  # fmt: skip
            box.setObjectName(name)
            box.setAccessibleName(title.removesuffix(" *"))
            box.setMaximumWidth(context.theme.sizes.text * 16)
            lines.addRow(label(title, "field"), box)

    def read(self) -> NextTerm:
        """The term as typed; `UserError` for what is wrong."""
        typed = (self.number.text(), self.starts.text(), self.ends.text(), self.planned.text())
        return next_term.read_next(self._context.desk, self._old, *typed)

    def name(self) -> str:
        """The name of the term, 下一届 while it cannot be read."""
        try:
            return self.read().name
        except UserError:
            return "下一届"

    def check(self) -> None:
        self.read()

    def take_cursor(self) -> None:
        self.number.setFocus()


class MemberStep(StartStep):
    """The members of the term before, ticked who goes on."""

    TITLE = "连任的委员"
    HINT = "空格勾选，可以先选几行。没有勾的不编入下一届；新委员以后录入或导入。"

    def __init__(self, context: UiContext, old: int) -> None:
        super().__init__()
        theme = context.theme
        titles = [Member.field(name).label for name in SHOWN]
        self.model = TickModel(titles, theme, self)
        self.table = TickTable("members", "可以连任的委员", self.model, theme)
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setAccessibleName("查找委员")
        self.search.setPlaceholderText("姓名、界别、专委会、单位")
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(theme.sizes.text * 16)
        self.count = label("", "muted")
        self.all_button = button("勾选显示的", "tick_all", theme, kind="link")
        self.none_button = button("取消显示的", "untick_all", theme, kind="link")
        self.keeps_posts = QCheckBox("政协职务、常委、专委会职务也照旧（不勾的清空，选举后再填）")
        self.keeps_posts.setObjectName("keeps_posts")
        self._lay_out()
        found = next_term.candidates(context.desk, old)
        self._every = [TickLine(each.key, each.texts, not each.stays) for each in found]
        self.model.ticked = {each.key for each in found if each.stays}
        self.table.widen((7, 3, 6, 11, 16, 4, 4), theme)
        self.search.textChanged.connect(self._narrow)
        self.model.turned.connect(self._tell)
        self.all_button.clicked.connect(lambda: self._put(ticked=True))
        self.none_button.clicked.connect(lambda: self._put(ticked=False))
        self._narrow("")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        head = row(self.search, self.all_button, self.none_button, None, self.count)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self.keeps_posts)

    def chosen(self) -> tuple[int, ...]:
        """The ids of those who go on, in the order of the list."""
        return tuple(each.key for each in self._every if each.key in self.model.ticked)

    def take_cursor(self) -> None:
        self.search.setFocus()

    def _narrow(self, typed: str) -> None:
        words = typed.split()
        self.model.show_lines(
            each for each in self._every
            if all(any(word in text for text in each.texts) for word in words)
        )  # fmt: skip
        self._tell()

    def _put(self, *, ticked: bool) -> None:
        self.model.put({each.key for each in self.model.lines}, ticked=ticked)

    def _tell(self) -> None:
        chosen, every = len(self.chosen()), len(self._every)
        self.count.setText(f"连任 {chosen} 位，不连任 {every - chosen} 位")


class NamesStep(StartStep):
    """The records of a register, each with room for another name, and new ones line by line."""

    MODEL: ClassVar[type[Committee | Sector]]

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        desk, word, key = context.desk, self.MODEL.TITLE, self.MODEL.KEY
        keys = registers.find(desk, self.MODEL, registers.Query())
        rows = registers.rows(desk, self.MODEL, keys, ("name",))
        self._keys = [each[0] for each in rows]
        self.names = small_table(f"{key}_names", (f"现在的{word}", "下一届的名称"), (16, 18),
                                 context.theme)  # fmt: skip
        self.names.setAccessibleName(f"{word}下一届的名称")
        self.names.setEditTriggers(QTableWidget.EditTrigger.AllEditTriggers)
        self.names.setRowCount(len(rows))
        for place, (_, _, name) in enumerate(rows):
            old = QTableWidgetItem(str(name))
            old.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.names.setItem(place, 0, old)
            self.names.setItem(place, 1, QTableWidgetItem(""))
        self.more = QPlainTextEdit()
        self.more.setObjectName(f"added_{key}")
        self.more.setAccessibleName(f"新设的{word}，一行一个")
        self.more.setTabChangesFocus(True)
        self.more.setMaximumHeight(context.theme.sizes.text * 7)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.names, 1)
        column.addWidget(label(f"新设的{word}，一行一个", "field"))
        column.addWidget(self.more)

    def renamed(self) -> dict[int, str]:
        """The new name of each record that gets one, by its id."""
        typed = {key: self._cell(place, 1) for place, key in enumerate(self._keys)}
        old = {key: self._cell(place, 0) for place, key in enumerate(self._keys)}
        return {key: name for key, name in typed.items() if name and name != old[key]}

    def added(self) -> tuple[str, ...]:
        """The names of new records."""
        lines = (line.strip() for line in self.more.toPlainText().splitlines())
        return tuple(dict.fromkeys(line for line in lines if line))

    def check(self) -> None:
        there = {self._cell(place, 0) for place in range(len(self._keys))}
        names = [*self.renamed().values(), *self.added()]
        twice = next((each for each in names if each in there or names.count(each) > 1), "")
        if twice:
            raise UserError(f"{self.MODEL.TITLE}“{twice}”写了两次，或者已经有了，请改名或删去。")
        longest = self.MODEL.field("name").longest  # type: ignore[union-attr]
        long = next((each for each in names if len(each) > longest), "")
        if long:
            raise UserError(
                f"{self.MODEL.TITLE}名称最多 {longest} 个字，“{long[:12]}…”太长，请改短。"
            )

    def take_cursor(self) -> None:
        self.names.setFocus()
        if self._keys:
            self.names.setCurrentCell(0, 1)

    def _cell(self, place: int, column: int) -> str:
        item = self.names.item(place, column)
        return item.text().strip() if item is not None else ""


class CommitteeStep(NamesStep):
    """The committees of the next term."""

    TITLE = "专委会"
    HINT = (
        "名称变了的，在第二列写新名称：另立一个专委会，连任委员编到那里，旧的和它的记录留着。"
        "不变的照旧，不用填。"
    )
    MODEL = Committee


class SectorStep(NamesStep):
    """The sectors of the next term."""

    TITLE = "界别"
    HINT = (
        "名称变了的，在第二列写新名称：另立一个界别，连任委员编到那里，旧的和它的记录留着。"
        "不变的照旧，不用填。"
    )
    MODEL = Sector


class FollowStep(StartStep):
    """The preview in words, and the records that follow, to be ticked."""

    TITLE = "预览"
    HINT = (
        "左边勾选的一起改：协商点的驻点委员、组、结对、支部换成新记录；没有勾的不动。"
        "开始前自动备份，整个是一次操作，可以撤销。"
    )

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        theme = context.theme
        self.model = TickModel(("类别", "名称", "会怎样"), theme, self)
        self.table = TickTable("follows", "跟着换届的记录", self.model, theme)
        self.table.widen((5, 12), theme)
        self.told = QPlainTextEdit()
        self.told.setObjectName("told")
        self.told.setAccessibleName("换届会做什么")
        self.told.setReadOnly(True)
        self.told.setTabChangesFocus(True)
        both = QSplitter()
        both.addWidget(self.table)
        both.addWidget(self.told)
        both.setSizes([620, 420])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(both, 1)
        self._seen: set[tuple[str, int]] = set()

    def show_preview(self, found: Preview) -> None:
        """Shows a preview; what appears for the first time is ticked."""
        lines = [
            TickLine((each.model.KEY, each.key), (each.model.TITLE, each.title, each.words),
                     not each.moves) for each in found.follows
        ]  # fmt: skip
        there = {each.key for each in lines}
        new = {each.key for each in lines if each.key not in self._seen}
        self._seen |= there
        self.model.ticked = (self.model.ticked & there) | new
        self.model.show_lines(lines)
        parts = (("新建", found.made), ("连任委员的新记录", found.kept), ("留在上一届", found.left))
        texts = (f"{title}\n" + "\n".join(f"・{x}" for x in each) for title, each in parts)
        self.told.setPlainText("\n\n".join(texts))

    def follows(self) -> dict[str, frozenset[int]]:
        """The ids of the ticked records by the key of their register."""
        found: dict[str, set[int]] = {}
        for each in self.model.lines:
            if each.key in self.model.ticked:
                found.setdefault(each.key[0], set()).add(each.key[1])
        return {key: frozenset(keys) for key, keys in found.items()}

    def take_cursor(self) -> None:
        self.table.setFocus()
