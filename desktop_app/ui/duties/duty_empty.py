"""Why the matrix of duties is empty, and the ways to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, label, row


class DutyEmpty(QFrame):
    """No duties in a year, no members or groups, or nothing found; `asked` carries a way."""

    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setObjectName("duty_empty")
        self.heading, self.words = label("", "title"), label("", "muted", wraps=True)
        for each in (self.heading, self.words):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.copy = button("", "copy_year", theme, "copy", "primary")
        self.usual = button("用常见的五件", "usual_duties", theme, "duties")
        self.new = button("自己新建项目", "new_duty", theme, "add")
        self.people = button("", "go_people", theme, "forward", "primary")
        self.clear = button("清除查找和条件", "empty_clear", theme, "cancel")
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(self.heading)
        column.addWidget(self.words)
        column.addLayout(row(None, self.copy, self.usual, self.new, self.people, self.clear, None))
        column.addStretch(3)
        for pressed, way in (
            (self.copy, "copy_year"), (self.usual, "usual"), (self.new, "new"),
            (self.people, "people"), (self.clear, "clear"),
        ):  # fmt: skip
            pressed.clicked.connect(lambda _=False, way=way: self.asked.emit(way))

    def no_duties(self, year: int, before: int | None, subject: str) -> None:
        """Nothing is asked in a year; `before` is a year whose duties may be copied."""
        whose = "委员" if subject == "member" else "组"
        self._say(
            f"{year} 年还没有{whose}的“五个一”项目",
            "先定这一年每位要做哪几件、怎样计数、什么时候以前做完。定了以后，"
            "程序按已经登记的提案、信息、活动和走访自己计数，不用再填。",
        )
        self.copy.setText(f"复制 {before} 年的项目…")
        self._show(self.copy if before else None, self.usual, self.new)

    def no_lines(self, subject: str) -> None:
        """There is nobody of whom anything could be asked."""
        if subject == "member":
            self._say("还没有在任的委员", "先在“委员”页导入或新建委员，这里就按姓氏笔画列出来。")
            self.people.setText("去委员页")
        else:
            self._say("还没有组", "先在“组”页登记界别组或小组，这里就列出来。")
            self.people.setText("去组的页")
        self._show(self.people)

    def not_found(self) -> None:
        """Search and conditions leave nothing."""
        self._say("没有符合条件的", "换一个字、换拼音首字母试试，或清除查找和条件。")
        self._show(self.clear)

    def _say(self, heading: str, words: str) -> None:
        self.heading.setText(heading)
        self.words.setText(words)

    def _show(self, *shown: object) -> None:
        for each in (self.copy, self.usual, self.new, self.people, self.clear):
            each.setVisible(each in shown)
