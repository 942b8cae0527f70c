"""Old ledgers: suggestions and people in one cell of a line, and what goes to each of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from desktop_app.documents.grids import Cell, ErrorCell, MergedRange, Sheet
from desktop_app.errors import UserError
from desktop_app.records import Consensus, Consultation, Member, Outcome, Participant
from desktop_app.records.record import Record
from desktop_app.services import imports, registers
from desktop_app.services.desk import Desk
from desktop_app.services.imports import Options, Plan, Take, Verdict
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import history
from desktop_app.services.safekeeping.destinations import Destination
from desktop_app.settings import Settings
from desktop_app.storage.query.lists import Query

HEADER: list[Cell] = [
    "协商主题", "协商日期", "报送对象", "报送日期", "意见建议", "采纳情况", "承办单位", "办理结果",
    "办结日期",
]  # fmt: skip
LAMPS: list[Cell] = [
    "小巷路灯", "2025.3.5", "县政府", "2025.3.20",
    "1.修96盏路灯；\n2.投入2.5万元养护\n3.公布报修电话",
    "采纳", "1.城管局\n2.财政局\n3.城管局", "1.已修好；2.已列预算；3.已公布", "2025.9.1",
]  # fmt: skip


def planned(
    desk: Desk,
    *rows: Sequence[Cell],
    header: Sequence[Cell] = HEADER,
    options: Options | None = None,
    merged: tuple[MergedRange, ...] = (),
) -> Plan:
    grid = Sheet("台账", [list(header), *map(list, rows)], merged)
    return imports.plan(
        desk, Consultation, imports.source(imports.propose(desk, Consultation, grid)), options
    )


def brought(desk: Desk, *rows: Sequence[Cell], header: Sequence[Cell] = HEADER) -> Plan:
    plan = planned(desk, *rows, header=header)
    imports.apply(desk, plan)
    return plan


def shown(desk: Desk, model: type[Record], *fields: str) -> list[tuple[str, ...]]:
    keys, shared = registers.find(desk, model, Query()), lookup(desk)
    return [
        tuple(
            model.field(name).show(value, shared)
            for name, value in zip(fields, row[2:], strict=True)
        )
        for row in registers.rows(desk, model, keys, fields)
    ]


def verdicts(plan: Plan, place: int = 0) -> list[Verdict]:
    return [line.verdict for line in plan.inside[place].lines]


def advice(plan: Plan) -> list[str]:
    inner = [line for each in plan.inside for line in each.lines]
    return [
        f"{x.place} {x.label}：{x.text}" for line in (*plan.lines, *inner) for x in line.remarks
    ]


def test_the_column_is_offered_to_be_taken_apart(desk: Desk) -> None:
    plan = planned(desk, LAMPS)
    assert plan.source.mapping[4] == "outcome.content"
    assert plan.source.mapping[8] == "outcome.finished_on"
    assert plan.source.mapping[2] == "reported_to"


def test_one_line_gives_a_consultation_and_its_suggestions(desk: Desk) -> None:
    plan = brought(desk, LAMPS)
    assert imports.summary(plan) == "新增 1 修改 0 相同 0 问题 0"
    assert imports.nested_summaries(plan) == ["意见建议：新增 3 修改 0 相同 0 问题 0"]
    assert sorted(shown(desk, Outcome, "content", "adoption", "unit", "result", "finished_on")) == [
        ("修96盏路灯", "采纳", "城管局", "已修好", "2025-09-01"),
        ("公布报修电话", "采纳", "城管局", "已公布", "2025-09-01"),
        ("投入2.5万元养护", "采纳", "财政局", "已列预算", "2025-09-01"),
    ]


def test_suggestions_take_over_to_whom_and_when_they_were_sent(desk: Desk) -> None:
    brought(desk, LAMPS)
    found = set(shown(desk, Outcome, "consultation", "addressee", "sent_on", "handling"))
    assert found == {("小巷路灯", "县政府", "2025-03-20", "已完成")}
    assert shown(desk, Consultation, "state") == [("已报送",)]


def test_it_is_one_action_and_the_same_sheet_twice_brings_nothing(desk: Desk) -> None:
    plan = brought(desk, LAMPS)
    assert imports.action_name(plan) == "导入协商：新增 1；意见建议新增 3"
    again = planned(desk, LAMPS)
    assert again.changes_nothing
    assert verdicts(again) == [Verdict.SAME] * 3
    history.undo(desk)
    assert not registers.find(desk, Outcome, Query())
    assert not registers.find(desk, Consultation, Query())


def test_a_new_suggestion_of_a_known_consultation_comes_in_alone(desk: Desk) -> None:
    brought(desk, LAMPS)
    more = [*LAMPS[:4], f"{LAMPS[4]}\n4.设夜间巡查", *LAMPS[5:6], "", "", ""]
    plan = brought(desk, more)
    assert imports.summary(plan) == "新增 0 修改 0 相同 1 问题 0"
    assert verdicts(plan).count(Verdict.NEW) == 1
    assert len(registers.find(desk, Outcome, Query())) == 4


@pytest.mark.parametrize(("take", "count"), [(Take.ITEMS, 3), (Take.WHOLE, 1), (Take.NONE, 0)])
@pytest.mark.parametrize("line", [0, 2])
def test_a_cell_is_taken_apart_whole_or_not_at_all(
    desk: Desk, take: Take, count: int, line: int
) -> None:
    plan = planned(desk, LAMPS, options=Options(takes={(line, "outcome"): take}))
    imports.apply(desk, plan)
    assert len(registers.find(desk, Outcome, Query())) == count


def test_parts_that_do_not_fit_the_suggestions_are_told_and_given_to_none(desk: Desk) -> None:
    row = [*LAMPS[:6], "1.城管局\n2.财政局", "都已办好", "2025.9.1"]
    plan = brought(desk, row)
    assert "第 2 行 G 列 承办单位：分成 2 条，意见建议有 3 条，对不上，没有分给各条" in advice(plan)
    assert "第 2 行 H 列 办理结果：没有分条，3 条意见建议都写了同一内容" in advice(plan)
    assert set(shown(desk, Outcome, "unit", "result")) == {("", "都已办好")}


def test_an_amount_for_all_belongs_to_none_of_several(desk: Desk) -> None:
    plan = brought(
        desk, ["路灯", "1.修灯\n2.修路", "3万元"], header=["协商主题", "建议", "落实资金"]
    )
    assert any("不知道是 2 条意见建议里哪一条的" in each for each in advice(plan))
    assert set(shown(desk, Outcome, "money")) == {("",)}


def test_a_text_that_is_no_state_becomes_the_progress(desk: Desk) -> None:
    header: list[Cell] = ["协商主题", "意见建议", "办理情况"]
    brought(
        desk, ["路灯", "修路灯", "正在招标，年底完成"], ["水渠", "修水渠", "已办结"], header=header
    )
    assert sorted(shown(desk, Outcome, "content", "handling", "progress")) == [
        ("修水渠", "已完成", ""),
        ("修路灯", "推进中", "正在招标，年底完成"),
    ]


def test_a_limit_that_is_no_day_is_told_in_the_progress(desk: Desk) -> None:
    brought(desk, ["路灯", "修灯", "长期坚持"], header=["协商主题", "意见建议", "办结时限"])
    assert shown(desk, Outcome, "due", "progress") == [("", "办结期限：长期坚持")]


def test_what_a_limit_or_an_amount_says_is_read_in_a_cell_too(desk: Desk) -> None:
    header: list[Cell] = ["协商主题", "意见建议", "办结时限", "受益人数", "落实资金"]
    brought(desk, ["路灯", "修灯", "2025年底", "500余人", ErrorCell("#N/A")], header=header)
    found = shown(desk, Outcome, "due", "progress", "beneficiaries", "money", "remark")
    assert found == [("2025", "", "500", "", "受益人数：500余人")]


def test_days_side_by_side_go_to_the_suggestions_one_by_one(desk: Desk) -> None:
    header: list[Cell] = ["协商主题", "意见建议", "完成时间", "是否采纳"]
    brought(desk, ["路灯", "1.修灯\n2.修路", "2025.6、2025.7", "是"], header=header)
    found = sorted(shown(desk, Outcome, "content", "finished_on", "adoption"))
    assert found == [("修灯", "2025-06", "采纳"), ("修路", "2025-07", "采纳")]


def test_without_a_subject_the_topic_names_the_consultation(desk: Desk) -> None:
    header: list[Cell] = ["协商议题", "时间", "意见建议"]
    brought(desk, ["小巷路灯", "2025年3月5日（星期三）上午9:30", "修灯"], header=header)
    assert shown(desk, Consultation, "name", "held_on") == [("小巷路灯", "2025-03-05")]
    assert planned(desk, ["路灯", "亮灯行动"], header=["协商主题", "协商议题"]).source.mapping == {
        0: "name",
        1: "topics",
    }


def test_what_was_agreed_on_is_taken_apart_beside_the_suggestions(desk: Desk) -> None:
    header: list[Cell] = ["协商主题", "达成共识", "意见建议"]
    plan = brought(desk, ["路灯", "1.先修主街\n2.再修小巷", "修灯"], header=header)
    assert [each.model for each in plan.inside] == [Outcome, Consensus]
    assert sorted(shown(desk, Consensus, "matter")) == [("先修主街",), ("再修小巷",)]


def test_a_role_before_a_name_is_the_role(desk: Desk) -> None:
    brought(
        desk, ["路灯", "委员李四、群众代表王五、县政协副主席等5人"], header=["协商主题", "参会人员"]
    )
    assert sorted(shown(desk, Participant, "name", "role")) == [
        ("李四", "界别委员"),
        ("王五", "群众"),
    ]


def test_a_text_without_numbers_is_one_suggestion(desk: Desk) -> None:
    brought(desk, ["路灯", "修路灯，投入2.5万元，2025.3.1前办结"], header=["协商主题", "协商成果"])
    assert shown(desk, Outcome, "content") == [("修路灯，投入2.5万元，2025.3.1前办结",)]


def test_broken_numbers_are_told_and_taken_whole(desk: Desk) -> None:
    plan = planned(desk, ["路灯", "1.修灯\n2.修路\n4.修渠"], header=["协商主题", "建议"])
    assert len(plan.inside[0].lines) == 1
    assert any("没有拆开" in each for each in advice(plan))


def test_what_introduces_the_suggestions_goes_into_the_summary_unless_it_only_introduces(
    desk: Desk,
) -> None:
    long = "与会人员认为小巷照明是群众急难愁盼的事，部门要抓紧。"
    brought(
        desk, ["路灯", f"{long}\n1.修灯\n2.修路"], ["水渠", "建议如下：1.修渠；2.护渠"],
        header=["协商主题", "意见建议"],
    )  # fmt: skip
    assert sorted(shown(desk, Consultation, "name", "summary")) == [("水渠", ""), ("路灯", long)]
    again = planned(desk, ["路灯", f"{long}\n1.修灯\n2.修路"], header=["协商主题", "意见建议"])
    assert again.changes_nothing


def test_people_in_one_cell_become_participants_and_counts_a_remark(desk: Desk) -> None:
    registers.save(desk, Member, {"name": "王刚", "cert_no": "A1"})
    header: list[Cell] = ["协商主题", "参加人员", "备注"]
    row: list[Cell] = ["路灯", "王刚、李　明（县住建局）；群众：张三等30人；委员12人", "演示"]
    plan = brought(desk, row, header=header)
    assert sorted(shown(desk, Participant, "name", "member", "role", "unit")) == [
        ("张三", "", "群众", ""),
        ("李明", "", "", "县住建局"),
        ("王刚", "王刚", "界别委员", ""),
    ]
    assert shown(desk, Consultation, "remark") == [("演示\n参加人员：群众：张三等30人、委员12人",)]
    assert planned(desk, row, header=header).changes_nothing
    assert imports.summary(plan) == "新增 1 修改 0 相同 0 问题 0"


def test_people_may_be_kept_as_a_text_alone(desk: Desk) -> None:
    options = Options(takes={(0, "participant"): Take.WHOLE})
    plan = planned(desk, ["路灯", "王刚、李明"], header=["协商主题", "参加人员"], options=options)
    imports.apply(desk, plan)
    assert shown(desk, Consultation, "remark") == [("参加人员：王刚、李明",)]
    assert not registers.find(desk, Participant, Query())


def test_a_suggestion_a_line_under_a_merged_consultation_goes_to_that_one(desk: Desk) -> None:
    header: list[Cell] = ["协商主题", "意见建议", "承办单位"]
    rows: list[list[Cell]] = [
        ["路灯", "修灯", "城管局"],
        ["", "修路", "住建局"],
        ["水渠", "修渠", "水务局"],
    ]
    plan = planned(desk, *rows, header=header, merged=(MergedRange(1, 0, 2, 0),))
    imports.apply(desk, plan)
    assert imports.summary(plan) == "新增 2 修改 0 相同 0 问题 0"
    assert sorted(shown(desk, Outcome, "consultation", "content", "unit")) == [
        ("水渠", "修渠", "水务局"),
        ("路灯", "修灯", "城管局"),
        ("路灯", "修路", "住建局"),
    ]
    assert planned(desk, *rows, header=header).changes_nothing


def test_what_is_wrong_with_one_suggestion_keeps_only_that_one_out(
    desk: Desk, tmp_path: Path
) -> None:
    row = [*LAMPS[:8], "1.2025.9.1\n2.2025年13月\n3.2025.9.3"]
    plan = brought(desk, row)
    assert verdicts(plan) == [Verdict.NEW, Verdict.PROBLEM, Verdict.NEW]
    (problem,) = plan.problems()
    assert (problem.line, problem.letter, problem.label) == (2, "I", "办结日期")
    assert imports.save_problems(plan, Destination(tmp_path / "问题.xlsx")) == 1
    assert len(registers.find(desk, Outcome, Query())) == 2


def test_a_wrong_suggestion_below_its_consultation_is_saved_so_that_it_can_come_in_mended(
    desk: Desk, tmp_path: Path
) -> None:
    header: list[Cell] = ["协商主题", "协商日期", "意见建议", "办结日期"]
    plan = brought(
        desk, ["路灯", "2025.3.5", "修灯", "2025.9.1"], ["", "", "修路", "2025年13月"],
        header=header,
    )  # fmt: skip
    assert imports.save_problems(plan, Destination(tmp_path / "问题.xlsx")) == 1
    (saved,) = imports.open_book(tmp_path / "问题.xlsx").sheets
    assert [str(cell) for cell in saved.rows[1][:3]] == ["路灯", "2025.3.5", "修路"]
    brought(desk, [*saved.rows[1][:3], "2025.10.1"], header=header)
    assert sorted(shown(desk, Outcome, "content")) == [("修灯",), ("修路",)]
    assert len(registers.find(desk, Consultation, Query())) == 1


def test_an_unknown_code_in_a_part_is_listed_with_its_line(desk: Desk) -> None:
    row = [*LAMPS[:4], "1.修灯\n2.修路", "", "", "", ""]
    header = [*HEADER[:5], "转化情况"]
    plan = planned(desk, [*row[:5], "1.转内参\n2.提案"], header=header)
    assert [(each.key.text, each.lines) for each in plan.unknown] == [("转内参", [2])]


def test_a_code_that_only_a_new_suggestion_names_is_made_for_it(desk: Desk) -> None:
    header: list[Cell] = ["协商主题", "意见建议", "转化情况"]
    brought(desk, ["路灯", "1.修灯", ""], header=header)
    plan = brought(desk, ["路灯", "1.修灯\n2.修路", "1.提案\n2.转内参"], header=header)
    assert plan.count(Verdict.SAME) == 1
    assert sorted(shown(desk, Outcome, "content", "ways")) == [("修灯", "提案"), ("修路", "转内参")]


def test_a_suggestion_filled_down_under_one_consultation_comes_in_once(desk: Desk) -> None:
    plan = brought(desk, ["路灯", "修灯"], ["", "修灯"], header=["协商主题", "意见建议"])
    assert verdicts(plan) == [Verdict.NEW]
    assert shown(desk, Outcome, "content") == [("修灯",)]


def test_what_would_contradict_a_suggestion_is_not_taken_over(desk: Desk) -> None:
    header: list[Cell] = ["协商主题", "信息报送日期", "意见建议", "采纳日期"]
    brought(desk, ["路灯", "2025.3.20", "修灯", "2025.3.10"], header=header)
    assert shown(desk, Outcome, "sent_on", "adopted_on") == [("", "2025-03-10")]


def test_a_column_chosen_to_be_taken_apart_is_proposed_the_next_time(
    desk: Desk, tmp_path: Path
) -> None:
    grid = Sheet(
        "台账", [["协商主题", "会上怎么说", "谁来办"], ["路灯", "1.修灯\n2.修路", "城管局"]]
    )
    settings = Settings(tmp_path / "设置")
    proposal = imports.propose(desk, Consultation, grid, settings)
    assert proposal.mapping == {0: "name"}
    chosen = {0: "name", 1: "outcome.content", 2: "outcome.unit"}
    imports.remember(settings, Consultation, imports.source(proposal, chosen))
    assert imports.propose(desk, Consultation, grid, settings).mapping == chosen


def test_further_columns_without_the_suggestions_are_left_alone(desk: Desk) -> None:
    plan = planned(
        desk, ["路灯", "城管局", "2025.9.1"], header=["协商主题", "承办单位", "办结日期"]
    )
    assert plan.inside == ()
    assert plan.source.mapping == {0: "name", 2: "closed_on"}


def test_a_chosen_column_beside_asks_for_the_one_with_the_items(desk: Desk) -> None:
    grid = Sheet("台账", [["协商主题", "承办单位"], ["路灯", "城管局"]])
    proposal = imports.propose(desk, Consultation, grid)
    with pytest.raises(UserError, match="拆成意见建议"):
        imports.source(proposal, {0: "name", 1: "outcome.unit"})


def test_a_line_that_stays_out_keeps_its_suggestions_out(desk: Desk) -> None:
    plan = brought(
        desk, ["路灯", "2025年13月", "修灯"], header=["协商主题", "协商日期", "意见建议"]
    )
    assert plan.inside[0].lines == []
    assert plan.changes_nothing


def test_a_change_of_a_suggestion_says_what_changes(desk: Desk) -> None:
    brought(desk, LAMPS)
    plan = brought(desk, [*LAMPS[:6], "1.住建局\n2.财政局\n3.城管局", *LAMPS[7:]])
    assert sorted(map(str, verdicts(plan))) == ["修改", "相同", "相同"]
    changed: list[Any] = [c for line in plan.inside[0].lines for c in line.changes]
    assert [(each.field, each.new) for each in changed] == [("unit", "住建局")]


def test_suggestions_go_to_no_session_that_is_not_told_from_another(desk: Desk) -> None:
    header = ["协商主题", "协商日期", "意见建议"]
    days = ("2025-03-05", "2025-06-05")
    keys = [
        registers.save(desk, Consultation, {"name": "小巷路灯", "held_on": day}).keys[0]
        for day in days
    ]
    plan = planned(desk, ["小巷路灯", "2025", "修路灯"], header=header)
    assert [line.verdict for line in plan.lines] == [Verdict.PROBLEM]
    assert sorted(plan.lines[0].candidates) == sorted(keys)
    plan = brought(desk, ["小巷路灯", "2025.6", "修路灯"], header=header)
    assert [line.key for line in plan.lines] == [keys[1]]
