"""The prints of culture: every field is seen, long texts, sums, what is refused and why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from desktop_app.documents.prints import Shown
from desktop_app.documents.prints.declared import STORED
from desktop_app.documents.prints.manuscript_lists import contents, fees
from desktop_app.documents.prints.reading_prints import books, readings
from tests.documents.prints.chain_content import SETTING, huge, longest, marked, row, shown
from tests.documents.prints.test_chain_prints import print_of, text_of, ways

KEYS = (
    "manuscript_form", "manuscript_notice", "manuscript_return", "manuscript_ledger",
    "manuscript_contents", "manuscript_fees", "collection_receipt", "collection_catalogue",
    "book_halves", "reading_register",
)  # fmt: skip
UNSEEN = {
    "manuscript_contents": {"author"}, "manuscript_fees": {"volume_place"},
    "collection_receipt": {"return_due", "returned_on"},
    "collection_catalogue": {"return_due"}, "book_halves": {"committee"},
}  # fmt: skip
"""What a print shows only where another field is empty or has another code, or sorts by."""


@pytest.mark.parametrize("key", KEYS)
def test_every_field_that_a_print_reads_is_seen_on_its_page(key: str, tmp_path: Path) -> None:
    one = marked(print_of(key))
    text = text_of(key, tmp_path / "p.pdf", one)
    lost = {
        name for name, each in one.values.items()
        if not name.endswith(STORED) and not any(way in text for way in ways(each))
    }  # fmt: skip
    assert lost == UNSEEN.get(key, set())


@pytest.mark.parametrize("key", KEYS)
def test_long_texts_are_clean_pages(key: str, tmp_path: Path) -> None:
    for one in (huge(print_of(key), 3_000, 20), longest(print_of(key))):
        assert text_of(key, tmp_path / "p.pdf", one)


@pytest.mark.parametrize("key", KEYS)
def test_an_empty_record_is_a_page_too(key: str, tmp_path: Path) -> None:
    assert text_of(key, tmp_path / "p.pdf", shown(print_of(key), "演示", None, name="演示"))


def piece(key: str, name: str, **values: str) -> Shown:
    return shown(print_of(key), name, None, name=name, **values)


def test_fees_are_summed_to_the_cent() -> None:
    own = [
        piece(
            "manuscript_fees",
            "乙",
            volume="演示辑",
            volume_place="2",
            words="1,234",
            fee="98.72",
            copies="2",
            state="出版",
        ),
        piece(
            "manuscript_fees",
            "甲",
            volume="演示辑",
            volume_place="1",
            words="2500",
            fee="1,200.30",
            copies="1",
            state="出版",
        ),
        piece("manuscript_fees", "丙", volume="另一辑", fee="5.00", state="出版"),
    ]
    made = fees(own, SETTING, {"volume": "演示辑"})
    (group,) = made.groups
    assert [line[1] for line in group.rows] == ["甲", "乙", "合计"]
    assert (group.rows[-1][4], group.rows[-1][6], group.rows[-1][7]) == ("3734", "1,299.02", "3")
    assert made.note == "演示辑、共2篇，合计1,299.02元"


def test_contents_are_in_the_order_of_the_volume_below_its_parts() -> None:
    own = [
        piece("manuscript_contents", "丙", volume="演示辑", volume_place="3", volume_part="人物"),
        piece("manuscript_contents", "甲", volume="演示辑", volume_place="1", volume_part="往事"),
        piece("manuscript_contents", "丁", volume="演示辑", volume_part="人物", pen_name="笔名"),
        piece("manuscript_contents", "乙", volume="演示辑", volume_place="2", volume_part="往事"),
    ]
    made = contents(own, SETTING, {})
    assert made.title == "演示辑目录"
    assert [(each.title, [line[1] for line in each.rows]) for each in made.groups] == [
        ("往事（2篇）", ["甲", "乙"]), ("人物（2篇）", ["丙", "丁"]),
    ]  # fmt: skip
    assert made.groups[1].rows[1][2] == "笔名"


def test_contents_of_several_volumes_name_each() -> None:
    own = [piece("manuscript_contents", name, volume=f"{name}辑") for name in ("甲", "乙")]
    made = contents(own, SETTING, {})
    assert [each.title for each in made.groups] == ["乙辑（1篇）", "甲辑（1篇）"]


@pytest.mark.parametrize(
    ("key", "values", "refused"),
    [
        ("manuscript_notice", {"state": "已收"}, "还没有采用，不能印采用通知"),
        ("manuscript_notice", {"state": "采用"}, ""), ("manuscript_notice", {"state": "出版"}, ""),
        ("manuscript_return", {"state": "采用"}, "没有退稿，不用印退稿函"),
        ("manuscript_return", {"state": "退稿"}, ""),
        ("manuscript_contents", {}, "还没有编入书籍"),
        ("manuscript_contents", {"volume": "甲"}, ""),
        ("manuscript_fees", {"state": "已收", "fee": "5.00"}, "还没有采用，不发稿费"),
        ("manuscript_fees", {"state": "采用"}, "没有登记稿费、样书"),
        ("manuscript_fees", {"state": "采用", "copies": "1"}, ""),
    ],
)  # fmt: skip
def test_what_is_not_printed_is_said(key: str, values: dict[str, str], refused: str) -> None:
    assert print_of(key).refuses(piece(key, "演示", **values), SETTING) == refused


def test_a_return_without_reason_or_author_is_doubted() -> None:
    one = piece("manuscript_return", "演示", state="退稿")
    assert print_of("manuscript_return").doubts(one, SETTING) == (
        "没有写作者，抬头印“作者”；没有写退稿原因"
    )


@pytest.mark.parametrize(("way", "told"), [("捐赠", "自愿"), ("借展", "完好归还"),
                                           ("复制", "已收回原件")])  # fmt: skip
def test_a_receipt_says_what_was_agreed(way: str, told: str, tmp_path: Path) -> None:
    one = piece("collection_receipt", "演示铜铃", way=way, return_due="2026-06-05")
    text = text_of("collection_receipt", tmp_path / "p.pdf", one)
    assert told in text
    assert ("2026年6月5日" in text) is (way != "捐赠")


def half(name: str, **values: Any) -> Shown:
    return piece("book_halves", name, year="2026", half="下半年", **values)


def test_books_of_everybody_come_first_in_each_half_year() -> None:
    own = [
        half("丙", scope="专委会书目", committee="演示经济委员会"),
        half("甲", scope="共读书目"),
        piece("book_halves", "早", year="2026", half="上半年", scope="共读书目"),
        half("乙", scope="共读书目"),
    ]
    made = books(own, SETTING, {})
    assert [(each.title, [line[1] for line in each.rows]) for each in made.groups] == [
        ("2026年下半年　共读书目", ["甲", "乙"]), ("2026年下半年　演示经济委员会", ["丙"]),
        ("2026年上半年　共读书目", ["早"]),
    ]  # fmt: skip


def test_sessions_are_summed_with_their_notes() -> None:
    wanted = print_of("reading_register")
    notes = [row(wanted, "reading_note", member="演示甲", title="一得", words="900"),
             row(wanted, "reading_note", author="演示乙")]  # fmt: skip
    own = [
        shown(wanted, "二", {"reading_note": notes}, name="二", day="2026-05-10", people="12"),
        shown(wanted, "一", None, name="一", day="2026-04-10", people="1,008"),
    ]
    made = readings(own, SETTING, {})
    assert made.note == "（共2期，1020人次，心得2篇）"
    assert [line[3] for line in made.groups[0].rows] == ["一", "二"]
    assert made.groups[0].rows[1][-1] == "演示甲《一得》（900字）\n演示乙"
