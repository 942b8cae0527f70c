"""The prints of activities: notice and slip, sign-in sheets, attendance by member."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop_app.documents.printables import Heading, Paragraph
from desktop_app.documents.prints import Shown
from desktop_app.documents.prints.activity_notice import doubted, letter, refused
from desktop_app.documents.prints.activity_sign_in import forms
from desktop_app.documents.prints.attendance_table import register, unlisted
from desktop_app.documents.prints.declared import STORED
from tests.documents.pdf_reading import poppler_text
from tests.documents.prints.chain_content import SETTING, huge, longest, marked, row, shown
from tests.documents.prints.test_chain_prints import print_of, text_of, ways

KEYS = ("activity_notice", "activity_sign_in", "attendance_table")
CHOSEN = {"slip": "named", "phones": "full"}
READ = {
    "activity_notice": {"kind"},
    "attendance_table": {"start_on"},
}
"""What a print reads to decide by."""
RESULTS = {"到": "出席", "迟": "迟到早退", "假": "请假", "公": "公假不计缺席", "缺": "缺席"}


def person(key: str, number: int, mark: str = "到", **values: str) -> dict[str, str]:
    usual = {"member": f"演示{number}号", "member__stored": str(number), "marks": mark,
             "result": RESULTS.get(mark[:1], "未点"), "member__unit": "演示单位"}  # fmt: skip
    return row(print_of(key), "attendance", **{**usual, **values})


def activity(key: str, people: list[dict[str, str]], parts: int = 0, **values: str) -> Shown:
    halves = (("上午", "morning"), ("下午", "afternoon"))
    own = [
        row(print_of(key), "activity_part", position=str(place + 1), half=halves[place % 2][0],
            day=f"2026-02-{9 + place // 2:02}", half__stored=halves[place % 2][1], title="演示议程")
        for place in range(parts)
    ]  # fmt: skip
    rows = {"attendance": people, **({"activity_part": own} if parts else {})}
    usual = {"name": "演示会议", "start_on": "2026-02-09"}
    return shown(print_of(key), "演示会议", rows, **{**usual, **values})


@pytest.mark.parametrize("key", KEYS)
def test_every_field_that_a_print_reads_is_seen_on_its_page(key: str, tmp_path: Path) -> None:
    one = marked(print_of(key))
    text = text_of(key, tmp_path / "p.pdf", one, **CHOSEN)
    lost = {
        name for name, each in one.values.items()
        if not name.endswith(STORED) and not any(way in text for way in ways(each))
    }  # fmt: skip
    assert lost <= READ.get(key, {"start_on", "end_on", "starts_at"})


@pytest.mark.parametrize("key", KEYS)
def test_long_texts_many_rows_and_empty_ones_are_clean_pages(key: str, tmp_path: Path) -> None:
    for one in (huge(print_of(key), 6_000, 60), longest(print_of(key)), shown(print_of(key))):
        assert text_of(key, tmp_path / "p.pdf", one, **CHOSEN)


def test_three_hundred_sign_by_sector_under_repeated_heads(tmp_path: Path) -> None:
    key = "activity_sign_in"
    people = [person(key, n, "", member__sector=f"演示{n % 7}界") for n in range(1, 301)]
    target = tmp_path / "p.pdf"
    text = text_of(key, target, activity(key, people), group="sector")
    assert all(f"演示{n}号" in text for n in range(1, 301))
    assert "应到300人，实到" in text
    due = [int(each) for each in re.findall(r"演示\d界（应到(\d+)人", text)]
    assert len(due) == 7
    assert sum(due) == 300


@pytest.mark.parametrize("size", [13, 14, 15, 16, 17])
def test_a_sector_is_not_headed_at_the_foot_of_a_page(size: int, tmp_path: Path) -> None:
    key, target = "activity_sign_in", tmp_path / "p.pdf"
    people = [person(key, n, "", member__sector=f"演示{n // size}界") for n in range(40)]
    text_of(key, target, activity(key, people), group="sector")
    for page in poppler_text(target).split("\f")[:-1]:
        assert not re.search(r"界（应到(?!.*演示\d+号)", page, re.DOTALL)


def test_half_days_share_sheets_as_far_as_they_fit_and_leave_is_written_in() -> None:
    key = "activity_sign_in"
    one = activity(key, [person(key, 1, "到公假到到到到到"), person(key, 2, "")], 8)
    made = list(forms(one, SETTING, {}))
    assert len(made) == 2
    heads = [cell.text for form in made for cell in form.cells if "\n" in cell.text]
    assert heads == [f"2月{9 + n // 2}日\n{'下午' if n % 2 else '上午'}" for n in range(8)]
    written = [cell.text for form in made for cell in form.cells if cell.text in ("公假", "请假")]
    assert written == ["公假", "请假"]
    assert len(forms(one, SETTING, {"parts": "sheets"})) == 8
    assert len(forms(one, SETTING, {"parts": "one"})) == 1
    phoned = forms(one, SETTING, {"phones": "masked"})
    assert len(phoned) == 3


def test_guests_sign_but_are_not_due() -> None:
    key = "activity_sign_in"
    guest = row(print_of(key), "attendance", name="演示专家", role="专家学者", unit="演示大学")
    observer = person(key, 2, role="列席")
    (form,) = forms(activity(key, [person(key, 1), guest, observer]), SETTING, {"group": "sector"})
    assert form.above[1].startswith("应到1人")
    texts = [cell.text for cell in form.cells]
    assert "列席、特邀等人员（2人）" in texts
    assert texts.index("演示1号") < texts.index("演示专家")


def test_attendance_is_summed_by_member_group_and_all() -> None:
    key = "attendance_table"
    first = activity(key, [
        person(key, 1, "到", member__sector="甲界", spoke="是"),
        person(key, 2, "公", member__sector="甲界"), person(key, 3, "缺", member__sector="乙界"),
        row(print_of(key), "attendance", name="演示专家", role="专家学者", result="出席"),
    ])  # fmt: skip
    second = activity(key, [
        person(key, 1, "迟", member__sector="甲界"), person(key, 3, "假", member__sector="乙界"),
    ], start_on="2026-03-05")  # fmt: skip
    found = register([first, second], SETTING, {})
    told = {line[1]: line[3:] for group in found.groups for line in group.rows if line[0]}
    #                   due  there late leave away missing open rate  spoke
    assert told == {
        "演示1号": ["2", "2", "1", "0", "0", "0", "0", "100.0%", "1"],
        "演示2号": ["1", "0", "0", "0", "1", "0", "0", "–", "0"],
        "演示3号": ["2", "0", "0", "1", "0", "1", "0", "0.0%", "0"],
    }
    sums = [line for group in found.groups for line in group.rows if not line[0]]
    assert [each[1] for each in sums] == ["小计", "小计", "合计"]
    for place in (3, 4, 5, 6, 7, 8, 9, 11):
        assert int(sums[0][place]) + int(sums[1][place]) == int(sums[2][place])
    assert sums[2][10] == "50.0%"
    assert "会议和活动2次" in found.note
    assert "委员3人" in found.note


def test_namesakes_are_two_people_in_the_table() -> None:
    key = "attendance_table"
    people = [person(key, 1, member="演示同名"), person(key, 2, member="演示同名")]
    found = register([activity(key, people)], SETTING, {"group": "none"})
    assert [line[1] for line in found.groups[0].rows] == ["演示同名", "演示同名"]


def test_what_is_not_counted_says_why() -> None:
    key = "attendance_table"
    assert unlisted(activity(key, []), SETTING) == "没有应到名单，没有计入"
    assert unlisted(activity(key, [person(key, 1)], state="已取消"), SETTING) == "已取消，没有计入"
    assert unlisted(activity(key, [person(key, 1)]), SETTING) == ""


def test_a_notice_is_for_a_meeting_or_an_activity_and_says_what_it_lacks() -> None:
    key = "activity_notice"
    meeting = letter(activity(key, [], name="演示会议（演示）"), SETTING, {})
    assert meeting.title == "关于召开演示会议（演示）的通知"
    visit = activity(key, [], name="演示视察", kind="视察", end_on="2026-02-10", starts_at="09:00")
    found = letter(visit, SETTING, {"slip": "none"})
    assert found.title == "关于开展演示视察的通知"
    assert "2026年2月9日09:00至2月10日" in str(found.blocks[0])
    assert not found.attachments
    assert doubted(visit, SETTING) == "没有写地点、应到范围，通知上空着"
    assert refused(activity(key, [], state="已取消"), SETTING) == "已取消，不能印通知"
    assert refused(visit, SETTING) == ""


USUAL = {
    "name": "政协演示县第十届委员会常务委员会第二十一次会议", "kind": "常委会会议",
    "place": "县政协二楼会议室", "due_body": "常务委员会组成人员", "due_body__stored": "standing",
    "noticed_on": "2026-01-30", "contact": "演示联系人", "contact_phone": "0873-1234567",
    "reply_by": "2026-02-05", "content": "审议演示工作报告。", "starts_at": "09:00",
}  # fmt: skip


@pytest.mark.parametrize(
    ("values", "chosen", "count"),
    [
        ({}, {}, 2), ({"name": ""}, {}, 2), ({}, {"slip": "none"}, 1), (USUAL, {"head": "none"}, 2),
        (USUAL, {"head": "none", "slip": "none"}, 1),
        ({**USUAL, "content": "审议演示工作报告。\n协商演示事项。" * 8}, {"head": "none"}, 3),
    ],
)  # fmt: skip
def test_a_short_notice_takes_one_page_and_its_slip_another(
    values: dict[str, str], chosen: dict[str, str], count: int, tmp_path: Path
) -> None:
    key, target = "activity_notice", tmp_path / "p.pdf"
    text_of(key, target, activity(key, [], 0, **values), **chosen)
    assert len(poppler_text(target).split("\f")[:-1]) == count


def test_short_matters_are_written_behind_their_headings() -> None:
    key = "activity_notice"
    short = letter(activity(key, [], place="演示室"), SETTING, {})
    texts = [block.text for block in short.blocks if isinstance(block, Paragraph)]
    assert "二、地点：演示室。" in texts
    long = letter(activity(key, [], place="演示室", content="一\n二"), SETTING, {})
    assert [block.text for block in long.blocks if isinstance(block, Heading)][1] == "二、地点"
    plain = letter(activity(key, []), SETTING, {"head": "none"})
    assert (plain.red_head, plain.number) == (False, "")


def test_the_line_below_the_title_holds_a_long_name_and_the_total_has_no_heading() -> None:
    key = "attendance_table"
    people = [person(key, 1, member__sector="甲界"), person(key, 2, member__sector="乙界")]
    made = register([activity(key, people, name="演示" * 60)], SETTING, {"group": "sector"})
    assert made.note.startswith(f"（{('演示' * 60)[:39]}…，2026年2月9日")
    assert [each.title for each in made.groups][-1] == ""
    assert made.groups[-1].rows[0][1] == "合计"
