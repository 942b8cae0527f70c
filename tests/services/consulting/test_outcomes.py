"""Several suggestions registered from one numbered text."""

from __future__ import annotations

import pytest

from desktop_app.errors import UserError
from desktop_app.records import Outcome, OutcomeStep, Topic
from desktop_app.services import prints, registers
from desktop_app.services.consulting import cases, outcomes
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query, Refused, history
from desktop_app.services.registers.numbered_items import remark, split_items
from tests.consulting_office import saved, session, value


def test_a_numbered_text_is_registered_as_one_action_in_its_order(desk: Desk) -> None:
    key = session(desk)
    texts = split_items("1. 装路灯100盏。\n2. 每月检修\n3. 投入2.5万元")
    given = {"addressee": "演示县政府", "sent_on": "2026-05-01"}
    keys = outcomes.register(desk, key, texts, given).keys
    assert [value(desk, Outcome, each, "content") for each in keys] == [
        "装路灯100盏。", "每月检修", "投入2.5万元",
    ]  # fmt: skip
    assert {value(desk, Outcome, each, "addressee") for each in keys} == {"演示县政府"}
    assert len(registers.find(desk, OutcomeStep, Query())) == 3
    assert history.recent(desk, 1)[0].name == "登记意见建议：“演示协商” 3 条"
    history.undo(desk)
    assert not registers.find(desk, Outcome, Query())


THREE = ["装路灯100盏", "每月检修", "投入2.5万元"]  # by strokes the second stands last


def listed(desk: Desk, *fields: str) -> list[tuple[object, ...]]:
    """The suggestions as their list shows them when it is opened."""
    keys = registers.find(desk, Outcome, Query())
    return [tuple(row[2:]) for row in registers.rows(desk, Outcome, keys, fields)]


def test_suggestions_are_numbered_in_their_order_from_one_in_a_new_office(desk: Desk) -> None:
    outcomes.register(desk, session(desk), THREE, {})
    assert listed(desk, "number", "content") == list(zip("123", THREE, strict=True))
    outcomes.register(desk, session(desk, name="第二场"), ["划线"], {})
    assert listed(desk, "number", "content")[-1] == ("4", "划线")


@pytest.mark.parametrize(
    ("last", "numbers"),
    [
        ("JY-009", ["JY-010", "JY-011", "JY-012"]),
        ("2026-99", ["2026-100", "2026-101", "2026-102"]),
        ("建议7", ["建议8", "建议9", "建议10"]),
        ("甲", [None, None, None]),
        ("", [None, None, None]),
        ("9" * 20, [None, None, None]),
    ],
)
def test_suggestions_go_on_from_the_last_number_where_there_is_one(
    desk: Desk, last: str, numbers: list[str | None]
) -> None:
    key = session(desk)
    saved(desk, Outcome, content="早先一条", source=f"consultation:{key}", number=last)
    keys = outcomes.register(desk, key, THREE, {}).keys
    assert [value(desk, Outcome, each, "number") for each in keys] == numbers


def test_suggestions_without_numbers_stand_in_the_order_of_entry_everywhere(desk: Desk) -> None:
    key = session(desk, held_on="2026-05-01", state="已协商")
    for each in THREE:
        saved(desk, Outcome, content=each, source=f"consultation:{key}")
    assert listed(desk, "content") == [(each,) for each in THREE]
    drafted = cases.drawn(desk, [key]).values
    told = "".join(str(each) for each in drafted.values())
    sheet = prints.collect(desk, prints.print_named(desk, "brief_letter"), [key])
    rows = sheet.shown[0].children["outcome"]
    assert [each["content"] for each in rows] == THREE
    assert told.index(THREE[0]) < told.index(THREE[1]) < told.index(THREE[2])


def test_what_is_there_already_is_left_out(desk: Desk) -> None:
    key = session(desk)
    outcomes.register(desk, key, ["甲", "乙"], {})
    assert len(outcomes.register(desk, key, ["乙", "丙", "丙"], {}).keys) == 1
    with pytest.raises(UserError, match="没有新的意见建议"):
        outcomes.register(desk, key, ["甲"], {})
    with pytest.raises(Refused, match="第 2 条"):
        outcomes.register(desk, key, ["好", "长" * 20_001], {})
    with pytest.raises(UserError, match="已被删除"):
        outcomes.register(desk, 1, ["丁"], {})


def test_a_text_without_numbers_is_one_suggestion(desk: Desk) -> None:
    assert split_items("只有一条") == ["只有一条"]
    assert split_items("  \n ") == []


def test_the_one_topic_of_a_consultation_is_that_of_its_suggestions(desk: Desk) -> None:
    one, two = saved(desk, Topic, name="路灯"), saved(desk, Topic, name="停车")
    key = session(desk, topics=(one,))
    (own,) = outcomes.register(desk, key, ["装灯"], {}).keys
    assert value(desk, Outcome, own, "topic") == one
    both = session(desk, name="两个议题", topics=(one, two))
    (own,) = outcomes.register(desk, both, ["划线"], {}).keys
    assert value(desk, Outcome, own, "topic") is None


def test_what_the_numbers_leave_open_is_said() -> None:
    assert remark("1. 甲 2. 乙") == ""
    assert remark("会议认为：\n1. 甲\n2. 乙") == "第一条前面的话不登记：会议认为："
    assert "请改好编号" in remark("2. 甲\n3. 乙\n5. 丙")
