"""The prints of topics, consultations, suggestions, look-backs and cases: what stands on them."""

from __future__ import annotations

import dataclasses
import io
import re
from pathlib import Path

import pytest
from PIL import Image

from desktop_app.chinese.dates import show_chinese_day
from desktop_app.chinese.phones import mask_phone
from desktop_app.documents.kept_whole import JOINER
from desktop_app.documents.printables import Heading, Paragraph, TextPicture
from desktop_app.documents.prints import (
    PRINTS,
    Print,
    Shown,
    assignment_form,
    minutes_letter,
    reminder_form,
)
from desktop_app.documents.prints.brief_letter import doubted, letter, refused, subject
from desktop_app.documents.prints.days import between_days
from desktop_app.documents.prints.declared import STORED
from desktop_app.documents.prints.lights_table import lacking
from desktop_app.documents.prints.outcome_tracking import is_late
from desktop_app.documents.prints.wording import placed, ten_thousands, ticked
from desktop_app.documents.prints.writing import unprintable, write_print
from tests.documents.pdf_reading import bookmarks, pdfium_text, poppler_text, problems
from tests.documents.prints.chain_content import (
    SETTING,
    huge,
    longest,
    marked,
    row,
    sentences,
    shown,
)

CHAIN = (
    "topic_form", "survey_form", "sign_in_sheet", "session_record", "outcome_sheet",
    "brief_letter", "lights_table", "outcome_tracking", "look_back_form", "case_form",
    "topic_summary", "minutes_letter", "satisfaction_form", "assignment_form", "reminder_form",
)  # fmt: skip
COUNTED = {
    "topic_form": {"five_points", "approval", "raised_by.mobile"},
    "brief_letter": {
        "number",
        "surveyors",
        "advice",
        "reported_doc",
        "state",
        "host.committee",
        "host.committee_post",
        "host.cppcc_post",
    },
    "sign_in_sheet": {"point"},
    "lights_table": {"platform", "state"},
    "minutes_letter": {
        "state",
        "host.committee",
        "host.committee_post",
        "host.cppcc_post",
    },
    "topic_summary": {"state"},
    "reminder_form": {"adoption", "stopped_on"},
}
"""What a print reads to decide, to count or to take where something else is missing."""


def print_of(key: str) -> Print:
    return next(each for each in PRINTS if each.key == key)


def text_of(key: str, target: Path, *records: Shown, **chosen: str) -> str:
    write_print(print_of(key), records, SETTING, chosen, target, lambda *_: None)
    assert problems(target) == ""
    read = pdfium_text if print_of(key).kind == "register" else poppler_text
    return "".join(read(target).split())


def ways(text: str) -> set[str]:
    """How a text may be written: a day as 2026.03.05 or 2026年3月5日, an amount in 万元, masked."""
    found = {text, mask_phone(text)}
    if re.fullmatch(r"\d{4}(-\d\d){2}", text):
        day = show_chinese_day(text)
        found |= {day, day.partition("年")[2], text.replace("-", ".")}
    if text.isdigit():
        found.add(ten_thousands(text))
    return {"".join(each.split()) for each in found}


@pytest.mark.parametrize("key", CHAIN)
def test_every_field_that_a_print_reads_is_seen_on_its_page(key: str, tmp_path: Path) -> None:
    one = marked(print_of(key))
    text = text_of(key, tmp_path / "p.pdf", one, **WHOLE)
    texts = {name: each for name, each in one.values.items() if name not in COUNTED.get(key, ())}
    for child, rows in one.children.items():
        texts |= {f"{child}.{name}": each for name, each in rows[0].items()}
    texts = {name: each for name, each in texts.items()
             if not name.endswith(STORED) or name in AMOUNTS}  # fmt: skip
    hidden = {"consultations.id"}
    lost = {name for name, each in texts.items() if not any(way in text for way in ways(each))}
    expected = hidden | ALLOWED.get(key, set())
    assert lost <= expected


AMOUNTS = {"outcome.money.stored"}
WHOLE = {"shown": "all"}
"""What is chosen so that a print leaves no record out."""
FEWEST_TEXTS = 2

