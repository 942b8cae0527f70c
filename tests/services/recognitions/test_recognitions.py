"""Recognitions: doubts, year, committee; facts and points; ledger, file and timeline."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.records import Brand, Committee, Member, Recognition, Term
from desktop_app.records.score_rules import ScoreRuleSet
from desktop_app.services import prints, registers, timeline
from desktop_app.services.desk import Desk
from desktop_app.services.facts.counting import counts
from desktop_app.services.personal_files.overview import files_of, records_behind
from desktop_app.services.recognitions.statistics import STATISTICS
from desktop_app.services.registers import Query
from desktop_app.services.registers.states import change_state
from desktop_app.services.scoring.board import board
from desktop_app.services.scoring.presets import start_from_preset
from desktop_app.services.scoring.rule_set import ADOPTED
from desktop_app.services.statistics.periods import of_year
from desktop_app.services.statistics.statements import statement
from tests.documents.pdf_reading import poppler_text
from tests.services.proposals.proposal_office import saved, value

AWARD = {"name": "演示表彰", "level": "州级", "kind": "表彰", "day": "2026-03-05",
         "giver": "演示州政协"}  # fmt: skip


def person(desk: Desk, name: str) -> int:
    """A member of the present term; the id."""
    terms = registers.find(desk, Term, Query())
    term = terms[0] if terms else saved(desk, Term, number="10", starts="2022-01")
    return saved(desk, Member, name=name, term=term)


def test_one_of_a_brand_belongs_to_the_committee_of_the_brand(desk: Desk) -> None:
    own, other = (saved(desk, Committee, name=f"演示{each}委员会") for each in "甲乙")
    brand = saved(desk, Brand, name="演示品牌", committee=own)
    keys = [
        saved(desk, Recognition, name="甲", brand=brand),
        saved(desk, Recognition, name="乙", brand=brand, committee=other),
    ]
    assert [value(desk, Recognition, key, "committee") for key in keys] == [own, other]
    (node,) = timeline.timeline(desk, Brand, brand).nodes
    assert sorted(each.title for each in node.nodes) == ["乙", "甲"]


def test_each_member_has_the_fact_by_level_and_kind(desk: Desk) -> None:
    one, two = person(desk, "演示甲"), person(desk, "演示乙")
    saved(desk, Recognition, **AWARD, members=[one, two])
    saved(desk, Recognition, **{**AWARD, "name": "演示交流", "kind": "大会交流"}, members=[one])
    found = counts(desk, of_year(2026), ["recognition"])
    said = {key: sorted((x.kind, x.level, x.times) for x in rows) for key, rows in found.items()}
    assert said == {
        one: [("award", "prefecture", 1), ("speech", "prefecture", 1)],
        two: [("award", "prefecture", 1)],
    }  # fmt: skip
    assert counts(desk, of_year(2025), ["recognition"]) == {}


@pytest.mark.parametrize(
    ("level", "points"), [("县级", 400), ("州级", 600), ("省级", 800), ("全国", 1000)]
)
def test_the_neutral_sheet_gives_points_for_commendations_by_level(
    desk: Desk, level: str, points: int
) -> None:
    one = person(desk, "演示甲")
    rules = start_from_preset(desk, "neutral", 2026).keys[0]
    given = {"approved_by": "演示主席会议", "approved_on": "2026-01-12"}
    change_state(desk, ScoreRuleSet, [rules], ADOPTED, "", given)
    before = board(desk, 2026)
    assert before is not None
    saved(desk, Recognition, **{**AWARD, "level": level}, members=[one])
    saved(desk, Recognition, **{**AWARD, "name": "演示交流", "kind": "大会交流"}, members=[one])
    after = board(desk, 2026)
    assert after is not None
    assert after.scores[one].total - before.scores[one].total == points


def test_a_personal_file_has_a_section_of_recognitions(desk: Desk) -> None:
    one = person(desk, "演示甲")
    saved(desk, Recognition, **AWARD, members=[one])
    (line,) = files_of(desk)
    assert line.counts["交流表彰"] == {"2026": 1}
    (behind,) = records_behind(desk, "交流表彰", one, "2026")
    assert behind.register == "recognition"
    text = printed(desk, "personal_file", [one])
    assert "交流表彰（1项）" in text
    assert "演示表彰" in text


def printed(desk: Desk, key: str, keys: list[int], **chosen: str) -> str:
    """The text of a print."""
    path = Path(desk.office.path).with_name(f"{key}.pdf")
    sheet = prints.collect(desk, prints.print_named(desk, key), keys, chosen)
    path.write_bytes(prints.write(sheet, lambda _a, _b: None))
    return "".join(poppler_text(path).split())


def test_the_ledger_is_printed_in_groups(desk: Desk) -> None:
    keys = [
        saved(desk, Recognition, **AWARD, people="演示机关"),
        saved(desk, Recognition, **{**AWARD, "name": "演示交流", "level": "县级"}),
    ]
    text = printed(desk, "recognition_ledger", keys, group="level")
    assert "交流表彰登记簿" in text
    assert "（共2项）" in text
    assert "演示机关" in text
    assert "县级（1项）" in text


def test_recognitions_are_counted_by_level(desk: Desk) -> None:
    saved(desk, Recognition, **AWARD)
    saved(desk, Recognition, **{**AWARD, "name": "演示交流", "level": "县级", "day": ""})
    found = statement(desk, STATISTICS, of_year(2026))
    names = ("recognition", "recognition_level_prefecture", "recognition_level_county")
    assert [found.figure(each).value for each in names] == [1, 1, 0]
