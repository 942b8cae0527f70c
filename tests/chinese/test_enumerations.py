"""Numbered items in one text: every common way to number, nothing lost, no decimal taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.chinese.enumerations import enumerated, items, numbered
from desktop_app.chinese.numerals import chinese_number

WAYS = {
    "arabic": lambda n: f"{n}.",
    "spaced": lambda n: f"{n} . ",
    "wide": lambda n: f"{chr(0xFF10 + n)}．" if n < 10 else f"{n}．",
    "comma": lambda n: f"{n}、",
    "half": lambda n: f"{n}）",
    "bracket": lambda n: f"（{n}）",
    "narrow": lambda n: f"({n})",
    "circle": lambda n: chr(0x245F + n),
    "chinese": lambda n: f"{chinese_number(n)}、",
    "chinese bracket": lambda n: f"（{chinese_number(n)}）",
    "ordinal": lambda n: f"第{chinese_number(n)}，",
    "is": lambda n: f"{chinese_number(n)}是",
}
WORDS = st.lists(
    st.sampled_from(
        (
            "加强路灯巡查",
            "投入2.5万元修路",
            "2025.3.1前办结",
            "按第三条第（二）项办理",
            "每天9:30开放",
            "覆盖1、2号楼",
            "占比12.5%，逐年提高",
            "由住建局牵头；交警配合",
            "修建停车场（50个车位）",
            "在5.1前完成",
        )
    ),
    min_size=2,
    max_size=12,
)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("end", ["\n", "\r\n", "；", "。 "])
def test_every_way_to_number_gives_its_items(way: str, end: str) -> None:
    said = ["加强路灯巡查", "增设停车位", "整治占道经营"]
    text = end.join(f"{WAYS[way](n)}{each}" for n, each in enumerate(said, 1))
    assert [each.rstrip("；。") for each in items(text)] == said


@given(WORDS, st.sampled_from(sorted(WAYS)), st.sampled_from(["\n", "；\n", "。"]))
def test_splitting_undoes_joining(said: list[str], way: str, end: str) -> None:
    text = end.join(f"{WAYS[way](n)}{each}" for n, each in enumerate(said, 1))
    assert [each.rstrip("；。") for each in items(text)] == said


NESTED = st.lists(
    st.sampled_from(("加强巡查", "投入2.5万元", "一、总体\n二、分项", "按（一）办")), min_size=2
)


@given(NESTED)
def test_numbered_text_gives_its_items_back(said: list[str]) -> None:
    assert items(numbered(said)) == said


PARTS = [
    "1.",
    "2.",
    "3、",
    "1、",
    "（1）",
    "（2）",
    "①",
    "②",
    "一、",
    "二、",
    "一是",
    "二是",
    "第一，",
    "第二，",
    "\n",
    " ",
    "。",
    "；",
    "2.5",
    "2025.3.1",
    "修路",
    "第（二）项",
    "9:30",
    "⒈",
]


@given(st.lists(st.sampled_from(PARTS), max_size=30).map("".join) | st.text(max_size=40))
def test_no_character_is_lost(text: str) -> None:
    found = enumerated(text)
    whole = "".join(mark + part for mark, part in zip(found.marks, found.items, strict=False))
    if not found.marks:
        whole = "".join(found.items)
    kept = "".join((found.lead + whole).split())
    if "" not in found.items and len(found.marks) in (0, len(found.items)):
        blank_free = "".join(text.split())
        assert kept == blank_free or _only_empty_marks_left(blank_free, kept)


def _only_empty_marks_left(text: str, kept: str) -> bool:
    """Whether what is not kept is nothing but numbers without a text behind them."""
    at = 0
    for character in text:
        if at < len(kept) and kept[at] == character:
            at += 1
        elif not (character.isnumeric() or character in ".．、（）()第，是 ：:,"):
            return False
    return at == len(kept)


@pytest.mark.parametrize(
    "text",
    [
        "投入2.5万元修路",
        "1.5万元补助",
        "2025.3.1前完成，2025.4.1验收",
        "1、2、3号楼漏水",
        "一、二、三组饮水困难",
        "按《条例》第（一）项和第（二）项办理",
        "9:30、10:30各一班",
        "第一、二季度完成",
        "统一是关键",
        "3月1、2日",
        "一条没有编号的建议\n分成两行写",
    ],
)
def test_what_is_no_numbering_stays_whole(text: str) -> None:
    assert items(text) == [text]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "一、加强管理：\n1.巡查；\n2.登记。\n二、增设路灯",
            ["加强管理：\n1.巡查；\n2.登记。", "增设路灯"],
        ),
        (
            "1.加强管理。一是巡查；二是登记。2.增设路灯",
            ["加强管理。一是巡查；二是登记。", "增设路灯"],
        ),
        ("1.加强管理2.增设路灯3.修路", ["加强管理", "增设路灯", "修路"]),
        ("1.2025年底前完工；2.2026年验收", ["2025年底前完工；", "2026年验收"]),
        ("1.加强\n2.\n3.扩大", ["加强", "扩大"]),
        ("1.单独一条", ["单独一条"]),
        ("1.加强巡查：一是定人；二是定岗", ["加强巡查：一是定人；二是定岗"]),
        ("1.加强巡查：\n一是定人；\n二是定岗", ["加强巡查：\n一是定人；\n二是定岗"]),
        ("一、修路：1.硬化；2.排水", ["修路：1.硬化；2.排水"]),
        ("一、意见建议\n1.修路\n2.修桥", ["修路", "修桥"]),
        ("①修路②修桥", ["修路", "修桥"]),
        ("1.按（一）（二）项办\n2.修桥", ["按（一）（二）项办", "修桥"]),
        ("", []),
    ],
)
def test_items_of_a_text(text: str, found: list[str]) -> None:
    assert items(text) == found


def test_text_before_the_first_number_is_the_lead() -> None:
    found = enumerated("会议建议：1.修路；2.修桥")
    assert (found.lead, found.items) == ("会议建议：", ("修路；", "修桥"))


@pytest.mark.parametrize("text", ["1.修路\n2.修桥\n4.修渠", "1.修路\n2.修桥\n1.植树\n2.种草"])
def test_numbers_that_do_not_run_on_leave_the_text_whole_and_say_so(text: str) -> None:
    found = enumerated(text)
    assert (found.items, found.broken) == ((text,), True)
