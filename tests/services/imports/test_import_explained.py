"""For every cell of an import: what it says, what was read, what is stored, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.documents.grids import Cell, MergedRange, Sheet
from desktop_app.records.member import Member
from desktop_app.records.office import Committee, Sector
from desktop_app.services import imports, registers
from desktop_app.services.desk import Desk
from desktop_app.services.imports import Answer, Key, Options, Plan, Verdict, Way
from desktop_app.services.imports.import_corrections import (
    EVERY,
    MOST,
    Spot,
    alike,
    corrected,
    is_unread,
    remember_corrections,
    remembered_corrections,
)
from desktop_app.services.imports.import_explained import (
    Tone,
    advice,
    cell_history,
    column_of,
    kind_of,
    line_reason,
    shown,
    written,
)
from desktop_app.settings import Settings

HEADER: list[Cell] = ["姓名", "性别", "民族", "出生年月", "界别", "手机", "工作单位"]


def source_of(
    desk: Desk, *rows: list[Cell], merged: tuple[MergedRange, ...] = ()
) -> imports.Source:
    sheet = Sheet("名册", [HEADER, *rows], merged)
    return imports.source(imports.propose(desk, Member, sheet))


def planned(desk: Desk, *rows: list[Cell], options: Options | None = None) -> Plan:
    return imports.plan(desk, Member, source_of(desk, *rows), options)


@pytest.mark.parametrize(
    ("name", "raw", "after", "why"),
    [
        ("born", "68年8月15日", "1968-08-15", "“68年8月15日”读作“1968-08-15”。"),
        ("born", 1975.03, "1975-03", "“1975.03”读作“1975-03”。"),
        ("nation", "彝", "彝族", "“彝”读作“彝族”。"),
        ("mobile", 13800000125.0, "13800000125", ""),
        ("unit", "县总工会", "县总工会", ""),
        ("sex", "", "", "表里空着，写入后也空着。"),
    ],
)
def test_a_new_line_tells_what_stands_in_a_cell_and_what_is_written(
    desk: Desk, name: str, raw: Cell, after: str, why: str
) -> None:
    places = {"sex": 1, "nation": 2, "born": 3, "mobile": 5, "unit": 6}
    row: list[Cell] = ["董洁", "", "", "", "", "", ""]
    row[places[name]] = raw
    plan = planned(desk, row)
    told = cell_history(plan, plan.lines[0], name)
    assert told.letter == "ABCDEFG"[places[name]]
    assert (told.sheet, told.number, told.title) == ("名册", 2, HEADER[places[name]])
    assert (told.before, told.after, "".join(told.why)) == ("", after, why)
    assert shown(plan, plan.lines[0], name, places[name]).text == after


def test_what_a_new_record_gets_besides_is_told_as_such(desk: Desk) -> None:
    plan = planned(desk, ["董洁", "女", "", "", "", "", ""])
    told = cell_history(plan, plan.lines[0], "term")
    assert (told.letter, told.raw) == ("", "")
    assert "".join(told.why) == "表里没有写，按新增时的规定填上。"
    assert {each.label for each in written(plan, plan.lines[0])} >= {"姓名", "性别", "届次"}


def test_a_change_tells_before_and_after_and_leaves_the_rest_alone(desk: Desk) -> None:
    typed = {"name": "董洁", "born": "1968-08-15", "mobile": "13800000001", "unit": "县一中"}
    registers.save(desk, Member, typed)
    plan = planned(desk, ["董洁", "", "", "1968.8", "", "13800000002", ""])
    (line,) = plan.lines
    assert line_reason(plan, line) == (
        "按届次、姓名、出生日期认出，是本单位已有的委员，只改下面列出的项。"
    )
    mobile = cell_history(plan, line, "mobile")
    assert (mobile.before, mobile.after) == ("13800000001", "13800000002")
    assert shown(plan, line, "mobile", 5).tone is Tone.CHANGED
    born = cell_history(plan, line, "born")
    assert (born.read, born.before, born.after) == ("1968-08", "1968-08-15", "1968-08-15")
    assert "".join(born.why) == "表里写得不如现有的具体，现有的内容不动。"
    assert "".join(cell_history(plan, line, "unit").why) == "表里空着，现有的内容不动。"
    assert [(each.label, each.before) for each in written(plan, line)] == [("手机", "13800000001")]


def test_a_line_that_stays_out_says_where_the_problem_is(desk: Desk) -> None:
    plan = planned(desk, ["杨勇", "男", "", "1982-13", "", "", ""])
    (line,) = plan.lines
    born = cell_history(plan, line, "born")
    assert (born.raw, born.read, born.after) == ("1982-13", "", "")
    assert [each.stops for each in born.remarks] == [True]
    assert shown(plan, line, "born", 3).tone is Tone.WRONG
    assert shown(plan, line, "born", 3).text == "1982-13"
    assert "".join(cell_history(plan, line, "sex").why) == "这一行别的地方有问题，整行没有写入。"
    assert written(plan, line) == []


def test_the_same_says_so(desk: Desk) -> None:
    registers.save(desk, Member, {"name": "董洁", "sex": "女"})
    plan = planned(desk, ["董洁", "女", "", "", "", "", ""])
    (line,) = plan.lines
    assert line.verdict is Verdict.SAME
    assert "内容一样，不改动" in line_reason(plan, line)
    assert "".join(cell_history(plan, line, "sex").why) == "和本单位现有的一样，不动。"


@pytest.mark.parametrize(
    ("way", "why"),
    [
        (Way.USE, "“网络界”对应本单位的“新闻出版界”。"),
        (Way.CREATE, "本单位没有“网络界”，一同新建。"),
        (Way.EMPTY, "“网络界”按您的选择留空。"),
    ],
)
def test_a_name_tells_what_was_chosen_for_it(desk: Desk, way: Way, why: str) -> None:
    (key,) = registers.save(desk, Sector, {"name": "新闻出版界"}).keys
    answers = {Key("sector", "网络界", coded=False): Answer(way, key if way is Way.USE else None)}
    plan = planned(desk, ["张三", "", "", "", "网络界", "", ""], options=Options(answers=answers))
    assert cell_history(plan, plan.lines[0], "sector").why[0] == why


def test_the_answer_for_a_name_is_told_in_its_own_field_only(desk: Desk) -> None:
    registers.save(desk, Committee, {"name": "提案委"})
    plan = planned(desk, ["张三", "", "", "", "县一中", "", "县一中"])
    assert len(plan.unknown) == 1
    assert cell_history(plan, plan.lines[0], "unit").why == ()


def test_a_merged_cell_says_that_its_content_stands_above(desk: Desk) -> None:
    rows: tuple[list[Cell], ...] = (
        ["张三", "", "", "", "经济", "", "甲"], ["李四", "", "", "", "", "", "乙"],
    )  # fmt: skip
    source = source_of(desk, *rows, merged=(MergedRange(1, 4, 2, 4),))
    plan = imports.plan(desk, Member, source)
    told = cell_history(plan, plan.lines[1], "sector")
    assert told.raw == "经济"
    assert told.why[0] == "这一格在表里空着，取上面合并的格或小标题的内容。"


def test_remarks_of_one_kind_are_known_by_field_and_words_without_values(desk: Desk) -> None:
    plan = planned(
        desk, ["张三", "", "", "", "", "138000001", ""], ["李四", "", "", "", "", "1390000023", ""],
        ["王五", "", "", "", "", "13900000000", ""],
    )  # fmt: skip
    kinds = [[kind_of(each) for each in advice(line)] for line in plan.lines]
    assert kinds[0]
    assert kinds[0] == kinds[1] != kinds[2]


def test_a_corrected_cell_is_read_as_if_it_stood_there(desk: Desk) -> None:
    source = source_of(desk, ["杨勇", "男", "", "1982-13", "", "", ""])
    fixed = corrected(source, {Spot(3, 2, ""): "1982-12"})
    plan = imports.plan(desk, Member, fixed)
    (line,) = plan.lines
    assert (line.verdict, line.values["born"]) == (Verdict.NEW, "1982-12")
    told = cell_history(plan, line, "born", source)
    assert (told.raw, told.after) == ("1982-13", "1982-12")
    assert told.why[0] == "已按您的改动当作“1982-12”。"
    assert source.body.rows[0][3] == "1982-13"


def test_all_cells_that_say_the_same_are_corrected_and_one_alone_goes_before(desk: Desk) -> None:
    rows: list[list[Cell]] = [[f"人{n}", "", "", "1980-14", "", "", ""] for n in range(4)]
    source = source_of(desk, *rows)
    assert alike(source, 3, "1980-14") == [2, 3, 4, 5]
    fixed = corrected(source, {Spot(3, EVERY, "1980-14"): "", Spot(3, 3, ""): "1980"})
    plan = imports.plan(desk, Member, fixed)
    assert [line.verdict for line in plan.lines] == [Verdict.NEW] * 4
    assert [line.values.get("born") for line in plan.lines] == [None, "1980", None, None]


def test_a_line_with_a_cell_that_cannot_be_read_is_kept_out_until_it_is_corrected(
    desk: Desk,
) -> None:
    rows: list[list[Cell]] = [
        ["甲", "", "", "1980-14", "", "", ""], ["乙", "", "", "1980-14", "", "", ""],
        ["丙", "", "", "1982-13", "", "", ""], ["丁", "", "", "1982-12", "", "", ""],
    ]  # fmt: skip
    source = source_of(desk, *rows)
    plan = imports.plan(desk, Member, source)
    born = column_of(source, "born")
    unread = [
        (line.number, remark.column)
        for line in plan.lines
        for remark in line.remarks
        if is_unread(line, remark)
    ]
    assert unread == [(2, born), (3, born), (4, born)]
    spots = [Spot(born, EVERY, raw) for raw in ("1980-14", "1982-13")]
    fixed = corrected(source, dict.fromkeys(spots, ""))
    assert imports.plan(desk, Member, fixed).count(Verdict.NEW) == 4


def test_a_double_is_not_taken_for_a_cell_that_cannot_be_read(desk: Desk) -> None:
    row: list[Cell] = ["甲", "", "", "1982-12", "", "", ""]
    source = source_of(desk, row, row)
    plan = imports.plan(desk, Member, source)
    assert plan.count(Verdict.PROBLEM) == 1
    assert not any(is_unread(line, each) for line in plan.lines for each in line.remarks)


def test_nothing_said_leaves_the_very_same_sheet(desk: Desk) -> None:
    source = source_of(desk, ["甲", "", "", "", "", "", ""])
    assert corrected(source, {}) is source


def test_what_was_said_of_cells_is_said_again_when_the_list_comes_again(
    desk: Desk, tmp_path: Path
) -> None:
    rows: list[list[Cell]] = [
        ["甲", "", "", "1980-14", "", "", ""], ["乙", "", "", "1980-14", "", "", ""],
        ["丙", "", "", "1982-13", "", "", ""],
    ]  # fmt: skip
    source = source_of(desk, *rows)
    said = {Spot(3, EVERY, "1980-14"): "", Spot(3, 4, ""): "1982-12"}
    settings = Settings(tmp_path)
    remember_corrections(settings, Member, source, said)
    again = source_of(desk, ["序", "", "", "", "", "", ""], *rows)
    found = remembered_corrections(Settings(tmp_path), Member, again)
    assert found == {Spot(3, EVERY, "1980-14"): "", Spot(3, 5, ""): "1982-12"}
    other = source_of(desk, ["丁", "", "", "1982-13", "", "", ""])
    assert remembered_corrections(settings, Member, other) == {}


def test_only_so_many_corrections_are_remembered(desk: Desk, tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    for start in (0, MOST):
        rows: list[list[Cell]] = [
            [f"人{n}", "", "", f"约{n}岁", "", "", ""] for n in range(start, start + MOST)
        ]
        source = source_of(desk, *rows)
        said = {Spot(3, EVERY, f"约{n}岁"): "" for n in range(start, start + MOST)}
        remember_corrections(settings, Member, source, said)
    assert len(settings.table("import_corrections.member")) == MOST
    assert len(remembered_corrections(settings, Member, source)) == MOST


def test_a_cell_that_gives_two_fields_is_shown_whole_with_its_part(desk: Desk) -> None:
    header: list[Cell] = ["姓名", "工作单位及职务"]
    sheet = Sheet("名册", [header, ["张三", "县医院医生"]])
    source = imports.source(imports.propose(desk, Member, sheet))
    plan = imports.plan(desk, Member, source)
    told = cell_history(plan, plan.lines[0], "post", source)
    assert (told.letter, told.title) == ("B", "工作单位及职务")
    assert (told.raw, told.part, told.after) == ("县医院医生", "医生", "医生")
    assert told.why[0] == "这一格里的“医生”归到单位职务。"


def test_what_a_section_line_tells_says_so(desk: Desk) -> None:
    registers.save(desk, Sector, {"name": "教育界"})
    rows: list[list[Cell]] = [
        ["姓名", "性别", "工作单位"],
        ["教育界（1人）", "", ""],
        ["张三", "男", "一中"],
    ]
    source = imports.source(imports.propose(desk, Member, Sheet("名册", rows)))
    plan = imports.plan(desk, Member, source)
    told = cell_history(plan, plan.lines[0], "sector", source)
    assert (told.letter, told.after) == ("", "教育界")
    assert told.why[0] == "由小标题或工作表的名称得来。"
