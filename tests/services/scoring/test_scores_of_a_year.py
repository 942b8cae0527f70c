"""The year's list, entries by hand, adoption, and what goes out of the list."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.errors import UserError
from desktop_app.records import Member
from desktop_app.records.posts import LEADERS, ORDINARY, STANDING
from desktop_app.records.score_rules import ScoreRule, ScoreRuleSet
from desktop_app.services import prints, registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Refused, history
from desktop_app.services.safekeeping.destinations import WORKBOOK, destination
from desktop_app.services.scoring import adopting, rule_rows, score_list, score_outputs
from desktop_app.services.scoring.board import Board, board
from desktop_app.services.scoring.manual_entries import enter, offered, range_words
from desktop_app.services.scoring.presets import presets, start_from_preset
from desktop_app.services.scoring.rule_set import Item
from desktop_app.services.scoring.score_list import (
    BY_HAND,
    CAPPED,
    NOT_SCORED,
    NOTHING,
    ScoreLine,
    ScoresWanted,
)
from desktop_app.services.scoring.score_sheets import sheet_of
from tests.documents.pdf_reading import poppler_text

MEETING = {"approved_by": "演示主席会议", "approved_on": "2026-01-12"}


@pytest.fixture
def key(desk: Desk) -> int:
    """The neutral rules of 2026, adopted."""
    made = start_from_preset(desk, "neutral", 2026).keys[0]
    adopting.adopt(desk, [made], MEETING)
    return made


@pytest.fixture
def people(desk: Desk, key: int) -> dict[str, int]:
    """A chair, a standing member, two ordinary ones, one who is not scored."""
    given = {
        "甲": {"cppcc_post": "主席"}, "乙": {"standing": "是"}, "丙": {}, "丁": {},
        "戊": {"no_score": "是"},
    }  # fmt: skip
    return {
        name: registers.save(desk, Member, {"name": f"演示{name}", **more}).keys[0]
        for name, more in given.items()
    }


def of_year(desk: Desk) -> tuple[Board, list[ScoreLine]]:
    found = board(desk, 2026)
    assert found is not None
    return found, score_list.lines(desk, found)


def award(found: Board) -> Item:
    return next(each for each in found.rules.items if each.code == "award_prefecture")


def test_classes_are_ranked_apart_and_the_rest_is_not(desk: Desk, people: dict[str, int]) -> None:
    found, _ = of_year(desk)
    given = {"points": "6", "reason": "演示表彰", "document": "演示决定", "day": "2026-03-01"}
    enter(desk, found.rules, [people["丁"]], award(found), given)
    _, lines = of_year(desk)
    told = {each.name: (each.kind, each.rank, each.of) for each in lines}
    assert told == {
        "演示甲": (LEADERS, 1, 1), "演示乙": (STANDING, 1, 1), "演示丙": (ORDINARY, 2, 2),
        "演示丁": (ORDINARY, 1, 2), "演示戊": (NOT_SCORED, 0, 2),
    }  # fmt: skip
    ordered = [each.name for each in score_list.by_points(lines)]
    assert ordered == ["演示甲", "演示乙", "演示丁", "演示丙", "演示戊"]
    assert score_list.grade_counts(lines, found.rules)["不称职"] == 4


def test_conditions_leave_lines(desk: Desk, people: dict[str, int]) -> None:
    found, _ = of_year(desk)
    given = {"points": "6", "reason": "演示表彰", "document": "演示决定"}
    for _ in range(4):
        enter(desk, found.rules, [people["丁"]], award(found), given)
    _, lines = of_year(desk)

    def left(**conditions: object) -> list[str]:
        wanted = ScoresWanted(**conditions)  # type: ignore[arg-type]
        return [each.name for each in score_list.wanted_lines(lines, wanted)]

    assert left(kind=STANDING) == ["演示乙"]
    assert left(marks=(CAPPED,)) == left(marks=(BY_HAND,)) == ["演示丁"]
    assert "演示丁" not in left(marks=(NOTHING,))
    assert left(grades=("优秀",)) == []
    assert left(committees=("别的委",)) == []
    keys = frozenset((people["丙"],))
    assert len(score_list.wanted_lines(lines, ScoresWanted(), keys)) == 1


def test_an_entry_outside_of_the_range_is_refused_with_its_field(
    desk: Desk, people: dict[str, int]
) -> None:
    found, _ = of_year(desk)
    item = next(each for each in found.rules.items if each.code == "case_or_lecture")
    assert range_words(item) == "0 到 3 分，要有依据材料"
    for given, field in (
        ({"points": "4", "document": "演示"}, "points"), ({"points": "2"}, "document"),
        ({"points": "2", "document": "演示", "day": "2025-12-31"}, "day"),
    ):  # fmt: skip
        with pytest.raises(Refused) as refused:
            enter(desk, found.rules, [people["甲"]], item, {"reason": "演示", **given})
        assert [each.field for each in refused.value.problems] == [field]
    assert {each.mode for each in offered(found.rules)}.isdisjoint({"gate"})


def test_one_entry_for_several_is_one_action(desk: Desk, people: dict[str, int]) -> None:
    found, _ = of_year(desk)
    before = found.scores[people["甲"]].total
    given = {"points": "6", "reason": "演示表彰", "document": "演示决定", "day": "2026-03-01"}
    enter(desk, found.rules, [people["甲"], people["乙"]], award(found), given)
    now, _ = of_year(desk)
    assert [now.scores[people[each]].total - before for each in "甲乙"] == [600, 600]
    history.undo(desk)
    again, _ = of_year(desk)
    assert again.scores[people["甲"]].total == before


def test_adoption_says_what_stops_it(desk: Desk) -> None:
    made = start_from_preset(desk, "neutral", 2026).keys[0]
    sheet = rule_rows.sheet(desk, made)
    band = next(each for each in sheet.bands if each.values["name"] == "称职")
    rule_rows.change(desk, sheet, band, {"low": "76"})
    with pytest.raises(UserError, match="75 到不满 76 分没有等次"):
        adopting.adopt(desk, [made], MEETING)
    rule_rows.joined(desk, rule_rows.sheet(desk, made))
    with pytest.raises(UserError, match="13 月"):
        adopting.adopt(desk, [made], {**MEETING, "approved_on": "2026-13-75"})
    adopting.adopt(desk, [made], MEETING)
    values = registers.draft(desk, ScoreRuleSet, made).values
    assert (values["state"], values["approved_by"]) == ("adopted", "演示主席会议")
    assert adopting.against(desk, made) == "这套规则已经是正式规则"
    other = start_from_preset(desk, "blank", 2026).keys[0]
    assert "已经有正式规则" in adopting.against(desk, other)
    history.undo(desk)
    history.undo(desk)
    assert registers.draft(desk, ScoreRuleSet, made).values["state"] == "draft"


@pytest.mark.parametrize("preset", [each.key for each in presets() if each.key != "blank"])
def test_every_reference_is_worded_and_printed_with_its_notice(
    desk: Desk, preset: str, tmp_path: Path
) -> None:
    made = start_from_preset(desk, preset, 2026).keys[0]
    path = tmp_path / "规则.pdf"
    path.write_bytes(prints.write(score_outputs.rules_print(desk, made), lambda _a, _b: None))
    text = "".join(poppler_text(path, "-raw").split())
    assert "参考公开办法，须经本会主席会议审定后使用。" in text
    names = [each.values["name"] for each in rule_rows.sheet(desk, made).rows]
    assert all("".join(str(name).split()) in text for name in names)


def test_ranking_and_sheets_are_printed(desk: Desk, people: dict[str, int], tmp_path: Path) -> None:
    found, lines = of_year(desk)
    path = tmp_path / "排名.pdf"
    sheet = score_outputs.ranking_print(desk, found, lines, "2026 年")
    path.write_bytes(prints.write(sheet, lambda _a, _b: None))
    text = "".join(poppler_text(path, "-layout").split())
    places = [text.index(each) for each in ("主席会议成员（1人）", "常务委员（1人）",
                                            "委员（2人）", "不计分的委员（1人）")]  # fmt: skip
    assert places == sorted(places)
    assert "按得分多少为序" in text
    own = [sheet_of(desk, found, each) for each in lines]
    path.write_bytes(prints.write(score_outputs.sheets_print(desk, own, "2026 年"),
                                  lambda _a, _b: None))  # fmt: skip
    text = "".join(poppler_text(path).split())
    assert all(each.name in text for each in lines)
    with pytest.raises(UserError, match="没有要打印的委员"):
        score_outputs.ranking_print(desk, found, [], "2026 年")


def test_the_workbook_sums_by_itself(desk: Desk, people: dict[str, int], tmp_path: Path) -> None:
    found, _ = of_year(desk)
    given = {"points": "2.5", "reason": "演示表彰", "document": "演示决定"}
    enter(desk, found.rules, [people["丙"]], award(found), given)
    found, lines = of_year(desk)
    path = tmp_path / "排名.xlsx"
    table = score_outputs.ranking_table(found, lines, "2026 年")
    score_outputs.write(table, destination(desk, path, WORKBOOK))
    rows = list(load_workbook(path).worksheets[0].iter_rows(values_only=True))
    head = list(rows[0])
    place, first = head.index("得分"), head.index("界别") + 1
    assert len(rows) == 6
    for row in rows[1:]:
        if row[0] == "不计分的委员":
            assert row[place] is None
        else:
            assert str(row[place]).startswith("=SUM(")
    shown = list(load_workbook(path, data_only=True).worksheets[0].iter_rows(values_only=True))
    for row in shown[1:-1]:
        assert sum(float(str(x or 0)) for x in row[first:place]) == float(str(row[place] or 0))


def test_an_item_asks_only_for_the_numbers_of_its_way(desk: Desk, key: int) -> None:
    from desktop_app.records.asked_fields import unasked

    row = next(
        each for each in rule_rows.sheet(desk, key).rows if each.values.get("mode") == "each"
    )
    assert {"nth", "first_share", "lowest", "grade_limit"} <= unasked(ScoreRule, row.values)
    assert "points" not in unasked(ScoreRule, row.values)
    gate = {**row.values, "mode": "gate", "points": None}
    assert "points" in unasked(ScoreRule, gate)
    assert "grade_limit" not in unasked(ScoreRule, gate)
