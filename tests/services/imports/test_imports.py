"""Imports from a grid to the register: read, planned, applied, taken back."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from desktop_app.documents.grids import Cell, MergedRange, Sheet
from desktop_app.errors import UserError
from desktop_app.records.member import Member
from desktop_app.records.office import CharacterStroke, Committee, Office, Sector, Term
from desktop_app.records.point import Point
from desktop_app.records.record import Record
from desktop_app.services import imports, registers
from desktop_app.services.desk import Desk
from desktop_app.services.imports import Answer, Key, Options, Plan, Verdict, Way
from desktop_app.services.registers import exports, history
from desktop_app.services.safekeeping import backups
from desktop_app.services.safekeeping.destinations import Destination
from desktop_app.settings import Settings
from desktop_app.storage.query.lists import Query

HEADER: list[Cell] = ["姓名", "证号", "出生年月", "性别", "民族", "界别", "手机", "工作单位"]
WANG: list[Cell] = ["王刚", "A1", "1975.3", "男", "汉", "农业", 13800001111.0, "县医院"]
LI: list[Cell] = [
    "李明",
    "A2",
    datetime.date(1980, 5, 6),
    "女",
    "哈尼族",
    "教育",
    "13800002222",
    "一中",
]


def sheet(*rows: list[Cell], header: list[Cell] | None = None) -> Sheet:
    return Sheet("委员", [header or HEADER, *rows])


def planned(
    desk: Desk, grid: Sheet, options: Options | None = None, model: type[Record] = Member
) -> Plan:
    return imports.plan(desk, model, imports.source(imports.propose(desk, model, grid)), options)


def brought(desk: Desk, *rows: list[Cell], header: list[Cell] | None = None) -> Plan:
    plan = planned(desk, sheet(*rows, header=header))
    imports.apply(desk, plan)
    return plan


def values(desk: Desk, model: type[Record] = Member) -> list[dict[str, Any]]:
    keys = registers.find(desk, model, Query(sort="strokes"))
    return [registers.draft(desk, model, key).values for key in keys]


def verdicts(plan: Plan) -> list[Verdict]:
    return [line.verdict for line in plan.lines]


def told(plan: Plan) -> list[str]:
    return [f"{remark.place} {remark.label}：{remark.text}" for remark in plan.problems()]


def test_new_lines_come_in_with_their_sector_made_in_the_same_action(desk: Desk) -> None:
    plan = brought(desk, WANG, LI)
    assert imports.summary(plan) == "新增 2 修改 0 相同 0 问题 0"
    first, second = values(desk)
    assert (first["name"], first["born"], first["mobile"]) == ("王刚", "1975-03", "13800001111")
    assert (second["name"], second["born"], second["nation"]) == ("李明", "1980-05-06", "16")
    assert {each["name"] for each in values(desk, Sector)} == {"农业", "教育"}
    assert first["term"] == desk_term(desk)


def desk_term(desk: Desk) -> int | None:
    from desktop_app.services.lookup.cache import current_term

    return current_term(desk)


def test_the_same_sheet_twice_brings_nothing_new(desk: Desk) -> None:
    brought(desk, WANG, LI)
    plan = planned(desk, sheet(WANG, LI))
    assert verdicts(plan) == [Verdict.SAME, Verdict.SAME]
    assert imports.apply(desk, plan).action is None


def test_the_same_sheet_twice_brings_nothing_new_without_any_certain_key(desk: Desk) -> None:
    header: list[Cell] = ["姓名", "工作单位"]
    brought(desk, ["王刚", "县医院"], ["李明", "一中"], header=header)
    plan = planned(desk, sheet(["王刚", "县医院"], ["李明", "一中"], header=header))
    assert verdicts(plan) == [Verdict.SAME, Verdict.SAME]


def test_a_change_says_which_fields_change_from_what_to_what(desk: Desk) -> None:
    brought(desk, WANG)
    moved: list[Cell] = ["王刚", "A1", "", "", "汉族", "", "13900003333", "县中医院"]
    plan = planned(desk, sheet(moved))
    (line,) = plan.lines
    assert line.verdict is Verdict.CHANGED
    assert {change.field: plan.shown(change) for change in line.changes} == {
        "mobile": ("13800001111", "13900003333"),
        "unit": ("县医院", "县中医院"),
    }
    imports.apply(desk, plan)
    (now,) = values(desk)
    assert (now["mobile"], now["born"], now["sex"]) == ("13900003333", "1975-03", "1")


def test_an_empty_cell_changes_nothing_unless_asked_to(desk: Desk) -> None:
    brought(desk, WANG)
    bare: list[Cell] = ["王刚", "A1", "", "", "", "", "", ""]
    assert verdicts(planned(desk, sheet(bare))) == [Verdict.SAME]
    plan = planned(desk, sheet(bare), Options(blanks_too=True))
    assert {c.field for c in plan.lines[0].changes} == {
        "born", "sex", "nation", "sector", "mobile", "unit",
    }  # fmt: skip
    imports.apply(desk, plan)
    assert values(desk)[0]["unit"] is None


def test_without_a_certificate_number_name_and_birth_find_the_member(desk: Desk) -> None:
    brought(desk, WANG, LI)
    header: list[Cell] = ["姓名", "出生日期", "工作单位"]
    plan = planned(desk, sheet(["王刚", "1975年3月8日", "新单位"], header=header))
    (line,) = plan.lines
    assert (line.verdict, line.matched_by) == (Verdict.CHANGED, ("term", "name", "born"))
    assert {change.field for change in line.changes} == {"born", "unit"}
    other = planned(desk, sheet(["王刚", "1976年3月", "新单位"], header=header))
    assert verdicts(other) == [Verdict.NEW]
    chosen = Options(same_name_is_new=True)
    again = planned(desk, sheet(["王刚", "1975年3月", "新单位"], header=header), chosen)
    assert verdicts(again) == [Verdict.NEW]


def test_a_day_that_is_less_exact_changes_nothing(desk: Desk) -> None:
    brought(desk, LI)
    bare: list[Cell] = ["李明", "A2", "1980.5", "", "", "", "", ""]
    assert verdicts(planned(desk, sheet(bare))) == [Verdict.SAME]


def test_two_members_of_one_name_wait_for_a_choice(desk: Desk) -> None:
    header: list[Cell] = ["姓名", "证号", "工作单位"]
    brought(desk, ["王刚", "A1", "甲"], ["王刚", "A2", "乙"], header=header)
    short: list[Cell] = ["姓名", "工作单位"]
    plan = planned(desk, sheet(["王刚", "丙"], header=short))
    (line,) = plan.lines
    assert (line.verdict, line.choosable, len(line.candidates)) == (Verdict.PROBLEM, True, 2)
    picked = Options(picks={2: line.candidates[1]})
    again = planned(desk, sheet(["王刚", "丙"], header=short), picked)
    assert (again.lines[0].verdict, again.lines[0].key) == (Verdict.CHANGED, line.candidates[1])
    fresh = planned(desk, sheet(["王刚", "丙"], header=short), Options(picks={2: None}))
    assert verdicts(fresh) == [Verdict.NEW]
    assert verdicts(planned(desk, sheet(["王刚", "乙"], header=short))) == [Verdict.SAME]


def test_one_certificate_number_twice_in_the_sheet_is_a_problem(desk: Desk) -> None:
    double: list[Cell] = ["张三", "A1", "", "", "", "", "", ""]
    plan = planned(desk, sheet(WANG, double))
    assert verdicts(plan) == [Verdict.NEW, Verdict.PROBLEM]
    assert told(plan) == ["第 3 行 B 列 委员证号：与第 2 行的委员证号相同，请删去一行"]
    insisted = planned(desk, sheet(WANG, double), Options(picks={3: None}))
    assert verdicts(insisted) == [Verdict.NEW, Verdict.PROBLEM]
    assert not insisted.lines[1].choosable


def test_one_line_twice_in_the_sheet_comes_in_once(desk: Desk) -> None:
    header: list[Cell] = ["姓名", "工作单位"]
    grid = sheet(["王刚", "甲"], ["王刚", "甲"], header=header)
    plan = planned(desk, grid)
    assert verdicts(plan) == [Verdict.NEW, Verdict.PROBLEM]
    assert plan.lines[1].choosable
    assert verdicts(planned(desk, grid, Options(picks={3: None}))) == [Verdict.NEW] * 2


def test_problems_name_line_column_field_and_what_was_typed(desk: Desk) -> None:
    wrong: list[Cell] = ["赵四", "A3", "1975年13月", "男", "火星族", "农业", "1380000", "县医院"]
    nameless: list[Cell] = ["", "A4", "", "", "", "", "", ""]
    plan = planned(desk, sheet(wrong, nameless))
    assert verdicts(plan) == [Verdict.PROBLEM, Verdict.PROBLEM]
    places = [(remark.line, remark.letter, remark.label) for remark in plan.problems()]
    assert places == [(2, "C", "出生日期"), (2, "E", "民族"), (3, "A", "姓名")]
    assert [remark.raw for remark in plan.problems()] == ["1975年13月", "火星族", ""]
    assert plan.created == ()


def test_a_doubtful_number_comes_in_with_a_remark(desk: Desk) -> None:
    doubtful: list[Cell] = ["赵四", "A3", "", "", "", "", "1380000111", ""]
    plan = planned(desk, sheet(doubtful))
    (line,) = plan.lines
    assert line.verdict is Verdict.NEW
    assert any(remark.field == "mobile" and not remark.stops for remark in line.remarks)


def test_a_problem_line_stays_out_and_the_others_come_in(desk: Desk) -> None:
    wrong: list[Cell] = ["赵四", "A3", "没有", "", "", "", "", ""]
    brought(desk, WANG, wrong)
    assert [each["name"] for each in values(desk)] == ["王刚"]


def test_an_unknown_name_is_listed_once_with_its_lines(desk: Desk) -> None:
    brought(desk, WANG)
    third: list[Cell] = ["张三", "A3", "", "", "", "农业和农村", "", ""]
    fourth: list[Cell] = ["赵四", "A4", "", "", "", "农业和农村", "", ""]
    plan = planned(desk, sheet(third, fourth))
    (unknown,) = plan.unknown
    assert (unknown.key.text, unknown.lines, unknown.may_create) == ("农业和农村", [2, 3], True)
    assert [label for _, label in unknown.near] == ["农业"]


@pytest.mark.parametrize("way", list(Way))
def test_each_answer_to_an_unknown_name_is_followed(desk: Desk, way: Way) -> None:
    brought(desk, WANG)
    (sector,) = registers.find(desk, Sector, Query())
    answers = {Key("sector", "网络界", coded=False): Answer(way, sector)}
    third: list[Cell] = ["张三", "A3", "", "", "", "网络界", "", ""]
    plan = planned(desk, sheet(third), Options(answers=answers))
    imports.apply(desk, plan)
    names = [each["name"] for each in values(desk)]
    found = next((each for each in values(desk) if each["name"] == "张三"), {"sector": None})
    assert ("张三" in names) == (way is not Way.REFUSE)
    assert (found["sector"] == sector) == (way is Way.USE)
    assert (found["sector"] is None) == (way in (Way.EMPTY, Way.REFUSE))
    assert len(values(desk, Sector)) == (2 if way is Way.CREATE else 1)


def test_an_unknown_code_of_an_editable_list_is_made_and_of_a_fixed_one_refused(desk: Desk) -> None:
    header: list[Cell] = ["姓名", "专委会职务", "性别"]
    plan = planned(desk, sheet(["王刚", "联络专员", ""], ["李明", "", "未知性"], header=header))
    assert [(each.key.text, each.may_create) for each in plan.unknown] == [
        ("联络专员", True), ("未知性", False),
    ]  # fmt: skip
    imports.apply(desk, plan)
    again = planned(desk, sheet(["王刚", "联络专员", ""], ["李明", "", "女"], header=header))
    assert verdicts(again) == [Verdict.SAME, Verdict.NEW]
    assert again.unknown == ()


def test_a_name_first_met_in_a_problem_line_is_still_made_for_the_next(desk: Desk) -> None:
    wrong: list[Cell] = ["赵四", "A4", "没有", "", "", "农业", "", ""]
    plan = planned(desk, sheet(wrong, WANG))
    assert [each.lines for each in plan.unknown] == [[2, 3]]
    imports.apply(desk, plan)
    assert [each["name"] for each in values(desk, Sector)] == ["农业"]
    assert values(desk)[0]["sector"] == registers.find(desk, Sector, Query())[0]


def test_three_committees_in_one_cell_are_a_problem_and_make_no_committee(desk: Desk) -> None:
    header: list[Cell] = ["姓名", "专委会"]
    plan = planned(desk, sheet(["演示甲", "经济委、提案委、社法委"], header=header))
    assert told(plan) == [
        "第 2 行 B 列 所属专委会：每位委员最多填两个专委会，这里是“经济委、提案委、社法委”"
    ]
    assert plan.created == ()


@pytest.mark.parametrize("number", [10, 10.0, "10", "十", "第 10届", "第10 届"])
def test_the_term_may_be_a_number_in_the_sheet(desk: Desk, number: Cell) -> None:
    brought(desk, ["演示甲", number], header=["姓名", "届次"])
    assert values(desk)[0]["term"] == desk_term(desk)


def test_an_imported_stroke_count_puts_the_names_in_order_at_once(desk: Desk) -> None:
    registers.save(desk, Member, {"name": "王一"})
    registers.save(desk, Member, {"name": "\ufa0e一"})
    brought_strokes = sheet(["\ufa0e", 1], header=["汉字", "笔画数"])
    changed = imports.apply(desk, planned(desk, brought_strokes, model=CharacterStroke))
    assert [each["name"] for each in values(desk)] == ["\ufa0e一", "王一"]
    assert changed.records == {"character_stroke"}
    history.undo(desk)
    assert [each["name"] for each in values(desk)] == ["王一", "\ufa0e一"]


def test_identity_numbers_come_in_only_where_the_office_keeps_them(desk: Desk) -> None:
    number = "11010519491231002X"
    grid = sheet(["演示甲", number], header=["姓名", "身份证号"])
    source = imports.source(imports.propose(desk, Member, grid), {0: "name", 1: "id_card"})
    imports.apply(desk, imports.plan(desk, Member, source, Options(blanks_too=True)))
    assert values(desk)[0]["id_card"] is None
    registers.save(desk, Office, {"name": "演示县政协", "keeps_id_cards": "是"})
    imports.apply(desk, imports.plan(desk, Member, source))
    assert values(desk)[0]["id_card"] == number


def test_a_name_in_two_terms_means_the_member_of_the_current_one(desk: Desk) -> None:
    registers.save(desk, Member, {"name": "演示王芳", "cert_no": "1"})
    registers.save(desk, Member, {"name": "演示旧人"})
    registers.save(desk, Term, {"number": "十一", "starts": "2026-11"})
    now = registers.save(desk, Member, {"name": "演示王芳", "cert_no": "1"}).keys[0]
    grid = sheet(["演示点", "演示王芳"], ["演示二", "演示旧人"], header=["名称", "驻点委员"])
    plan = planned(desk, grid, model=Point)
    assert verdicts(plan) == [Verdict.NEW, Verdict.NEW]
    assert plan.lines[0].values["members"] == (now,)


@pytest.mark.parametrize("odd", ["演示\x00班", "演示\ud800", "演" * 41])
def test_a_code_that_cannot_be_written_is_a_problem(desk: Desk, odd: str) -> None:
    plan = brought(desk, ["演示甲", odd], header=["姓名", "学历"])
    assert verdicts(plan) == [Verdict.PROBLEM]


def test_strictly_nothing_is_made_that_was_not_there(desk: Desk) -> None:
    plan = planned(desk, sheet(WANG), Options(creates=False))
    assert verdicts(plan) == [Verdict.PROBLEM]


def test_a_masked_number_counts_as_the_one_on_file(desk: Desk) -> None:
    brought(desk, WANG)
    masked: list[Cell] = ["王刚", "A1", "", "", "", "", "138****1111", ""]
    assert verdicts(planned(desk, sheet(masked))) == [Verdict.SAME]
    new: list[Cell] = ["张三", "A9", "", "", "", "", "138****1111", ""]
    imports.apply(desk, planned(desk, sheet(new)))
    assert next(each for each in values(desk) if each["name"] == "张三")["mobile"] is None


@pytest.mark.parametrize("mask", ["138＊＊＊＊1111", "138XXXX1111", "138xxxx1111", "138••••1111"])
def test_a_number_masked_another_way_does_not_replace_the_one_on_file(
    desk: Desk, mask: str
) -> None:
    brought(desk, WANG)
    plan = planned(desk, sheet([*WANG[:6], mask, WANG[7]]))
    assert verdicts(plan) == [Verdict.SAME]


def test_an_identity_number_that_ends_in_x_is_not_masked(desk: Desk) -> None:
    registers.save(desk, Office, {"name": "演示县政协", "keeps_id_cards": "是"})
    brought(desk, ["演示甲", "11010519491231002X"], header=["姓名", "身份证号"])
    assert values(desk)[0]["id_card"] == "11010519491231002X"


def test_a_choice_of_a_record_that_is_gone_is_no_choice(desk: Desk) -> None:
    plan = planned(desk, sheet(WANG), Options(picks={2: 12345}))
    assert verdicts(plan) == [Verdict.NEW]


def test_the_export_guard_is_taken_off(desk: Desk) -> None:
    brought(desk, ["王刚", "A1", "", "", "", "", "'+8613800001111", "'=单位"])
    assert values(desk)[0]["unit"] == "=单位"


def test_a_sector_merged_down_counts_for_every_member(desk: Desk) -> None:
    rows: list[list[Cell]] = [["委员名单", ""], ["界别", "姓名"], ["农业", "王刚"], ["", "李明"]]
    grid = Sheet("表", rows, (MergedRange(0, 0, 0, 1), MergedRange(2, 0, 3, 0)))
    imports.apply(desk, planned(desk, grid))
    assert len({each["sector"] for each in values(desk)}) == 1


def test_pairs_are_read_from_names_in_one_cell(desk: Desk) -> None:
    brought(desk, WANG, LI)
    header: list[Cell] = ["协商点名称", "联系专委会", "驻点委员"]
    row: list[Cell] = ["永宁协商点", "提案委、经济委", "王刚、李明、无名氏"]
    plan = planned(desk, sheet(row, header=header), model=Point)
    assert [(each.key.text, each.may_create) for each in plan.unknown] == [
        ("提案委", True), ("经济委", True), ("无名氏", False),
    ]  # fmt: skip
    assert verdicts(plan) == [Verdict.NEW]
    answers = {Key("member", "无名氏", coded=False): Answer(Way.REFUSE)}
    refused = planned(desk, sheet(row, header=header), Options(answers=answers), Point)
    assert verdicts(refused) == [Verdict.PROBLEM]
    imports.apply(desk, plan)
    (point,) = values(desk, Point)
    assert point["remark"] == "驻点委员（未登记）：无名氏"
    assert (len(point["committees"]), len(point["members"])) == (2, 2)
    assert len(values(desk, Committee)) == 2


def test_an_import_is_one_action_and_can_be_taken_back(desk: Desk) -> None:
    brought(desk, WANG)
    before = values(desk)
    moved: list[Cell] = ["王刚", "A1", "", "", "", "教育", "", "新单位"]
    plan = planned(desk, sheet(moved, LI))
    changed = imports.apply(desk, plan)
    assert changed.records == {"member", "membership", "sector"}
    assert changed.action is not None
    history.undo(desk)
    assert [each["unit"] for each in values(desk)] == [each["unit"] for each in before]
    assert len(values(desk, Sector)) == 1


def test_a_backup_is_made_before_an_import_that_changes_something(desk: Desk) -> None:
    brought(desk, WANG)
    brought(desk, WANG)
    assert [each.reason for each in backups.listed(desk)] == ["导入前"]


def test_an_import_that_is_broken_off_leaves_nothing(desk: Desk) -> None:
    rows: list[list[Cell]] = [[f"委员{n}", f"B{n}", "", "", "", "农业", "", ""] for n in range(200)]
    steps = imports.apply_in_steps(desk, planned(desk, sheet(*rows)), backs_up=False)
    while next(steps)[0] == 0:
        pass
    steps.close()
    assert (values(desk), values(desk, Sector)) == ([], [])


def test_failed_lines_are_saved_with_the_reason_and_come_in_once_mended(
    desk: Desk, tmp_path: Path
) -> None:
    wrong: list[Cell] = ["赵四", "A3", "没有", "", "", "农业", "", ""]
    plan = planned(desk, sheet(WANG, wrong))
    assert imports.save_problems(plan, Destination(tmp_path / "问题.xlsx")) == 1
    (grid,) = imports.open_book(tmp_path / "问题.xlsx").sheets
    assert grid.rows[0][-2:] == ["原表行号", "问题"]
    assert grid.rows[1][-2] == 3
    assert str(grid.rows[1][-1]).startswith("C 列")
    mended = Sheet("表", [grid.rows[0], [*grid.rows[1][:2], "1970.1", *grid.rows[1][3:]]])
    assert verdicts(planned(desk, mended)) == [Verdict.NEW]


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_an_exported_register_comes_back_as_all_the_same(
    desk: Desk, tmp_path: Path, suffix: str
) -> None:
    brought(desk, WANG, LI, ["=赵", "007", "1990", "女", "", "", "+86 139-0000-4444", "-"])
    keys = registers.find(desk, Member, Query())
    path = tmp_path / f"委员{suffix}"
    exports.write(exports.collect(desk, Member, keys), Destination(path))
    (grid,) = imports.open_book(path).sheets
    plan = planned(desk, grid)
    assert [told(plan), verdicts(plan)] == [[], [Verdict.SAME] * 3]


def test_members_of_one_name_come_back_where_they_stand(desk: Desk, tmp_path: Path) -> None:
    keys = [registers.save(desk, Member, {"name": "演示王芳"}).keys[0] for _ in range(2)]
    for name, stationed in (("演示一", keys), ("演示二", keys[:1])):
        registers.save(desk, Point, {"name": name, "members": stationed})
    table = exports.collect(desk, Point, registers.find(desk, Point, Query()))
    exports.write(table, Destination(tmp_path / "点.xlsx"))
    book = imports.open_book(tmp_path / "点.xlsx")
    plan = planned(desk, book.sheets[0], model=Point)
    assert verdicts(plan) == [Verdict.SAME, Verdict.SAME]
    other = sheet(["演示二", "演示王芳、演示王芳"], header=["名称", "驻点委员"])
    assert verdicts(planned(desk, other, model=Point)) == [Verdict.PROBLEM]


def test_a_masked_export_comes_back_as_all_the_same(desk: Desk, tmp_path: Path) -> None:
    brought(desk, WANG)
    keys = registers.find(desk, Member, Query())
    path = tmp_path / "委员.xlsx"
    table = exports.collect(desk, Member, keys, ("name", "cert_no", "mobile"), masked=True)
    exports.write(table, Destination(path))
    (grid,) = imports.open_book(path).sheets
    assert grid.rows[1] == ["王刚", "A1", "138****1111"]
    assert verdicts(planned(desk, grid)) == [Verdict.SAME]


def test_a_mapping_that_was_chosen_is_proposed_the_next_time(desk: Desk, tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    grid = sheet(["王刚", "县医院"], header=["姓名", "在哪上班"])
    proposal = imports.propose(desk, Member, grid, settings)
    assert 1 not in proposal.mapping
    imports.remember(settings, Member, imports.source(proposal, {0: "name", 1: "unit"}))
    assert imports.propose(desk, Member, grid, Settings(tmp_path)).mapping == {0: "name", 1: "unit"}


def test_a_sheet_without_any_known_title_is_refused_in_words(desk: Desk) -> None:
    with pytest.raises(UserError, match="没有一列认得出来"):
        imports.source(imports.propose(desk, Member, sheet(["1", "2"], header=["甲", "乙"])))


def test_the_sheet_that_knows_most_titles_is_proposed(desk: Desk) -> None:
    book = imports.Book("书", (Sheet("说明", [["填表说明"], ["姓名"]]), sheet(WANG)))
    assert imports.best_sheet(desk, Member, book) == 1


def test_pasted_rows_come_in_like_a_book(desk: Desk) -> None:
    book = imports.open_pasted("姓名\t民族\n王刚\t彝\n")
    assert verdicts(planned(desk, book.sheets[0])) == [Verdict.NEW]
