"""The steps of an assessment as dialogs: what they begin with, refuse and write."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.records import Assessment, ScoreEntry
from desktop_app.services.assessments import assessment_steps as steps
from desktop_app.services.assessments.locking import lock
from desktop_app.services.assessments.opening import open_year
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query, find
from desktop_app.services.registers.history import redo, undo
from desktop_app.services.registers.stored import stored
from desktop_app.ui.row_actions.step_dialog import StepDialog
from desktop_app.ui.ui_context import UiContext
from tests.services.assessments.assessed_office import (
    YEAR,
    add_members,
    add_rules,
    assessments,
    keys_of,
    one,
    walk_to_chairs,
)
from tests.ui.assessments.assessment_dialogs import box, done, said, step, text, typed

HIGH, LOW = "演示甲", "演示乙"
MEETING = {"decided_by": "演示主席会议", "decided_on": "2026-12-25"}


@pytest.fixture
def window(context: UiContext, qtbot: QtBot) -> QWidget:
    """A window over an office with two members, 95 and 40 points, and this year's assessments."""
    desk = context.desk
    add_rules(desk)
    for member, points in zip(add_members(desk, HIGH, LOW), (9500, 4000), strict=True):
        entry = {"member": member, "year": 2026, "day": "2026-05-06", "points": points}
        desk.write([ScoreEntry.of({**entry, "reason": "演示"})], action="手工计分")
    open_year(desk, YEAR)
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def _values(desk: Desk, name: str = HIGH) -> dict[str, object]:
    return dict(assessments(desk)[name])


def _step(context: UiContext, window: QWidget, name: str, *who: str) -> StepDialog:
    return step(context, name, keys_of(context.desk, *(who or (HIGH,))), window)


def test_the_own_view_begins_with_today_and_takes_a_self_given_grade(
    context: UiContext, window: QWidget
) -> None:
    dialog = _step(context, window, "OWN")
    assert text(dialog, "self_on") == context.desk.today.isoformat()
    typed(dialog, self_points="92.5", self_grade="优秀", self_text="提交提案两件")
    assert dialog.is_written()
    done(dialog)
    now = _values(context.desk)
    assert (now["state"], now["self_points"], now["self_text"]) == (
        "committee", 9250, "提交提案两件",
    )  # fmt: skip


def test_a_wrong_number_or_day_stays_in_the_dialog_with_its_reason(
    context: UiContext, window: QWidget
) -> None:
    dialog = _step(context, window, "OWN")
    typed(dialog, self_points="九十")
    done(dialog)
    assert dialog.isVisible()
    assert "自评分" in said(dialog)
    typed(dialog, self_points="90", self_on="2026-13-45")
    done(dialog)
    assert dialog.isVisible()
    assert text(dialog, "self_on") == "2026-13-45"
    assert _values(context.desk)["state"] == "self"
    typed(dialog, self_on="2026.12.5")
    done(dialog)
    assert _values(context.desk)["self_on"] == "2026-12-05"


def test_the_committee_is_offered_the_grade_of_the_points_and_may_write_another(
    context: UiContext, window: QWidget
) -> None:
    steps.own_view(context.desk, keys_of(context.desk), {"self_on": "2026-12-05"})
    dialog = _step(context, window, "COMMITTEE", LOW)
    assert text(dialog, "committee_grade") == "不称职"
    typed(dialog, committee_grade="称职", committee_opinion="病假半年")
    done(dialog)
    now = _values(context.desk, LOW)
    assert (now["committee_grade"], now["grade"], now["state"]) == ("称职", "不称职", "office")
    dialog = _step(context, window, "OFFICE", LOW)
    assert text(dialog, "office_grade") == "称职"
    done(dialog)
    dialog = _step(context, window, "DECIDE", LOW)
    assert text(dialog, "final_grade") == "称职"
    assert text(dialog, "decided_by") == ""


def test_several_keep_each_its_own_grade_where_the_field_is_left_empty(
    context: UiContext, window: QWidget
) -> None:
    desk = context.desk
    steps.own_view(desk, keys_of(desk), {"self_on": "2026-12-05"})
    dialog = _step(context, window, "COMMITTEE", HIGH, LOW)
    assert "2 份" in dialog.heading.text()
    assert text(dialog, "committee_grade") == ""
    done(dialog)
    assert [_values(desk, name)["committee_grade"] for name in (HIGH, LOW)] == ["优秀", "不称职"]
    undo(desk)
    assert [_values(desk, name)["committee_grade"] for name in (HIGH, LOW)] == [None, None]
    redo(desk)
    assert _values(desk)["state"] == "office"


def test_a_step_out_of_turn_is_refused_and_says_what_to_do_first(
    context: UiContext, window: QWidget
) -> None:
    dialog = _step(context, window, "DECIDE", HIGH, LOW)
    typed(dialog, decided_by="演示主席会议")
    done(dialog)
    assert dialog.isVisible()
    assert "还没有复核，请先点“办公室复核…”" in said(dialog)
    assert _values(context.desk)["final_grade"] is None


def test_the_decision_needs_its_meeting(context: UiContext, window: QWidget) -> None:
    walk_to_chairs(context.desk, keys_of(context.desk))
    dialog = _step(context, window, "DECIDE")
    typed(dialog, decided_by="")
    done(dialog)
    assert dialog.isVisible()
    assert "审定会议" in said(dialog)
    typed(dialog, decided_by="演示主席会议", document="演示政协发〔演示〕3号")
    done(dialog)
    assert _values(context.desk)["document"] == "演示政协发〔演示〕3号"


