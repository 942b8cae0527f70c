"""The office's prints: what stands on them, in which order, for which choice."""

from __future__ import annotations

import dataclasses
import io
from pathlib import Path

import pytest
from PIL import Image

from desktop_app.documents.printables import Foot
from desktop_app.documents.prints import PRINTS, Print, Setting, Shown
from desktop_app.documents.prints.days import dated_lines
from desktop_app.documents.prints.listing import ListedColumn, listing
from desktop_app.documents.prints.wording import grouped, termed
from desktop_app.documents.prints.writing import unprintable, write_print
from tests.documents.pdf_reading import bookmarks, pdfium_text, poppler_text, problems
from tests.documents.prints.chain_content import MODELS, child_model, field_of, marked

FOOT = Foot("政协演示县委员会", "委员名册", "2026年11月23日", "2026年11月23日", "张三")
SETTING = Setting(
    FOOT,
    "政协演示县委员会",
    "十三届",
    today="2026-11-23",
    orders={"sector": ("中共", "教育"), "committee": ("提案委员会", "经济委员会")},
)
MEMBERS = [
    Shown("王㛃", {"name": "王㛃", "sector": "教育", "committee": "提案委员会", "term": "十三届",
                   "mobile": "13812345678", "born": "1975-03-05",
                   "unit": "县一中", "post": "校长"}),
    Shown("田富", {"name": "田富", "sector": "中共", "committee": "提案委员会",
                   "committee2": "经济委员会", "term": "十三届", "resume": "履历。" * 900}),
    Shown("李𬀩", {"name": "李𬀩", "term": "十三届", "politics": "民盟盟员"}),
]  # fmt: skip
BRANDS = [
    Shown(
        "梯田夜话",
        {"name": "梯田夜话", "number": "PP-01", "committee": "提案委员会", "stage": "培育品牌"},
        children={
            "brand_milestone": (
                {"day": "2023-03-05", "event": "启动", "note": "主席会议同意"},
                {"day": "2024-06", "event": "列入名单", "note": ""},
            ),
            "brand_award": (
                {"day": "2025", "award": "优秀品牌", "level": "州级", "giver": "州政协"},
            ),
        },
    )
]
POINTS = [
    Shown("火塘议事点", {"name": "火塘议事点", "number": "1", "kind": "院坝",
                        "members": "王㛃、田富", "phone": "13812345678",
                        "founded": "2022-06-18", "planned": "4"}),
    Shown("园区议事点", {"name": "园区议事点", "number": "2", "kind": "企业园区"}),
]  # fmt: skip
RECORDS = {"member": MEMBERS, "point": POINTS, "brand": BRANDS}


def records_of(wanted: Print) -> list[Shown]:
    """Some records of the kind that a print shows, with everything it reads."""
    known = RECORDS.get(wanted.record, [])
    return known if known and not wanted.children else [*known[:1], marked(wanted, 3)]


def print_of(key: str) -> Print:
    return next(each for each in PRINTS if each.key == key)


def text_of(key: str, tmp_path: Path, chosen: dict[str, str] | None = None) -> str:
    wanted = print_of(key)
    target = tmp_path / f"{key}.pdf"
    write_print(wanted, RECORDS[wanted.record], SETTING, chosen or {}, target, lambda *_: None)
    assert problems(target) == ""
    return "".join(pdfium_text(target).split())


def in_order(text: str, *words: str) -> bool:
    places = [text.index(word) for word in words]
    return places == sorted(places)


def test_every_print_names_fields_that_its_record_declares() -> None:
    for each in PRINTS:
        model = MODELS[each.record]
        for name in each.fields:
            field_of(model, name)
        assert each.photo in {"", *(field.name for field in model.declared())}
        for child, fields in each.children.items():
            for name in fields:
                field_of(child_model(each, child), name)
            for name in each.through.get(child, ())[:1]:
                field_of(child_model(each, child), name)
    assert len({each.key for each in PRINTS}) == len({each.title for each in PRINTS}) == len(PRINTS)


def test_no_print_has_the_key_of_a_plain_list() -> None:
    """The command finds a print by its key: of two with the same one it never reaches the first."""
    plain = {listing(each.KEY, "", "", "", ()).key for each in MODELS.values()}
    assert not plain & {each.key for each in PRINTS}


OF_SEVERAL_PAGES = {
    "personal_file": 6,
    "speech_volume": 3,
    "brand_booklet": 3,
    "activity_notice": 2,
    "assessment_form": 2,
}
"""A volume has a title page, its contents, then its speeches; a notice its receipt on a sheet."""


@pytest.mark.parametrize("wanted", PRINTS, ids=lambda each: each.key)
def test_every_print_of_empty_records_still_is_a_clean_page(wanted: Print, tmp_path: Path) -> None:
    target = tmp_path / "empty.pdf"
    empty = [Shown("无名", {})]
    write_print(wanted, empty, Setting(FOOT, "", today="2026-11-23"), {}, target, lambda *_: None)
    assert problems(target) == ""
    assert poppler_text(target).count("\f") == OF_SEVERAL_PAGES.get(wanted.key, 1)


@pytest.mark.parametrize("wanted", PRINTS, ids=lambda each: each.key)
def test_every_print_gives_the_same_bytes_again(wanted: Print) -> None:
    first, second = io.BytesIO(), io.BytesIO()
    for target in (first, second):
        write_print(wanted, records_of(wanted)[-1:], SETTING, {}, target, lambda *_: None)
    assert first.getvalue() == second.getvalue()


