"""Lists as offices lay them out: sections, page titles, combined columns, several sheets."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_app.documents.grids import Book, Cell, MergedRange, Sheet
from desktop_app.records.consultation import Consultation
from desktop_app.records.member import Member
from desktop_app.records.record import Record
from desktop_app.services import imports, registers
from desktop_app.services.desk import Desk
from desktop_app.services.imports import Plan
from desktop_app.services.imports.import_combined import apart
from desktop_app.services.lookup.cache import lookup
from desktop_app.storage.query.lists import Query

TITLES: list[Cell] = ["姓名", "性别", "手机", "工作单位"]
LU: list[Cell] = ["陆远山", "男", "13887310001", "县农科所"]
BAI: list[Cell] = ["白小楼", "女", "13887310002", "县酒厂"]
HE: list[Cell] = ["何田", "男", "13887310003", "县水厂"]


def sheet(*rows: list[Cell], name: str = "表", merged: tuple[MergedRange, ...] = ()) -> Sheet:
    width = max(map(len, rows))
    return Sheet(name, [[*row, *[""] * (width - len(row))] for row in rows], merged)


def brought(desk: Desk, grid: Sheet | Book, model: type[Record] = Member) -> Plan:
    book = grid if isinstance(grid, Book) else Book("册", (grid,))
    book = imports.offered(desk, model, book)
    chosen = book.sheets[imports.best_sheet(desk, model, book)]
    plan = imports.plan(desk, model, imports.source(imports.propose(desk, model, chosen)))
    imports.apply(desk, plan)
    return plan


def rows(desk: Desk, model: type[Record] = Member) -> dict[str, dict[str, str]]:
    shared = lookup(desk)
    found: dict[str, dict[str, str]] = {}
    for key in registers.find(desk, model, Query()):
        values: dict[str, Any] = registers.draft(desk, model, key).values
        shown = {name: model.field(name).show(value, shared) for name, value in values.items()}
        found[shown[model.NAME]] = {name: text for name, text in shown.items() if text}
    return found


def people(desk: Desk, grid: Sheet | Book) -> set[str]:
    brought(desk, grid)
    return set(rows(desk))


def test_titles_and_headers_of_later_pages_are_no_persons(desk: Desk) -> None:
    page: list[list[Cell]] = [["某县政协委员签到表"], ["培训日期："], ["姓名", "签到"]]
    grid = sheet(*page, ["陆远山", ""], [""], *page, ["白小楼", ""])
    assert people(desk, grid) == {"陆远山", "白小楼"}


def test_a_title_that_stands_above_is_known_again_whatever_it_says(desk: Desk) -> None:
    page: list[list[Cell]] = [["政协某县第十届委员会第三次会议"], ["姓名", "签到"]]
    grid = sheet(*page, ["陆远山", ""], *page, ["白小楼", ""])
    assert people(desk, grid) == {"陆远山", "白小楼"}


@pytest.mark.parametrize(
    "text",
    [
        "2026年3月5日",
        "第 2 页",
        "（续表）",
        "时间：上午9点",
        "二〇二六年三月",
        "注：略",
        "* 为常委",
    ],
)
def test_a_line_of_the_page_or_a_note_between_people_is_nobody(desk: Desk, text: str) -> None:
    assert people(desk, sheet(TITLES, LU, [text], BAI)) == {"陆远山", "白小楼"}


def test_section_lines_give_the_sector_and_are_no_persons(desk: Desk) -> None:
    grid = sheet(
        ["委员名单"], TITLES, ["中共界（2人）"], LU, BAI, ["二、经济界"], HE, ["合计：3人"],
        ["注：略"]
    )  # fmt: skip
    brought(desk, grid)
    assert {name: each["sector"] for name, each in rows(desk).items()} == {
        "陆远山": "中共界", "白小楼": "中共界", "何田": "经济界",
    }  # fmt: skip


def test_a_section_leaves_a_sector_that_the_line_itself_says(desk: Desk) -> None:
    grid = sheet([*TITLES, "界别"], ["中共界"], [*LU, "教育界"], [*BAI, ""])
    brought(desk, grid)
    assert {name: each["sector"] for name, each in rows(desk).items()} == {
        "陆远山": "教育界", "白小楼": "中共界",
    }  # fmt: skip


def test_a_section_that_stands_merged_or_in_another_column_is_none_of_the_persons(
    desk: Desk,
) -> None:
    head: list[Cell] = ["序号", *TITLES]
    grid = sheet(
        head,
        ["提案委员会"],
        ["1", *LU],
        ["", "其他"],
        ["2", *BAI],
        merged=(MergedRange(3, 1, 3, 4),),
    )
    plan = brought(desk, grid)
    assert set(rows(desk)) == {"陆远山", "白小楼"}
    assert rows(desk)["陆远山"]["committee"] == "提案委员会"
    assert imports.left_out(plan.source) == [
        "当作小标题，没有当作记录：第 2 行“提案委员会”、第 4 行“其他”。"
    ]


def test_what_is_taken_for_a_section_is_said(desk: Desk) -> None:
    plan = brought(desk, sheet(TITLES, ["中共界"], LU))
    assert "小标题“中共界”写进了界别。" in plan.source.notices


def test_ditto_marks_stand_for_what_is_above(desk: Desk) -> None:
    brought(
        desk, sheet(TITLES, LU, ["白小楼", "女", "13887310002", "〃"], ["何田", "同上", "", "″"])
    )
    found = rows(desk)
    assert [found[name]["unit"] for name in ("白小楼", "何田")] == ["县农科所"] * 2
    assert found["何田"]["sex"] == "女"


@pytest.mark.parametrize(
    "title",
    ["单位及职务", "工作单位及职务", "工作单位和职务", "所在单位及现任职务", "单位、职务",
    "工作单位/职务",
     "单位与职务", "工作单位职务", "工作单位及职务（全称）"],
)  # fmt: skip
def test_a_column_of_unit_and_post_gives_both(desk: Desk, title: str) -> None:
    brought(desk, sheet(["姓名", title], ["陆远山", "县农科所副所长"], ["白小楼", "县一中教师"]))
    found = rows(desk)
    assert (found["陆远山"]["unit"], found["陆远山"]["post"]) == ("县农科所", "副所长")
    assert (found["白小楼"]["unit"], found["白小楼"]["post"]) == ("县一中", "教师")


@pytest.mark.parametrize(
    ("text", "unit", "post"),
    [
        ("县医院 院长", "县医院", "院长"),
        ("县教育局教研室主任", "县教育局教研室", "主任"),
        ("某镇党委副书记、镇长", "某镇", "党委副书记、镇长"),
        ("县住房和城乡建设局党组书记、局长", "县住房和城乡建设局", "党组书记、局长"),
        ("南溪镇花山村农民", "南溪镇花山村", "农民"),
        ("退休干部", None, "退休干部"),
        ("县第一小学\n高级教师", "县第一小学", "高级教师"),
    ],
)
def test_a_unit_with_a_post_is_taken_apart(text: str, unit: str | None, post: str) -> None:
    found, told = apart(Member, ("unit", "post"), text)
    assert (found.get("unit"), found.get("post"), told) == (unit, post, "")


@pytest.mark.parametrize(
    "text",
    ["中共某县委常委、统战部部长", "县工商联主席 县酒厂董事长", "县委党校", "自由职业",
     "县政协副主席、民盟某县总支主委"],
)  # fmt: skip
def test_what_cannot_be_taken_apart_stays_whole_and_is_said(desk: Desk, text: str) -> None:
    plan = brought(desk, sheet(["姓名", "单位及职务"], ["陆远山", text]))
    assert rows(desk)["陆远山"]["unit"].replace(" ", "") == text.replace(" ", "")
    (line,) = plan.lines
    assert [(each.letter, each.stops) for each in line.remarks if "哪里分开" in each.text] == [
        ("B", False)
    ]


@pytest.mark.parametrize(
    ("title", "cell", "expected"),
    [
        ("姓名及职务", "陆远山（县农科所所长）", {"name": "陆远山", "post": "县农科所所长"}),
        ("姓名、职务", "陆远山 所长", {"name": "陆远山", "post": "所长"}),
        ("界别及职务", "经济界 召集人", {"sector": "经济界", "post": "召集人"}),
        ("专委会及职务", "提案委员会副主任", {"committee": "提案委员会",
        "committee_post": "副主任"}),
        ("联络员及电话", "寅三13887310001", {"contact_person": "寅三", "phone": "13887310001"}),
        ("学历学位", "大学学士", {"education": "本科", "degree": "学士"}),
        ("性别及民族", "女彝", {"sex": "女", "nation": "彝族"}),
        ("单位及电话", "县酒厂 13887310001", {"unit": "县酒厂", "mobile": "13887310001"}),
        ("届内职务", "常委", {"cppcc_post": "常委"}),
    ],
)  # fmt: skip
def test_other_combined_columns_give_what_they_name(
    desk: Desk, title: str, cell: str, expected: dict[str, str]
) -> None:
    named = title.startswith("姓名")
    grid = sheet([title], [cell]) if named else sheet(["姓名", title], ["陆远山", cell])
    brought(desk, grid)
    found = rows(desk)["陆远山"]
    assert {name: found.get(name) for name in expected} == expected


def test_education_and_degree_under_one_head_are_both_read(desk: Desk) -> None:
    grid = sheet(
        ["姓名", "学历学位", ""], ["", "全日制", "在职"], ["陆远山", "大学学士", "研究生硕士"],
        merged=(MergedRange(0, 0, 1, 0), MergedRange(0, 1, 0, 2)),
    )  # fmt: skip
    brought(desk, grid)
    found = rows(desk)["陆远山"]
    assert (found["education"], found["degree"]) == ("本科", "学士")


def test_what_was_chosen_for_a_combined_column_is_remembered(desk: Desk, tmp_path: Any) -> None:
    from desktop_app.settings import Settings

    settings = Settings(tmp_path)
    grid = sheet(["姓名", "单位及职务"], ["陆远山", "县农科所副所长"])
    source = imports.source(imports.propose(desk, Member, grid))
    imports.remember(settings, Member, source)
    again = imports.propose(desk, Member, grid, settings)
    assert again.mapping == {0: "name", 1: "unit+post"}


def book(*sheets: tuple[str, list[list[Cell]]]) -> Book:
    return Book("名册", tuple(sheet(*lines, name=name) for name, lines in sheets))


def test_sheets_of_one_kind_come_in_together_each_with_its_sector(desk: Desk) -> None:
    head: list[Cell] = ["手机", "姓名", "工作单位"]
    moved: list[Cell] = ["13887310002", "白小楼", "县酒厂"]
    short: list[Cell] = ["姓名", "手机", "工作单位"]
    first: list[Cell] = ["陆远山", "13887310001", "县农科所"]
    plan = brought(desk, book(("中共", [short, first]), ("经济界", [head, moved])))
    found = rows(desk)
    assert {name: (each["sector"], each["unit"]) for name, each in found.items()} == {
        "陆远山": ("中共", "县农科所"), "白小楼": ("经济界", "县酒厂"),
    }  # fmt: skip
    assert any("“中共”、“经济界”" in each for each in plan.source.sheet.notices)


def test_a_line_of_sheets_put_together_is_named_by_its_own_sheet(desk: Desk) -> None:
    grid = book(("中共", [TITLES, LU]), ("经济界", [["表"], TITLES, BAI, HE]))
    joined = imports.offered(desk, Member, grid).sheets[0]
    place = next(n for n, row in enumerate(joined.rows, 1) if row[0] == "何田")
    assert joined.origin(place) == ("经济界", 4)
    assert joined.origin(3) == ("中共", 2)


@pytest.mark.parametrize("name", ["调出人员", "离任委员", "历届委员", "已去世", "辞职"])
def test_the_list_of_those_who_left_is_not_read_and_is_named(desk: Desk, name: str) -> None:
    grid = book(
        (name, [[*TITLES, "民族", "备注"], [*HE, "汉", "2024年调出"]]), ("委员", [TITLES, LU])
    )
    plan = brought(desk, grid)
    assert set(rows(desk)) == {"陆远山"}
    assert any(name in each for each in plan.source.sheet.notices)


def test_a_title_can_say_that_a_list_is_of_those_who_left(desk: Desk) -> None:
    gone: list[list[Cell]] = [["已调离委员名单"], [*TITLES, "民族"], [*HE, "汉"]]
    assert people(desk, book(("Sheet1", gone), ("Sheet2", [TITLES, LU]))) == {"陆远山"}


def test_a_sheet_of_another_kind_is_named_as_not_read(desk: Desk) -> None:
    other: list[list[Cell]] = [["科目", "金额"], ["办公费", 100]]
    plan = brought(desk, book(("委员", [TITLES, LU]), ("经费", other)))
    assert plan.source.sheet.notices == ("没有读入的工作表：“经费”。",)


@pytest.mark.parametrize(
    ("rows_above", "cell", "day"),
    [
        ([["某县2025年协商工作台账"]], "4月8日", "2025-04-08"),
        ([["协商台账"], ["（2025年度）"]], "4月8日", "2025-04-08"),
        ([["2025年协商台账"]], "4.8", "2025-04-08"),
        ([["2025年协商台账"]], "4月", "2025-04"),
        ([["2025年协商台账"]], "2024年4月8日", "2024-04-08"),
    ],
)
def test_the_title_tells_the_year_of_days_without_one(
    desk: Desk, rows_above: list[list[Cell]], cell: str, day: str
) -> None:
    brought(desk, sheet(*rows_above, ["协商主题", "时间"], ["停车难", cell]), Consultation)
    assert rows(desk, Consultation)["停车难"]["held_on"] == day


def test_sections_tell_year_and_month_and_the_line_above_the_year(desk: Desk) -> None:
    grid = sheet(
        ["协商主题", "时间"], ["2025年"], ["二月"], ["停车难", "8日"], ["三月"], ["垃圾", "5日"],
        ["2024年"], ["路灯", "6月1日"],
    )  # fmt: skip
    brought(desk, grid, Consultation)
    found = {name: each["held_on"] for name, each in rows(desk, Consultation).items()}
    assert found == {"停车难": "2025-02-08", "垃圾": "2025-03-05", "路灯": "2024-06-01"}
    brought(desk, sheet(["协商主题", "时间"], ["公厕", "2023.3.1"], ["桥", "4月8日"]), Consultation)
    assert rows(desk, Consultation)["桥"]["held_on"] == "2023-04-08"


def test_a_title_tells_nothing_about_the_birth_of_people(desk: Desk) -> None:
    grid = sheet(["2025年委员名单"], ["姓名", "出生年月"], ["陆远山", "4月8日"])
    brought(desk, grid)
    assert "2025" not in str(rows(desk))


def test_a_sheet_that_only_repeats_the_people_of_another_is_not_read_again(desk: Desk) -> None:
    plan = brought(
        desk, book(("委员", [TITLES, LU, BAI]), ("打印用", [["委员名册"], TITLES, LU, BAI]))
    )
    assert len(plan.lines) == 2
    assert plan.source.sheet.notices == ("没有读入的工作表：“打印用”（内容重复）。",)
