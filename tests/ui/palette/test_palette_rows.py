"""The lines of the palette: which there are, how many of each kind, which lead on."""

from __future__ import annotations

import pytest

from desktop_app.services.registers.quick_search import Found, Hits
from desktop_app.ui.palette.palette_rows import (
    COMMANDS,
    EVERY,
    FEW,
    MANY,
    PEOPLE,
    RECORDS,
    HitKind,
    PaletteLine,
    command_lines,
    hit_lines,
    marked_part,
    search_words,
    shown,
)
from desktop_app.ui.window.page import Command

TITLES = ("新建委员", "导出委员到 Excel", "立即备份", "打印督办清单")


def nothing() -> None:
    """A line that does nothing when it is run."""


def commands(*titles: str) -> list[tuple[Command, str]]:
    return [(Command(each, "", nothing), search_words(each)) for each in titles]


def found(title: str, *, person: bool = False) -> Found:
    return Found("member" if person else "topic", 7, title, "县医院", "委员", "member", person)


def kind(name: str, count: int) -> HitKind:
    lines = tuple(PaletteLine(f"{name}{place}", run=nothing) for place in range(count))
    return HitKind(name, lines, str(count))


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("", TITLES),
        ("委员", TITLES[:2]),
        ("xjwy", TITLES[:1]),
        ("EXCEL", (TITLES[1],)),
        ("委员 导出", (TITLES[1],)),
        ("委员 备份", ()),
        ("  备份  ", (TITLES[2],)),
    ],
)
def test_commands_are_found_by_every_word(typed: str, titles: tuple[str, ...]) -> None:
    lines = command_lines(commands(*TITLES), typed).lines
    assert tuple(each.title for each in lines) == titles


def test_the_shortcut_stands_at_the_right() -> None:
    command = Command("使用手册", "F1", nothing)
    (line,) = command_lines([(command, search_words(command.title))], "").lines
    assert (line.right, line.run) == ("F1", nothing)


def test_people_and_records_are_kept_apart_and_the_rest_is_searched_in_its_list() -> None:
    opened: list[Found] = []
    searched: list[tuple[str, str]] = []
    hits = [
        Hits("member", "委员", person=True, found=(found("张三", person=True),), more=False),
        Hits("topic", "议题", person=False, found=(found("路灯"), found("修路")), more=True),
    ]
    people, records = hit_lines(hits, "lu", opened.append, lambda *each: searched.append(each))
    assert [each.title for each in people.lines] == ["张三"]
    assert [each.title for each in records.lines] == ["路灯", "修路", "在议题里找“lu”"]
    assert (people.total, records.total) == ("1", "2+")
    for line in (*people.lines, *records.lines):
        assert line.run is not None
        line.run()
    assert [each.title for each in opened] == ["张三", "路灯", "修路"]
    assert searched == [("topic", "lu")]


def test_nothing_found_leaves_no_line() -> None:
    people, records = hit_lines([], "x", print, print)
    assert (people, records) == (HitKind(PEOPLE, (), "0"), HitKind(RECORDS, (), "0"))
    assert shown([people, records], EVERY) == []


def test_one_kind_alone_has_no_head() -> None:
    assert [each.title for each in shown([kind(COMMANDS, 2), kind(PEOPLE, 0)], EVERY)] == [
        "命令0", "命令1",
    ]  # fmt: skip


def test_several_kinds_have_heads_that_cannot_be_run() -> None:
    lines = shown([kind(PEOPLE, 1), kind(RECORDS, 1)], EVERY)
    assert [(each.title, each.run is not None) for each in lines] == [
        ("人", False), ("人0", True), ("记录", False), ("记录0", True),
    ]  # fmt: skip


def test_of_many_a_few_stand_beside_the_others_and_the_number_left_is_said() -> None:
    lines = shown([kind(PEOPLE, FEW + 4), kind(RECORDS, FEW)], EVERY)
    assert sum(each.run is not None for each in lines) == 2 * FEW
    assert [each.title for each in lines if "还有" in each.title] == ["还有 4 人"]


@pytest.mark.parametrize(("count", "listed"), [(0, 0), (MANY, MANY), (50_000, MANY)])
def test_one_chosen_kind_is_listed_up_to_a_bound(count: int, listed: int) -> None:
    assert len(shown([kind(PEOPLE, count), kind(COMMANDS, 9)], PEOPLE)) == listed


@pytest.mark.parametrize(
    ("title", "typed", "part"),
    [
        ("关于完善网格管理的提案", "网格管", "网格管"),
        ("关于完善网格管理的提案", "wgg", "网格管"),
        ("关于完善网格管理的提案", "wanggeg", "网格管"),
        ("王建国", "WJG", "王建国"),
        ("王建国", "jian", "建"),
        ("单小明", "sxm", "单小明"),
        ("XS-014 协商点", "xs-", "XS-"),
        ("王建国", "县医院", ""),
        ("王建国", "", ""),
        ("王建国", "138", ""),
        ("路灯", "路灯 修", "路灯"),
    ],
)
def test_the_typed_part_of_a_title_is_marked(title: str, typed: str, part: str) -> None:
    start, end = marked_part(title, typed)
    assert title[start:end] == part