ALLOWED = {
    "brief_letter": {
        "participant.name", "participant.unit", "participant.post", "consensus.position",
    },
    "outcome_sheet": {"participant.name", "participant.unit", "participant.post"},
    "outcome_tracking": {"handling", "progress"},
    "satisfaction_form": {"outcome.handling"},
    "minutes_letter": {"participant.role"},
}  # fmt: skip
"""What is only counted, or gives way to something else on a record that has everything."""


INSTEAD = {"brief_letter": {"advice", "surveyors"}, "outcome_tracking": {"progress"}}
"""Long texts that are printed where another one is missing, or not at all."""


@pytest.mark.parametrize("key", [*CHAIN, "point_report"])
def test_long_texts_and_many_rows_are_printed_whole(key: str, tmp_path: Path) -> None:
    wanted = print_of(key)
    one = huge(wanted, 20_000, 200)
    text = text_of(key, tmp_path / "p.pdf", one)
    given = {name: each for name, each in one.values.items() if name not in INSTEAD.get(key, ())}
    long = sum(each.count("句。") for each in given.values())
    assert text.count("句") == long
    places = [text.find(f"第{number:05}句") for number in range(0, 2500, 7)]
    assert not long or sum(place < 0 for place in places) < 8
    for child in ("opinion", "consensus", "outcome"):
        name = {"opinion": "content", "consensus": "matter", "outcome": "content"}[child]
        for each in one.children.get(child, ()) if key != "point_report" else ():
            assert each[name] in text


