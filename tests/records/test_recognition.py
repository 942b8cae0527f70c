"""Recognitions as records: their year, doubts, doubles."""

from __future__ import annotations

import pytest

from desktop_app.records import Recognition
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from tests.services.proposals.proposal_office import changed, saved, value

AWARD = {"name": "演示表彰", "level": "州级", "kind": "表彰", "day": "2026-03-05",
         "giver": "演示州政协"}  # fmt: skip


def problems(desk: Desk, **typed: object) -> list[str]:
    found = registers.check(desk, Recognition, {**AWARD, "people": "某人", **typed}).problems
    return [each.text for each in found]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"day": "2027-01-01"}, "日期在今天以后，请核对"),
        ({"level": ""}, "还没有选级别，积分和统计按级别算不到它"),
        ({"kind": ""}, "还没有选种类，积分和统计按种类算不到它"),
        ({"people": "", "members": (), "committee": "", "brand": "", "group": ""},
         "还没有写是谁的：委员、专委会、组、品牌至少选一个"),
        ({"name": ""}, "请填写名称"),
    ],
)  # fmt: skip
def test_what_is_doubtful_is_said(desk: Desk, typed: dict[str, object], told: str) -> None:
    assert told in problems(desk, **typed)
    assert problems(desk) == []


def test_the_year_is_that_of_the_day(desk: Desk) -> None:
    key = saved(desk, Recognition, **AWARD)
    assert value(desk, Recognition, key, "year") == 2026
    changed(desk, Recognition, key, day="", year="2024")
    assert value(desk, Recognition, key, "year") == 2024


def test_a_new_one_is_of_today(desk: Desk) -> None:
    assert registers.blank(desk, Recognition).values["day"] == desk.today.isoformat()


def test_the_same_name_on_one_day_is_a_likely_double(desk: Desk) -> None:
    saved(desk, Recognition, **AWARD)
    assert any("请核对是不是同一项" in each or "同一条" in each for each in problems(desk))
    assert problems(desk, day="2026-03-06") == []
