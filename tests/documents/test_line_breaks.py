"""Lines break where Chinese typography allows it, and no character is lost."""

from __future__ import annotations

from itertools import pairwise
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents import line_breaks
from desktop_app.documents.kept_whole import (
    HARD,
    JOINER,
    SOFT,
    longest_parts,
    mask_of,
    measured_at,
    whole,
    without_joiners,
)
from desktop_app.documents.line_breaks import (
    NEVER_FIRST,
    NEVER_LAST,
    MeasuredTexts,
    TextLine,
    Unbroken,
    break_lines,
    letter_space,
)
from desktop_app.documents.plain_text import drawable, one_line

WORDS = st.sampled_from(
    ["政协", "委员", "，", "。", "《", "》", "（", "）", "“", "”", "2026", "GB/T", "—", "…"]
)


def width_of(character: str) -> float:
    return 500.0 if character < "\u0250" else 1000.0


def lines_of(text: str, ems: float) -> list[str]:
    return [line.text for line in break_lines(text, width_of, ems * 1000)]


def test_a_short_text_is_one_line() -> None:
    assert break_lines("委员", width_of, 2000) == [TextLine("委员", 2000, last=True)]
    assert break_lines("", width_of, 2000) == [TextLine("", 0, last=True)]


def test_punctuation_never_begins_a_line() -> None:
    assert lines_of("一二三四五，六七", 5) == ["一二三四", "五，六七"]


def test_an_opening_mark_never_ends_a_line() -> None:
    assert lines_of("一二三四《六七》", 5) == ["一二三四", "《六七》"]


def test_spaces_dropped_at_a_break_bring_no_forbidden_mark_there() -> None:
    assert lines_of("一二三四 》五", 5) == ["一二三", "四 》五"]
    assert lines_of("一二三（ 四五六", 5) == ["一二三", "（ 四五六"]


def test_a_word_or_number_is_not_torn() -> None:
    assert lines_of("共有委员2026名", 5) == ["共有委员", "2026名"]


def test_a_number_longer_than_the_line_is_torn_rather_than_lost() -> None:
    assert lines_of("532501197503051234", 4) == ["53250119", "75030512", "34"]


def test_a_dash_of_two_stays_together() -> None:
    assert lines_of("一二三四——六", 5) == ["一二三四", "——六"]


def test_each_paragraph_ends_with_a_last_line() -> None:
    lines = break_lines("一二三\n四", width_of, 2000)
    assert [(line.text, line.last) for line in lines] == [
        ("一二", False),
        ("三", True),
        ("四", True),
    ]


@given(st.lists(WORDS, max_size=60).map("".join), st.integers(1, 30))
def test_no_character_is_lost_and_none_added(text: str, ems: int) -> None:
    assert "".join(lines_of(text, ems)) == text


@given(st.lists(WORDS, min_size=1, max_size=80).map("".join), st.integers(12, 30))
def test_no_line_is_wider_than_its_limit(text: str, ems: int) -> None:
    assert all(line.width <= ems * 1000 for line in break_lines(text, width_of, ems * 1000))


@given(
    st.lists(st.sampled_from(["政协", "委员，", "（会议）", "“一老一小”", "2026年"]), max_size=60)
)
def test_forbidden_marks_stand_neither_first_nor_last(parts: list[str]) -> None:
    lines = lines_of("".join(parts), 12)
    assert all(line[0] not in NEVER_FIRST for line in lines[1:])
    assert all(line[-1] not in NEVER_LAST for line in lines[:-1])


@given(st.lists(WORDS, min_size=1, max_size=80).map("".join))
def test_letter_space_fills_every_line_but_the_last_exactly(text: str) -> None:
    for line in break_lines(text, width_of, 20_000):
        space = letter_space(line, 20_000)
        if space:
            assert abs(line.width + space * (len(line.text) - 1) - 20_000) < 0.01
        if line.last:
            assert space == 0


def test_control_characters_leave_no_trace_and_line_ends_become_one_kind() -> None:
    assert drawable("一\r\n二\r三\u2028四\t五\x07\u202e六") == "一\n二\n三\n四 五六"
    assert one_line("一\n二") == "一 二"


@given(st.text())
def test_drawable_text_stays_as_it_is(text: str) -> None:
    assert drawable(drawable(text)) == drawable(text)


@pytest.mark.parametrize(
    ("text", "ems", "lines"),
    [
        ("会前于2024年11月8日调研", 7, ["会前于", "2024年11月8日", "调研"]),
        ("群众代表3人参加", 4.6, ["群众代表", "3人参加"]),
        ("管网改造4.2公里完工", 6.6, ["管网改造", "4.2公里完工"]),
        ("投入资金360万元整", 6.6, ["投入资金", "360万元整"]),
        ("协商专报第12期报送", 5.5, ["协商专报", "第12期报送"]),
        ("本会第十届委员", 3.5, ["本会", "第十届", "委员"]),
        ("会议时间9:30—11:40整", 8, ["会议时间", "9:30—11:40整"]),
    ],
)
def test_dates_and_numbers_with_their_units_are_not_torn(
    text: str, ems: float, lines: list[str]
) -> None:
    assert lines_of(text, ems) == lines


def test_a_date_too_long_for_a_line_is_divided_behind_year_or_month() -> None:
    assert lines_of("2024年11月28日", 5) == ["2024年11月", "28日"]


