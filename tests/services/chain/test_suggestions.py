"""Several suggestions registered from one numbered text."""

from __future__ import annotations

import pytest

from desktop_app.errors import UserError
from desktop_app.records import Outcome, OutcomeStep, Topic
from desktop_app.services import history, registers
from desktop_app.services.chain import suggestions
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query, Refused
from tests.chain import saved, session, value


def test_a_numbered_text_is_registered_as_one_action_in_its_order(desk: Desk) -> None:
    key = session(desk)
    texts = suggestions.split_items("1. 装路灯100盏。\n2. 每月检修\n3. 投入2.5万元")
    given = {"addressee": "演示县政府", "sent_on": "2026-05-01"}
    keys = suggestions.register(desk, key, texts, given).keys
    assert [value(desk, Outcome, each, "content") for each in keys] == [
        "装路灯100盏。", "每月检修", "投入2.5万元",
    ]  # fmt: skip
    assert {value(desk, Outcome, each, "addressee") for each in keys} == {"演示县政府"}
    assert len(registers.find(desk, OutcomeStep, Query())) == 3
    assert history.recent(desk, 1)[0].name == "登记意见建议：“演示协商” 3 条"
    history.undo(desk)
    assert not registers.find(desk, Outcome, Query())


def test_what_is_there_already_is_left_out(desk: Desk) -> None:
    key = session(desk)
    suggestions.register(desk, key, ["甲", "乙"], {})
    assert len(suggestions.register(desk, key, ["乙", "丙", "丙"], {}).keys) == 1
    with pytest.raises(UserError, match="没有新的意见建议"):
        suggestions.register(desk, key, ["甲"], {})
    with pytest.raises(Refused, match="第 2 条"):
        suggestions.register(desk, key, ["好", "长" * 20_001], {})
    with pytest.raises(UserError, match="已被删除"):
        suggestions.register(desk, 1, ["丁"], {})


def test_a_text_without_numbers_is_one_suggestion(desk: Desk) -> None:
    assert suggestions.split_items("只有一条") == ["只有一条"]
    assert suggestions.split_items("  \n ") == []


def test_the_one_topic_of_a_consultation_is_that_of_its_suggestions(desk: Desk) -> None:
    one, two = saved(desk, Topic, name="路灯"), saved(desk, Topic, name="停车")
    key = session(desk, topics=(one,))
    (own,) = suggestions.register(desk, key, ["装灯"], {}).keys
    assert value(desk, Outcome, own, "topic") == one
    both = session(desk, name="两个议题", topics=(one, two))
    (own,) = suggestions.register(desk, both, ["划线"], {}).keys
    assert value(desk, Outcome, own, "topic") is None


def test_what_the_numbers_leave_open_is_said() -> None:
    assert suggestions.remark("1. 甲 2. 乙") == ""
    assert suggestions.remark("会议认为：\n1. 甲\n2. 乙") == "第一条前面的话不登记：会议认为："
    assert "请改好编号" in suggestions.remark("2. 甲\n3. 乙\n5. 丙")
