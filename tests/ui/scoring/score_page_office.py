"""Pages of scores in tests of the window: an office with rules in force, typing into dialogs."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.records import Member, ScoreEntry
from desktop_app.records.group import WorkGroup
from desktop_app.records.score_rules import ScoreRule
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.scoring import adopting
from desktop_app.services.scoring.presets import start_from_preset
from desktop_app.services.scoring.rule_set import MEMBER
from desktop_app.ui.forms.dialog.form_context import FieldBox
from desktop_app.ui.scoring.entry_dialog import EntryDialog
from desktop_app.ui.scoring.score_detail import ScoreDetail
from desktop_app.ui.scoring.scores_page import ScoresPage
from desktop_app.ui.ui_context import UiContext

YEAR = 2026
MEETING = {"approved_by": "演示主席会议", "approved_on": "2026-01-12"}


def rules_in_force(desk: Desk, subject: str = MEMBER, year: int = YEAR) -> int:
    """The neutral rules of a year, adopted; their id."""
    made = start_from_preset(desk, "neutral", year, subject).keys[0]
    adopting.adopt(desk, [made], MEETING)
    return made


def members(desk: Desk, *names: str, **values: Any) -> list[int]:
    """Members of the present term by their names."""
    return [registers.save(desk, Member, {"name": name, **values}).keys[0] for name in names]


def groups(desk: Desk, *names: str, **values: Any) -> list[int]:
    """Groups by their names."""
    return [registers.save(desk, WorkGroup, {"name": name, **values}).keys[0] for name in names]


def item(desk: Desk, code: str, rules: int) -> int:
    """The item of a set that has a code."""
    where = (
        registers.Filter("code", "in", (code,)), registers.Filter("rule_set", "in", (rules,)),
    )  # fmt: skip
    return registers.find(desk, ScoreRule, registers.Query(where=where))[0]


def entry(desk: Desk, points: str, day: str, rule: int | None = None, **whom: int) -> int:
    """Points by hand for a member or a group."""
    given: dict[str, object] = {
        "points": points, "day": day, "reason": f"演示事由{day}", "document": "演示决定",
        "rule": rule or "", **whom,
    }  # fmt: skip
    return registers.save(desk, ScoreEntry, given).keys[0]


def entries(desk: Desk) -> list[tuple[Any, ...]]:
    """Member, group, points and reason of every entry, in the order of ids."""
    keys = sorted(registers.find(desk, ScoreEntry, registers.Query()))
    read = registers.rows(desk, ScoreEntry, keys, ("member", "group", "points", "reason"))
    return [tuple(each[2:]) for each in sorted(read)]


def shown_page(context: UiContext, qtbot: QtBot) -> ScoresPage:
    """The page in its window, read again after every change as the window does."""
    made = ScoresPage(context)
    context.events.changed.connect(lambda changed: made.refresh(changed.records))
    qtbot.addWidget(made)
    made.resize(1366, 660)
    made.show()
    return made


def words_of(inside: QWidget) -> str:
    """Every label of a part of the window that can be seen."""
    labels: list[QLabel] = list(inside.findChildren(QLabel))
    return "\n".join(each.text() for each in labels if each.isVisibleTo(inside))


def texts(page: ScoresPage) -> list[list[str]]:
    """The rows of the list."""
    rows = page.list.rows
    return [rows.row_texts(row) for row in range(rows.rowCount())]


def names(page: ScoresPage) -> list[str]:
    """The first column of the list."""
    return [each[0] for each in texts(page)]


def totals(page: ScoresPage) -> dict[str, str]:
    """By name the total that the list shows."""
    at = page.list.rows.total - 1
    return {each[0]: each[at] for each in texts(page)}


def detail_of(page: ScoresPage) -> ScoreDetail:
    """The detail in front."""
    assert page.in_front is not None
    return page.in_front


def facts_of(page: ScoresPage) -> dict[str, str]:
    """The remarks at the side of the detail in front."""
    sheet = detail_of(page).sheet
    assert sheet is not None
    return dict(sheet.facts)


def dialog_named(window: QWidget, name: str) -> QDialog:
    """The last dialog of that name that was opened over a window."""
    found: list[QDialog] = list(window.findChildren(QDialog, name))
    assert found, f"no dialog {name}"
    return found[-1]


def entry_dialog(page: ScoresPage) -> EntryDialog:
    """The dialog of an entry by hand."""
    found = dialog_named(page.window(), "entry_dialog")
    assert isinstance(found, EntryDialog)
    return found


def child(inside: QWidget, name: str) -> QWidget:
    """The part of a window that has a name."""
    found: list[QWidget] = list(inside.findChildren(QWidget, name))
    assert found, f"no {name}"
    return found[0]


def fill(dialog: QDialog, **values: Any) -> None:
    """Put texts, or values of other fields, into the fields of a dialog by their names."""
    for name, value in values.items():
        box = child(dialog, name)
        if isinstance(box, QLineEdit):
            box.setText(str(value))
        else:
            cast("FieldBox", box).put(value)


def type_into(dialog: QDialog, name: str, text: str) -> None:
    """Type a text into a field by keys."""
    box = child(dialog, name)
    box.setFocus()
    QTest.keyClicks(box, text)


def press(dialog: QWidget, name: str) -> None:
    """Click the button of that name."""
    found: list[QPushButton] = list(dialog.findChildren(QPushButton, name))
    found[0].click()
