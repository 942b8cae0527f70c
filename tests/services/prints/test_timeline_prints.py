"""A story as PDF: every word of it, in order, however long."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from desktop_app.documents.printables import Heading, Paragraph, TableBlock
from desktop_app.documents.prints.declared import Setting
from desktop_app.documents.prints.timeline_report import report
from desktop_app.records import Consultation, Outcome, Point
from desktop_app.services import prints, timeline
from desktop_app.services.desk import Desk
from desktop_app.services.prints import timeline_prints
from desktop_app.services.safekeeping.destinations import Destination
from tests.consulting_office import changed, saved, session, whole_chain
from tests.documents.pdf_reading import poppler_text


def printed(desk: Desk, model: type, key: int, path: Path) -> str:
    sheet = timeline_prints.collect(desk, timeline.timeline(desk, model, key))
    prints.save_all(sheet, Destination(path), lambda _done, _all: None)
    subprocess.run(["qpdf", "--check", str(path)], check=True, capture_output=True)
    return re.sub(r"\s", "", poppler_text(path))


def test_the_story_is_printed_from_point_to_case(desk: Desk, tmp_path: Path) -> None:
    chain = whole_chain(desk)
    text = printed(desk, Consultation, chain.consultation, tmp_path / "脉络.pdf")
    told = (
        "协商脉络", "演示东村协商点", "东村路灯不亮", "夜里没有灯", "三、协商：东村路灯协商会",
        "2026年4月20日", "界别委员1，群众1", "年内装灯", "先装一百盏路灯", "坏了一半",
        "安排人员每月检修", "演示案例",
    )  # fmt: skip
    places = [text.index(words) for words in told]
    assert places == sorted(places)
    assert "第1页" in text


def test_texts_of_any_length_flow_over_the_pages_and_nothing_is_cut(
    desk: Desk, tmp_path: Path
) -> None:
    chain = whole_chain(desk)
    words = "".join(f"第{number}句路灯要亮。" for number in range(1, 1500))
    changed(desk, Consultation, chain.consultation, problems=words)
    changed(desk, Outcome, chain.outcome, content=words)
    text = printed(desk, Outcome, chain.outcome, tmp_path / "长.pdf")
    for number in (1, 700, 1499):
        assert text.count(f"第{number}句路灯要亮。") >= 2


def test_what_is_left_out_is_said(desk: Desk, tmp_path: Path) -> None:
    point = saved(desk, Point, name="演示协商点")
    for number in range(25):
        session(desk, f"演示协商{number}", point=point, held_on=f"2026-01-{number + 1:02}")
    text = printed(desk, Point, point, tmp_path / "多.pdf")
    assert "更早还有5场协商" in text
    assert "演示协商24" in text


def test_the_same_story_gives_the_same_bytes_and_missing_characters_are_told(desk: Desk) -> None:
    key = session(desk, "演示𱍊协商")
    sheet = timeline_prints.collect(desk, timeline.timeline(desk, Consultation, key))
    first, second = (prints.write(sheet, lambda _done, _all: None) for _ in range(2))
    assert first == second
    assert all(characters == "𱍊" for _, characters in sheet.unprintable())


def test_short_facts_stand_in_a_grid_and_long_ones_alone(desk: Desk) -> None:
    chain = whole_chain(desk)
    sheet = timeline_prints.collect(desk, timeline.timeline(desk, Outcome, chain.outcome))
    blocks = report(sheet.shown[0], Setting(sheet.setting.foot, ""), {}).blocks
    heads = [each.text for each in blocks if isinstance(each, Heading)]
    assert heads == [
        "一、协商点：演示东村协商点（运行）", "二、议题：东村路灯不亮（征集）",
        "三、协商：东村路灯协商会（筹备）", "（一）意见建议（推进中）", "1\u3000先装一百盏路灯",
        "四、精品案例：演示案例（收集素材）",
    ]  # fmt: skip
    assert Paragraph("情况和诉求：夜里没有灯，老人出门不便。") not in blocks
    grids = [row for each in blocks if isinstance(each, TableBlock) for row in each.rows]
    assert ("报送日期", "2026年5月1日", "采纳情况", "采纳") in grids
    assert Paragraph("（本场另有 1 条意见建议）") in blocks


def test_an_amount_of_money_is_printed_in_ten_thousands(desk: Desk) -> None:
    held = saved(desk, Consultation, name="演示协商", held_on="2026-03-05")
    outcome = saved(desk, Outcome, content="修路", source=f"consultation:{held}", money="125000.50")
    sheet = timeline_prints.collect(desk, timeline.timeline(desk, Outcome, outcome))
    facts = [row["told"] for row in sheet.shown[0].children["nodes"] if row["kind"] == "outcome"]
    assert "落实资金：12.50005万元" in facts[0]
