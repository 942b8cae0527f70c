"""席位卡: the names of chosen records in a box where others may be pasted, then the cards."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop_app.errors import UserError
from desktop_app.records.record import Record
from desktop_app.services.desk import Changed
from desktop_app.services.seating import card_names
from desktop_app.ui.look.words import label
from desktop_app.ui.prints.print_preview import PrintPreview
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.ui_context import UiContext

HINT = "一行一个姓名，可以粘贴名单；要在姓名下面印职务或单位，写成“姓名（职务）”。"


class CardsDialog(AskingDialog):
    """Counts the names as they are typed; the button shows the cards as they will be printed."""

    def __init__(
        self, context: UiContext, model: type[Record], keys: Sequence[int],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(context, "cards_dialog", "席位卡", "预览席位卡", parent)
        self.column.addWidget(label(HINT, "small", wraps=True))
        self.names = QPlainTextEdit()
        self._first = card_names.lines_of(context.desk, model, keys)
        self.names.setPlainText(self._first)
        self.add("姓名", self.names, "card_names", 1)
        self.told = label("", "small")
        self.told.setObjectName("cards_told")
        self.column.addWidget(self.told)
        self.names.textChanged.connect(self._tell)
        self._tell()
        self.widen(40, 30)
        self.names.setFocus()

    def act(self) -> tuple[Changed, str]:
        """Opens the preview over the window in front; nothing is written."""
        text = self.names.toPlainText()
        if not card_names.names_in(text):
            raise UserError("还没有姓名。请一行写一个，或者粘贴名单。")
        collect = partial(card_names.collect_in_steps, self._context.desk, text)
        front = self.parentWidget()
        PrintPreview(self._context, card_names.OF_NAMES, (), front, collect=collect).open()
        return Changed(None), ""

    def is_written(self) -> bool:
        """Whether names were typed that would be lost."""
        return self.names.toPlainText().strip() != self._first.strip()

    def _tell(self) -> None:
        self.told.setText(f"{len(card_names.names_in(self.names.toPlainText()))} 人")
