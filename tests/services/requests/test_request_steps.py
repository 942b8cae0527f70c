"""The steps of requests: each in its turn, what is refused and why, undo, the reminder."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from desktop_app.errors import UserError
from desktop_app.records import Committee, Request, UpwardReport
from desktop_app.services import registers, reminders
from desktop_app.services.desk import Desk
from desktop_app.services.period_tables.counting import made
from desktop_app.services.period_tables.tables.results import RULE
from desktop_app.services.registers import Query, history
from desktop_app.services.registers.states import NotAllowed
from desktop_app.services.registers.step_refusals import step_refusals
from desktop_app.services.requests import steps
from desktop_app.services.statistics import periods
from desktop_app.storage.query.orders import WAITING
from tests.services.activities.activity_office import changed, saved, values

SENT = {"addressee": "演示党组", "sent_on": "2026-03-05", "reply_due": "2026-03-20"}
REPLY = {"replied_on": "2026-03-18", "reply": "同意"}


def request(desk: Desk, name: str = "关于演示经费的请示", **typed: object) -> int:
    return saved(desk, Request, name=name, **typed)


def state(desk: Desk, key: int) -> str:
    return str(values(desk, Request, key)["state"])


def due(desk: Desk, day: str) -> set[tuple[str, str]]:
    """What is reminded of on a day: the title and the last day."""
    moment = datetime.datetime.fromisoformat(f"{day}T09:00")
    desk = replace(desk, clock=lambda: moment)
    return {(x.what, x.due) for x in reminders.due(desk) if x.kind == "request_reply"}


def test_a_request_from_its_draft_to_its_close(desk: Desk) -> None:
    key = request(desk)
    assert values(desk, Request, key)["number"] == "QS-001"
    seen = [state(desk, key)]
    for step, given in (
        (steps.send, SENT), (steps.wait, {"reply_due": "2026-03-25"}), (steps.approve, REPLY),
        (steps.close, {"closed_on": "2026-04-01", "result": "演示结果"}),
    ):  # fmt: skip
        step(desk, [key], given)
        seen.append(state(desk, key))
    assert seen == ["draft", "sent", "pending", "approved", "closed"]
    for expected in reversed(seen[:-1]):
        history.undo(desk)
        assert state(desk, key) == expected
    assert values(desk, Request, key)["sent_on"] is None


def test_a_returned_request_is_sent_anew_without_its_old_reply(desk: Desk) -> None:
    key = request(desk)
    steps.send(desk, [key], SENT)
    steps.give_back(desk, [key], {**REPLY, "reply": "补充预算"})
    assert state(desk, key) == "returned"
    steps.send(desk, [key], {**SENT, "sent_on": "2026-03-21", "reply_due": "2026-04-05"})
    found = values(desk, Request, key)
    assert (found["state"], found["replied_on"], found["reply"]) == ("sent", None, None)
    assert due(desk, "2026-04-10") == {("关于演示经费的请示", "2026-04-05")}


def test_a_missing_reply_is_reminded_of_until_it_is_there(desk: Desk) -> None:
    key = request(desk)
    assert due(desk, "2026-03-25") == set()
    steps.send(desk, [key], SENT)
    expected = {("关于演示经费的请示", "2026-03-20")}
    assert due(desk, "2026-03-25") == expected
    steps.wait(desk, [key], {})
    assert due(desk, "2026-03-25") == expected
    steps.approve(desk, [key], REPLY)
    assert due(desk, "2026-03-25") == set()
    history.undo(desk)
    assert due(desk, "2026-03-25") == expected


def test_no_reply_is_missed_without_a_day(desk: Desk) -> None:
    key = request(desk)
    steps.send(desk, [key], {**SENT, "reply_due": ""})
    assert due(desk, "2027-03-25") == set()
    changed(desk, Request, key, reply_due="2026-05-01")
    assert due(desk, "2026-05-02") == {("关于演示经费的请示", "2026-05-01")}


def test_a_step_out_of_turn_is_refused_and_says_why(desk: Desk) -> None:
    key = request(desk)
    with pytest.raises(NotAllowed, match="不在等批复"):
        steps.approve(desk, [key], REPLY)
    with pytest.raises(NotAllowed, match="还没有报送"):
        steps.close(desk, [key], {"closed_on": "2026-04-01"})
    steps.send(desk, [key], SENT)
    with pytest.raises(NotAllowed, match="已经报送"):
        steps.send(desk, [key], SENT)
    with pytest.raises(NotAllowed, match="还没有批复，不能办结"):
        steps.close(desk, [key], {"closed_on": "2026-04-01"})
    with pytest.raises(UserError, match="请先选中"):
        steps.send(desk, [], SENT)
    assert set(step_refusals(desk, Request, [key], steps.STEPS)) == {"send_request"}


def test_a_report_is_closed_without_a_reply(desk: Desk) -> None:
    key = request(desk, "关于演示工作的报告")
    steps.send(desk, [key], {"addressee": "演示党组", "sent_on": "2026-03-05"})
    steps.close(desk, [key], {"closed_on": "2026-03-06"})
    assert state(desk, key) == "closed"


def test_numbers_go_on_within_a_year(desk: Desk) -> None:
    days = ("2025-05-01", "2026-05-01", "2026-06-01")
    keys = [request(desk, f"关于演示{n}的请示", sent_on=day) for n, day in enumerate(days)]
    found = [(values(desk, Request, key)["year"], values(desk, Request, key)["number"])
             for key in keys]  # fmt: skip
    assert found == [(2025, "QS-001"), (2026, "QS-001"), (2026, "QS-002")]


def test_what_waits_for_a_reply_is_in_front_then_what_is_not_closed(desk: Desk) -> None:
    late, soon, draft, closed, report = (
        request(desk, f"关于演示{n}的{kind}") for n, kind in enumerate(("请示",) * 4 + ("报告",))
    )
    for key, last in ((late, "2026-06-01"), (soon, "2026-05-20"), (closed, "2026-05-01")):
        steps.send(desk, [key], {**SENT, "reply_due": last})
    steps.send(desk, [report], {"addressee": "演示党组", "sent_on": "2026-03-05"})
    steps.approve(desk, [closed], REPLY)
    steps.close(desk, [closed], {"closed_on": "2026-04-01"})
    found = registers.find(desk, Request, Query(sort=WAITING))
    assert list(found) == [soon, late, report, draft, closed]


def test_contact_above_is_counted_in_its_table(desk: Desk) -> None:
    committee = saved(desk, Committee, name="演示委员会")
    for kind in ("请示", "汇报", "接受指导", "联系指导县市", ""):
        for day in ("2026-03-05", "2025-03-05", ""):
            saved(desk, UpwardReport, name=f"演示{kind}{day}", kind=kind, day=day,
                  committee=committee)  # fmt: skip
    table = made(desk, RULE, periods.of_year(2026))
    counts = {key: [x.value for x in table.line(key).cells] for key in ("reported_above", "guided")}
    assert counts == {"reported_above": [2, 2, 2], "guided": [1, 1, 1]}
