"""The comparison of two rule sets in print: changes, grades, who moves, what is still wrong."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.documents.printables import Foot, Heading, Paragraph, Report, TableBlock
from desktop_app.documents.prints import Setting, Shown
from desktop_app.documents.prints.score_comparison import (
    NOTE,
    ComparisonShown,
    comparison_print,
    texts_of,
)

SHOWN = ComparisonShown(
    about=["调整前：2026 正式规则"],
    changes=[("会议封顶", "35", "10")],
    grades=[("优秀", "≥ 18", "1", "0", "−1")],
    figures=[("平均", "12.5", "11")],
    moves=[("演示甲", "20", "10", "−10", "优秀→称职", "会议：封顶 35 → 10（−10）")],
    others="另有 1 人只是分数有变化，等次不变。",
)
SETTING = Setting(Foot("演示政协", "", "", ""), "演示政协")


def report_of(shown: ComparisonShown) -> Report:
    return comparison_print(shown).report(Shown("", {}), SETTING, {})


def test_changes_grades_and_moves_follow_each_other() -> None:
    report = report_of(SHOWN)
    assert report.title == "演示政协积分规则调整前后对照表"
    assert report.note == f"调整前：2026 正式规则\n{NOTE}"
    headings = [each.text for each in report.blocks if isinstance(each, Heading)]
    assert headings == ["一、改动的规则（1 处）", "二、等次人数和分数", "三、等次变动名单（1 人）"]
    tables = [each.rows for each in report.blocks if isinstance(each, TableBlock)]
    assert tables == [SHOWN.changes, SHOWN.grades, SHOWN.figures, SHOWN.moves]
    assert report.blocks[-1] == Paragraph(SHOWN.others)


def test_without_moves_a_sentence_says_so_and_gaps_are_named() -> None:
    shown = replace(SHOWN, moves=[], others="没有人因此变动。", faults=["18 到 19 分没有等次"])
    blocks = report_of(shown).blocks
    assert blocks[2] == Paragraph("等次界线还接不上：18 到 19 分没有等次。")
    assert blocks[-2:] == [Heading("三、等次变动名单（0 人）"), Paragraph("没有人因此变动。")]


def test_every_text_of_the_office_is_searched_for_characters() -> None:
    titles = texts_of(SHOWN)["titles"]
    assert all(each in titles for each in ("演示甲", "会议封顶", "优秀", "2026 正式规则"))
