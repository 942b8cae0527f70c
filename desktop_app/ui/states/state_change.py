"""The dialog that changes the state of records: the new state, the reason, refusals of gates."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.records.field_types import Code
from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.services.desk import Changed
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import states
from desktop_app.services.registers.naming import cascade_words, numbered, spaced
from desktop_app.ui.forms.boxes.field_note import FieldNote
from desktop_app.ui.forms.boxes.reason_line import ReasonLine
from desktop_app.ui.look.tones import tone_of
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.states.state_targets import PLAIN_TONE, StateTargets
from desktop_app.ui.ui_context import UiContext

REASON, NO_REASON = "理由 *", "理由（可以不填）"
AT_ONCE = 200  # more records are changed in slices, with progress in the status bar
TOLD = 3


def ask_state(
    context: UiContext,
    model: type[Record],
    keys: Sequence[int],
    to: str | None = None,
    parent: QWidget | None = None,
) -> StateDialog | None:
    """Opens the dialog for some records, at the state `to` where one is wanted; None without any.

    It is accepted after the commit; many records are written in slices after it.
    """
    if not model.STATE or not keys:
        return None
    dialog = StateDialog(context, model, keys, to, parent)
    dialog.open()
    return dialog


class StateDialog(QDialog):
    """Lets one choose the new state and say why; a state that a gate refuses says the reason."""

    def __init__(
        self,
        context: UiContext,
        model: type[Record],
        keys: Sequence[int],
        to: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._model, self._keys = context, model, list(keys)
        self.setObjectName("state_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"变更{model.TITLE}状态")
        self._build()
        (self.reason if to else self.targets).setFocus()
        self._fill(to or "")
        room = self.screen().availableGeometry().height() - 60
        self.resize(42 * context.theme.sizes.text, min(self.sizeHint().height(), room))

    def _build(self) -> None:
        theme, field = self._context.theme, self._model.field(self._model.STATE)
        self._codes = field.codes if isinstance(field, Code) else ""
        self._heading = label("", "heading", wraps=True)
        self._now = QHBoxLayout()
        self._now.setSpacing(6)
        self.targets = StateTargets(self._codes, self._model.UNIT, theme)
        self.targets.picked.connect(self._show_target)
        self._against = label("", "warn", wraps=True)
        self.open_button = button("", "open_button", theme, "edit", "link")
        self.open_button.clicked.connect(self._open_refused)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addLayout(self._now)
        column.addSpacing(4)
        column.addWidget(label("改为", "field"))
        column.addWidget(self.targets, 1)
        column.addWidget(self._against)
        column.addLayout(row(self.open_button, None))
        self._build_reason(column)
        self._build_foot(column)

    def _build_reason(self, column: QVBoxLayout) -> None:
        self.reason = ReasonLine(self._context, f"state_reasons.{self._model.KEY}")
        self.reason.textChanged.connect(lambda _: self._words.say(""))
        self.reason.returnPressed.connect(self._on_change)
        self._reason_title = label(REASON, "field")
        column.addWidget(self._reason_title)
        column.addWidget(self.reason)
        column.addWidget(self.reason.offers())

    def _build_foot(self, column: QVBoxLayout) -> None:
        theme = self._context.theme
        self._words = FieldNote(theme, self, wraps=True)
        self.cancel_button = button("取消", "cancel_button", theme)
        self.change_button = button("变更状态", "change_button", theme, kind="primary")
        for each in (self.open_button, self.cancel_button, self.change_button):
            each.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        self.change_button.clicked.connect(self._on_change)
        column.addWidget(self._words)
        column.addStretch()
        column.addLayout(row(None, self.cancel_button, self.change_button))

    def _fill(self, to: str = "") -> None:
        """Asks every gate anew and shows what they say; very many records in slices."""
        desk, model = self._context.desk, self._model
        self._heading.setText(self._which())
        if len(self._keys) <= AT_ONCE:
            self._show(to, states.outlook(desk, model, self._keys))
            return
        self._show(to, states.Outlook((), ()))
        self._words.say("正在核对每一条……")
        steps = states.outlook_in_steps(desk, model, self._keys)
        self._context.jobs.step("核对状态", steps, partial(self._show, to), self._not_asked)

    def _show(self, to: str, outlook: states.Outlook) -> None:
        self._show_present(outlook.present)
        self.targets.show_targets(outlook.targets, several=len(self._keys) > 1)
        self.targets.choose(to)
        self._show_target()

    def _not_asked(self) -> None:
        self._words.refuse("没有核对成，请关闭这个窗口再试一次。")

    def _which(self) -> str:
        """The one record by its title, several by their number."""
        if len(self._keys) > 1:
            return self._model.counted(len(self._keys))
        try:
            return registers.draft(self._context.desk, self._model, self._keys[0]).title
        except UserError as error:
            return error.sentence

    def _show_present(self, now: Sequence[states.Present]) -> None:
        while self._now.count():
            gone = self._now.takeAt(0).widget()
            if isinstance(gone, QWidget):
                gone.deleteLater()
        self._now.addWidget(label("现在", "muted"))
        for each in now:
            colour, icon = tone_of(self._codes, each.code) or PLAIN_TONE
            mark = QLabel()
            mark.setPixmap(self._context.theme.icons.pixmap(icon, colour))
            several = f" {each.many} {self._model.UNIT}" if len(self._keys) > 1 else ""
            self._now.addWidget(mark)
            self._now.addWidget(label(f"{each.label}{several}", colour))
        self._now.addStretch(1)

    def _show_target(self) -> None:
        """Says on the button what a press would do, and offers the first record that may not."""
        target = self.targets.target()
        self._reason_title.setText(NO_REASON if target and target.onward else REASON)
        refused = target.refusals if target else ()
        able = target.allowed if target else 0
        some = f"只变更可以的 {able} {self._model.UNIT}" if refused and able else "变更状态"
        self.change_button.setText(some)
        self.change_button.setAccessibleName(some)
        self.change_button.setEnabled(able > 0)
        if refused:
            self.open_button.setText(f"打开填写“{refused[0].title}”")
        self._against.setText(self._told(refused))
        self._against.setVisible(bool(refused))
        fills = bool(refused and _named_in(self._model, refused[0].reason))
        self.open_button.setVisible(fills)  # what other records lack is not filled in here
        self._words.say("")

    def _told(self, refused: Sequence[states.Refusal]) -> str:
        """Which records may not, and why, as many as there is room for."""
        if len(self._keys) == 1:
            return "".join(f"不能改：{each.reason}。" for each in refused)
        told = [f"“{each.title}”{each.reason}。" for each in refused[:TOLD]]
        more = len(refused) - len(told)
        return "\n".join([*told, *([f"另有 {more} {self._model.UNIT}不能改。"] if more else [])])

    def _open_refused(self) -> None:
        """Opens the form of the first record that may not, at the field that the gate names."""
        target = self.targets.target()
        if target is None or not target.refusals:
            return
        first = target.refusals[0]
        try:
            draft = registers.draft(self._context.desk, self._model, first.key)
        except UserError as error:
            self._words.refuse(error.sentence)
            return
        opened = self._context.open_form(self._context, draft, self)
        opened.saved.connect(partial(self._again, target.code))
        opened.go_to(_named_in(self._model, first.reason))

    def _again(self, code: str, _: object) -> None:
        self._fill(code)

    def _on_change(self) -> None:
        target = self.targets.target()
        if target is None or not target.allowed:
            self._words.refuse("请先选一个可以改成的状态。")
            return
        try:
            read = states.reason_text if target.onward else states.read_reason
            reason = read(self.reason.text(), lookup(self._context.desk))
            self._change(target, reason)
        except UserError as error:
            self._words.refuse(error.sentence)
            self.reason.setFocus()
            return
        if reason:
            self.reason.keep(reason)
        self.accept()

    def _change(self, target: states.Target, reason: str) -> None:
        """Changes few records in one step, many in slices after the dialog has closed."""
        context, model, keys, code = self._context, self._model, self._keys, target.code
        skips = bool(target.refusals)
        said = partial(_announce, context, model, target.label)
        if len(keys) <= AT_ONCE:
            said(states.change_state(context.desk, model, keys, code, reason, skip_refused=skips))
            return
        steps = states.change_state_in_steps(
            context.desk, model, keys, code, reason, skip_refused=skips
        )
        context.jobs.step(f"变更{model.TITLE}状态", steps, said)


def _announce(context: UiContext, model: type[Record], to: str, changed: Changed) -> None:
    """Announces the change to the pages and the status bar, after the dialog has closed."""
    what = spaced(numbered(context.desk, model, changed.keys))
    also = cascade_words(context.desk, model, changed)
    context.events.announce(changed, f"已将{what}的状态改为“{to}”{also}")


def _named_in(model: type[Record], reason: str) -> str:
    """The field whose label a gate's reason names, the longest label first; '' for none."""
    fields = sorted(model.declared(), key=lambda each: -len(each.label))
    return next((each.name for each in fields if each.label in reason), "")
