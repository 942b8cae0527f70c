"""相近的提案: below the form, while the subject is typed; merge, relate, dismiss."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_words import AHEAD_STATES
from desktop_app.services import registers
from desktop_app.services.proposals.similar import Similar
from desktop_app.ui.forms.boxes.links_picker import LinksPicker
from desktop_app.ui.forms.dialog.form_context import FieldBox
from desktop_app.ui.forms.dialog.record_form import RecordForm
from desktop_app.ui.look.link_word import LinkWord
from desktop_app.ui.look.words import button, label
from desktop_app.ui.proposals.similar_search import SimilarSearch
from desktop_app.ui.ui_context import UiContext

PAUSE_MILLISECONDS = 60
UNSAVED = "请先保存，再并案。"


class SimilarStrip(QFrame):
    """Proposals like the one in the form, as long as it is not decided on; hidden without any."""

    def __init__(self, context: UiContext, form: RecordForm, key: Callable[[], int | None]) -> None:
        super().__init__(form)
        self._context, self._form, self._key = context, form, key
        self.setObjectName("similar_strip")
        self.setAccessibleName("相近的提案")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 4, 24, 4)
        column.setSpacing(4)
        self._title = label("", "section")
        column.addWidget(self._title)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        column.addLayout(self._grid)
        self.found: list[Similar] = []
        self._search = SimilarSearch(context, self)
        self._search.prepared.connect(self.look)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self.look)
        form.edited.connect(self._on_edited)
        form.shown.connect(self._pause.start)
        self.hide()

    def look(self) -> None:
        """Looks for proposals like the subject in the form; prepares a large register first."""
        if self._context.desk.office.is_closed:
            return
        subject, state = self._draft("name"), self._draft("state")
        if not isinstance(subject, str) or state not in AHEAD_STATES:
            self._show([])
            return
        found = self._search.find(subject, self._key())
        if found is None:
            return
        left = {*self._chosen("unlike"), *self._chosen("related")}
        self._show([each for each in found if each.key not in left])

    def _on_edited(self, name: str) -> None:
        if name in ("name", "unlike", "related"):
            self._pause.start()

    def _draft(self, name: str) -> object:
        return cast("FieldBox", self._form.boxes[name]).draft()

    def _chosen(self, name: str) -> list[int]:
        found = self._draft(name)
        return [each for each in found if isinstance(each, int)] if isinstance(found, list) else []

    def _show(self, found: list[Similar]) -> None:
        if found == self.found and found:
            return
        self.found = found
        while self._grid.count():
            gone = self._grid.takeAt(0).widget()
            if isinstance(gone, QWidget):
                gone.hide()
                gone.deleteLater()
        self._title.setText(f"相近的提案 {len(found)}（本届和历年，按用字相近）")
        for row, each in enumerate(found):
            self._add(row, each)
        self.setVisible(bool(found))

    def _add(self, row: int, each: Similar) -> None:
        where = " · ".join(filter(None, (each.number, each.session, each.state)))
        name = LinkWord(each.name, self)
        name.setObjectName("similar_name")
        name.clicked.connect(partial(self._open, each.key))
        words: tuple[tuple[str, str, Callable[..., object]], ...] = (
            ("并案…", "merge", self._merge),
            ("相关", "relate", partial(self._pick, "related")),
            ("不相近", "dismiss", partial(self._pick, "unlike")),
        )
        self._grid.addWidget(self._cell(f"像 {each.percent} %"), row, 0)
        self._grid.addWidget(name, row, 1)
        self._grid.addWidget(self._cell(where), row, 2)
        for column, (text, key, run) in enumerate(words, 3):
            one = button(text, f"{key}_button", self._context.theme, kind="link")
            one.setAutoDefault(False)
            one.setAccessibleName(f"{text.removesuffix('…')}：{each.name}")
            one.clicked.connect(partial(run, each.key))
            if key == "merge" and self._key() is None:
                one.setEnabled(False)
                one.setToolTip(UNSAVED)
            self._grid.addWidget(one, row, column)
        self._grid.setColumnStretch(1, 1)

    def _cell(self, text: str) -> QLabel:
        return label(text, "small")

    def _open(self, key: int, _: bool = False) -> None:
        try:
            draft = registers.draft(self._context.desk, Proposal, key)
        except UserError as error:
            self._context.desktop.tell("record_gone", error.sentence)
            return
        self._context.open_form(self._context, draft, self)

    def _merge(self, key: int, _: bool = False) -> None:
        from desktop_app.ui.proposals.lineage_dialogs import MergeProposals

        own = self._key()
        if own is not None:
            MergeProposals(self._context, [own], self.window(), key).open()

    def _pick(self, field: str, key: int, _: bool = False) -> None:
        """Adds a proposal to a field of the form, which is saved with it."""
        box = cast("LinksPicker", self._form.boxes[field])
        box.put([*self._chosen(field), key])
        box.edited.emit()
