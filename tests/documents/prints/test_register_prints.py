"""Prints of requests, regulations, staff and instructions; cards: empty, full, huge, many."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.placed_items import PlacedBox, PlacedLine, PlacedPicture, PlacedText
from desktop_app.documents.prints import member_cards, staff_lists
from desktop_app.documents.prints.days import aged, years_old
from desktop_app.documents.prints.declared import STORED
from desktop_app.documents.prints.request_lists import LATE
from desktop_app.documents.prints.staff_lists import Strength, sum_of
from tests.documents.pdf_reading import page_lines
from tests.documents.prints.chain_content import SETTING, huge, longest, marked, row, shown
from tests.documents.prints.test_chain_prints import jpeg, print_of, text_of, ways

KEYS = (
    "request_register", "upward_report_register", "regulation_catalogue", "regulation_duties",
    "staff_roster", "instruction_sheet",
)  # fmt: skip
COUNTED = {"regulation_duty"}
"""Rows of a child that the catalogue only counts."""


@pytest.mark.parametrize("key", KEYS)
def test_every_field_that_a_print_reads_is_seen_on_its_page(key: str, tmp_path: Path) -> None:
    one = marked(print_of(key))
    values = {**one.values, "section": ""} if key == "staff_roster" else one.values
    text = text_of(key, tmp_path / "p.pdf", replace(one, values=values), which="all")
    lost = {
        name for name, each in values.items()
        if each and not name.endswith(STORED) and not any(way in text for way in ways(each))
        and not (name == "born" and each[:7].replace("-", ".") in text)
    }  # fmt: skip
    assert lost == set()


@pytest.mark.parametrize("key", KEYS)
def test_long_texts_are_clean_pages(key: str, tmp_path: Path) -> None:
    for one in (huge(print_of(key), 3_000, 20), longest(print_of(key))):
        assert text_of(key, tmp_path / "p.pdf", one, which="all")


def request(state: str, **values: str) -> Any:
    return shown(print_of("request_register"), "演示请示", None, state=state, **values)


def test_a_register_counts_the_replies_that_are_late(tmp_path: Path) -> None:
    late = request("待批", reply_due="2026-11-22", name="甲请示")
    today = request("待批", reply_due="2026-11-23", name="乙请示")
    answered = request("已批", reply_due="2026-11-22", replied_on="2026-11-20", name="丙请示")
    closed = request("办结", reply_due="2026-11-22", name="丁请示")
    text = text_of("request_register", tmp_path / "p.pdf", late, today, answered, closed)
    assert f"共4件，其中{LATE}1件" in text
    assert text.count(LATE) == len(("note", "row"))
    only = text_of("request_register", tmp_path / "q.pdf", late, closed, which="open")
    assert "丁请示" not in only
    assert "共1件" in only


@pytest.mark.parametrize("group", ["kind", "committee"])
def test_a_register_is_grouped_without_the_column_that_its_groups_say(
    group: str, tmp_path: Path
) -> None:
    one = request("草拟", kind="报告", committee="演示委员会", name="甲报告")
    text = text_of("request_register", tmp_path / "p.pdf", one, group=group)
    assert {"kind": "报告（1件）", "committee": "演示委员会（1件）"}[group] in text


def test_a_catalogue_has_what_is_in_force_unless_all_is_wanted(tmp_path: Path) -> None:
    wanted = print_of("regulation_catalogue")
    new = shown(wanted, "新", None, name="演示新通则", state="现行")
    old = shown(wanted, "旧", None, name="演示旧规则", state="修订", replaced_by="演示新通则",
                ended_on="2024-05-06")  # fmt: skip
    text = text_of("regulation_catalogue", tmp_path / "p.pdf", new, old)
    assert "演示旧规则" not in text
    every = text_of("regulation_catalogue", tmp_path / "q.pdf", new, old, which="all")
    assert "由《演示新通则》代替" in every
    assert "2024.05.06" in every


def test_duties_are_listed_the_earliest_due_first_and_none_prints_nothing(tmp_path: Path) -> None:
    wanted = print_of("regulation_duties")
    rows = [row(wanted, "regulation_duty", name=name, next_due=due) for name, due in (
        ("迟的", "2027-01-01"), ("随时的", ""), ("早的", "2026-05-01"),
    )]  # fmt: skip
    one = shown(wanted, "演示", {"regulation_duty": rows}, name="演示通则")
    text = text_of("regulation_duties", tmp_path / "p.pdf", one)
    assert text.index("早的") < text.index("迟的") < text.index("随时的")
    assert wanted.refuses(one, SETTING) == ""
    assert "还没有登记职责" in wanted.refuses(shown(wanted, "演示"), SETTING)


def test_the_words_of_an_instruction_are_on_no_sheet() -> None:
    assert "text" not in print_of("instruction_sheet").fields


def test_a_roster_has_who_is_there_in_the_order_of_committees(tmp_path: Path) -> None:
    wanted = print_of("staff_roster")
    here = shown(wanted, "甲", None, name="演示甲", state="在岗", section="办公室")
    lent = shown(wanted, "乙", None, name="演示乙", state="借调", committee="演示委员会")
    gone = shown(wanted, "丙", None, name="演示丙", state="退休")
    text = text_of("staff_roster", tmp_path / "p.pdf", here, lent, gone)
    assert "演示丙" not in text
    assert "共2人" in text
    assert "演示丙" in text_of("staff_roster", tmp_path / "q.pdf", here, gone, which="all")


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        ("1990-11-23", "2026-11-23", 36), ("1990-11-24", "2026-11-23", 35),
        ("1990-11", "2026-11-23", 36), ("1990-12", "2026-11-23", 35), ("1990", "2026-11-23", None),
        ("", "2026-11-23", None), ("2027-01-01", "2026-11-23", None), ("1990-11-23", "", None),
    ],
)  # fmt: skip
def test_ages_are_full_years(born: str, day: str, age: int | None) -> None:
    assert years_old(born, day) == age
    assert ("岁" in aged(born, day)) == (age is not None)


LINES = st.lists(
    st.builds(
        lambda posts, there, lent, ages: Strength(
            posts, there, lent, None if posts is None else posts - there - lent,
            tuple(ages[:there]),
        ),
        st.none() | st.integers(0, 9), st.integers(0, 9), st.integers(0, 3),
        st.lists(st.integers(18, 65), max_size=9),
    ),
    max_size=9,
)  # fmt: skip


@given(LINES)
def test_a_sum_is_the_sum_of_its_lines_in_every_column(lines: list[Strength]) -> None:
    total = sum_of(lines)
    numbers = [staff_lists._numbers(each) for each in (*lines, total)]
    for place in (1, 2, 4, 5, 6, 7, 8):
        *parts, whole = (int(each[place]) for each in numbers)
        assert sum(parts) == whole
    known = [each for each in lines if each.planned is not None]
    assert (total.planned, total.vacant) == (
        (sum(x.planned or 0 for x in known), sum(x.vacant or 0 for x in known))
        if known else (None, None)
    )  # fmt: skip
    for each in numbers:
        assert sum(map(int, each[4:9])) == int(each[1])


def test_bands_leave_no_age_out_and_overlap_nowhere() -> None:
    for (_, _, last), (_, first, _) in pairwise(staff_lists.BANDS):
        assert first == last + 1


@pytest.mark.parametrize(
    ("own", "post"),
    [("主任", "主任"), ("办公室主任", "主任"), ("副主任", "副主任"), ("提案委副主任", "副主任"),
     ("四级主任科员", "科员"), ("司机", ""), ("", "")],
)  # fmt: skip
def test_a_post_is_found_in_its_longer_name(own: str, post: str) -> None:
    assert staff_lists._fitting({"主任": 1, "副主任": 1, "科员": 2})(own) == post
    assert staff_lists._fitting({"主任": 1})("副主任") == ""


def cards(count: int, photo: bytes | None = None, **values: str) -> list[Any]:
    wanted = print_of("member_cards")
    usual = {"cert_no": "0001", "term": "十届", "sector": "演示界", "cppcc_post": "委员"}
    one = shown(wanted, "演示", None, **{"name": "演示甲", **usual, **values})
    return [replace(one, photo=photo)] * count


def test_four_hundred_cards_are_forty_pages_and_a_photo_is_stored_once(tmp_path: Path) -> None:
    target = tmp_path / "p.pdf"
    text = text_of("member_cards", target, *cards(400, jpeg("red")))
    assert len(page_lines(target)) == 400 // 10
    assert text.count("委员证") >= 400
    assert target.read_bytes().count(b"/Subtype /Image") == 1
    text_of("member_cards", target, *cards(5), size="tall")
    assert len(page_lines(target)) == 2


@pytest.mark.parametrize("size", ["wide", "tall"])
def test_nothing_leaves_its_card_and_no_two_cards_overlap(size: str) -> None:
    pages = member_cards.of_members(cards(10, jpeg("red")), SETTING, {"size": size}).pages
    _, _, width, height = member_cards.SIZES[size]
    for page in pages:
        frames = [each for each in page.items if isinstance(each, PlacedBox) and each.dashed]
        for each in page.items:
            if isinstance(each, PlacedText | PlacedPicture):
                inside = [
                    box for box in frames
                    if box.left <= each.left and each.left + each.width <= box.left + width + 0.01
                    and box.top <= each.top and each.top + each.height <= box.top + height + 0.01
                ]  # fmt: skip
                assert len(inside) == 1, each
        marks = [each for each in page.items if isinstance(each, PlacedLine)]
        assert all(0 < each.left < 210 and 0 < each.top < 297 for each in marks)
        assert all(0 < each.right < 210 and 0 < each.bottom < 297 for each in marks)


@pytest.mark.parametrize("size", ["wide", "tall"])
def test_huge_names_and_a_damaged_photo_are_clean_pages(size: str, tmp_path: Path) -> None:
    name = "阿卜杜热合曼·买买提艾力·演示长名" * 3
    one = cards(1, b"no picture", name=name, cppcc_post="演示职务、" * 20)[0]
    text = text_of("member_cards", tmp_path / "p.pdf", one, size=size)
    assert "买买提艾力" in text
    bare = text_of("member_cards", tmp_path / "q.pdf", *cards(1, cert_no=""), size=size)
    assert member_cards.NO_PHOTO in bare
    assert "证号" not in bare
    lacking = print_of("member_cards").doubts
    assert lacking(cards(1, cert_no="")[0], SETTING) == "没有照片、委员证号"
    assert lacking(cards(1, jpeg("red"))[0], SETTING) == ""


ROWS = (
    {"member": "演示甲", "member__sector": "演示界"}, {"member": "演示乙", "role": "主持人"},
    {"member": "演示丙", "role": "列席"}, {"name": "演示丁", "role": "特邀", "unit": "演示大学"},
)  # fmt: skip


@pytest.mark.parametrize(
    ("whom", "kinds"),
    [("all", ["出席证", "出席证", "列席证", "特邀证"]), ("due", ["出席证", "出席证"]),
     ("others", ["列席证", "特邀证"])],
)  # fmt: skip
def test_the_card_of_an_activity_says_the_role(whom: str, kinds: list[str]) -> None:
    wanted = print_of("activity_cards")
    rows = {"attendance": [row(wanted, "attendance", **each) for each in ROWS]}
    one = shown(wanted, "演示全会", rows, name="演示全会", start_on="2026-02-09")
    (page,) = member_cards.of_activity([one], SETTING, {"whom": whom}).pages
    texts = [each.text for each in page.items if isinstance(each, PlacedText)]
    assert [each for each in texts if each.endswith("证")] == kinds
    last = {"all": "004", "due": "002", "others": "004"}[whom]
    assert texts[-1] == f"编号：{last}"


def test_an_activity_without_a_list_has_no_cards() -> None:
    wanted = print_of("activity_cards")
    assert wanted.refuses(shown(wanted, "演示"), SETTING) == "还没有应到名单"
