"""Whole lists of other registers than members, as counties keep them."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_app.documents.grids import Cell, MergedRange, Sheet
from desktop_app.records import Brand, Case, Committee, Consultation, Outcome, Point, Topic
from desktop_app.records.consultation_plan import ConsultationPlan
from desktop_app.records.look_back import LookBack
from desktop_app.records.member import Member
from desktop_app.records.record import Record
from desktop_app.services import imports, registers
from desktop_app.services.desk import Desk
from desktop_app.services.imports import Answer, Key, Options, Plan, Verdict, Way
from desktop_app.services.imports.import_by_number import by_number
from desktop_app.services.imports.import_guesses import bare, likely
from desktop_app.services.lookup.cache import lookup
from desktop_app.storage.query.lists import Query


def planned(
    desk: Desk,
    model: type[Record],
    *rows: list[Cell],
    merged: tuple[MergedRange, ...] = (),
    options: Options | None = None,
) -> Plan:
    width = max(map(len, rows))
    grid = Sheet("表", [[*row, *[""] * (width - len(row))] for row in rows], merged)
    return imports.plan(desk, model, imports.source(imports.propose(desk, model, grid)), options)


def brought(desk: Desk, model: type[Record], *rows: list[Cell], **more: Any) -> Plan:
    plan = planned(desk, model, *rows, **more)
    imports.apply(desk, plan)
    return plan


def shown(desk: Desk, model: type[Record]) -> list[dict[str, str]]:
    """The filled fields of all records, in the order that they were made in."""
    shared = lookup(desk)
    found = []
    for key in sorted(registers.find(desk, model, Query())):
        values = registers.draft(desk, model, key).values
        texts = {name: model.field(name).show(value, shared) for name, value in values.items()}
        found.append({name: text for name, text in texts.items() if text})
    return found


LEDGER: tuple[list[Cell], ...] = (
    ["某县2025年“协商在基层”工作台账"],
    ["序号", "时间", "协商主题", "牵头单位", "地点", "参加人员", "协商意见建议", "办理落实情况"],
    [
        "1", "2025.3.12", "关于古镇停车难问题", "社法委", "南溪镇", "甲一、乙二等12人",
        "1.在南口建停车场；2.规范商户占道；3.增设夜间照明。",
        "第1条已完成；第2条推进中；第3条纳入2026年计划",
    ],
    ["2", "4月8日", "垃圾分类", "人资环委", "花山村", "", "①每村配2名保洁员。②建积分超市。",
    "已办结"],
    ["合计", "2场"],
)  # fmt: skip


def test_a_ledger_of_consultations_brings_what_became_of_each_suggestion(desk: Desk) -> None:
    brought(desk, Consultation, *LEDGER)
    held = [
        (each["name"], each["held_on"], each["committee"]) for each in shown(desk, Consultation)
    ]
    assert held == [
        ("关于古镇停车难问题", "2025-03-12", "社法委"), ("垃圾分类", "2025-04-08", "人资环委"),
    ]  # fmt: skip
    told = [
        (each["content"].rstrip("。"), each["handling"], each.get("progress"))
        for each in shown(desk, Outcome)
    ]
    assert told == [
        ("在南口建停车场", "已完成", None), ("规范商户占道", "推进中", None),
        ("增设夜间照明", "推进中", "纳入2026年计划"), ("每村配2名保洁员", "已完成", None),
        ("建积分超市", "已完成", None),
    ]  # fmt: skip
    assert not any("unit" in each for each in shown(desk, Outcome))


def test_the_same_ledger_twice_brings_nothing_new(desk: Desk) -> None:
    brought(desk, Consultation, *LEDGER)
    assert planned(desk, Consultation, *LEDGER).changes_nothing


@pytest.mark.parametrize(
    ("text", "count", "expected"),
    [
        ("第1条已完成；第2条推进中", 2, ["已完成", "推进中"]),
        ("第一条：已完成。第三条：推进中。", 3, ["已完成", "", "推进中"]),
        ("第1、3条已完成；第2条推进中", 3, ["已完成", "推进中", "已完成"]),
        ("第1至3条已办结", 3, ["已办结"] * 3),
        ("建议第1条已采纳\n建议第2条未采纳", 2, ["已采纳", "未采纳"]),
        ("第1项已落实，第2项正在推进", 2, ["已落实", "正在推进"]),
        ("第5条已完成", 2, None),
        ("已按第1条意见办理", 2, None),
        ("已办结", 2, None),
        ("", 2, None),
    ],
)
def test_what_is_said_by_number_goes_to_its_item(
    text: str, count: int, expected: list[str] | None
) -> None:
    assert by_number(text, count) == expected


POINTS: tuple[list[Cell], ...] = (
    ["某县政协委员挂联“协商在基层”点一览表"],
    ["序号", "乡镇", "挂联点名称", "挂联领导", "挂联专委会", "驻点委员", "联络员及电话",
    "挂牌时间", "备注"],
    ["1", "南溪镇", "南溪古镇议事室", "甲主席", "社法委", "子一 丑二", "寅三13887310001",
    "2021年9月"],
    ["2", "", "花山村协商点", "乙主席", "农业委", "卯四、辰五（组长）", "巳六 0873-3720001",
    "2022.1"],
    ["3", "龙潭乡", "龙潭乡工作室", "〃", "经科委", "午七", "未八/13987310002", "2022年", "停用"],
)  # fmt: skip


def test_a_list_of_points_comes_in_where_nobody_is_registered_yet(desk: Desk) -> None:
    plan = brought(desk, Point, *POINTS, merged=(MergedRange(2, 1, 3, 1),))
    assert plan.count(Verdict.NEW) == 3
    first, second, third = shown(desk, Point)
    assert (first["liaison"], first["phone"]) == ("寅三", "13887310001")
    assert (second["liaison"], second["phone"]) == ("巳六", "0873-3720001")
    assert (third["liaison"], third["phone"]) == ("未八", "13987310002")
    assert [each["founded"] for each in (first, second, third)] == ["2021-09", "2022-01", "2022"]
    assert [each["township"] for each in (first, second, third)] == ["南溪镇", "南溪镇", "龙潭乡"]
    assert third["leader"] == "乙主席"
    assert second["remark"] == "驻点委员（未登记）：卯四、辰五（组长）"
    assert third["remark"] == "停用\n驻点委员（未登记）：午七"
    assert planned(desk, Point, *POINTS, merged=(MergedRange(2, 1, 3, 1),)).changes_nothing


def test_members_who_are_registered_are_linked_whatever_stands_in_brackets(desk: Desk) -> None:
    registers.save(desk, Member, {"name": "辰五"})
    brought(desk, Point, *POINTS)
    assert shown(desk, Point)[1]["members"] == "辰五"
    assert shown(desk, Point)[1]["remark"] == "驻点委员（未登记）：卯四"


def test_sections_of_a_list_of_points_are_their_townships(desk: Desk) -> None:
    brought(
        desk, Point, ["挂联点名称", "地址", "召集人"], ["一、南溪镇（2个）"], ["议事室", "甲路",
        "子一"],
        ["协商点", "乙路", "丑二"], ["二、龙潭乡"], ["工作室", "丙路", "寅三"],
    )  # fmt: skip
    assert [each["township"] for each in shown(desk, Point)] == ["南溪镇", "南溪镇", "龙潭乡"]


BRANDS: tuple[list[Cell], ...] = (
    ["“一委一品”履职品牌创建情况表（2026年度）"],
    ["专委会", "品牌名称", "品牌内涵", "主要做法", "取得成效", "创建时间", "责任人"],
    [
        "提案委员会", "提案直通车", "“件件有回音”", "1.办前走访；2.办后回访", "满意率98.5%",
        "2024年3月起", "甲主任",
    ],
    ["经济委员会", "委员助企", "", "", "助推37户", "2025", "乙主任"],
    ["经济委员会", "企业课堂", "", "", "", "", ""],
)  # fmt: skip


def test_a_list_of_brands_brings_meaning_effect_and_its_own_years(desk: Desk) -> None:
    brought(desk, Brand, *BRANDS)
    first, second, third = shown(desk, Brand)
    assert [each.get("year") for each in (first, second, third)] == ["2024", "2025", None]
    assert (first["slogan"], first["effect"]) == ("“件件有回音”", "满意率98.5%")
    assert first["remark"] == "责任人：甲主任\n创建年度：2024年3月起"
    assert planned(desk, Brand, *BRANDS).changes_nothing


def test_no_import_writes_what_only_a_form_proposes(desk: Desk) -> None:
    brought(desk, Case, ["案例名称"], ["小巷路灯"])
    brought(desk, Member, ["姓名"], ["陆远山"])
    assert "year" not in shown(desk, Case)[0]
    assert "origin" not in shown(desk, Member)[0]


def test_a_plan_of_a_year_with_months_as_sections(desk: Desk) -> None:
    plan = brought(
        desk, ConsultationPlan, ["某县政协2026年度协商计划"],
        ["年度", "协商议题", "牵头单位", "拟召开时间", "参加部门"],
        ["2026", "停车难", "提案委员会", "5月", "住建局"], ["2026年", "养老", "提案委员会", "9月",
        ""],
    )  # fmt: skip
    assert plan.count(Verdict.NEW) == 2
    first, second = shown(desk, ConsultationPlan)
    assert (first["planned_on"], second["planned_on"]) == ("2026-05", "2026-09")
    assert (second["year"], first["remark"]) == ("2026", "参加部门：住建局")


def test_the_title_tells_the_year_of_a_plan_and_sections_the_month(desk: Desk) -> None:
    brought(
        desk, ConsultationPlan, ["某县政协2025年度协商计划"], ["协商议题", "主持人"], ["二月"],
        ["停车难", "甲"], ["四月"], ["养老", "乙"],
    )  # fmt: skip
    told = [(each["year"], each["planned_on"]) for each in shown(desk, ConsultationPlan)]
    assert told == [("2025", "2025-02"), ("2025", "2025-04")]


def test_a_section_tells_the_month_of_lines_without_a_day(desk: Desk) -> None:
    brought(
        desk, Consultation, ["2025年协商台账"], ["协商主题", "时间"], ["二月"], ["停车难", ""],
        ["养老", "2025年3月1日"], ["四月"], ["路灯", ""],
    )  # fmt: skip
    told = [each["held_on"] for each in shown(desk, Consultation)]
    assert told == ["2025-02", "2025-03-01", "2025-04"]


def test_words_where_a_state_should_stand_keep_no_line_out(desk: Desk) -> None:
    plan = brought(
        desk,
        Topic,
        ["议题名称", "议题状态", "审批结果"],
        ["停车难", "正在研究", "原则同意，改题目"],
    )
    assert plan.count(Verdict.NEW) == 1
    (found,) = shown(desk, Topic)
    assert (found["remark"], found["approval_note"]) == (
        "议题状态：正在研究",
        "原则同意，改题目",
    ) or (found["remark"].endswith("：正在研究"))
    registers.save(desk, Consultation, {"name": "路灯会"})
    brought(
        desk, Outcome, ["意见建议", "协商主题", "办理落实情况"],
        ["修路灯", "路灯会", "县城管局已排入计划"], ["设岗亭", "路灯会", "已办结"],
    )  # fmt: skip
    told = [(each["handling"], each.get("progress")) for each in shown(desk, Outcome)]
    assert told == [("推进中", "县城管局已排入计划"), ("已完成", None)]


def test_a_look_back_says_in_words_how_it_stands(desk: Desk) -> None:
    registers.save(desk, Consultation, {"name": "路灯会"})
    brought(desk, Outcome, ["意见建议", "协商主题"], ["修路灯", "路灯会"])
    plan = brought(
        desk, LookBack, ["建议内容", "回头看时间", "落实程度", "下步措施"],
        ["修路灯", "2026.5.1", "大部分路段已亮", "继续跟踪"],
    )  # fmt: skip
    assert plan.count(Verdict.NEW) == 1
    (found,) = shown(desk, LookBack)
    assert found["finding"] == "大部分路段已亮"


SECTORS = [
    (1, "工商联"),
    (2, "特邀人士"),
    (3, "农业和农村界"),
    (4, "医药卫生界"),
    (5, "社会科学界"),
]
COMMITTEES = [
    (1, "提案委员会"), (2, "社会和法制委员会"), (3, "人口资源环境委员会"), (4, "教科卫体委员会"),
    (5, "民族宗教和港澳台侨外事委员会"), (6, "经济委员会"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("工商联\n(7人)", "工商联"), ("工商联（7人）", "工商联"), ("特邀", "特邀人士"),
        ("工商联界", "工商联"),
        ("农业界", "农业和农村界"), ("医卫界", "医药卫生界"), ("社科界", "社会科学界"), ("网络界",
        None),
        ("体育界", None), ("教育界", None), ("", None),
    ],
)  # fmt: skip
def test_a_sector_is_guessed_by_its_short_name(text: str, meant: str | None) -> None:
    assert dict(SECTORS).get(likely(text, SECTORS)) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("社法委", "社会和法制委员会"), ("人资环委", "人口资源环境委员会"), ("提案委",
        "提案委员会"),
        ("民宗委", "民族宗教和港澳台侨外事委员会"), ("教科卫体委", "教科卫体委员会"),
        ("社会法制委员会", "社会和法制委员会"), ("经科委", None), ("文史委", None), ("县发改委",
        None),
    ],
)  # fmt: skip
def test_a_committee_is_guessed_by_its_short_name(text: str, meant: str | None) -> None:
    assert dict(COMMITTEES).get(likely(text, COMMITTEES)) == meant


def test_what_stands_in_brackets_or_counts_is_no_part_of_a_name() -> None:
    assert [*map(bare, ("工商联\n(7人)", "妇联 5人", "王刚（组长）", "科协【新】"))] == [
        "工商联", "妇联", "王刚", "科协",
    ]  # fmt: skip


def test_a_guess_is_marked_and_the_second_import_brings_nothing(desk: Desk) -> None:
    registers.save(desk, Committee, {"name": "社会和法制委员会"})
    rows: list[list[Cell]] = [["姓名", "所属专委会"], ["陆远山", "社法委"]]
    plan = brought(desk, Member, *rows)
    (unknown,) = plan.unknown
    assert (unknown.guessed, unknown.answer.way, plan.created) == (True, Way.USE, ())
    assert planned(desk, Member, *rows).changes_nothing
    chosen = {Key("committee", "社法委", coded=False): Answer(Way.CREATE)}
    again = planned(desk, Member, *rows, options=Options(answers=chosen))
    assert [each.guessed for each in again.unknown] == [False]
