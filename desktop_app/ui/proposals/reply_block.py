"""答复 on the page of a proposal: what was replied, or the place where a letter is dropped."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.records.proposal_handling import ProposalHandling
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.proposals.next_steps import sheet_steps
from desktop_app.services.proposals.proposal_page import SheetLine
from desktop_app.ui.forms.attachments.attachment_jobs import add_files
from desktop_app.ui.look.tones import tone_of
from desktop_app.ui.look.words import label, row
from desktop_app.ui.proposals import sheet_steps as dialogs
from desktop_app.ui.proposals.page_days import short_day
from desktop_app.ui.proposals.suggestion_table import DecidingDialog
from desktop_app.ui.record_page.declared import Opened, PageHost
from desktop_app.ui.ui_context import UiContext

LETTERS = frozenset((".pdf", ".doc", ".docx", ".wps", ".ofd", ".jpg", ".jpeg", ".png"))
REPLIES = {"reply": dialogs.REPLY, "redo_reply": dialogs.REDO_REPLY}
EMPTY = "还没有答复"
HINT = "答复类别、复函文号、签发人、逐条建议采纳没有，都在“登记答复”里填"
PLACE = "把复函拖到这里"


class ReplyBlock(QWidget):
    """One line for the reply of each unit that answers; a dropped letter begins the next reply."""

    def __init__(self, context: UiContext, host: PageHost) -> None:
        super().__init__()
        self._context, self._host = context, host
        self._sheets: list[SheetLine] = []
        self.setObjectName("reply_block")
        self.setAccessibleName("答复，可以把复函拖到这里")
        self.setAcceptDrops(True)
        self._frame = QFrame()
        self._frame.setProperty("role", "place")
        self._lines = QVBoxLayout(self._frame)
        self._lines.setContentsMargins(12, 8, 12, 8)
        self._lines.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._hint = label("", "small")
        column.addLayout(row(label("答复", "section"), None, self._hint))
        column.addWidget(self._frame)

    def show_record(self, opened: Opened) -> None:
        """Shows the replies of the units of a proposal; hidden where no unit answers."""
        self._sheets = [
            each for each in opened.more.sheets
            if ProposalHandling.ANSWERS.holds(each.values)
            and ProposalHandling.LIVE.holds(each.values)
        ]  # fmt: skip
        self.setVisible(bool(self._sheets))
        while self._lines.count():
            gone = self._lines.takeAt(0).widget()
            if isinstance(gone, QWidget):
                gone.hide()
                gone.deleteLater()
        replied = [each for each in self._sheets if each.values["reply_on"]]
        for each in replied:
            self._lines.addWidget(self._replied(each))
        if len(replied) < len(self._sheets) or not replied:
            self._lines.addWidget(self._waiting(several=len(self._sheets) > 1))
        self._hint.setText("会办单位的意见并在主办单位的答复里" if _assisted(opened) else "")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _letters(event.mimeData()):
            event.acceptProposedAction()
            self._mark(hovered=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._mark(hovered=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._mark(hovered=False)
        letters = _letters(event.mimeData())
        if letters:
            event.acceptProposedAction()
            self.take_letters(letters)
        else:
            event.ignore()

    def take_letters(self, files: Sequence[Path]) -> None:
        """Begins the reply of the first unit that owes one; the letters are attached once saved.

        Where no unit owes one they are attached to the last reply.
        """
        for each in self._sheets:
            steps = sheet_steps(self._context.desk, each.key)
            name = next((name for name in REPLIES if name in steps), "")
            if name:
                dialog = DecidingDialog(self._context, REPLIES[name], [each.key], self.window())
                dialog.accepted.connect(partial(self._attach, each.key, files))
                dialog.open()
                return
        replied = [each for each in self._sheets if each.values["reply_on"]]
        if replied:
            self._attach(replied[0].key, files)

    def _attach(self, sheet: int, files: Sequence[Path]) -> None:
        add_files(self._context, ProposalHandling, sheet, files)

    def _mark(self, *, hovered: bool) -> None:
        self._frame.setProperty("hovered", "true" if hovered else "false")
        self._context.theme.restyle(self._frame)

    def _waiting(self, *, several: bool) -> QWidget:
        words = "还有单位没有答复" if several else EMPTY
        return self._line(label(words), label(HINT, "small", wraps=True), label(PLACE, "small"))

    def _replied(self, sheet: SheetLine) -> QWidget:
        """Day, number, signer and class of a reply, the check and what its mover thinks."""
        values, shared = sheet.values, lookup(self._context.desk)
        today = self._context.desk.today

        def shown(name: str) -> str:
            return ProposalHandling.field(name).show(values[name], shared)

        again = bool(values["redo_reply_on"])
        names = ("redo_doc", "redo_class") if again else ("reply_doc", "reply_class")
        day = short_day(values["redo_reply_on" if again else "reply_on"], today)
        unit = str(values["unit"]) if len(self._sheets) > 1 else ""
        class_words = shown(names[1])
        parts = (unit, day, "再次答复" if again else "", shown(names[0]), shown("reply_signer"),
                 class_words)  # fmt: skip
        told = label(" · ".join(filter(None, parts)), wraps=True)
        marks: list[QWidget] = []
        for name, codes in (("check_result", "reply_check"), ("result", "proposal_satisfaction")):
            tone = tone_of(codes, values[name]) if values[name] else None
            if tone is not None:
                mark = QLabel()
                self._context.theme.icons.put(mark, tone[1], tone[0])
                marks += [mark, label(shown(name), tone[0])]
        return self._line(told, None, *marks)

    def _line(self, first: QWidget, fills: QWidget | None, *rest: QWidget) -> QWidget:
        place = QWidget()
        line = QHBoxLayout(place)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(first, 1 if fills is None else 0)
        if fills is not None:
            line.addWidget(fills, 1)
        for each in rest:
            line.addWidget(each, 0, Qt.AlignmentFlag.AlignVCenter)
        return place


def _assisted(opened: Opened) -> bool:
    return any(ProposalHandling.ASSISTS.holds(each.values) for each in opened.more.sheets)


def _letters(data: QMimeData) -> list[Path]:
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [each for each in files if each.suffix.lower() in LETTERS]
