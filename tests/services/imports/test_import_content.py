"""Lists without a header: nobody is lost, and each column is known by what stands in it."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_app.documents.grids import Cell, Sheet
from desktop_app.records.member import Member
from desktop_app.records.point import Point
from desktop_app.services import imports, registers
from desktop_app.services.desk import Desk
from desktop_app.services.imports.import_content import guessed_by_content
from desktop_app.services.imports.import_people import looks_like_name
from desktop_app.storage.query.lists import Query

ROWS: tuple[list[Cell], ...] = (
    ["1", "陆远山", "男", "汉", "1982.6", "中共党员", "经济界", "县农科所副所长", "13887310001"],
    ["2", "白小楼", "女", "哈尼族", "1979.11", "民盟", "教育界", "县一中教师", "13887310002"],
    ["3", "何田", "男", "彝", "1990.1", "群众", "特邀人士", "县医院院长", "13887310003"],
)


def sheet(*rows: list[Cell]) -> Sheet:
    width = max(map(len, rows))
    return Sheet("名单", [[*row, *[""] * (width - len(row))] for row in rows])


def brought(desk: Desk, grid: Sheet) -> list[dict[str, Any]]:
    proposal = imports.propose(desk, Member, grid)
    imports.apply(desk, imports.plan(desk, Member, imports.source(proposal)))
    keys = registers.find(desk, Member, Query(sort="mobile"))
    return [registers.draft(desk, Member, key).values for key in keys]


def test_a_list_without_a_header_is_known_by_its_content(desk: Desk) -> None:
    assert imports.propose(desk, Member, sheet(*ROWS)).mapping == {
        1: "name", 2: "sex", 3: "nation", 4: "born", 5: "politics", 6: "sector", 7: "unit+post",
        8: "mobile",
    }  # fmt: skip


@pytest.mark.parametrize(
    "above", [[], [["某县政协委员名单"]], [["某县政协委员名单"], ["2026年3月"], [""]], [["经济界"]]]
)
def test_the_first_person_is_not_taken_for_the_header(desk: Desk, above: list[list[Cell]]) -> None:
    found = brought(desk, sheet(*above, *ROWS))
    assert [each["name"] for each in found] == ["陆远山", "白小楼", "何田"]
    assert [each["post"] for each in found] == ["副所长", "教师", "院长"]


def test_a_bare_column_of_names_is_a_list(desk: Desk) -> None:
    rows: list[list[Cell]] = [["陆远山"], ["白 小楼"], ["何田"], ["欧阳修"]]
    assert len(brought(desk, sheet(["委员名单"], *rows))) == 4


@pytest.mark.parametrize(
    ("rows", "mapping"),
    [
        ([["陆远山", "13887310001"], ["白小楼", "13887310002"]], {0: "name", 1: "mobile"}),
        ([["陆远山", "县医院"], ["白小楼", "县水务局"]], {0: "name", 1: "unit"}),
        ([["陆远山", "院长"], ["白小楼", "副局长"]], {0: "name", 1: "post"}),
        ([["陆远山", "提案委员会"], ["白小楼", "经济委员会"]], {0: "name", 1: "committee"}),
        ([["陆远山", "本科", "学士"], ["白小楼", "大专", ""]], {0: "name", 1: "education",
        2: "degree"}),
        ([["陆远山", "a@b.cn"], ["白小楼", "c@d.cn"]], {0: "name", 1: "email"}),
        ([["男", "陆远山"], ["女", "白小楼（女）"]], {0: "sex", 1: "name"}),
    ],
)  # fmt: skip
def test_each_kind_of_column_is_known(
    desk: Desk, rows: list[list[Cell]], mapping: dict[int, str]
) -> None:
    found = imports.propose(desk, Member, sheet(*rows))
    assert (found.mapping, found.header.depth, found.header.body) == (mapping, 0, 0)


def test_a_list_with_a_header_keeps_it(desk: Desk) -> None:
    found = imports.propose(desk, Member, sheet(["名字", "栏目"], ["陆远山", "男"], ["何田", "男"]))
    assert (found.header.depth, found.mapping) == (1, {0: "name"})


def test_what_is_no_list_of_people_is_not_taken_for_one(desk: Desk) -> None:
    found = imports.propose(desk, Member, sheet(["办公费", "100"], ["差旅费", "200"]))
    assert (found.header.depth, found.mapping) == (1, {})
    assert imports.propose(desk, Point, sheet(*ROWS)).header.depth == 1


def test_columns_without_titles_are_not_remembered(desk: Desk, tmp_path: Any) -> None:
    from desktop_app.settings import Settings

    settings = Settings(tmp_path)
    imports.remember(settings, Member, imports.source(imports.propose(desk, Member, sheet(*ROWS))))
    assert settings.table("import_columns.member") == {}


def test_a_chosen_list_without_a_header_is_guessed_too() -> None:
    assert guessed_by_content(Member, sheet(*ROWS), 0)[1] == "name"


@pytest.mark.parametrize("text", ["王刚", "欧阳修", "阿依古丽·买买提", "王 刚", "上官婉儿"])
def test_names_look_like_names(text: str) -> None:
    assert looks_like_name(text)


@pytest.mark.parametrize(
    "text", ["县医院", "办公费", "男", "经济界", "王局长", "", "2026年", "高中教师"]
)
def test_other_texts_do_not(text: str) -> None:
    assert not looks_like_name(text)
