"""hostile_forms: the hostile texts typed into every kind of field of the real forms.

Each is refused in words at its field, or kept, shown as typed in form, list and card, and taken
as mark-up by no label and no tooltip of any page.
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import datetime
import random
import re
import tempfile
import unicodedata
from pathlib import Path
from typing import cast

import pytest
from PySide6 import QtGui
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from desktop_app import app
from desktop_app.records import (
    Brand,
    Case,
    Consultation,
    ConsultationPlan,
    LookBack,
    Member,
    Point,
    Topic,
)
from desktop_app.records import Outcome as Suggestion
from desktop_app.records.field_types import LongText, Text
from desktop_app.records.record import Record
from desktop_app.services import timeline
from desktop_app.services.setup import Answers
from desktop_app.settings import Settings
from desktop_app.ui.forms.dialog.record_dialog import RecordDialog
from desktop_app.ui.lists.list_page import ListPage
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.timeline.timeline_window import show_timeline
from tests.campaigns.hostile_text import TEXTS
from tests.campaigns.outcome import Outcome
from tests.consulting_office import saved, session

SAFE = re.compile(r"<span>[^<>]*(<br>[^<>]*)*</span>")
FULL = 300
BATCH = 40
NOW = datetime.datetime(2026, 11, 23, 9, 30)
FIELDS: tuple[tuple[type[Record], str], ...] = (
    (Member, "name"), (Member, "unit"), (Member, "remark"), (Member, "mobile"), (Member, "born"),
    (Member, "nation"), (Member, "sector"), (Member, "email"), (Member, "terms_served"),
    (Member, "cert_no"), (Point, "name"), (Point, "members"), (Point, "township"),
    (Point, "service"), (Brand, "name"), (Brand, "slogan"), (Brand, "committee"),
    (Topic, "name"), (Topic, "raised_by"), (Topic, "content"), (Topic, "merged_into"),
    (ConsultationPlan, "name"), (ConsultationPlan, "host"), (Consultation, "name"),
    (Consultation, "joint_with"), (Consultation, "held_on"), (Consultation, "problems"),
    (Consultation, "topics"), (Suggestion, "content"), (Suggestion, "unit"), (Suggestion, "money"),
    (Suggestion, "result"), (LookBack, "finding"), (LookBack, "people"), (Case, "name"),
    (Case, "background"), (Case, "consultations"),
)  # fmt: skip
MODELS = tuple(dict.fromkeys(model for model, _ in FIELDS))
HELD, ASKED = "演示协商会", "演示意见建议"
LINKED: dict[object, str] = {Consultation: HELD, Suggestion: ASKED}
MARKED = 3


def run(cases: int, seed: int) -> Outcome:
    """So many texts, each in the next field, the list of texts again and again."""
    outcome, dice = Outcome(), random.Random(seed)
    if QApplication.instance() is None:
        QApplication(["forms"])
    places = [(text, field) for text in TEXTS for field in range(len(FIELDS))]
    dice.shuffle(places)
    marks = [text for text in TEXTS if "<" in text]
    first = [(text, n % MARKED) for n, text in enumerate(marks)]
    wanted = (first + places)[:cases]
    kept = 0
    for start in range(0, len(wanted), BATCH):
        with tempfile.TemporaryDirectory() as place:
            kept += _batch(Path(place), wanted[start : start + BATCH], outcome)
    outcome.cases = len(wanted)
    outcome.remark = f"kept {kept}, refused {len(wanted) - kept}"
    return outcome


def _batch(folder: Path, wanted: list[tuple[str, int]], outcome: Outcome) -> int:
    """Some texts in one office, then a look at every page; how many were kept."""
    program = app.build(
        folder / "办公.zwh", ScriptedDesktop(), create=True, settings=Settings(folder),
        clock=lambda: NOW, clerk="演示", answers=Answers("政协演示县委员会", term="10"),
    )  # fmt: skip
    held = f"consultation:{session(program.desk, HELD)}"
    saved(program.desk, Suggestion, content=ASKED, source=held)
    program.window.show()
    kept = 0
    for text, field in wanted:
        kept += _type(program, text, *FIELDS[field], outcome)
        if outcome.enough():
            break
    else:
        _look(program, outcome)
    program.context.jobs.close()
    program.close()
    program.window.deleteLater()
    program.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return kept


def _type(
    program: app.Program, text: str, model: type[Record], name: str, outcome: Outcome
) -> bool:
    """Type a text into a field of a new record and save; whether it was kept."""
    page = program.window.go(model.KEY)
    assert isinstance(page, ListPage)
    page.doing.new()
    dialogs = cast("list[RecordDialog]", page.window().findChildren(RecordDialog))
    dialog = next(each for each in dialogs if each.isVisible())
    for field in model.declared():
        if field.required and field.name != name and not dialog.form.draft()[field.name]:
            linked = LINKED.get(getattr(field, "linked", None), f"演示{len(text)}")
            _commit(dialog.form.boxes[field.name], linked)
    dialog.form.show_field(name)
    box = dialog.form.boxes[name]
    _commit(box, text)
    typed = dialog.form.draft()[name]
    case = f"{model.KEY}.{name} {text[:30]!r}"
    saved = dialog.save()
    _expect_no_mark_up(dialog, case, outcome)
    if saved:
        _expect_as_typed(page, name, str(typed), case, outcome)
    else:
        told = any("处必须改" in each.text() for each in _labels(dialog))
        outcome.expect(told, f"{case}: refused without a word")
    dialog.hide()
    dialog.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return saved


def _commit(box: QWidget, text: str) -> None:
    """Give a text to a field as an input method does; what cannot be typed is left out."""
    proxy = box.focusProxy()
    field = box if proxy is None else proxy
    for each in (field, *cast("list[QWidget]", field.findChildren(QLineEdit))):
        if isinstance(each, QLineEdit | QPlainTextEdit):
            event = QInputMethodEvent("", [])
            event.setCommitString(text.encode("utf-8", "ignore").decode("utf-8"))
            QApplication.sendEvent(each, event)
            return


def _expect_as_typed(page: ListPage, name: str, typed: str, case: str, outcome: Outcome) -> None:
    """The record opened again shows what was typed, and so does the list."""
    key = page.table.current_id()
    again = page.doing.edit(key)
    outcome.expect(again is not None, f"{case}: cannot be opened again")
    if again is None:
        return
    box = again.form.boxes[name]
    if type(page.model.field(name)) in (Text, LongText) and isinstance(typed, str):
        shown = str(again.form.draft()[name])
        outcome.expect(_squeezed(shown) == _squeezed(typed), f"{case}: shown as {shown[:30]!r}")
    _expect_no_mark_up(again, f"{case} again", outcome)
    outcome.expect(isinstance(box, QWidget), case)
    again.hide()
    again.deleteLater()


def _squeezed(text: str) -> str:
    """A text without what a field may space anew or take off: unseen marks."""
    return "".join(each for each in text if unicodedata.category(each)[0] not in "ZC")


def _labels(inside: QWidget) -> list[QLabel]:
    found = cast("list[QLabel]", inside.findChildren(QLabel))
    return [each for each in found if each.isVisible()]


def _expect_no_mark_up(inside: QWidget, case: str, outcome: Outcome) -> None:
    """No visible label and no tooltip takes its text as mark-up."""
    rich = (Qt.TextFormat.RichText, Qt.TextFormat.MarkdownText)
    for each in _labels(inside):
        guessed = each.textFormat() is Qt.TextFormat.AutoText and might_be_rich(each.text())
        live = guessed or each.textFormat() in rich
        outcome.expect(not live, f"{case}: live label {each.text()[:60]!r}")
    for widget in cast("list[QWidget]", inside.findChildren(QWidget)):
        tip = widget.toolTip()
        outcome.expect(not might_be_rich(tip), f"{case}: live tooltip {tip[:60]!r}")


def _look(program: app.Program, outcome: Outcome) -> None:
    """Every row's card, every cell's tooltip, the history, the recycle bin, the first tab."""
    window = program.window
    for model in MODELS:
        page = window.go(model.KEY)
        assert isinstance(page, ListPage)
        QTest.qWait(20)
        for key in list(page.rows.ids):
            page.table.choose([key], key)
            _expect_no_mark_up(page, f"card in {model.KEY}", outcome)
            if timeline.has_timeline(program.context.desk, model):
                told = show_timeline(program.context, model, key, program.window)
                told.grab()
                _expect_no_mark_up(told, f"the story in {model.KEY}", outcome)
                told.close()
        _expect_plain_cells(page.table, model.KEY, outcome)
        page.table.selectAll()
        page.doing.delete()
        _expect_no_mark_up(window, f"deleting {model.KEY}", outcome)
    for place in ("workbench", "remind", "figures", "settings"):
        window.go(place)
        QTest.qWait(20)
        _expect_no_mark_up(window, place, outcome)
    settings = window.page_of("settings")
    settings.show_place("bin")
    QTest.qWait(20)
    _expect_no_mark_up(settings, "the recycle bin", outcome)
    for view in cast("list[QAbstractItemView]", settings.findChildren(QAbstractItemView)):
        _expect_plain_cells(view, "settings", outcome)


def _expect_plain_cells(view: QAbstractItemView, case: str, outcome: Outcome) -> None:
    """No cell has a tooltip that would be taken as mark-up."""
    model = view.model()
    if not isinstance(view, QTableView):
        return
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            tip = str(model.index(row, column).data(Qt.ItemDataRole.ToolTipRole) or "")
            outcome.expect(not might_be_rich(tip), f"{case}: live cell tip {tip[:60]!r}")


def control(seed: int) -> Outcome:
    """The same with labels that guess whether a text is mark-up: must fail."""
    taken = pytest.MonkeyPatch()
    plain, given = QLabel.setTextFormat, QLabel.setProperty

    def guessing(label: QLabel, _: Qt.TextFormat) -> None:
        plain(label, Qt.TextFormat.AutoText)

    def named(label: QLabel, name: str, value: object) -> bool:
        return given(label, name, "AutoText" if name == "textFormat" else value)

    taken.setattr(QLabel, "setTextFormat", guessing)
    taken.setattr(QLabel, "setProperty", named)
    try:
        return run(BATCH, seed)
    finally:
        taken.undo()


def might_be_rich(text: str) -> bool:
    """Whether Qt takes a text for mark-up that is not all escaped."""
    return bool(QtGui.Qt.mightBeRichText(text)) and not SAFE.fullmatch(text)
