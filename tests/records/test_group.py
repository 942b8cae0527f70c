"""Groups as records: their checks, the years of their work, memberships of them."""

from __future__ import annotations

from desktop_app.records import GroupYear, Membership, WorkGroup
from desktop_app.records.membership import GROUP
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup


def test_a_group_is_kept_in_the_table_of_its_key() -> None:
    assert WorkGroup._meta.table_name == WorkGroup.KEY == "group"


def test_a_sector_group_names_its_sector(desk: Desk) -> None:
    parsed = WorkGroup.parse({"name": "演示组", "kind": "sector_group", "sector": ""}, lookup(desk))
    assert [each.field for each in parsed.problems] == ["sector"]
    assert not parsed.stops


def test_a_group_cannot_end_before_it_begins(desk: Desk) -> None:
    days = {"founded": "2026-02-01", "closed": "2026-01-01"}
    assert WorkGroup.parse({"name": "演示组", "kind": "studio", **days}, lookup(desk)).stops


def test_the_usual_names_of_kinds_are_understood(desk: Desk) -> None:
    for text, code in (("工委", "liaison_group"), ("工作室", "studio"), ("小组", "activity_group")):
        assert WorkGroup.parse({"kind": text}, lookup(desk)).values == {"kind": code}


def test_a_year_begins_as_this_year_and_has_its_title(desk: Desk) -> None:
    assert GroupYear.defaults(lookup(desk))["year"] == desk.today.year
    assert GroupYear.title_of({"year": 2026}) == "2026年计划和小结"


def test_what_a_year_lacks_is_said_by_its_predicates() -> None:
    assert GroupYear.UNSUMMED.holds({"plan_on": "2026-02-20", "summary_on": None})
    assert not GroupYear.UNSUMMED.holds({"plan_on": None, "summary_on": None})
    assert not GroupYear.PLANNED.holds({"plan_on": None})


def test_a_membership_of_a_group_names_one_and_nothing_else(desk: Desk) -> None:
    shared = lookup(desk)
    lacks = Membership.parse({"kind": GROUP, "group": "", "group_post": ""}, shared)
    assert [each.text for each in lacks.problems] == ["请填写组"]
    mixed = Membership.parse({"kind": GROUP, "group": 1, "post": "director"}, shared)
    assert any("请另填一行" in each.text for each in mixed.problems)
    assert Membership.title_of({"kind": GROUP, "since": "2026-01-10"}) == "组（2026年1月10日起）"
