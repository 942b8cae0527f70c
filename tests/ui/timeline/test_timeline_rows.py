"""The rows of a timeline: depth, what they open, their words short and whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop_app.services.timeline import EVENT, MORE, Light, Mark, Node, NodeLine, Timeline
from desktop_app.ui.timeline.timeline_rows import (
    BETWEEN,
    FOUND,
    LONGEST,
    PLAIN,
    TimelineRow,
    TimelineRows,
    cut,
)

TITLES = {"topic": "议题", "outcome": "意见建议"}
TALKED = Light("talked_on", "建议情况沟通", "late", "", "", "2026-11-01")
REST = Node(MORE, "还有 3 条意见建议", rows=("outcome", ()))
HELD = Node(EVENT, "协商会", "2026-03-05", nodes=(Node(EVENT, "发言"),))
TOPIC = Node(
    "topic", "路灯不亮", "2026-02-10", ("topic", 1), Mark("topic_state", "consulted", "已协商"),
    (NodeLine("来源", "群众"),), (TALKED,), (HELD, REST),
)  # fmt: skip
OUTCOME = Node("outcome", "装一百盏路灯", record=("outcome", 2))
WHOLE = Timeline("路灯不亮", "议题", ("outcome", 2), (TOPIC, OUTCOME))


@pytest.fixture
def rows() -> TimelineRows:
    return TimelineRows(WHOLE, TITLES)


def row(node: Node, what: str = "") -> TimelineRow:
    return TimelineRow(0, node, None, chosen=False, what=what)


def test_rows_come_in_reading_order_with_their_depths(rows: TimelineRows) -> None:
    assert [(each.depth, each.node.title) for each in rows.rows] == [
        (0, "路灯不亮"), (1, "协商会"), (2, "发言"), (1, "还有 3 条意见建议"), (0, "装一百盏路灯")
    ]  # fmt: skip
    assert rows.rowCount() == 5
    assert rows.rowCount(rows.index(0, 0)) == 0


def test_an_event_opens_the_record_it_belongs_to(rows: TimelineRows) -> None:
    opened = [each.opens for each in rows.rows]
    assert opened == [TOPIC, TOPIC, HELD, REST, OUTCOME]


def test_the_record_that_was_asked_for_is_chosen(rows: TimelineRows) -> None:
    assert rows.chosen() == 4
    elsewhere = Timeline("x", "议题", ("topic", 99), (TOPIC, OUTCOME))
    assert TimelineRows(elsewhere, TITLES).chosen() == 0
    assert TimelineRows(Timeline("x", "议题", ("topic", 99), ()), TITLES).chosen() == 0


def test_a_row_is_spoken_with_date_state_lights_and_facts(rows: TimelineRows) -> None:
    spoken = rows.data(rows.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "2026-02-10，路灯不亮，议题 · 已协商，建议情况沟通：逾期，期限 2026-11-01，来源：群众"
    )
    assert rows.data(rows.index(0, 0), Qt.ItemDataRole.EditRole) is None
    assert rows.rows[4].spoken() == "装一百盏路灯，意见建议"


def test_short_facts_share_a_line_as_far_as_they_fit() -> None:
    facts = (
        NodeLine("单位", "住建局"),
        NodeLine("期限", "2026-05"),
        NodeLine("结果", "修好\n了"),
        NodeLine("资金", "3"),
    )
    node = Node("outcome", "x", lines=facts)
    joined = f"单位：住建局{BETWEEN}期限：2026-05"
    assert row(node).text_lines(lambda _: True) == [joined, "结果：修好\n了", "资金：3"]
    assert row(node).text_lines(lambda text: BETWEEN not in text) == [
        "单位：住建局", "期限：2026-05", "结果：修好\n了", "资金：3"
    ]  # fmt: skip
    assert row(Node(EVENT, "x")).text_lines(lambda _: True) == []


def test_a_very_long_text_is_cut_on_the_screen() -> None:
    assert cut("好" * LONGEST) == "好" * LONGEST
    assert cut("好" * (LONGEST + 1)) == "好" * LONGEST + "……（全文见打印件）"
    (line,) = row(Node(EVENT, "x", lines=(NodeLine("发言", "话" * 9_000),))).text_lines(
        lambda _: True
    )
    assert len(line) < LONGEST + 20


def test_the_tone_is_that_of_the_state_and_plain_without_one() -> None:
    assert row(OUTCOME).tone == PLAIN
    assert row(REST).tone == FOUND
    assert row(TOPIC).tone not in (PLAIN, FOUND)
    assert row(Node("topic", "x", mark=Mark("topic_state", "unheard", "?"))).tone == PLAIN
    assert row(TOPIC).lights == [("bad", "problem", "建议情况沟通")]


def test_the_caption_joins_kind_and_state() -> None:
    assert row(TOPIC, "议题").caption == "议题 · 已协商"
    assert row(OUTCOME, "意见建议").caption == "意见建议"
    assert row(HELD).caption == ""
