"""Experts: terms that end and begin anew, the reminder."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from desktop_app.documents.grids import Sheet
from desktop_app.errors import UserError
from desktop_app.records import Expert
from desktop_app.services import imports, reminders
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import appointing
from desktop_app.services.registers.states import NotAllowed
from desktop_app.services.registers.step_refusals import step_refusals
from tests.services.activities.activity_office import saved, values


def expert(desk: Desk, name: str = "演示专家", **typed: object) -> int:
    usual = {"specialty": "水利", "since": "2024-01-01", "until": "2026-11-25"}
    return saved(desk, Expert, name=name, **{**usual, **typed})


def due(desk: Desk) -> list[tuple[str, str]]:
    moment = datetime.datetime(2026, 11, 23, 9, 0)
    found = reminders.due(replace(desk, clock=lambda: moment))
    return [(each.kind, each.due) for each in found if each.kind == "expert_end"]


def test_a_term_is_reminded_of_renewed_and_ended(desk: Desk) -> None:
    key = expert(desk)
    assert due(desk) == [("expert_end", "2026-11-25")]
    with pytest.raises(NotAllowed, match="原来聘到 2026-11-25"):
        appointing.renew(desk, Expert, [key], {"until": "2026-11-25"})
    appointing.renew(desk, Expert, [key], {"until": "2029-11-25"})
    assert due(desk) == []
    appointing.end(desk, Expert, [key], {"until": "2026-11-20", "remark": "演示退休"})
    stored = values(desk, Expert, key)
    assert (stored["state"], stored["until"]) == ("ended", "2026-11-20")
    refused = step_refusals(desk, Expert, [key], {"end_expert": appointing.ends(Expert)})
    assert refused == {"end_expert": "已经结束聘任。"}


def test_a_renewal_needs_its_day(desk: Desk) -> None:
    key = expert(desk)
    with pytest.raises(UserError, match="请写明续聘到哪一天"):
        appointing.renew(desk, Expert, [key], {"until": ""})
    with pytest.raises(UserError, match="请先选中专家"):
        appointing.renew(desk, Expert, [], {"until": "2029-01-01"})


def test_a_term_that_ends_before_it_begins_is_refused(desk: Desk) -> None:
    key = expert(desk)
    with pytest.raises(UserError, match="不能早于"):
        appointing.end(desk, Expert, [key], {"until": "2023-01-01"})
    parsed = Expert.parse({"name": "演示", "specialty": ""}, lookup(desk))
    assert [each.text for each in parsed.problems] == ["还没有填专业领域"]


def test_a_month_ends_with_its_last_day_where_a_term_is_made_longer(desk: Desk) -> None:
    key = expert(desk)
    appointing.renew(desk, Expert, [key], {"until": "2026-11"})
    assert values(desk, Expert, key)["until"] == "2026-11"
    with pytest.raises(NotAllowed, match="原来聘到 2026-11"):
        appointing.renew(desk, Expert, [key], {"until": "2026-11-30"})


def test_a_list_without_units_comes_in_once(desk: Desk) -> None:
    sheet = Sheet("专家", [["姓名", "专业领域"], ["演示甲", "水利"], ["演示甲", "医疗"]])
    found = []
    for _ in range(2):
        made = imports.plan(desk, Expert, imports.source(imports.propose(desk, Expert, sheet)))
        imports.apply(desk, made)
        found.append([each.verdict.value for each in made.lines])
    assert found == [["新增", "新增"], ["相同", "相同"]]
