"""What a print reads of the office file: linked fields, rows that lead here, pictures, years."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from desktop_app.documents.prints.declared import FormPrint, Shown
from desktop_app.errors import UserError
from desktop_app.records.activity import Activity
from desktop_app.records.attendance import Attendance
from desktop_app.records.case import Case
from desktop_app.records.consultation import Consultation, Participant
from desktop_app.records.look_back import LookBack
from desktop_app.records.member import Member
from desktop_app.records.office import Committee
from desktop_app.records.outcome import Outcome
from desktop_app.records.point import Point
from desktop_app.records.record import Record
from desktop_app.records.topic import Topic
from desktop_app.services import prints, registers
from desktop_app.services.consulting.statistics import STATISTICS
from desktop_app.services.desk import Desk
from desktop_app.services.prints.linked_rows import LinkedRows, link_of
from desktop_app.services.registers import Input, attachments
from desktop_app.services.safekeeping.destinations import Destination
from desktop_app.services.statistics import periods
from desktop_app.services.statistics.scopes import Scope
from desktop_app.services.statistics.statements import statement
from desktop_app.storage.blobs import attachments as kept_files
from desktop_app.storage.log.door import apply
from desktop_app.storage.log.keys import new_keys
from tests.documents.pdf_reading import poppler_text, problems
from tests.services.statistics.chance_office import chance_desk

NO_LEVEL = {"level": None, "done_on": None, "next_on": None}


def kept(desk: Desk, model: type[Record], **values: object) -> int:
    return registers.save(desk, model, values).keys[0]


def session(desk: Desk, *names: str, **values: object) -> int:
    people = [Input({"name": name, "role": "群众"}) for name in names]
    given = {"name": "协商", "state": "已协商" if "held_on" in values else "筹备", **values}
    return registers.save(desk, Consultation, given, children={"participant": people}).keys[0]


def shown(desk: Desk, key: str, *records: int, **chosen: str) -> tuple[Shown, ...]:
    wanted = prints.print_named(desk, key)
    return tuple(prints.collect(desk, wanted, records, chosen).whole())


def printed(desk: Desk, key: str, target: Path, *records: int, **chosen: str) -> str:
    wanted = prints.print_named(desk, key)
    sheet = prints.collect(desk, wanted, records, {**prints.usual(desk, wanted), **chosen})
    prints.save(prints.write(sheet, lambda *_: None), Destination(target))
    assert problems(target) == ""
    return "".join(poppler_text(target).split())


def jpeg(colour: str, name: Path) -> Path:
    Image.new("RGB", (640, 480), colour).save(name, "JPEG")
    return name


def test_rows_that_link_to_a_record_are_read_with_it(desk: Desk) -> None:
    first, second = session(desk), session(desk)
    for number in ("10", "2", "1"):
        kept(desk, Outcome, number=number, content=f"建议{number}", source=f"consultation:{first}")
    kept(desk, Outcome, number="7", content="另一场的", source=f"consultation:{second}")
    kept(desk, Outcome, number="8", content="独立的", source=f"consultation:{session(desk)}")
    mine, other = shown(desk, "outcome_sheet", first, second)
    assert [row["content"] for row in mine.children["outcome"]] == ["建议1", "建议2", "建议10"]
    assert [row["content"] for row in other.children["outcome"]] == ["另一场的"]


def test_a_child_of_another_record_is_found_by_its_link_to_this_one() -> None:
    assert link_of(Attendance, Member) == "member"
    assert link_of(Attendance, Activity) == "activity"
    assert link_of(Participant, Consultation) == "consultation"


def test_people_stand_in_the_order_of_strokes(desk: Desk) -> None:
    key = session(desk, "张三", "王五", "丁一", "王刚")
    (one,) = shown(desk, "sign_in_sheet", key)
    assert [row["name"] for row in one.children["participant"]] == ["丁一", "王五", "王刚", "张三"]


def test_the_fields_of_a_linked_record_are_read_behind_a_dot(desk: Desk) -> None:
    outcome = kept(
        desk,
        Outcome,
        number="1",
        content="修路",
        unit="县交通局",
        source=f"consultation:{session(desk)}",
    )
    look_back = kept(desk, LookBack, outcome=outcome, **NO_LEVEL)
    (one,) = shown(desk, "look_back_form", look_back)
    texts = [one.values[f"outcome.{name}"] for name in ("content", "unit", "consultation")]
    assert texts == ["修路", "县交通局", "协商"]


def test_what_a_link_leaves_open_reads_as_empty(desk: Desk) -> None:
    wanted = FormPrint(
        key="t",
        title="t",
        record="topic",
        fields=("name", "point.name", "point.leader", "committee.name"),
        form=lambda *_: pytest.fail("not drawn"),
    )
    key = kept(desk, Topic, name="议题")
    (one,) = prints.collect(desk, wanted, [key]).shown
    assert dict(one.values) == {
        "name": "议题", "point.name": "", "point.leader": "", "committee.name": "",
    }  # fmt: skip


def test_rows_are_found_through_several_links(desk: Desk) -> None:
    here, there = kept(desk, Point, name="火塘"), kept(desk, Point, name="园区")
    ours = session(desk, "张三", "丁一", point=here, held_on="2026-03-01")
    session(desk, "王五", point=there, held_on="2026-03-02")
    outcome = kept(desk, Outcome, content="修路", source=f"consultation:{ours}")
    kept(desk, LookBack, outcome=outcome, done_on="2026-10-01", level="落实到位", next_on=None)
    first, second = shown(desk, "point_report", here, there)
    assert [row["count.people"] for row in first.children["consultation"]] == ["2"]
    assert [row["outcome.content"] for row in first.children["look_back"]] == ["修路"]
    assert len(second.children["consultation"]) == 1
    assert "look_back" not in second.children or not second.children["look_back"]


def test_a_record_named_by_two_others_stands_with_both(desk: Desk) -> None:
    topics = [kept(desk, Topic, name=name) for name in ("道路", "路灯")]
    both, one = session(desk, topics=topics), session(desk, topics=topics[:1])
    wanted = FormPrint(
        key="t",
        title="t",
        record="topic",
        fields=("name",),
        form=lambda *_: pytest.fail("not drawn"),
        children={"consultation": ("id",)},
    )
    found = prints.collect(desk, wanted, topics).shown
    assert [{row["id"] for row in each.children["consultation"]} for each in found] == [
        {str(both), str(one)},
        {str(both)},
    ]


def test_own_pairs_are_read_as_rows(desk: Desk) -> None:
    sessions = [
        session(desk, name=name, held_on=f"2026-0{n}") for n, name in ((5, "乙"), (3, "甲"))
    ]
    (one,) = shown(desk, "case_form", kept(desk, Case, name="案例", consultations=sessions))
    rows = {(row["name"], row["held_on"]) for row in one.children["consultations"]}
    assert rows == {("乙", "2026-05"), ("甲", "2026-03")}


def test_pictures_among_the_files_come_with_their_names(desk: Desk, tmp_path: Path) -> None:
    key = kept(desk, Case, name="案例")
    other = kept(desk, Case, name="没有照片的案例")
    note = tmp_path / "说明.txt"
    note.write_text("不是照片")
    files = [jpeg(colour, tmp_path / f"{colour}.jpg") for colour in ("red", "blue")]
    attachments.attach(desk, Case, key, [*files, note])
    first, second = shown(desk, "case_form", key, other)
    assert [each.caption for each in first.pictures] == ["blue", "red"]
    assert all(Image.open(io.BytesIO(each.data)).size == (640, 480) for each in first.pictures)
    assert second.pictures == ()


def test_a_picture_whose_file_is_gone_is_told_of_on_the_page(desk: Desk, tmp_path: Path) -> None:
    key = kept(desk, Case, name="案例")
    attachments.attach(desk, Case, key, [jpeg("red", tmp_path / "现场.jpg")])
    sha = attachments.attached(desk, Case, key)[0].sha
    kept_files.place_of(kept_files.folder_of(desk.office.path), sha).unlink()
    text = printed(desk, "case_form", tmp_path / "c.pdf", key)
    assert "现场" in text
    assert "照片无法读取" in text


def test_however_many_records_the_queries_are_as_few(desk: Desk) -> None:
    def asked(count: int) -> int:
        point = kept(desk, Point, name=f"点{count}")
        for _ in range(count):
            key = session(desk, "张三", "丁一", point=point, held_on="2026-03-01")
            kept(desk, Outcome, content="修路", source=f"consultation:{key}")
        statements: list[str] = []
        connection: Any = desk.office.connection
        shown(desk, "point_report", point)  # what names are made of is read once

        def trace(_cursor: object, sql: str, _values: object) -> bool:
            statements.append(sql)
            return True

        connection.exec_trace = trace
        try:
            shown(desk, "point_report", point)
        finally:
            connection.exec_trace = None
        return len(statements)

    assert asked(9) == asked(2) > 5


def test_more_links_than_the_engine_takes_as_single_values_are_followed(desk: Desk) -> None:
    point = kept(desk, Point, name="点")
    given = {"name": "协商", "point": point, "held_on": "2026-03-01"}
    keys = new_keys(501)
    sessions = [Consultation.of(given, key) for key in keys]
    people = [Participant.of({"consultation": key, "name": "张三"}) for key in keys]
    apply(desk.office, [*sessions, *people], (), "导入", "演示")
    wanted = FormPrint(
        key="t",
        title="t",
        record="point",
        fields=("name",),
        form=lambda *_: pytest.fail("not drawn"),
        children={"participant": ("name",)},
        through={"participant": ("consultation", "point")},
    )
    (one,) = prints.collect(desk, wanted, [point]).shown
    assert len(one.children["participant"]) == 501


def test_the_year_may_be_this_one_or_one_of_the_nine_before(desk: Desk) -> None:
    options = prints.print_named(desk, "point_report").options
    assert [key for key, _ in options[0].choices] == [str(2026 - each) for each in range(10)]
    assert options[0].of({}) == "2026"


def test_a_report_counts_the_year_that_was_chosen(desk: Desk, tmp_path: Path) -> None:
    point = kept(desk, Point, name="火塘")
    session(desk, "张三", point=point, held_on="2025-05-06")
    text = printed(desk, "point_report", tmp_path / "a.pdf", point, year="2025")
    assert "火塘2025年度协商工作报告" in text
    assert "共开展协商1场" in text
    assert "共开展协商0场" in printed(desk, "point_report", tmp_path / "b.pdf", point)


@hypothesis.settings(max_examples=8)
@given(seed=st.integers(0, 10**6), year=st.sampled_from((2024, 2025, 2026)))
def test_a_report_counts_as_the_offices_statistics_do(seed: int, year: int) -> None:
    with TemporaryDirectory() as folder:
        desk = chance_desk(Path(folder), seed)
        points = list(registers.find(desk, Point, registers.Query()))
        found = shown(desk, "point_report", *points, year=str(year))
        for point, one in zip(points, found, strict=True):
            counted = statement(desk, STATISTICS, periods.of_year(year), Scope(point=point))
            asked = {each.key: each for group in counted.groups for each in group.figures}
            for key, each in one.counts.figures.items():
                known = asked.get(key)
                wanted = (known.value, known.before) if known else (0, 0)
                assert (each.value, each.before) == wanted, key
            listed = (len(one.children["consultation"]), len(one.children["outcome"]))
            assert listed == (asked["session"].value, asked["outcome"].value)
            of_rows = [int(row.get("count.people", 0)) for row in one.children["consultation"]]
            assert sum(of_rows) == asked["people"].value
        desk.office.close()


def test_the_rows_of_a_year_are_those_that_links_downwards_find(tmp_path: Path) -> None:
    desk = chance_desk(tmp_path, 7)
    wanted = prints.print_named(desk, "point_report")
    assert wanted.counts is not None
    led = LinkedRows(desk, Point, registers.find(desk, Point, registers.Query())[:3])
    for child, key in wanted.counts.rows.items():
        rule = STATISTICS.rule(key)
        path = wanted.through.get(child) or (link_of(rule.record, Point),)
        assert rule.places[wanted.counts.place] == ".".join(path)  # so the counted are our own
        every = led.of(rule.record, path)
        others = registers.find(desk, rule.record, registers.Query())[::2]  # of other points too
        found = led.of_these(rule.record, path, others)
        assert [*found.items()] == [(x, every[x]) for x in every if x in set(others)] != []
    desk.office.close()


def test_points_counted_in_several_steps_are_counted_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = chance_desk(tmp_path, 7)
    points = list(registers.find(desk, Point, registers.Query()))
    together = shown(desk, "point_report", *points)
    monkeypatch.setattr(prints, "COUNTED", 2)
    assert shown(desk, "point_report", *points) == together
    assert [shown(desk, "point_report", each)[0] for each in points] == [*together]
    desk.office.close()


def test_every_print_of_consultations_is_offered_by_its_register(desk: Desk) -> None:
    offered = {
        model: [each.key for each in prints.prints_of(desk, model)]
        for model in (Point, Topic, Consultation, Outcome, LookBack, Case)
    }
    assert offered == {
        Point: [
            "point_form", "point_ledger", "point_report", "duty_roster", "duty_shifts",
            "point_list",
        ],
        Topic: ["topic_form", "topic_summary", "topic_list"],
        Consultation: [
            "survey_form", "sign_in_sheet", "session_record", "minutes_letter", "outcome_sheet",
            "brief_letter", "satisfaction_form", "lights_table", "consultation_list",
        ],
        Outcome: ["outcome_tracking", "assignment_form", "reminder_form", "outcome_list"],
        LookBack: ["look_back_form", "look_back_list"],
        Case: ["case_form", "case_list"],
    }  # fmt: skip


def test_a_phone_is_masked_as_the_office_wants(desk: Desk, tmp_path: Path) -> None:
    key = kept(desk, Topic, name="议题", raised_by="张三", phone="13812345678")
    assert "138****5678" in printed(desk, "topic_form", tmp_path / "a.pdf", key)
    whole = printed(desk, "topic_form", tmp_path / "b.pdf", key, phones="full")
    assert "13812345678" in whole


def test_fields_the_office_does_not_keep_stay_out_of_prints(desk: Desk) -> None:
    key = kept(desk, Member, name="张三", id_card=None)
    (one,) = shown(desk, "member_form", key)
    assert "id_card" not in one.values


def test_the_order_of_roles_and_committees_is_the_offices(desk: Desk) -> None:
    kept(desk, Committee, name="提案委员会")
    key = session(desk)
    setting = prints.collect(desk, prints.print_named(desk, "session_record"), [key]).setting
    assert list(setting.orders["participant_role"])[:2] == ["界别委员", "专家"]
    assert setting.orders["committee"] == ["提案委员会"]
    assert setting.today == "2026-11-23"


def test_a_sheet_gives_the_same_bytes_again(desk: Desk, tmp_path: Path) -> None:
    key = kept(desk, Case, name="案例")
    attachments.attach(desk, Case, key, [jpeg("red", tmp_path / "现场.jpg")])
    sheet = prints.collect(desk, prints.print_named(desk, "case_form"), [key])
    again = replace(sheet)
    assert prints.write(sheet, lambda *_: None) == prints.write(again, lambda *_: None)


def test_suggestions_without_numbers_are_printed_as_they_were_entered(desk: Desk) -> None:
    key = session(desk, name="路灯协商会", held_on="2026-01-05")
    for content in ("一字开头的", "丁字开头的", "三字开头的"):
        kept(desk, Outcome, content=content, source=f"consultation:{key}")
    kept(desk, Outcome, content="有编号的", number="JY-001", source=f"consultation:{key}")
    sheet = prints.collect(desk, prints.print_named(desk, "outcome_sheet"), [key])
    rows = sheet.shown[0].children["outcome"]
    told = [row["content"] for row in rows]
    assert told == ["有编号的", "一字开头的", "丁字开头的", "三字开头的"]


def test_the_one_member_of_a_name_lends_his_post_to_the_letter(desk: Desk) -> None:
    committee = kept(desk, Committee, name="提案委员会")
    kept(desk, Member, name="张三", committee=committee, committee_post="主任")
    for number in (1, 2):
        kept(desk, Member, name="李四", cert_no=f"{number}")
    keys = [session(desk, name=name, host=host, held_on="2026-01-05")
            for name, host in (("甲协商会", "张三"), ("乙协商会", "李四"))]  # fmt: skip
    sheet = prints.collect(desk, prints.print_named(desk, "brief_letter"), keys)
    assert [each.values["host.committee_post"] for each in sheet.shown] == ["主任", ""]


def test_what_must_not_be_printed_is_left_out_in_words(desk: Desk) -> None:
    held = session(desk, name="开过的", held_on="2026-01-05")
    other = session(desk, name="没有开的")
    wanted = prints.print_named(desk, "brief_letter")
    sheet = prints.collect(desk, wanted, [held, other])
    assert [each.title for each in sheet.shown] == ["开过的"]
    assert sheet.remarks == ("“没有开的”还没有召开，不能印协商专报。",)
    with pytest.raises(UserError, match="没有开的"):
        prints.collect(desk, wanted, [other])
