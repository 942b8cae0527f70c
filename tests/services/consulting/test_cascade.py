"""What a save brings with it: log lines, planned look-backs, reopened suggestions, holidays."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from desktop_app.errors import UserError
from desktop_app.records import (
    Case,
    Consultation,
    Holiday,
    LookBack,
    Outcome,
    OutcomeStep,
    Record,
    Topic,
)
from desktop_app.services import registers, reminders
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Query, history, states
from desktop_app.services.registers.naming import cascade_words
from tests.services.limits.own_limits import set_limit

DONE = {"finished_on": "2026-05-31", "result": "路灯已经装好"}


def every(desk: Desk, model: type[Record]) -> list[dict[str, Any]]:
    keys = registers.find(desk, model, Query())
    return [registers.draft(desk, model, key).values for key in keys]


def save(desk: Desk, model: type[Record], **inputs: object) -> int:
    return registers.save(desk, model, inputs).keys[0]


def change(desk: Desk, model: type[Record], key: int, **inputs: object) -> None:
    version = registers.draft(desk, model, key).version
    registers.save(desk, model, inputs, key=key, version=version)


@pytest.fixture
def session(desk: Desk) -> int:
    return save(desk, Consultation, name="演示协商", held_on="2026-03-05")


@pytest.fixture
def outcome(desk: Desk, session: int) -> int:
    return save(
        desk, Outcome, content="装路灯", source=f"consultation:{session}", unit="演示住建局"
    )


def test_every_day_that_is_filled_becomes_a_line_of_the_log(desk: Desk, outcome: int) -> None:
    change(desk, Outcome, outcome, assigned_on="2026-03-10", working_days=10)
    change(desk, Outcome, outcome, remark="与日期无关")
    lines = [(each["day"], each["kind"], each["content"]) for each in every(desk, OutcomeStep)]
    assert lines == [("2026-03-10", "assigned", "交办：演示住建局，2026-03-24")]
    assert every(desk, OutcomeStep)[0]["person"] == "演示经办人"


def test_a_finished_suggestion_gets_a_look_back_after_the_offices_own_months(
    desk: Desk, outcome: int
) -> None:
    set_limit(desk, "look_back", 3, "months")
    states.change_state(desk, Outcome, [outcome], "done", "住建局报告办结", DONE)
    planned = every(desk, LookBack)
    assert [(each["outcome"], each["planned_on"]) for each in planned] == [(outcome, "2026-08-31")]


@pytest.mark.parametrize("value", [None, 2_000])
def test_no_look_back_is_planned_where_none_is_demanded_or_no_day_is_known(
    desk: Desk, outcome: int, value: int | None
) -> None:
    set_limit(desk, "look_back", 3, "months")
    set_limit(desk, "look_back", value, "working_days", platform="grassroots")
    states.change_state(desk, Outcome, [outcome], "done", "住建局报告办结", DONE)
    assert every(desk, LookBack) == []


def test_finishing_is_one_action_with_its_look_back(desk: Desk, outcome: int) -> None:
    states.change_state(desk, Outcome, [outcome], "done", "办结", DONE)
    history.undo(desk)
    assert every(desk, LookBack) == []
    assert registers.draft(desk, Outcome, outcome).values["handling"] == "unassigned"


def test_a_look_back_that_finds_nothing_carried_out_reopens_and_keeps_the_past(
    desk: Desk, outcome: int
) -> None:
    states.change_state(desk, Outcome, [outcome], "done", "办结", DONE)
    key = registers.find(desk, LookBack, Query())[0]
    change(desk, LookBack, key, done_on="2026-11-20", level="未落实", next_on="2027-02-20")
    values = registers.draft(desk, Outcome, outcome).values
    assert (values["handling"], values["reopened"], values["finished_on"]) == (
        "progressing", 1, None,
    )  # fmt: skip
    texts = [each["content"] for each in every(desk, OutcomeStep)]
    assert "回头看认定未落实，第 1 次重新办理；原办结日期 2026-05-31" in texts
    assert "办结：路灯已经装好" in texts
    days = [(each["planned_on"], each["done_on"]) for each in every(desk, LookBack)]
    assert days == [("2026-11-30", "2026-11-20"), ("2027-02-20", None)]


def test_a_suggestion_that_is_reopened_is_waited_for_again_though_it_was_stopped(
    desk: Desk, outcome: int
) -> None:
    change(desk, Outcome, outcome, stopped_on="2026-04-01", stop_reason="等资金", due="2026-05-01")
    states.change_state(desk, Outcome, [outcome], "done", "办结", DONE)
    key = registers.find(desk, LookBack, Query())[0]
    change(desk, LookBack, key, done_on="2026-11-20", level="未落实")
    values = registers.draft(desk, Outcome, outcome).values
    assert (values["stopped_on"], values["stop_reason"]) == (None, None)
    texts = [each["content"] for each in every(desk, OutcomeStep)]
    assert any("原停止原因：等资金" in text for text in texts)
    assert [each.key for each in reminders.find(desk) if each.kind == "due"] == [outcome]


def test_a_look_back_that_is_only_corrected_reopens_nothing_twice(desk: Desk, outcome: int) -> None:
    states.change_state(desk, Outcome, [outcome], "done", "办结", DONE)
    key = registers.find(desk, LookBack, Query())[0]
    change(desk, LookBack, key, done_on="2026-11-20", level="未落实")
    change(desk, LookBack, key, finding="补写情况")
    assert registers.draft(desk, Outcome, outcome).values["reopened"] == 1


def test_the_first_holiday_of_a_shipped_year_brings_that_year_along(desk: Desk) -> None:
    before = lookup(desk).calendar
    save(desk, Holiday, day="2026-03-02", kind="放假", name="演示节")
    after = lookup(desk).calendar
    assert after.rest - before.rest == {datetime.date(2026, 3, 2)}
    assert before.rest <= after.rest
    save(desk, Holiday, day="2026-03-03", kind="放假", name="演示节")
    assert len(after.rest) + 1 == len(lookup(desk).calendar.rest)


def test_a_consultation_closes_only_when_nothing_of_it_is_open(
    desk: Desk, session: int, outcome: int
) -> None:
    lights = {
        "reported_on": "2026-03-20", "reported_doc": "演示专报1号", "talked_on": "2026-04-01",
        "talked_doc": "沟通记录", "answered_on": "2026-06-01", "answered_doc": "反馈函",
        "closed_on": "2026-11-20",
    }  # fmt: skip
    with pytest.raises(UserError, match="还有 1 条意见建议没有销号"):
        states.change_state(desk, Consultation, [session], "closed", "都办完了", lights)
    change(desk, Outcome, outcome, stopped_on="2026-11-01", stop_reason="已并入其他项目")
    states.change_state(desk, Consultation, [session], "closed", "都办完了", lights)
    assert registers.draft(desk, Consultation, session).values["state"] == "closed"


def test_a_suggestion_that_did_not_hold_is_not_closed(desk: Desk, outcome: int) -> None:
    states.change_state(desk, Outcome, [outcome], "done", "办结", DONE)
    key = registers.find(desk, LookBack, Query())[0]
    change(desk, LookBack, key, done_on="2026-11-20", level="进展缓慢")
    closing = {"answered_on": "2026-11-21", "closed_on": "2026-11-22"}
    with pytest.raises(UserError, match="最近一次回头看还不是"):
        states.change_state(desk, Outcome, [outcome], "closed", "销号", closing)
    change(desk, LookBack, key, level="基本落实")
    states.change_state(desk, Outcome, [outcome], "closed", "销号", closing)


def test_a_case_is_ready_only_when_its_sources_are_closed(desk: Desk, session: int) -> None:
    case = save(
        desk, Case, name="演示案例", consultations=[session], background="背景", process="过程",
        result="结果",
    )  # fmt: skip
    with pytest.raises(UserError, match="来源协商“演示协商”还没有销号"):
        states.change_state(desk, Case, [case], "ready", "定稿")


def test_an_approved_topic_is_consulted_once_its_session_is_held(desk: Desk) -> None:
    approved = {"approver": "主席会议", "approved_on": "2026-02-01", "approval": "同意"}
    topic = save(desk, Topic, name="演示议题", state="已批准", **approved)
    bare = save(desk, Topic, name="没有审批的议题")
    session = save(desk, Consultation, name="演示协商", topics=[topic, bare], held_on="2026-03-05")
    states.change_state(desk, Consultation, [session], "held", "如期召开")
    found = [registers.draft(desk, Topic, key).values["state"] for key in (topic, bare)]
    assert found == ["consulted", "collected"]
    history.undo(desk)
    assert registers.draft(desk, Topic, topic).values["state"] == "approved"


def test_what_was_written_beside_a_record_is_told(desk: Desk, outcome: int) -> None:
    changed = states.change_state(desk, Outcome, [outcome], "done", "办结", DONE)
    assert cascade_words(desk, Outcome, changed) == "，同时更新了回头看"
    version = registers.draft(desk, Outcome, outcome).version
    changed = registers.save(desk, Outcome, {"remark": "好"}, key=outcome, version=version)
    assert cascade_words(desk, Outcome, changed) == ""


def test_a_closed_consultation_is_looked_back_at_when_a_suggestion_of_it_is_reopened(
    desk: Desk,
) -> None:
    session = save(desk, Consultation, name="演示协商", state="归档", closed_on="2026-06-01")
    done = {"handling": "已完成", "finished_on": "2026-05-01", "result": "办好了"}
    outcome = save(desk, Outcome, content="装路灯", source=f"consultation:{session}", **done)
    save(desk, LookBack, outcome=outcome, done_on="2026-11-20", level="未落实")
    values = registers.draft(desk, Consultation, session).values
    assert (values["state"], values["closed_on"]) == ("reviewing", None)
    history.undo(desk)
    values = registers.draft(desk, Consultation, session).values
    assert (values["state"], values["closed_on"]) == ("archived", "2026-06-01")