@pytest.mark.parametrize("key", [*CHAIN, "point_report"])
def test_texts_as_long_as_their_fields_take_are_printed_whole(key: str, tmp_path: Path) -> None:
    one = longest(print_of(key))
    text = text_of(key, tmp_path / "p.pdf", one, **WHOLE)
    given = [each for name, each in one.values.items() if name not in COUNTED.get(key, ())]
    given += [each for rows in one.children.values() for each in rows[0].values()]
    seen = [each for each in given if each and each[:6] in text]
    # a page may end inside a text: there it is taken apart once
    assert [each for each in seen if text.count(each[:5]) < len(each) // 5 - 1] == []
    assert len(seen) >= FEWEST_TEXTS


def test_an_opinion_of_twenty_thousand_characters_is_printed_whole(tmp_path: Path) -> None:
    wanted = print_of("session_record")
    said = row(wanted, "opinion", speaker="张三", part="发言", content=sentences(20_000))
    one = shown(wanted, name="演示", rows={"opinion": [said, said]})
    target = tmp_path / "s.pdf"
    assert text_of("session_record", target, one).count("句") == 5000
    pages = poppler_text(target).count("\f")
    assert poppler_text(target).count("发言意见") == pages > 20


def test_three_hundred_people_sign_in_under_a_repeated_head(tmp_path: Path) -> None:
    wanted = print_of("sign_in_sheet")
    people = [
        row(
            wanted, "participant", name=f"演示{number}号", role="群众", unit="演示村", attended="是"
        )
        for number in range(300)
    ]
    one = shown(wanted, name="演示", rows={"participant": people})
    target = tmp_path / "s.pdf"
    text = text_of("sign_in_sheet", target, one)
    pages = poppler_text(target).count("\f")
    assert all(f"演示{number}号" in text for number in range(300))
    assert text.count("单位及职务") == pages > 10
    assert "应到300人" in text


def test_people_sign_in_by_role_when_that_is_chosen(tmp_path: Path) -> None:
    wanted = print_of("sign_in_sheet")
    people = [
        row(wanted, "participant", name=name, role=role)
        for name, role in (("丁一", "群众"), ("王五", "界别委员"), ("张三", "群众"))
    ]
    one = shown(wanted, name="演示", rows={"participant": people})
    usual = text_of("sign_in_sheet", tmp_path / "a.pdf", one)
    by_role = text_of("sign_in_sheet", tmp_path / "b.pdf", one, order="role")
    assert usual.index("丁一") < usual.index("王五") < usual.index("张三")
    assert by_role.index("王五") < by_role.index("丁一") < by_role.index("张三")


def test_the_sheet_has_as_many_blank_lines_as_are_asked_for(tmp_path: Path) -> None:
    wanted = print_of("sign_in_sheet")
    people = [row(wanted, "participant", name="丁一")]
    one = shown(wanted, name="演示", rows={"participant": people})
    for key, last in (("0", 1), ("5", 17), ("20", 38)):
        lines = poppler_text_of(one, tmp_path / f"{key}.pdf", blanks=key)
        assert str(last) in lines
        assert str(last + 1) not in lines


def poppler_text_of(one: Shown, target: Path, **chosen: str) -> list[str]:
    text_of("sign_in_sheet", target, one, **chosen)
    return poppler_text(target).split()


def test_a_session_record_counts_its_people_by_role_and_says_who_was_away(tmp_path: Path) -> None:
    wanted = print_of("session_record")
    people = [
        row(wanted, "participant", name="丁一", role="群众", attended="是"),
        row(wanted, "participant", name="王五", role="界别委员", attended="是", unit="县一中"),
        row(wanted, "participant", name="张三", role="群众", attended="否"),
        row(wanted, "participant", name="李四", attended=""),
    ]
    text = text_of("session_record", tmp_path / "s.pdf",
                   shown(wanted, name="演示", rows={"participant": people}))  # fmt: skip
    for words in ("（1人）王五（县一中）", "（1人）丁一", "（1人）李四"):
        assert words in text
    assert text.index("界别委员") < text.index("群众") < text.index("其他人员")
    assert "应到4人，实到3人，请假、缺席1人" in text
    assert text.index("请假、缺席（1人）") < text.index("张三")


def test_rare_characters_are_printed_and_found(tmp_path: Path) -> None:
    wanted = print_of("session_record")
    rows = {
        "opinion": [row(wanted, "opinion", speaker="陈𬀩", content="赵㛃同志：支持𫟹子田治理。")]
    }
    one = shown(wanted, name="演示", rows=rows)
    assert unprintable([one]) == []
    text = text_of("session_record", tmp_path / "s.pdf", one)
    assert "陈𬀩" in text
    assert "赵㛃同志：支持𫟹子田治理。" in text


def test_missing_characters_in_rows_are_told_of() -> None:
    wanted = print_of("outcome_sheet")
    rows = {"outcome": [row(wanted, "outcome", content="修路😀")]}
    assert unprintable([shown(wanted, name="演示", rows=rows)]) == [("演示", "😀")]


def test_a_look_back_ticks_its_level_among_all(tmp_path: Path) -> None:
    one = shown(print_of("look_back_form"), title="回头看", level="基本落实")
    text_of("look_back_form", tmp_path / "l.pdf", one)
    text = "".join(pdfium_text(tmp_path / "l.pdf").split())
    assert "□满意□基本满意□不满意" in text
    assert "□落实到位■基本落实□进展缓慢□未落实" in text


def test_a_topic_merged_into_another_says_so(tmp_path: Path) -> None:
    wanted = print_of("topic_form")
    plain = text_of("topic_form", tmp_path / "a.pdf", shown(wanted, name="路灯"))
    merged = text_of("topic_form", tmp_path / "b.pdf", shown(wanted, name="路", merged_into="道路"))
    assert "并入议题" not in plain
    assert "并入议题道路" in merged


def jpeg(colour: str) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (640, 480), colour).save(stream, "JPEG")
    return stream.getvalue()


def test_a_case_shows_each_picture_once_its_own_first(tmp_path: Path) -> None:
    red, blue, green = map(jpeg, ("red", "blue", "green"))
    pictures = (TextPicture(blue, "会场"), TextPicture(red, "封面"), TextPicture(green, "现场"))
    one = dataclasses.replace(
        shown(print_of("case_form"), name="案例"), photo=red, pictures=pictures
    )
    target = tmp_path / "c.pdf"
    text = text_of("case_form", target, one)
    assert text.index("封面") < text.index("会场") < text.index("现场")
    assert target.read_bytes().count(b"/Width 640 /Height 480") == 3


def test_forty_pictures_flow_over_pages(tmp_path: Path) -> None:
    pictures = tuple(
        TextPicture(jpeg(f"#{number * 6:02x}8060"), f"照片{number}号") for number in range(40)
    )
    one = dataclasses.replace(shown(print_of("case_form"), name="案例"), pictures=pictures)
    target = tmp_path / "c.pdf"
    text = text_of("case_form", target, one)
    assert all(f"照片{number}号" in text for number in range(40))
    assert poppler_text(target).count("\f") >= 7


