"""设置 · 单位: what the office is called and how it prints, who acts, where the file lies."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLineEdit

from desktop_app.records.office import Office
from desktop_app.services import registers
from desktop_app.services.lookup.cache import lookup
from desktop_app.ui.events import Reopening
from desktop_app.ui.forms.dialog.form_opening import open_form
from desktop_app.ui.look.elided_label import ElidedLabel
from desktop_app.ui.look.words import button, card, label, row
from desktop_app.ui.settings.settings_panel import Panel
from desktop_app.ui.start.beginning import FILES
from desktop_app.ui.ui_context import UiContext


class OfficePanel(Panel):
    """Shows the office record and opens its form; the clerk's name belongs to this computer."""

    def __init__(self, context: UiContext) -> None:
        super().__init__("office", "单位", "", context)
        self.facts = QFormLayout()
        self.facts.setHorizontalSpacing(16)
        self.facts.setVerticalSpacing(8)
        self.facts.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        self.edit_button = button("修改单位信息", "edit_office_button", context.theme, "edit")
        self.edit_button.clicked.connect(self.edit)
        frame, column = card()
        column.addLayout(self.facts)
        column.addLayout(row(self.edit_button, None))
        self.column.addWidget(frame)
        self._add_clerk()
        self._add_file()
        self.column.addStretch(1)
        self.refresh(frozenset())

    def refresh(self, records: frozenset[str]) -> None:
        """Reads the office record again."""
        while self.facts.rowCount():
            self.facts.removeRow(0)
        shared = lookup(self.context.desk)
        for each in Office.declared():
            shown = each.show(shared.office.get(each.name), shared)
            self.facts.addRow(label(each.label, "muted"), label(shown or "–", wraps=True))

    def edit(self) -> None:
        """Opens the office's form."""
        keys = registers.first(self.context.desk, Office, registers.Query(), 1)
        desk = self.context.desk
        draft = registers.draft(desk, Office, keys[0]) if keys else registers.blank(desk, Office)
        open_form(self.context, draft, self)

    def _add_clerk(self) -> None:
        self.clerk = QLineEdit(self.context.desk.clerk)
        self.clerk.setObjectName("clerk")
        self.clerk.setAccessibleName("经办人")
        self.clerk.setMaxLength(25)
        self.clerk.setFixedWidth(240)
        self.clerk.editingFinished.connect(self._on_clerk)
        frame, column = card()
        column.addWidget(label("经办人", "section"))
        column.addLayout(row(self.clerk, None))
        column.addWidget(
            label(
                "写进每一次改动的历史和打印页脚。每位同志用自己的电脑账户时各填各的。",
                "muted",
                wraps=True,
            )
        )
        self.column.addWidget(frame)

    def _on_clerk(self) -> None:
        name = self.clerk.text().strip()
        if name and name != self.context.desk.clerk:
            self.context.desk.clerk = name
            self.context.settings.remember(clerk=name)
            self.context.events.say(f"经办人改为 {name}")
            self.context.events.standing_changed.emit()

    def _add_file(self) -> None:
        path = self.context.desk.office.path
        folder = button("打开所在文件夹", "show_file_button", self.context.theme, "folder")
        other = button("换一个办公文件…", "open_other_button", self.context.theme, "file")
        folder.clicked.connect(lambda: self.context.desktop.show_in_folder(path))
        other.clicked.connect(self._open_other)
        frame, column = card()
        column.addWidget(label("办公文件", "section"))
        column.addWidget(label("本单位的全部数据都在这一个文件里，不是公文。", "muted"))
        column.addWidget(ElidedLabel(str(path)))
        column.addLayout(row(folder, other, None))
        self.column.addWidget(frame)

    def _open_other(self) -> None:
        self.context.desktop.ask_open_file(
            "other_office_file",
            "换一个办公文件",
            FILES,
            lambda path: self.context.events.reopen(Reopening(path)),
        )
