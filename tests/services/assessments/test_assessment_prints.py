"""Prints of assessments show their results in order, classes apart, and one letter a body."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.documents.prints import assessment_results, result_letters, result_notices
from desktop_app.errors import UserError
from desktop_app.records import Assessment, Member, ScoreRule
from desktop_app.services import prints
from desktop_app.services.assessments.opening import open_year
from desktop_app.services.desk import Desk
from desktop_app.services.prints import PreparedPrint, collect, print_named
from desktop_app.services.registers import Query, find
from desktop_app.services.registers.stored import stored
from tests.documents.pdf_reading import poppler_text
from tests.services.assessments.assessed_office import (
    YEAR,
    add_members,
    add_result,
    add_rules,
    keys_of,
    walk_to_chairs,
)


def _sheet(desk: Desk, key: str, *names: str, **chosen: str) -> PreparedPrint:
    keys = keys_of(desk, *names) if names else list(find(desk, Assessment, Query()))
    return collect(desk, print_named(desk, key), keys, chosen or None)


def _text(sheet: PreparedPrint, path: Path) -> str:
    path.write_bytes(prints.write(sheet, lambda _done, _all: None))
    return "".join(poppler_text(path, "-layout").split())


def _results(desk: Desk) -> None:
    """Two members with the same points, one with more, a leader, one who is not scored."""
    totals = {"演示甲": 7000, "演示乙": 7000, "演示丙": 9000, "演示主席": 6500, "演示驻会": None}
    for name, total in totals.items():
        more = {"cppcc_post": "chair"} if name == "演示主席" else {}
        (member,) = add_members(
            desk, name, no_score=int(total is None), unit=f"演示{name[-1]}局",
            recommended_by="演示工商联" if total == 7000 else None, **more,
        )  # fmt: skip
        ranking = "leaders" if more else "ordinary"
        add_result(desk, member, 2025, "称职", total=total, ranking=ranking,
                   decided_by="演示会议")  # fmt: skip


def test_results_are_by_points_with_classes_and_unscored_apart(desk: Desk) -> None:
    _results(desk)
    sheet = _sheet(desk, "assessment_results")
    made = assessment_results.results(sheet.shown, sheet.setting, {})
    told = [(group.title, [row[:2] for row in group.rows]) for group in made.groups]
    assert told == [
        ("主席会议成员（1人）", [["1", "演示主席"]]),
        ("委员（3人）", [["1", "演示丙"], ["2", "演示乙"], ["2", "演示甲"]]),
        ("不计分（1人）", [["—", "演示驻会"]]),
    ]
    assert "2025年度" in made.title
    assert "演示会议审定" in made.note


def test_results_by_strokes_without_points_number_everybody(desk: Desk) -> None:
    _results(desk)
    sheet = _sheet(desk, "assessment_results")
    chosen = {"order": "strokes", "points": "none"}
    made = assessment_results.results(sheet.shown, sheet.setting, chosen)
    assert [row[:2] for row in made.groups[1].rows] == [
        ["1", "演示乙"], ["2", "演示丙"], ["3", "演示甲"],
    ]  # fmt: skip
    assert "得分" not in [each.title for each in made.columns]


def test_one_notice_goes_to_each_body_and_a_missing_one_leaves_its_place(desk: Desk) -> None:
    _results(desk)
    sheet = _sheet(desk, "result_notice")
    letters = result_notices.letters(sheet.shown, sheet.setting, {})
    assert [each.addressee.strip() for each in letters] == ["", "演示工商联"]
    assert any("没有登记推荐单位" in each for each in sheet.remarks)
    by_unit = result_notices.letters(sheet.shown, sheet.setting, {"to": "unit"})
    assert len(by_unit) == 5


def test_a_letter_counts_the_work_and_names_what_is_missing(desk: Desk, tmp_path: Path) -> None:
    (member,) = add_members(desk, "演示甲")
    rules = add_rules(desk)
    gate = {"fact": "report_submitted", "mode": "gate", "nth": 1, "name": "社情民意信息"}
    desk.write(
        [ScoreRule.of({"rule_set": rules, "category": "基本", "code": "B", **gate})], action="规则"
    )
    open_year(desk, YEAR)
    keys = keys_of(desk)
    with pytest.raises(UserError, match="还没有审定等次"):
        _sheet(desk, "result_feedback", "演示甲")
    walk_to_chairs(desk, keys)
    text = _text(_sheet(desk, "result_feedback", "演示甲"), tmp_path / "反馈函.pdf")
    assert "演示甲委员：" in text
    assert "社情民意信息0/1" in text
    assert "等次为“称职”" in text
    sheet = _sheet(desk, "result_reminder", "演示甲")
    letter = result_letters.reminder(sheet.shown[0], sheet.setting, {})
    assert "提醒函" in letter.title
    form = _text(_sheet(desk, "assessment_form", "演示甲"), tmp_path / "登记表.pdf")
    assert "演示小结" in form
    blank = _sheet(desk, "assessment_form", "演示甲", filling="blank")
    assert "演示小结" not in _text(blank, tmp_path / "空白.pdf")
    assert stored(desk, Member, [member])[0].values["name"] in form


def test_the_list_of_two_years_leaves_out_all_others(desk: Desk) -> None:
    low, once = add_members(desk, "演示甲", "演示乙")
    for member, year in ((low, 2024), (low, 2025), (once, 2025)):
        add_result(desk, member, year, "不称职")
    sheet = _sheet(desk, "twice_low")
    assert [each.values["name"] for each in sheet.shown] == ["演示甲"]
    made = assessment_results.twice_low(sheet.shown, sheet.setting, {})
    assert made.groups[0].rows[0][5:8] == ["2025", "不称职", "不称职"]


def test_nobody_is_reminded_who_has_done_everything(desk: Desk) -> None:
    (member,) = add_members(desk, "演示甲")
    add_result(desk, member, 2025, "称职")
    with pytest.raises(UserError, match="不用提醒"):
        _sheet(desk, "result_reminder")


def test_what_many_are_left_out_for_is_one_sentence(desk: Desk) -> None:
    add_rules(desk)
    add_members(desk, *(f"演示{letter}" for letter in "甲乙丙丁戊己庚辛"))
    open_year(desk, YEAR)
    keys = keys_of(desk)
    walk_to_chairs(desk, keys[:1], "不称职")
    wanted = prints.print_named(desk, "result_reminder")
    sheet = prints.collect(desk, wanted, keys, prints.usual(desk, wanted))
    assert len(sheet.shown) == 1
    (told,) = sheet.remarks
    assert told.endswith("等 7 条没有未完成的基本要求，不用提醒。")
    assert told.count("“") < 7