def test_the_lights_table_says_which_lacks_which_and_adds_up(tmp_path: Path) -> None:
    wanted = print_of("lights_table")
    whole = {
        "reported_on": "2026-01-02", "reported_doc": "一号", "talked_on": "2026-02",
        "talked_doc": "纪要", "answered_on": "2026-03-04", "answered_doc": "复函",
        "state": "归档",
    }  # fmt: skip
    lacks = whole | {"talked_doc": ""}
    records = [
        shown(wanted, "全的", None, name="全的", committee="提案委", **whole),
        shown(wanted, "缺", None, name="缺一项的", committee="经济委", **lacks),
        shown(wanted, name="都缺的", state="已协商"),
        shown(wanted, name="没有开的", state="待协商"),
    ]
    assert [lacking(each.values) for each in records[:3]] == [
        [], ["建议情况沟通"], ["信息报送跟踪", "建议情况沟通", "落实情况反馈"],
    ]  # fmt: skip
    text = text_of("lights_table", tmp_path / "l.pdf", *records)
    assert "（已召开3场，其中三项齐全1场，有缺项2场）" in text
    assert "缺一项的经济委2026.01.02一号2026.02缺材料2026.03.04复函沟通" in text
    assert "都缺的未报送未沟通未反馈报送、沟通、反馈" in text
    assert "没有开的待协商" in text
    assert "合计已召开3场已报送2未报送1已沟通1未沟通2已反馈2未反馈1" in text
    few = text_of("lights_table", tmp_path / "m.pdf", *records, shown="lacking")
    assert "全的" not in few
    assert "缺一项的" in few
    assert "没有开的" not in few
    assert "（已召开3场，其中三项齐全1场，有缺项2场）" in few
    grouped = text_of("lights_table", tmp_path / "n.pdf", *records, group="committee")
    assert grouped.index("提案委（1场）") < grouped.index("未填（2场）") < grouped.index("合计")


def test_a_suggestion_is_late_until_it_is_finished_stopped_or_rejected() -> None:
    late = {"due": "2026-11-22", "adoption.stored": "adopted"}
    assert is_late(late, "2026-11-23")
    assert not is_late({**late, "due": "2026-11-23"}, "2026-11-23")
    assert not is_late({**late, "due": "2026-11"}, "2026-11-23")
    ended = {"handling.stored": "done"}, {"stopped_on": "2026"}, {"adoption.stored": "rejected"}
    for settled in ended:
        assert not is_late({**late, **settled}, "2026-11-23")


def test_the_tracking_table_groups_by_unit_those_without_one_last(tmp_path: Path) -> None:
    wanted = print_of("outcome_tracking")
    records = [
        shown(wanted, "a", content="无人承办的"),
        shown(wanted, "b", content="修路", unit="县交通局", due="2026-01-02"),
        shown(wanted, "c", content="停下的", stopped_on="2026-05-01", stop_reason="已并入规划"),
    ]
    text = text_of("outcome_tracking", tmp_path / "o.pdf", *records, group="unit")
    assert text.index("县交通局（1条）") < text.index("未定承办单位（2条）")
    assert "（共3条，逾期1条）" in text
    assert "（逾期）" in text
    assert "2026.05.01停止：已并入规划" in text


def test_a_letter_numbers_its_parts_and_leaves_out_empty_ones() -> None:
    wanted = print_of("brief_letter")
    rows = {"outcome": [row(wanted, "outcome", content="修路。", unit="县交通局"),
                        row(wanted, "outcome", content="装灯")]}  # fmt: skip
    values = {
        "name": "道路", "reported_to": "县政府办公室", "held_on": "2026-04-16",
        "committee": "提案委", "causes": "缺钱。", "reported_doc": "政协专报〔2026〕3号",
    }  # fmt: skip
    one = shown(wanted, rows=rows, **values)
    made = letter(one, SETTING, {})
    heads = [each.text for each in made.blocks if isinstance(each, Heading)]
    texts = [each.text for each in made.blocks if isinstance(each, Paragraph)]
    assert heads == ["一、协商基本情况", "二、成因分析", "三、意见建议"]
    assert texts[0] == "2026年4月16日，县政协提案委围绕“道路”开展协商。"
    assert texts[2] == "（一）修路（建议由县交通局办理）。\n（二）装灯。"
    assert (made.number, made.addressee) == ("政协专报〔2026〕3号", "县政府办公室")
    assert made.date == "2026-11-23"
    assert made.red_head