def test_a_name_is_divided_behind_its_dot_only_and_only_where_it_must_be() -> None:
    assert lines_of("主持：艾力·库尔班江", 9) == ["主持：", "艾力·库尔班江"]
    assert lines_of("艾力·库尔班江", 6) == ["艾力·", "库尔班江"]
    assert lines_of("孔崇德（县局）、崔立新", 9) == ["孔崇德（县局）、", "崔立新"]


def test_short_brackets_and_words_of_an_office_stay_whole() -> None:
    assert lines_of("乡镇（街道）", 5) == ["乡镇", "（街道）"]
    assert lines_of("人口资源环境委员会", 8) == ["人口资源环境", "委员会"]


def test_a_joined_text_is_not_divided_and_its_joiners_are_dropped() -> None:
    text = f"会议由{whole('孔桂香')}主持"
    assert lines_of(text, 5) == ["会议由", "孔桂香主持"]
    assert lines_of(whole("艾力·库尔班江"), 5) == ["艾力·", "库尔班江"]
    assert break_lines(whole("委员"), width_of, 2000)[0].text == "委员"


def test_the_last_of_several_lines_has_two_characters() -> None:
    assert lines_of("一二三四五六七八九十。", 10) == ["一二三四五六七八", "九十。"]
    assert lines_of("部分采纳", 3) == ["部分", "采纳"]


PIECES = st.sampled_from(
    ["2024年11月8日", "第12期", "3.5万元", "48小时", "委员会", "艾力·库尔班江", "（街道）", "政协",
     "群众", "，", "。", "建", "9:30—11:40，"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join), st.integers(9, 30))
def test_lines_long_enough_tear_no_number_and_leave_no_single_character(
    text: str, ems: int
) -> None:
    lines = lines_of(text, ems)
    for before, after in pairwise(lines):
        assert not (before[-1].isdigit() and (after[0].isdigit() or after[0] in "年月日期万小"))
        assert before[-1] != "第"
    if len(lines) > 1 and "库尔班" not in text:
        assert len(lines[-1].rstrip("，。")) != 1


MIXED = st.lists(
    st.sampled_from(
        [
            *"，、“” ",
            JOINER,
            "政协",
            "委员会",
            "（试行）",
            "2026年3月5日",
            "12.5万元",
            "GB/T",
            "扎西·多吉",
            "第三届",
            "王伟、李芳",
            "——",
            "……",
            "50%",
        ]
    ),
    max_size=30,
).map("".join)


@given(MIXED, st.lists(st.integers(1, 30), min_size=1, max_size=6))
def test_the_lines_counted_at_several_limits_are_those_that_a_text_has(
    text: str, ems: list[int]
) -> None:
    unbroken = Unbroken(text, width_of)
    for each in ems:
        assert unbroken.count(each * 1000) == len(break_lines(text, width_of, each * 1000))


@given(st.lists(MIXED, max_size=8), st.lists(st.integers(1, 30), min_size=1, max_size=3))
def test_measured_texts_have_the_lines_of_texts_broken_for_the_first_time(
    texts: list[str], ems: list[int]
) -> None:
    for kept in (line_breaks.KEPT, 2):
        with mock.patch.object(line_breaks, "KEPT", kept):
            measured = MeasuredTexts(width_of)
            for text in (*texts, "\n".join(texts), *texts):
                for each in (*ems, *ems):
                    lines = break_lines(text, width_of, each * 1000)
                    assert measured.lines(text, each * 1000) == lines
                for part, typed in zip(measured.parts(text), text.split("\n"), strict=True):
                    assert part.longest() == longest_parts(typed, width_of)
            assert len(measured) <= kept


def test_long_texts_take_no_memory_once_they_are_broken() -> None:
    measured = MeasuredTexts(width_of)
    for count in (line_breaks.LONGEST, line_breaks.LONGEST + 1):
        text = "".join(f"第{place}条。" for place in range(count))[:count]
        for _ in range(2):
            assert measured.lines(text, 30_000) == break_lines(text, width_of, 30_000)
            assert measured.parts(text)[0].longest() == longest_parts(text, width_of)
    assert [len(text) for text in measured] == [line_breaks.LONGEST]


@given(MIXED)
def test_a_text_with_joiners_leaves_the_mask_of_the_one_without_as_it_is(text: str) -> None:
    plain = text.replace(JOINER, "")
    before = mask_of(plain)
    without_joiners(f"{text}甲{JOINER}乙")
    assert mask_of.__wrapped__(plain) == mask_of(plain) == before


@given(MIXED)
def test_the_longest_parts_are_as_wide_as_what_no_place_of_a_text_divides(text: str) -> None:
    text = f"{text}甲"  # of ASCII alone each word is a part
    plain, mask = without_joiners(text)
    for strength, found in zip((SOFT, HARD), longest_parts(text, width_of), strict=True):
        widths = [0.0]
        for place, character in enumerate(plain):
            latin = place > 0 and all("!" < x < "\u0250" for x in plain[place - 1 : place + 1])
            held = mask is not None and mask[place] >= strength
            held = held or latin or (place > 0 and measured_at(plain, place) >= strength)
            widths.append((widths[-1] if held else 0.0) + width_of(character))
        assert found == max(widths)
