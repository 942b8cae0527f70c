"""Imports of the chain: links by name or number, in the same sheet too, and what follows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from desktop_app.documents.grids import Cell, Sheet
from desktop_app.records import (
    ALL,
    Consultation,
    Holiday,
    LookBack,
    Outcome,
    OutcomeStep,
    Point,
    Topic,
)
from desktop_app.records.record import Record
from desktop_app.services import imports, registers
from desktop_app.services.desk import Desk
from desktop_app.services.imports import Answer, Key, Options, Plan, Verdict, Way
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import history
from desktop_app.storage.query.lists import Query


def planned(
    desk: Desk, model: type[Record], rows: Sequence[list[Cell]], options: Options | None = None
) -> Plan:
    proposal = imports.propose(desk, model, Sheet("表", list(rows)))
    return imports.plan(desk, model, imports.source(proposal), options)


def brought(desk: Desk, model: type[Record], *rows: list[Cell]) -> Plan:
    plan = planned(desk, model, rows)
    imports.apply(desk, plan)
    return plan


def values(desk: Desk, model: type[Record]) -> list[dict[str, Any]]:
    keys = registers.find(desk, model, Query())
    return [registers.draft(desk, model, key).values for key in keys]


def shown(desk: Desk, model: type[Record], name: str) -> list[str]:
    field, shared = model.field(name), lookup(desk)
    return [field.show(each[name], shared) for each in values(desk, model)]


def test_a_link_is_found_by_number_or_by_name(desk: Desk) -> None:
    registers.save(desk, Consultation, {"number": "XS-1", "name": "路灯协商会"})
    brought(desk, Outcome, ["意见建议", "协商"], ["修路灯", "XS-1"], ["加路灯", "路灯协商会"])
    assert shown(desk, Outcome, "source") == ["路灯协商会", "路灯协商会"]


def test_a_consultation_that_is_only_named_is_made_in_the_same_action(desk: Desk) -> None:
    plan = brought(
        desk,
        Outcome,
        ["意见建议", "协商", "议题"],
        ["修路灯", "路灯协商会", "路灯"],
        ["加路灯", "路灯协商会", ""],
    )
    assert [(type(each), each.values["name"]) for each in plan.created] == [
        (Consultation, "路灯协商会"),
        (Topic, "路灯"),
    ]
    assert [each["raised_on"] for each in values(desk, Topic)] == [None]
    history.undo(desk)
    assert not registers.find(desk, Consultation, Query())
    assert not registers.find(desk, Outcome, Query())


@pytest.mark.parametrize("way", [Way.EMPTY, Way.REFUSE, Way.USE])
def test_an_unknown_point_may_be_mapped_left_empty_or_refused(desk: Desk, way: Way) -> None:
    point = registers.save(desk, Point, {"name": "文昌社区协商议事室"}).keys[0]
    answer = Answer(way, point if way is Way.USE else None)
    options = Options(answers={Key("point", "文昌议事室", False): answer})
    rows: list[list[Cell]] = [["协商主题", "协商点"], ["路灯", "文昌议事室"]]
    plan = planned(desk, Consultation, rows, options)
    imports.apply(desk, plan)
    assert plan.count(Verdict.PROBLEM) == (way is Way.REFUSE)
    found = [each["point"] for each in values(desk, Consultation)]
    assert found == {Way.EMPTY: [None], Way.REFUSE: [], Way.USE: [point]}[way]
    assert len(registers.find(desk, Point, Query())) == 1


def test_a_person_is_never_made_of_a_name_alone(desk: Desk) -> None:
    """The point comes in all the same: the name is kept in words until the person is registered."""
    plan = planned(desk, Point, [["协商点名称", "驻点委员"], ["文昌议事室", "王刚"]])
    assert (plan.created, list(plan.problems())) == ((), [])
    assert [
        each.text for line in plan.lines for each in line.remarks if each.field == "members"
    ] == ["还没有登记“王刚”，姓名先记在备注里"]
    imports.apply(desk, plan)
    assert shown(desk, Point, "remark") == ["驻点委员（未登记）：王刚"]
    strict = Options(creates=False)
    refused = planned(desk, Point, [["协商点名称", "驻点委员"], ["文山议事室", "王刚"]], strict)
    assert [each.text for each in refused.problems()] == ["没有“王刚”这个委员"]


def test_a_topic_is_merged_into_one_of_the_same_sheet(desk: Desk) -> None:
    plan = brought(
        desk, Topic, ["编号", "议题", "状态", "并入议题"],
        ["1", "小巷路灯", "已并入", "全城路灯"], ["2", "全城路灯", "已批准", ""],
        ["3", "院坝路灯", "已并入", "2"],
    )  # fmt: skip
    assert plan.unknown == ()
    assert shown(desk, Topic, "merged_into") == ["全城路灯", "", "全城路灯"]
    again = brought(
        desk,
        Topic,
        ["编号", "议题", "并入议题"],
        ["1", "小巷路灯", "全城路灯"],
        ["2", "全城路灯", ""],
    )
    assert again.count(Verdict.SAME) == 2


def test_a_line_that_names_a_wrong_line_of_the_sheet_is_wrong_too(desk: Desk) -> None:
    rows: list[list[Cell]] = [
        ["议题", "征集日期", "并入议题"],
        ["小巷路灯", "2026.3", "全城路灯"],
        ["全城路灯", "2026年13月", ""],
    ]
    plan = planned(desk, Topic, rows)
    assert [line.verdict for line in plan.lines] == [Verdict.PROBLEM, Verdict.PROBLEM]
    assert "指的那一行有问题" in plan.lines[0].remarks[-1].text


@pytest.mark.parametrize("names", [("甲",), ("乙", "甲"), ("乙", "丙", "甲")])
def test_lines_that_name_each_other_in_a_circle_stay_out(
    desk: Desk, names: tuple[str, ...]
) -> None:
    rows: list[list[Cell]] = [["议题", "并入议题"]]
    rows += [[name, into] for name, into in zip("甲乙丙", names, strict=False)]
    plan = planned(desk, Topic, [*rows, ["丁", "戊"], ["戊", ""]])
    verdicts = [line.verdict for line in plan.lines]
    assert verdicts == [Verdict.PROBLEM] * len(names) + [Verdict.NEW] * 2
    assert "绕回了它自己" in plan.lines[0].remarks[-1].text


def test_a_line_that_names_a_known_one_under_a_new_name_means_that_one(desk: Desk) -> None:
    known = registers.save(desk, Topic, {"number": "2", "name": "路灯"}).keys[0]
    brought(
        desk,
        Topic,
        ["编号", "议题", "并入议题"],
        ["1", "小巷路灯", "全城路灯"],
        ["2", "全城路灯", ""],
    )
    assert [each["merged_into"] for each in values(desk, Topic)] == [known, None]


def test_visits_on_different_days_are_different_look_backs(desk: Desk) -> None:
    session = registers.save(desk, Consultation, {"name": "路灯协商会"}).keys[0]
    lights = {"content": "修路灯", "source": f"consultation:{session}"}
    registers.save(desk, Outcome, lights)
    head: list[Cell] = ["意见建议", "开展日期", "落实等次"]
    first: list[Cell] = ["修路灯", "2026.5.10", "进展缓慢"]
    brought(desk, LookBack, head, first)
    second: list[Cell] = ["修路灯", "2026.8", "落实到位"]
    plan = brought(desk, LookBack, head, first, second, ["修路灯", "2026.9.1", "落实到位"])
    assert [line.verdict for line in plan.lines] == [Verdict.SAME, Verdict.NEW, Verdict.NEW]
    days = sorted(each["done_on"] for each in values(desk, LookBack))
    assert days == ["2026-05-10", "2026-08", "2026-09-01"]


def test_a_look_back_that_finds_nothing_done_reopens_its_suggestion_in_one_action(
    desk: Desk,
) -> None:
    brought(desk, Outcome, ["编号", "意见建议", "协商", "办理状态", "办结日期"],
            ["J1", "修路灯", "路灯协商会", "已完成", "2026.3.1"])  # fmt: skip
    brought(desk, LookBack, ["意见建议", "开展日期", "落实等次"], ["J1", "2026.9.1", "未落实"])
    (outcome,) = values(desk, Outcome)
    assert (outcome["handling"], outcome["reopened"]) == ("progressing", 1)
    assert len(registers.find(desk, OutcomeStep, Query())) == 1
    history.undo(desk)
    assert values(desk, Outcome)[0]["handling"] == "done"


@pytest.mark.parametrize(("finished", "later"), [("2026.10.1", None), ("2026.3.1", "2026.10.8")])
def test_an_old_look_back_does_not_reopen_what_was_carried_out_since(
    desk: Desk, finished: str, later: str | None
) -> None:
    brought(desk, Outcome, ["编号", "意见建议", "协商", "办理状态", "办结日期"],
            ["J1", "修路灯", "路灯协商会", "已完成", finished])  # fmt: skip
    rows: list[list[Cell]] = [["J1", "2026.9.1", "未落实"]]
    if later:
        rows.append(["J1", later, "落实到位"])
    brought(desk, LookBack, ["意见建议", "开展日期", "落实等次"], *rows)
    assert [each["handling"] for each in values(desk, Outcome)] == ["done"]


def test_the_first_holiday_of_a_year_brings_the_others(desk: Desk) -> None:
    brought(desk, Holiday, ["日期", "安排", "节日"], ["2026.11.3", "放假", "州庆"])
    days = [each["day"] for each in values(desk, Holiday)]
    assert {"2026-11-03", "2026-10-01"} <= set(days)


def test_a_limit_in_working_days_gives_the_last_day(desk: Desk) -> None:
    header: list[Cell] = ["编号", "意见建议", "协商", "交办日期", "办理时限（工作日）", "办结期限"]
    line: list[Cell] = ["J1", "修路灯", "路灯协商会", "2026-03-02", 5, ""]
    brought(desk, Outcome, header, line)
    assert [each["due"] for each in values(desk, Outcome)] == ["2026-03-09"]
    again = brought(desk, Outcome, header, [*line[:-1], "2026-04-01"])
    assert again.count(Verdict.SAME) == 1


def test_a_state_may_be_imported_and_what_it_lacks_is_told(desk: Desk) -> None:
    rows: list[list[Cell]] = [["议题", "状态"], ["小巷路灯", "已批准"]]
    plan = planned(desk, Topic, rows)
    (line,) = plan.lines
    assert line.verdict is Verdict.NEW
    assert any("状态是“已批准”，请先填写审批单位" in each.text for each in line.remarks)
    imports.apply(desk, plan)
    assert [each["state"] for each in values(desk, Topic)] == ["approved"]


@pytest.mark.parametrize("model", [each for each in ALL if each.IMPORT.by_name])
def test_what_may_be_made_by_its_name_needs_nothing_else(model: type[Record]) -> None:
    needed = {each.name for each in model.declared() if each.required}
    assert needed <= {model.NAME}