def test_a_letter_without_suggestions_gives_the_advice_of_the_survey() -> None:
    one = shown(print_of("brief_letter"), name="道路", advice="先修主路。", reported_doc="口头")
    made = letter(one, SETTING, {})
    assert [each.text for each in made.blocks if isinstance(each, Paragraph)][-1] == "先修主路。"
    assert made.number == "第　　期"


def test_a_letter_says_who_came_from_where_and_what_was_surveyed() -> None:
    wanted = print_of("brief_letter")
    came = (("甲", "群众", "是"), ("乙", "专家", "是"), ("丙", "群众", "否"))
    people = [
        row(wanted, "participant", name=name, role=role, attended=there)
        for name, role, there in came
    ]
    values = {
        "name": "道路", "point": "火塘协商点", "place": "村委会", "host": "演示主席",
        "partners": "经济委", "committee": "提案委", "joint_with": "州政协",
        "platform": "双月协商", "survey_from": "2026-03-02", "survey_to": "2026-03-20",
        "survey_place": "六个村",
    }  # fmt: skip
    one = shown(wanted, rows={"participant": people}, **values)
    text = letter(one, SETTING, {}).blocks[1]
    assert isinstance(text, Paragraph)
    assert text.text.replace(JOINER, "") == (
        "县政协提案委会同经济委，与州政协联合在火塘协商点（村委会）围绕“道路”，以双月协商形式开展协商。"
        "会前，于2026年3月2日至3月20日赴六个村开展调研。会议由演示主席主持。"
        "专家1人、群众1人，共2人参加。"
    )


def test_a_letter_upward_leaves_room_for_who_issues_it_and_says_who_else_gets_it() -> None:
    wanted = print_of("brief_letter")
    rows = {"outcome": [row(wanted, "outcome", content="修路", unit="县交通局"),
                        row(wanted, "outcome", content="装灯", unit="县住建局"),
                        row(wanted, "outcome", content="管护", unit="县交通局")],
            "consensus": [row(wanted, "consensus", matter="修路。"),
                          row(wanted, "consensus", matter="每季会商一次")]}  # fmt: skip
    values = {
        "name": "道路", "reported_to": "县委、县政府", "held_on": "2026-04-16",
        "host": "张三", "host.committee": "提案委员会", "host.committee_post": "主任",
    }  # fmt: skip
    made = letter(shown(wanted, rows=rows, **values), SETTING, {})
    assert made.title == "关于道路的协商专报"
    assert (made.number, made.signer) == ("第　　期", "")
    assert made.sent == (("送", "县交通局，县住建局"),)
    assert made.imprint == ("政协演示县委员会办公室", "　　年　　月　　日")
    texts = [each.text.replace(JOINER, "") for each in made.blocks if isinstance(each, Paragraph)]
    assert "会议由县政协提案委员会主任张三主持。" in texts[0]
    assert texts[1] == "每季会商一次。"
    downward = shown(wanted, rows={}, **(values | {"reported_to": "县政府办公室"}))
    assert letter(downward, SETTING, {}).signer is None


@pytest.mark.parametrize(
    ("held_on", "state", "held"),
    [
        ("2026-11-23", "筹备", True),
        ("2026-11-24", "已协商", False),
        ("2026-12", "待协商", False),
        ("2026-11", "待协商", True),
        ("", "已报送", True),
        ("", "调研中", False),
    ],
)
def test_a_letter_reports_no_meeting_that_was_not_held(
    held_on: str, state: str, *, held: bool
) -> None:
    one = shown(print_of("brief_letter"), name="道路", held_on=held_on, state=state)
    assert (refused(one, SETTING) == "") is held


def test_minutes_say_who_was_there_what_was_settled_and_bear_no_signature(tmp_path: Path) -> None:
    wanted = print_of("minutes_letter")
    people = [
        row(wanted, "participant", name="王五", role="界别委员", unit="县一中", post="校长"),
        row(wanted, "participant", name="张三", role="群众", attended="否"),
    ]
    rows = {"participant": people,
            "consensus": [row(wanted, "consensus", matter="修路", unit="县交通局")]}  # fmt: skip
    values = {"name": "道路协商会", "held_on": "2026-04-16", "recorder": "李四"}
    one = shown(wanted, rows=rows, **values)
    text = text_of("minutes_letter", tmp_path / "m.pdf", one)
    assert text.startswith("第期政协演示县委员会办公室年月日道路协商会纪要")
    assert text.index("一、会议情况") < text.index("二、议定事项修路（县交通局）。")
    assert text.index("出席：县一中校长王五") < text.index("请假：张三") < text.index("记录：李四")
    assert minutes_letter.refused(shown(wanted, name="没有开的"), SETTING)
    assert not minutes_letter.refused(one, SETTING)


