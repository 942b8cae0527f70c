"""What a line of few words is: total, note, page line, title or section."""

from __future__ import annotations

import pytest

from desktop_app.documents import line_kinds

SUMS = (
    "合计", "小 计", "合计：12人", "总计", "共12人", "共计 12 人", "合计（人）", "总人数：30",
    "人数合计",
    "以上共 30 名", "男12人，女3人", "本页合计", "全县总计：120人", "合计人数", "小计3人", "共3场",
)  # fmt: skip
NO_SUMS = ("合计印刷厂", "计生局", "共青团县委", "男", "共和村", "总工会", "王小计", "计划科12人组")
SECTIONS = (
    "中共界（12人）", "一、经济界", "（二）教育界", "第一组", "二月", "2025年3月", "中共", "民革",
    "工商联",
    "提案委员会", "经济委员会 8人", "1、医药卫生界", "特邀人士", "农业和农村界：", "上半年",
    "无党派人士 5名",
    "第三季度", "南溪镇", "共青团和青联",
)  # fmt: skip
NO_SECTIONS = (
    "王刚",
    "李明明",
    "欧阳修",
    "阿依古丽·买买提",
    "1.王刚",
    "王 刚",
    "尼玛",
    "（1）李明",
)
NOTES = (
    "注：手机号待核", "备注：以上名单", "制表人：李明", "填报单位：县政协", "说明：1.本表一式三份",
    "审核：张三",
    "※请核对", "* 带星号的为常委", "统计时间：2026年3月", "联系电话：0873-3720001", "填表说明：略",
)  # fmt: skip
PAGES = (
    "第 2 页", "第2页 共3页", "续表", "（续表）", "培训日期：", "日期：2026年3月5日",
    "2026年3月5日", "- 2 -",
    "共3页", "二〇二六年三月", "时间：上午", "接上表", "2026.3.5",
)  # fmt: skip


@pytest.mark.parametrize("text", SUMS)
def test_a_total_is_known(text: str) -> None:
    assert line_kinds.is_sum(text)


@pytest.mark.parametrize("text", [*NO_SUMS, *SECTIONS, *NO_SECTIONS])
def test_what_only_looks_like_a_total_is_none(text: str) -> None:
    assert not line_kinds.is_sum(text)


@pytest.mark.parametrize("text", SECTIONS)
def test_a_section_of_a_list_of_people_is_known(text: str) -> None:
    assert line_kinds.is_section(text, person=True)


@pytest.mark.parametrize("text", NO_SECTIONS)
def test_a_name_is_no_section(text: str) -> None:
    assert not line_kinds.is_section(text, person=True)


def test_names_that_end_like_places_are_sections_only_in_lists_that_say_more_than_names() -> None:
    assert line_kinds.is_section("王安镇", person=True)
    assert not line_kinds.is_section("王安镇", person=True, full=False)


@pytest.mark.parametrize("text", NOTES)
def test_a_note_below_a_table_is_known(text: str) -> None:
    assert line_kinds.is_note(text)


@pytest.mark.parametrize("text", PAGES)
def test_a_line_of_the_printed_page_is_known(text: str) -> None:
    assert line_kinds.is_page_line(text)


@pytest.mark.parametrize("text", NO_SECTIONS)
def test_a_name_is_neither_note_nor_page_line_nor_title(text: str) -> None:
    assert not line_kinds.is_note(text)
    assert not line_kinds.is_page_line(text)
    assert not line_kinds.is_title(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("一、中共界（12人）", "中共界"), ("（二）经济界", "经济界"), ("【教育界】", "教育界"),
        ("【经济界（3人）】", "经济界"), ("提案委员会 8 人", "提案委员会"), ("第一组", "第一组"),
        ("民革：", "民革"), ("1.工商联 共5名", "工商联"),
    ],
)  # fmt: skip
def test_the_name_of_a_section_is_without_number_and_count(text: str, name: str) -> None:
    assert line_kinds.section_name(text) == name
