"""The answers that make a new office: name, level, term, clerk, and where its file shall live."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from desktop_app import paths
from desktop_app.services import setup
from desktop_app.services.setup import Answers
from desktop_app.ui.desktop import Desktop
from desktop_app.ui.look.elided_label import ElidedLabel
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.start.beginning import FILES, SUFFIX, Offered

PLACE_HINT = "默认放在本机共用的文件夹，本机各用户都能打开。不要放在网盘、共享盘或U盘上办公。"


class NewOffice(QWidget):
    """The form of a new office; nothing is written here."""

    def __init__(self, theme: Theme, desktop: Desktop, offered: Offered) -> None:
        super().__init__()
        self._theme, self._desktop, self._offered = theme, desktop, offered
        self._names = setup.bare_names(offered.today)
        self._chosen_file: Path | None = None
        self._notes: dict[str, QLabel] = {}
        self._fields: dict[str, QWidget] = {}
        self._build_fields()
        self._lay_out()
        self._show_place()

    @property
    def answers(self) -> Answers:
        """What is typed now."""
        return Answers(
            name=self.name.text().strip(),
            level=str(self.level.currentData()),
            term=self.term.text().strip(),
            starts=self.starts.text().strip(),
            region=self.region.text().strip(),
        )

    @property
    def file(self) -> Path:
        """Where the new office file will be made."""
        return self._chosen_file or self._offered.folder / (file_stem(self.name.text()) + SUFFIX)

    def mark_problems(self) -> bool:
        """Marks what must be changed and goes to the first of it; whether there is anything."""
        problems = {each.field: each.text for each in setup.check(self.answers, self._names)}
        if not self.term.text().strip():
            problems["number"] = "请填写届次，如“十”或“10”"
        if not self.clerk.text().strip():
            problems["clerk"] = "请填写您的姓名"
        for field, note in self._notes.items():
            note.setText(problems.get(field, ""))
            note.setVisible(field in problems)
            self._fields[field].setProperty("problem", "stops" if field in problems else "")
            self._theme.restyle(self._fields[field])
        wrong = [field for field in self._fields if field in problems]
        if wrong:
            self._fields[wrong[0]].setFocus()
        return bool(wrong)

    def _build_fields(self) -> None:
        self.name = self._line("name", "单位名称", "政协××县委员会", 50)
        self.level = QComboBox()
        self.level.setObjectName("level")
        self.level.setAccessibleName("级别")
        for choice in self._names.codes["office_level"].offered():
            self.level.addItem(choice.label, choice.code)
        self.level.setCurrentIndex(max(self.level.findData("county"), 0))
        self.region = self._line("region", "行政区划", "如：云南省红河州××县（可以不填）", 30)
        self.term = self._line("number", "届次", "如：十、10、第十届", 10)
        self.starts = self._line("starts", "本届起始", "如：2022.1（可以不填）", 20)
        self.clerk = self._line("clerk", "经办人", "您的姓名，写进改动历史和打印页脚", 25)
        self.clerk.setText(self._offered.clerk)
        self.place = ElidedLabel()
        self.place.setObjectName("place")
        self.change_button = button("更改…", "change_place_button", self._theme, "folder")
        self.change_button.clicked.connect(self._choose_place)

    def _lay_out(self) -> None:
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 16, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1)
        self._put(0, 0, "单位名称 *", self.name, "name", span=3)
        self._put(1, 0, "级别", self.level, "level")
        self._put(1, 2, "行政区划", self.region, "region")
        self._put(2, 0, "届次 *", self.term, "number")
        self._put(2, 2, "本届起始", self.starts, "starts")
        self._put(3, 0, "经办人 *", self.clerk, "clerk", span=3)
        place = QWidget()
        place.setLayout(row(self.place, self.change_button))
        self.place.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._put(4, 0, "办公文件", place, "place", span=3)
        self._grid.addWidget(label(PLACE_HINT, "small", wraps=True), 10, 1, 1, 3)
        self._grid.setRowStretch(11, 1)
        self.name.textChanged.connect(self._show_place)

    def _line(self, name: str, title: str, hint: str, longest: int) -> QLineEdit:
        field = QLineEdit(placeholderText=hint, maxLength=longest)
        field.setObjectName(name)
        field.setAccessibleName(title)
        return field

    def _put(
        self, line: int, column: int, title: str, field: QWidget, key: str, span: int = 1
    ) -> None:
        words = label(title, "muted")
        words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        words.setBuddy(field)
        note = label("", "bad", wraps=True)
        note.hide()
        self._fields[key], self._notes[key] = field, note
        self._grid.addWidget(words, 2 * line, column)
        self._grid.addWidget(field, 2 * line, column + 1, 1, span)
        self._grid.addWidget(note, 2 * line + 1, column + 1, 1, span)

    def _show_place(self) -> None:
        self.place.setText(str(self.file))

    def _choose_place(self) -> None:
        def chosen(path: Path) -> None:
            self._chosen_file = path
            self._show_place()

        name = file_stem(self.name.text()) + SUFFIX
        self._desktop.ask_save_file("place", "办公文件放在哪里", name, FILES, chosen)


def file_stem(name: str) -> str:
    """An office's name as the name of a file."""
    bare = re.sub(r'[\\/:*?"<>|\s]+', "", name).strip(".")
    return paths.file_name(bare, otherwise="办公文件")