def test_a_suggestion_is_handed_to_its_office_with_a_reply_slip(tmp_path: Path) -> None:
    wanted = print_of("assignment_form")
    values = {
        "content": "修路", "unit": "县交通局", "source": "道路协商会",
        "consultation.held_on": "2026-04-16", "due": "2026-06-30", "working_days": "45",
    }  # fmt: skip
    written = {"level": "县级", "instructor": "王县长", "day": "2026-04-20"}
    one = shown(wanted, "修路", None, **values)
    one = dataclasses.replace(one, children={"instruction": [written]})
    text_of("assignment_form", tmp_path / "a.pdf", one)
    text = "".join(pdfium_text(tmp_path / "a.pdf").split())
    for words in (
        "道路协商会（2026年4月16日）", "2026年6月30日（45个工作日）", "县级王县长2026年4月20日",
        "办理情况反馈（回执）", "□已办结□正在办理□列入计划□暂不能办理",
    ):  # fmt: skip
        assert words in text
    assert text.count("县交通局") == 2
    assert assignment_form.refused(one, SETTING) == ""
    for given in ({"unit": ""}, {"adoption": "未采纳"}):
        refused_one = shown(wanted, "修路", None, **(values | given))
        assert assignment_form.refused(refused_one, SETTING)


def test_an_office_is_urged_by_how_late_it_is_and_not_when_nothing_is_left(
    tmp_path: Path,
) -> None:
    wanted = print_of("reminder_form")
    values = {"content": "修路", "unit": "县交通局", "assigned_on": "2026-04-20", "due": "2026-11"}
    waiting = text_of("reminder_form", tmp_path / "a.pdf", shown(wanted, "修路", None, **values))
    assert "未超过" in waiting
    assert "请按时办结。" in waiting
    late = values | {"due": "2026-10-31"}
    text = text_of("reminder_form", tmp_path / "b.pdf", shown(wanted, "修路", None, **late))
    assert (
        "该意见建议已于2026年4月20日交你单位办理，办结期限为2026年10月31日，至今已超过23天。"
        in text
    )
    for given in ({"handling": "已完成"}, {"stopped_on": "2026"}, {"unit": ""}):
        assert reminder_form.refused(shown(wanted, "修路", None, **(late | given)), SETTING)
    assert not reminder_form.refused(shown(wanted, "修路", None, **late), SETTING)


def test_residents_tick_what_they_think_of_every_suggestion_adopted(tmp_path: Path) -> None:
    wanted = print_of("satisfaction_form")
    rows = {"outcome": [
        row(wanted, "outcome", content="修路", adoption="采纳", result="已经修好。"),
        row(wanted, "outcome", content="装灯", handling="推进中"),
        row(wanted, "outcome", content="架桥", adoption="未采纳"),
    ]}  # fmt: skip
    one = shown(wanted, name="道路协商会", rows=rows)
    text_of("satisfaction_form", tmp_path / "a.pdf", one)
    text = "".join(pdfium_text(tmp_path / "a.pdf").split())
    assert "1修路已经修好。□□□2装灯推进中□□□3□□□" in text
    assert "架桥" not in text
    text_of("satisfaction_form", tmp_path / "b.pdf", one, **WHOLE)
    assert "3架桥□□□" in "".join(pdfium_text(tmp_path / "b.pdf").split())


def test_the_members_of_a_point_take_turns_month_by_month(tmp_path: Path) -> None:
    wanted = print_of("duty_roster")
    members = [row(wanted, "members", name=name, mobile="13812345678") for name in ("甲一", "乙二")]
    one = shown(wanted, name="火塘协商点", rows={"members": members})
    text = text_of("duty_roster", tmp_path / "a.pdf", one)
    assert "2026年驻点委员轮值表" in text
    assert text.count("甲一") == text.count("乙二") == 6
    assert "13812345678" not in text
    blank = text_of("duty_roster", tmp_path / "b.pdf", one, turns="blank", roster_year="next")
    assert "2027年驻点委员轮值表" in blank
    assert "甲一" not in blank
    assert "12月" in blank


