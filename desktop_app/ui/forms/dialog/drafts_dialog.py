"""The list of unsaved drafts of the last session: each can be continued or discarded."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.services.registers import kept_drafts
from desktop_app.services.registers.kept_drafts import FormerText, KeptDraft
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window_parts import draft_window

SHOWN = 200
"""How much of a text is shown at once; all of it is among the details, and is copied."""
HINT = "这些内容还没有写进办公文件。点“继续填写”会打开表单，核对以后再保存。"


def offer(context: UiContext, window: QWidget) -> None:
    """Shows the drafts that wait; says where they could not be read."""
    if context.drafts.trouble:
        context.desktop.tell("drafts_damaged", context.drafts.trouble)
        context.drafts.trouble = ""
    if context.drafts.waiting:
        DraftsDialog(context, window).open()


class DraftsDialog(QDialog):
    """A line for each draft; it gives way to a form and comes back while drafts are left."""

    def __init__(self, context: UiContext, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self.setObjectName("drafts_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("上次没有保存的内容")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(label("上次没有保存", "heading"))
        column.addWidget(label(HINT, "muted", wraps=True))
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)
        column.addWidget(self._area(), 1)
        self.later_button = button("以后再说", "later_button", context.theme)
        self.later_button.setToolTip("内容继续留着，下次打开时再问")
        self.later_button.clicked.connect(self.reject)
        column.addLayout(row(None, self.later_button))
        for each in context.drafts.waiting:
            self._lines.addWidget(self._line(each))
        self._lines.addStretch(1)
        self.resize(46 * context.theme.sizes.text, min(480, 220 + 44 * len(context.drafts.waiting)))

    def _area(self) -> QScrollArea:
        canvas = QWidget()
        canvas.setProperty("role", "canvas")
        canvas.setLayout(self._lines)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(canvas)
        return area

    def _line(self, kept: KeptDraft) -> QWidget:
        """One draft: its name and what can be done with it."""
        theme, words = self._context.theme, self._words(kept)
        go_on = button("继续填写", "continue_button", theme, "edit")
        give_up = button("放弃", "discard_button", theme, kind="quiet")
        for each in (go_on, give_up):
            each.setAccessibleName(f"{each.text()}：{words}")
            each.setAutoDefault(False)
        line = QWidget()
        line.setObjectName("draft")
        parts = row(label(words, wraps=True), go_on, give_up)
        parts.setStretch(0, 1)
        line.setLayout(parts)
        go_on.clicked.connect(partial(self._go_on, kept))
        give_up.clicked.connect(partial(self._ask_discard, kept, line))
        return line

    def _go_on(self, kept: KeptDraft, _: bool = False) -> None:
        """Opens the form in the place of this list, which comes back when the form is closed."""
        from desktop_app.ui.forms.dialog.record_dialog import RecordDialog  # loads the forms

        context, window = self._context, self._window
        own = draft_window(context.desk.subjects, kept.record)
        try:
            if own is not None:
                other: QDialog = own.resume(context, kept, window)
                other.finished.connect(partial(_offer_again, context, window))
                self.accept()
                other.open()
                return
            resumed = kept_drafts.resume(context.desk, kept)
        except UserError as error:
            context.desktop.tell("draft_unknown", error.sentence)
            return
        dialog = RecordDialog(context, resumed.now or resumed.opened, window)
        dialog.finished.connect(partial(_offer_again, context, window))
        self.accept()
        dialog.open()
        dialog.resume(kept.token, resumed)
        if resumed.former:
            ask_about_former(context, resumed.former)

    def _words(self, kept: KeptDraft) -> str:
        own = draft_window(self._context.desk.subjects, kept.record)
        return kept_drafts.words(self._context.desk, kept, own.title if own else "")

    def _ask_discard(self, kept: KeptDraft, line: QWidget, _: bool = False) -> None:
        words = self._words(kept)
        self._context.desktop.ask_yes_no(
            "discard_draft",
            f"要放弃没有保存的{words}吗？放弃以后找不回来。",
            partial(self._discard, kept, line),
            default=False,
            yes="放弃",
            no="留着",
        )

    def _discard(self, kept: KeptDraft, line: QWidget, yes: bool) -> None:
        if yes:
            self._context.drafts.drop(kept.token)
            line.hide()
            line.deleteLater()
        if not self._context.drafts.waiting:
            self.accept()


def ask_about_former(context: UiContext, former: Sequence[FormerText]) -> None:
    """Shows what was typed into fields that are gone today, to be copied."""
    lines = [f"{each.label}：{each.text}" for each in former]
    shown = "\n".join(each if len(each) <= SHOWN else f"{each[:SHOWN]}…" for each in lines)
    context.desktop.ask_yes_no(
        "former_text",
        f"上次没有保存的内容里，有现在这张表没有的栏目：\n{shown}\n\n"
        "可以复制下来，填到现在的地方，或粘贴到“备注”里。",
        lambda yes: context.desktop.copy_text("\n".join(lines)) if yes else None,
        default=True,
        yes="复制这些内容",
        no="不要了",
        details="\n".join(lines) if any(len(each) > SHOWN for each in lines) else "",
    )


def _offer_again(context: UiContext, window: QWidget, _: int = 0) -> None:
    if context.drafts.waiting:
        DraftsDialog(context, window).open()