def test_going_back_needs_a_reason_and_takes_the_decision_away(
    context: UiContext, window: QWidget
) -> None:
    desk = context.desk
    walk_to_chairs(desk, keys_of(desk))
    dialog = _step(context, window, "BACK")
    done(dialog)
    assert dialog.isVisible()
    typed(dialog, remark="漏计一次调研")
    done(dialog)
    now = _values(desk)
    assert (now["state"], now["final_grade"], now["decided_by"]) == ("office", None, None)
    assert now["office_grade"] == "称职", "what was written before stays"
    undo(desk)
    assert _values(desk)["final_grade"] == "称职"


def test_assessments_of_different_steps_are_not_sent_back_together(
    context: UiContext, window: QWidget
) -> None:
    desk = context.desk
    walk_to_chairs(desk, keys_of(desk, HIGH))
    steps.own_view(desk, keys_of(desk, LOW), {"self_on": "2026-12-05"})
    dialog = _step(context, window, "BACK", HIGH, LOW)
    typed(dialog, remark="重评")
    done(dialog)
    assert "不在同一步" in said(dialog)
    assert _values(desk)["state"] == "chairs"


def test_an_objection_is_registered_answered_and_may_come_again(
    context: UiContext, window: QWidget
) -> None:
    desk = context.desk
    walk_to_chairs(desk, keys_of(desk))
    dialog = _step(context, window, "ANSWER")
    typed(dialog, objection_answer="维持")
    done(dialog)
    assert "没有等待答复的异议" in said(dialog)
    dialog.hide()
    dialog = _step(context, window, "OBJECT")
    done(dialog)
    assert dialog.isVisible(), "an objection has words"
    typed(dialog, objection="漏计一次视察")
    done(dialog)
    dialog = _step(context, window, "ANSWER")
    typed(dialog, objection_answer="补计两分")
    done(dialog)
    assert _values(desk)["objection_answered_on"] == desk.today.isoformat()
    dialog = _step(context, window, "OBJECT")
    typed(dialog, objection="还漏一次")
    done(dialog)
    assert _values(desk)["objection_answered_on"] is None


def test_a_correction_is_a_manual_entry_and_changes_the_points(
    context: UiContext, window: QWidget
) -> None:
    desk = context.desk
    steps.own_view(desk, keys_of(desk), {"self_on": "2026-12-05"})
    dialog = _step(context, window, "CORRECT", LOW)
    typed(dialog, points="25", reason="漏计三次会议")
    done(dialog)
    steps.take_scores(desk, keys_of(desk, LOW))
    now = _values(desk, LOW)
    assert (now["total"], now["grade"]) == (6500, "称职")
    assert now["objection_answer"] == "更正：漏计三次会议（25 分）"
    entries = stored(desk, ScoreEntry, list(find(desk, ScoreEntry, Query())))
    assert "更正：漏计三次会议" in [each.values["reason"] for each in entries]


def test_a_locked_year_takes_letters_and_talks_and_nothing_else(
    context: UiContext, window: QWidget
) -> None:
    desk = context.desk
    walk_to_chairs(desk, keys_of(desk), "不称职")
    lock(desk, YEAR, MEETING)
    for name, texts in (
        ("OWN", {}), ("DECIDE", {"decided_by": "演示会议"}), ("BACK", {"remark": "重评"}),
        ("CORRECT", {"points": "2", "reason": "补计"}),
    ):  # fmt: skip
        dialog = _step(context, window, name)
        typed(dialog, **texts)
        done(dialog)
        assert dialog.isVisible(), name
        assert "锁定" in said(dialog), name
        dialog.hide()
    for name, field in (
        ("TELL_MEMBER", "told_on"), ("TELL_BODY", "body_told_on"), ("REMIND", "reminded_on"),
    ):  # fmt: skip
        done(_step(context, window, name))
        assert _values(desk)[field] == desk.today.isoformat(), name


def test_a_talk_needs_who_talked_and_is_kept_for_the_next_opening(
    context: UiContext, window: QWidget
) -> None:
    desk = context.desk
    walk_to_chairs(desk, keys_of(desk), "不称职")
    dialog = _step(context, window, "TALK")
    done(dialog)
    assert dialog.isVisible()
    typed(dialog, talker="演示副主席", talk_place="会议室", talk_promise="按时参会")
    done(dialog)
    assert one(desk, Assessment, keys_of(desk, HIGH)[0])["talker"] == "演示副主席"
    again = _step(context, window, "TALK")
    assert [text(again, name) for name in ("talker", "talk_place", "talk_promise")] == [
        "演示副主席", "会议室", "按时参会",
    ]  # fmt: skip
    assert not again.is_written()


def test_every_field_of_a_step_is_named_for_screen_readers(
    context: UiContext, window: QWidget
) -> None:
    walk_to_chairs(context.desk, keys_of(context.desk))
    for name in ("OWN", "COMMITTEE", "OFFICE", "DECIDE", "BACK", "OBJECT", "TALK"):
        dialog = _step(context, window, name)
        assert dialog.fields is not None
        for field in dialog.fields.boxes:
            assert box(dialog, field).accessibleName(), f"{name}.{field}"
        dialog.hide()


def test_an_assessment_removed_in_the_other_window_is_said_to_be_gone(
    context: UiContext, window: QWidget
) -> None:
    dialog = _step(context, window, "OWN", LOW)
    undo(context.desk)  # the year is not open any more
    done(dialog)
    assert dialog.isVisible()
    assert "已被删除" in said(dialog)