def test_the_chairs_get_the_topics_that_wait_with_room_for_their_opinion(tmp_path: Path) -> None:
    wanted = print_of("topic_summary")
    topics = [
        shown(wanted, name="路灯", state="征集", five_points="群众关心热点"),
        shown(wanted, name="停车", state="待审批", raised_on="2026-10-08"),
        shown(wanted, name="旧事", state="已协商"),
    ]
    text = text_of("topic_summary", tmp_path / "a.pdf", *topics)
    assert "（提请主席会议审议，共2个）" in text
    assert "旧事" not in text
    assert "2026.10.08" in text
    every = text_of("topic_summary", tmp_path / "b.pdf", *topics, **WHOLE)
    assert "旧事" in every
    made = print_of("topic_summary").register(topics, SETTING, {})  # type: ignore[union-attr]
    assert made.columns[-1].title == "审议意见"
    assert made.columns[-1].least > 30


def test_a_summary_that_counts_other_suggestions_than_there_are_is_doubted() -> None:
    wanted = print_of("brief_letter")
    rows = {"outcome": [row(wanted, "outcome", content="修路")] * 5}
    for summary, doubt in (
        ("形成意见建议 4 条。", "成果综述写的是4条意见建议，登记的是5条"),
        ("形成5条意见建议。", ""),
        ("形成4项共识。", ""),
    ):
        assert doubted(shown(wanted, rows=rows, summary=summary), SETTING) == doubt


@pytest.mark.parametrize(
    ("name", "about"),
    [
        ("农村饮水", "农村饮水"),
        ("“农村饮水”协商会", "农村饮水"),
        ("关于农村饮水的专题协商会", "农村饮水"),
        ("关于农村饮水", "关于农村饮水"),
        ("“山货出山”和“客货邮”协商会", "‘山货出山’和‘客货邮’"),
        ("““双减”后课后服务”协商会", "‘双减’后课后服务"),
        ("“没有写完", "‘没有写完"),
        ("推进基层协商", "推进基层协商"),
        ("协商会", "协商会"),
        ("", ""),
    ],
)
def test_the_name_of_a_meeting_tells_what_it_is_about(name: str, about: str) -> None:
    assert subject(name) == about


def test_every_letter_begins_on_its_own_page(tmp_path: Path) -> None:
    wanted = print_of("brief_letter")
    records = [shown(wanted, name=name, problems=sentences(3000)) for name in ("道路", "路灯")]
    target = tmp_path / "b.pdf"
    text_of("brief_letter", target, *records)
    marks = bookmarks(target)
    assert [title for _, title, _ in marks] == ["道路", "路灯"]
    assert marks[1][2] > marks[0][2] + 3


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2026-03-02", "2026-03-20", "2026年3月2日至3月20日"),
        ("2025-12-30", "2026-01-05", "2025年12月30日至2026年1月5日"),
        ("2026-03-02", "2026-03-02", "2026年3月2日"),
        ("2026-03-02", "", "2026年3月2日"),
        ("", "2026-03", "至2026年3月"),
        ("2026", "2026", "2026年"),
        ("", "", ""),
    ],
)
def test_two_days_are_written_as_one_span(first: str, last: str, words: str) -> None:
    assert between_days(first, last) == words


def test_boxes_stand_in_lines_of_three_where_there_are_many() -> None:
    assert ticked("乙", ("甲", "乙")) == "□ 甲\u3000■ 乙"
    assert ticked("丁", ("甲", "乙", "丙")) == "□ 甲\u3000□ 乙\u3000□ 丙\u3000■ 丁"
    assert ticked("", tuple("甲乙丙丁戊")).count("\n") == 1
    assert ticked("", ()) == ""


def test_rows_keep_their_own_places_only_where_all_have_one() -> None:
    assert [place for place, _ in placed([{"position": "3"}, {"position": "5"}])] == ["3", "5"]
    assert [place for place, _ in placed([{"position": "3"}, {"position": ""}])] == ["1", "2"]
