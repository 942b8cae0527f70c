"""The table of rules in the sandbox by keys: where the cursor goes, what is taken and refused."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.services.scoring.sandbox_places import RulePlace, value_of
from desktop_app.ui.scoring.sandbox.rules_model import COMPARED, TRIED, WORDS
from desktop_app.ui.scoring.sandbox.sandbox_page import SandboxPage
from desktop_app.ui.ui_context import UiContext
from tests.services.scoring.sandbox_office import rule_set, scored_office
from tests.ui.scoring.sandbox_pages import (
    KEY,
    sandbox_on,
    settled,
    shown_names,
    shown_page,
    trial_field,
    tried_text,
    typed_rule,
)

CAP = RulePlace("category", "会议", "cap")
VISIT = RulePlace("item", "visit", "points")
NOTHING, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(context: UiContext, qtbot: QtBot) -> SandboxPage:
    """The page over six members with different points."""
    scored_office(context.desk)
    return shown_page(context, qtbot)


def _row(page: SandboxPage) -> int:
    return page.frame.rules.currentIndex().row()


def _press(page: SandboxPage, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(page.frame.rules, key)


def test_the_cursor_starts_on_the_first_rule_in_the_column_of_the_trial(page: SandboxPage) -> None:
    index = page.frame.rules.currentIndex()
    assert (index.row(), index.column()) == (0, TRIED)


def test_arrows_stay_in_the_column_and_leave_out_rows_without_a_number(page: SandboxPage) -> None:
    model = page.frame.rules_model
    _press(page, KEY.Key_End)
    last = _row(page)
    assert model.place(last) is not None
    heading = next(n for n, each in enumerate(model.rows) if each.words == "等次")
    seen = []
    for _ in range(len(model.rows)):
        _press(page, KEY.Key_Up)
        seen.append(_row(page))
    assert seen[-1] == 0
    assert heading not in seen
    _press(page, KEY.Key_Left, KEY.Key_Right)
    assert page.frame.rules.currentIndex().column() == TRIED
    _press(page, KEY.Key_End, KEY.Key_Down)
    assert _row(page) == last, "there is nothing below the last rule"
    _press(page, KEY.Key_Home)
    assert _row(page) == 0


def test_a_click_on_the_words_puts_the_cursor_on_the_number(page: SandboxPage) -> None:
    table, model = page.frame.rules, page.frame.rules_model
    spot = table.visualRect(model.index(2, WORDS)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, NOTHING, spot)
    assert (_row(page), table.currentIndex().column()) == (2, TRIED)


def test_delete_takes_a_cap_away_and_a_needed_number_is_not_emptied(page: SandboxPage) -> None:
    page.frame.rules.go(page.frame.rules_model.row_of(CAP))
    _press(page, KEY.Key_Delete)
    assert tried_text(page, CAP) == "不封顶"
    assert value_of(sandbox_on(page).trial.rules, CAP) is None
    page.frame.rules.go(page.frame.rules_model.row_of(VISIT))
    _press(page, KEY.Key_Delete)
    assert tried_text(page, VISIT) == "4"
    assert "不想计分就填 0" in page.frame.sentence.text()


@pytest.mark.parametrize(
    ("text", "shown"),
    [("6.5", "6.5"), ("0", "0"), ("-3", "−3"), ("12.345", None), ("9999999999", None), ("a", None)],
)
def test_odd_numbers_are_read_or_refused_and_never_half_taken(
    page: SandboxPage, text: str, shown: str | None
) -> None:
    typed_rule(page, VISIT, text)
    if shown is None:
        assert trial_field(page) is not None, "it stays open"
        assert page.frame.sentence.text()
        assert not sandbox_on(page).trial.can_undo
    else:
        assert tried_text(page, VISIT) == shown
        assert page.frame.sentence.text() == ""


def test_arrow_up_takes_the_number_and_goes_back(page: SandboxPage) -> None:
    row = page.frame.rules_model.row_of(VISIT)
    typed_rule(page, VISIT, "7", KEY.Key_Up)
    assert tried_text(page, VISIT) == "7"
    assert _row(page) < row


def test_a_field_that_loses_the_focus_takes_what_was_typed(page: SandboxPage) -> None:
    table = page.frame.rules
    table.go(page.frame.rules_model.row_of(VISIT))
    QTest.keyClicks(table, "9")
    spot = table.visualRect(page.frame.rules_model.index(0, TRIED)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, NOTHING, spot)
    assert tried_text(page, VISIT) == "9"


def test_the_same_number_again_is_no_change(page: SandboxPage) -> None:
    typed_rule(page, VISIT, "4")
    assert not page.frame.badge.isVisible()
    assert shown_names(page) == []
    typed_rule(page, VISIT, "5")
    typed_rule(page, VISIT, "4")
    assert not page.frame.badge.isVisible(), "back to where it was"
    assert not page.frame.head.reset.isEnabled()


def test_a_limit_where_two_grades_meet_is_typed_for_both(page: SandboxPage) -> None:
    low, below = RulePlace("band", "优秀", "low"), RulePlace("band", "称职", "below")
    typed_rule(page, low, "15")
    assert (tried_text(page, low), tried_text(page, below)) == ("15", "15")
    assert not page.frame.figures.fault.isVisible()
    assert page.frame.badge.text() == "改了 2 处"
    QTest.keyClick(page.frame.rules, KEY.Key_Z, CONTROL)
    assert (tried_text(page, low), tried_text(page, below)) == ("18", "18")


def test_an_overlap_is_hatched_and_named(page: SandboxPage) -> None:
    typed_rule(page, RulePlace("band", "称职", "below"), "19")
    fault = page.frame.figures.fault
    assert fault.isVisible()
    assert "18" in fault.text()
    assert "19" in fault.text()
    assert "不能采用" in fault.text()


def test_the_rows_tell_their_words_and_numbers_to_screen_readers(page: SandboxPage) -> None:
    model = page.frame.rules_model
    row = model.row_of(VISIT)
    said = model.index(row, TRIED).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "视察" in str(said)
    assert "4" in str(said)
    assert str(model.index(row, COMPARED).data()) == "4"


def test_undo_redo_in_every_order_ends_where_it_began(page: SandboxPage) -> None:
    before = sandbox_on(page).trial.rules
    typed_rule(page, VISIT, "6")
    typed_rule(page, CAP, "10")
    table, after = page.frame.rules, sandbox_on(page).trial.rules
    for keys in ("ZZYY", "ZYZZY", "YZYZ"):
        for key in keys:
            QTest.keyClick(table, getattr(KEY, f"Key_{key}"), CONTROL)
    QTest.keyClick(table, KEY.Key_Y, CONTROL)
    QTest.keyClick(table, KEY.Key_Y, CONTROL)
    assert sandbox_on(page).trial.rules == after
    for _ in range(5):
        QTest.keyClick(table, KEY.Key_Z, CONTROL)
    assert sandbox_on(page).trial.rules == before
    assert shown_names(page) == []


def test_a_new_change_after_a_step_back_forgets_the_steps_ahead(page: SandboxPage) -> None:
    typed_rule(page, VISIT, "6")
    QTest.keyClick(page.frame.rules, KEY.Key_Z, CONTROL)
    typed_rule(page, CAP, "10")
    assert not sandbox_on(page).trial.can_redo
    QTest.keyClick(page.frame.rules, KEY.Key_Y, CONTROL)
    assert tried_text(page, VISIT) == "4"
    assert tried_text(page, CAP) == "封顶 10"


def test_the_sets_of_groups_are_compared_with_those_of_groups_alone(
    context: UiContext, page: SandboxPage, qtbot: QtBot
) -> None:
    from desktop_app.records.score_rules import ScoreRuleSet
    from desktop_app.services import registers

    key = rule_set(context.desk, 2026, "draft", "演示组办法")
    draft = registers.draft(context.desk, ScoreRuleSet, key)
    context.events.announce(
        registers.save(context.desk, ScoreRuleSet, {"subject": "组"}, key=key,
                       version=draft.version)
    )  # fmt: skip
    settled(page, qtbot)
    page.choose(key)
    settled(page, qtbot)
    compared = page.frame.head.compared
    offered = [compared.itemText(n) for n in range(compared.count())]
    assert all("演示组办法" in each for each in offered), offered
    assert page.frame.told.text() == "已重算 0 人"
