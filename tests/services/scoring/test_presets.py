"""Preset rules as data, started as a draft of a year, and copied from one year to another."""

from __future__ import annotations

import pytest

from desktop_app.records import codes
from desktop_app.records.score_rules import ScoreRuleSet
from desktop_app.services.desk import Desk, values_of
from desktop_app.services.registers.history import undo
from desktop_app.services.scoring.presets import (
    KEYS,
    NOTICE,
    copy_from_year,
    preset,
    presets,
    start_from_preset,
)
from desktop_app.services.scoring.rule_set import RuleSet, read


def started(desk: Desk, key: str, year: int = 2026) -> RuleSet:
    """A preset as the rules of a year, read from the file."""
    found = read(desk, start_from_preset(desk, key, year).keys[0])
    assert found is not None
    return found


def test_every_preset_says_where_it_is_from_and_that_it_is_to_be_approved() -> None:
    assert [each.name for each in presets()] == ["通用型", "桐城型", "济南型", "宣威型", "空白"]
    for each in presets():
        assert NOTICE in each.values["remark"]
        assert each.source in each.values["remark"]


@pytest.mark.parametrize("key", KEYS)
def test_a_preset_is_read_back_as_it_was_written(desk: Desk, key: str) -> None:
    found = started(desk, key)
    said = preset(key).parts
    assert (len(found.categories), len(found.items), len(found.bands)) == tuple(
        map(len, said.values())
    )
    assert (found.state, found.year, found.cap) == ("draft", 2026, preset(key).values["cap"])
    assert {each.category for each in found.items} <= {each.name for each in found.categories}


@pytest.mark.parametrize("key", KEYS)
def test_its_codes_are_codes_of_the_program(desk: Desk, key: str) -> None:
    known = codes.default_choices()
    for each in started(desk, key).items:
        for of, used in (
            ("fact_kind", {each.fact}), ("score_mode", {each.mode}), ("level", each.levels),
            ("score_subject", each.applies), ("score_ladder", {each.ladder_scope} - {""}),
        ):  # fmt: skip
            assert used <= set(known[of].order()), each.name


def test_the_neutral_sheet_makes_a_hundred_and_twenty(desk: Desk) -> None:
    found = started(desk, "neutral")
    assert [each.cap for each in found.categories] == [3500, 2000, 1500, 2000, 1000, 2000]
    assert found.cap == 12_000
    assert [(each.name, each.low) for each in found.ranked_bands] == [
        ("优秀", 9000), ("称职", 7500), ("基本称职", 6000), ("不称职", None),
    ]  # fmt: skip


def test_copied_rules_are_a_draft_of_the_other_year(desk: Desk) -> None:
    old = started(desk, "tongcheng")
    key = copy_from_year(desk, old.key, 2027).keys[0]
    new = read(desk, key)
    assert new is not None
    assert (new.year, new.state, new.name) == (2027, "draft", "2027年履职积分规则（桐城型）")
    assert [each.code for each in new.items] == [each.code for each in old.items]
    assert [each.points for each in new.items] == [each.points for each in old.items]
    assert values_of(desk, ScoreRuleSet, key)["preset"] == "2026年“2026年履职积分规则（桐城型）”"
    undo(desk)
    assert read(desk, key) is None
    assert read(desk, old.key) == old


def test_a_second_draft_of_a_year_has_a_name_of_its_own(desk: Desk) -> None:
    names = [started(desk, "blank").name for _ in range(3)]
    assert names == [f"2026年履职积分规则（空白）{end}" for end in ("", "2", "3")]
