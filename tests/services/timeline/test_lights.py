"""A light: which of its four states it has, and its words."""

from __future__ import annotations

import datetime

import pytest

from desktop_app.chinese.working_days import WorkingDays
from desktop_app.records.time_limit import LimitRow
from desktop_app.services.limits.time_limits import OfficeLimits, Times
from desktop_app.services.timeline.lights import DONE, LATE, NOT_YET, WAITING, LightRule, light

ROWS = (
    LimitRow("reply", "", "", 30, "days"),
    LimitRow("reply", "plenary", "", 3, "working_days"),
    LimitRow("reply", "grassroots", "", None, "days"),
)
NOW = Times(datetime.date(2026, 11, 23), {}, WorkingDays.of([]), OfficeLimits(ROWS))
RULE = LightRule("建议沟通", "talked_on", "talked_doc", "sent_on", "reply")


@pytest.mark.parametrize(
    ("values", "state", "due", "words"),
    [
        ({}, NOT_YET, "", "建议沟通：未到"),
        ({"sent_on": "2026-10-24"}, WAITING, "2026-11-23", "建议沟通：待办，期限 2026-11-23"),
        ({"sent_on": "2026-10-23"}, LATE, "2026-11-22", "建议沟通：逾期，期限 2026-11-22"),
        ({"sent_on": "2026-10-23", "talked_on": "2026-11-01"}, LATE, "2026-11-22",
         "建议沟通：逾期，还缺文件，期限 2026-11-22"),
        ({"sent_on": "2026-10-23", "talked_doc": "纪要"}, LATE, "2026-11-22",
         "建议沟通：逾期，期限 2026-11-22"),
        ({"talked_on": "2026-11-01", "talked_doc": "纪要"}, DONE, "",
         "建议沟通：已完成，2026-11-01，纪要"),
        ({"sent_on": "2026-10"}, WAITING, "2026-11-30", "建议沟通：待办，期限 2026-11-30"),
    ],
)  # fmt: skip
def test_a_light_needs_its_day_and_its_document(
    values: dict[str, str], state: str, due: str, words: str
) -> None:
    lit = light(RULE, values, NOW, is_open=True, platform=None)
    assert (lit.field, lit.state, lit.due, lit.words) == ("talked_on", state, due, words)


def test_nothing_is_waited_for_once_a_record_is_not_open() -> None:
    sent = {"sent_on": "2026-10-23"}
    assert light(RULE, sent, NOW, is_open=False, platform=None).state == NOT_YET
    done = {"talked_on": "2026-11-01", "talked_doc": "纪要"}
    assert light(RULE, done, NOW, is_open=False, platform=None).state == DONE


def test_a_limit_that_no_calendar_tells_waits_without_a_day() -> None:
    lit = light(RULE, {"sent_on": "2031-10-23"}, NOW, is_open=True, platform="plenary")
    assert (lit.state, lit.due, lit.words) == (WAITING, "", "建议沟通：待办")


def test_a_light_is_never_late_where_its_platform_demands_nothing() -> None:
    lit = light(RULE, {"sent_on": "2020-01-01"}, NOW, is_open=True, platform="grassroots")
    assert (lit.state, lit.due, lit.words) == (WAITING, "", "建议沟通：待办")