def test_the_registration_form_shows_a_member_whole(tmp_path: Path) -> None:
    text = text_of("member_form", tmp_path)
    assert "政协演示县第十三届委员会" in text
    for word in ("王㛃", "1975年3月", "县一中校长", "138****5678", "推荐单位意见", "政协意见"):
        assert word in text
    assert text.count("履历") >= 890
    assert bookmarks(tmp_path / "member_form.pdf") == [
        (0, "王㛃", 0),
        (0, "田富", 1),
        (0, "李𬀩", 4),
    ]


def test_a_phone_is_printed_whole_only_when_that_is_chosen(tmp_path: Path) -> None:
    for key in ("member_form", "member_roster", "point_form", "point_ledger"):
        assert "13812345678" not in text_of(key, tmp_path)
        assert "13812345678" in text_of(key, tmp_path, {"phones": "full"})
        assert "13812345678" not in text_of(key, tmp_path, {"phones": "nonsense"})


def test_the_roster_keeps_the_order_given_and_says_how_names_are_ordered(tmp_path: Path) -> None:
    text = text_of("member_roster", tmp_path)
    assert "政协演示县第十三届委员会委员名册（按姓氏笔画为序，共3人）" in text
    assert in_order(text, "王㛃", "田富", "李𬀩")


def test_the_roster_by_sector_follows_the_office_and_ends_with_those_without_one(
    tmp_path: Path,
) -> None:
    text = text_of("member_roster", tmp_path, {"group": "sector"})
    assert in_order(text, "各界别内按姓氏笔画为序", "中共（1人）", "教育（1人）", "未定界别（1人）")


def test_a_member_of_two_committees_stands_under_both(tmp_path: Path) -> None:
    text = text_of("member_roster", tmp_path, {"group": "committee"})
    assert in_order(text, "提案委员会（2人）", "经济委员会（1人）", "未定专委会（1人）")
    assert text.count("田富") == 2


def test_the_point_form_counts_its_members_and_draws_its_picture(tmp_path: Path) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (800, 500), "green").save(stream, "JPEG")
    shown = dataclasses.replace(POINTS[0], photo=stream.getvalue())
    target = tmp_path / "p.pdf"
    write_print(print_of("point_form"), [shown], SETTING, {}, target, lambda *_: None)
    text = "".join(pdfium_text(target).split())
    for word in ("（2人）", "王㛃、田富", "2022年6月18日", "4次"):
        assert word in text
    assert b"/Width 800 /Height 500" in target.read_bytes()


def test_the_point_ledger_groups_by_kind_when_asked(tmp_path: Path) -> None:
    text = text_of("point_ledger", tmp_path, {"group": "kind"})
    assert in_order(text, "院坝（1个）", "火塘议事点", "企业园区（1个）", "园区议事点")


def test_the_brand_form_lists_milestones_and_awards(tmp_path: Path) -> None:
    text = text_of("brand_form", tmp_path)
    for word in (
        "2023年3月5日启动（主席会议同意）",
        "2024年6月列入名单",
        "2025年优秀品牌（州级，州政协）",
    ):
        assert word in text


def test_the_brand_ledger_shows_the_latest_step_and_counts(tmp_path: Path) -> None:
    text = text_of("brand_ledger", tmp_path)
    assert "2024.06列入名单1" in text
    assert "获奖（项）" in text


def test_characters_no_font_has_are_reported_with_their_record() -> None:
    odd = Shown("李😀", {"name": "李😀", "unit": "\U0001f9ff"})
    assert unprintable([MEMBERS[0], odd]) == [("李😀", "😀🧿")]
    assert unprintable([*MEMBERS, *POINTS, *BRANDS]) == []


def test_the_term_stands_in_the_office_name_where_usage_wants_it() -> None:
    assert termed("政协甲县委员会", "十三届") == "政协甲县第十三届委员会"
    assert termed("甲县政协", "十三届") == "甲县政协第十三届"
    assert termed("政协甲县委员会", "") == "政协甲县委员会"


def test_groups_without_rows_are_left_out_and_numbers_begin_anew() -> None:
    groups = grouped(
        MEMBERS,
        lambda each: [each.values.get("sector", "其他")],
        ("教育", "工会", "中共"),
        "人",
        lambda number, each: [str(number), each.title],
    )
    assert [group.title for group in groups] == ["教育（1人）", "中共（1人）", "其他（1人）"]
    assert [list(group.rows) for group in groups] == [
        [["1", "王㛃"]],
        [["1", "田富"]],
        [["1", "李𬀩"]],
    ]


def test_lines_of_child_records_leave_out_what_is_empty() -> None:
    assert dated_lines([{"day": "", "event": "启动", "note": ""}], "event", "note") == "启动"


def test_a_plain_list_masks_phones_unless_asked_not_to() -> None:
    columns = [
        ListedColumn("name", "姓名", 6, "left"),
        ListedColumn("mobile", "手机", 11, "left", "phone"),
    ]
    print_ = listing("member", "委员", "人", "name", columns)
    rows = {
        chosen: print_.register(MEMBERS[:1], SETTING, {"phones": chosen}).groups[0].rows
        for chosen in ("masked", "full")
    }
    assert rows == {
        "masked": [["1", "王㛃", "138****5678"]],
        "full": [["1", "王㛃", "13812345678"]],
    }
