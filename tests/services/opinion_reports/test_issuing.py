"""编发, 报送, 采用: numbers of a year, what the first reflector brings, the ladder at each step."""

from __future__ import annotations

import pytest

from desktop_app.errors import UserError
from desktop_app.records import OpinionReport, Outcome, ReportAdoption, Sector
from desktop_app.records.membership import SLOTS
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.members import memberships
from desktop_app.services.members.memberships import FromDay
from desktop_app.services.opinion_reports import issuing
from desktop_app.services.registers import Input, history
from desktop_app.services.registers.states import NotAllowed
from tests.services.opinion_reports import report_office as office


def best(desk: Desk, key: int) -> tuple[str | None, str | None, str]:
    """Level, form and state of a report."""
    values = registers.draft(desk, OpinionReport, key).values
    return values["best_level"], values["best_form"], values["state"]


def test_reports_are_numbered_by_year_in_the_order_of_their_receipt(desk: Desk) -> None:
    late = office.report(desk, "演示二", received_on="2026-01-06")
    early = office.report(desk, "演示一", received_on="2026-01-05")
    before = office.report(desk, "演示零", received_on="2025-12-01")
    office.issued(desk, before, on="2025-12-08")
    office.issued(desk, late, early)
    numbers = [(office.value(desk, x, "year"), office.value(desk, x, "number"))
               for x in (before, early, late)]  # fmt: skip
    assert numbers == [(2025, "1"), (2026, "1"), (2026, "2")]
    history.undo(desk)
    assert office.value(desk, early, "number") is None
    history.redo(desk)
    assert office.value(desk, early, "number") == "1"


def test_a_number_goes_on_after_the_one_that_was_typed(desk: Desk) -> None:
    first, second = office.report(desk, "演示一"), office.report(desk, "演示二")
    version = registers.draft(desk, OpinionReport, first).version
    registers.save(desk, OpinionReport, {"number": "YS-009"}, key=first, version=version)
    office.issued(desk, first)
    office.issued(desk, second)
    assert office.value(desk, first, "number") == "YS-009"
    assert office.value(desk, second, "number") == "YS-010"


def test_a_step_before_its_time_is_refused_with_what_is_missing(desk: Desk) -> None:
    key = office.report(desk)
    with pytest.raises(NotAllowed, match="编发稿"):
        issuing.issue(desk, [key], {"issuer": "演示主席", "issued_on": "2026-01-12"})
    with pytest.raises(UserError, match="还没有签发"):
        office.adopted(desk, key, "county")
    with pytest.raises(UserError, match="请选未采用或不编发的原因"):
        issuing.give_up(desk, [key], "unused", {"reasons": []})
    assert office.value(desk, key, "state") == "received"


def test_a_new_report_takes_what_it_lacks_from_the_member(desk: Desk) -> None:
    place = office.placed(desk)
    member = office.member(desk, "演示甲", mobile="13800000000", **place)
    key = office.report(desk, member=member)
    values = registers.draft(desk, OpinionReport, key).values
    assert (values["unit"], values["phone"]) == ("演示单位", "13800000000")
    assert {name: values[name] for name in place} == place
    assert values["kind"] == "member"
    own = office.report(desk, "演示另一件", member=member, unit="演示乡")
    assert office.value(desk, own, "unit") == "演示乡"


def test_the_highest_adoption_is_shown_whatever_comes_later(desk: Desk) -> None:
    key = office.report(desk)
    office.sent(desk, key)
    assert best(desk, key) == (None, None, "sent")
    office.adopted(desk, key, "province", "combined")
    assert best(desk, key) == ("province", "combined", "adopted")
    office.adopted(desk, key, "county")
    assert best(desk, key) == ("province", "combined", "adopted")
    office.adopted(desk, key, "province")
    assert best(desk, key) == ("province", "single", "adopted")
    office.adopted(desk, key, "national", "forwarded")
    assert best(desk, key) == ("national", "forwarded", "adopted")


def test_adoptions_that_are_taken_away_in_the_form_no_longer_count(desk: Desk) -> None:
    key = office.report(desk)
    office.sent(desk, key)
    for level in ("county", "national"):
        office.adopted(desk, key, level)
    opened = registers.draft(desk, OpinionReport, key)
    there = opened.children[ReportAdoption.KEY]
    left = [each for each in there if each.values["level"] == "county"]
    inputs = {ReportAdoption.KEY: [Input(left[0].values, left[0].key)]}
    registers.save(desk, OpinionReport, {}, opened=opened, children=inputs)
    assert best(desk, key) == ("county", "single", "adopted")
    opened = registers.draft(desk, OpinionReport, key)
    registers.save(desk, OpinionReport, {}, opened=opened, children={ReportAdoption.KEY: []})
    assert best(desk, key) == (None, None, "sent")
    for wanted in (("county", "single", "adopted"), ("national", "single", "adopted")):
        history.undo(desk)
        assert best(desk, key) == wanted


def test_what_is_typed_as_the_highest_level_does_not_count(desk: Desk) -> None:
    key = office.report(desk, best_level="national", best_form="single")
    assert best(desk, key) == (None, None, "received")


def test_a_report_goes_to_the_bin_and_back_with_its_adoptions(desk: Desk) -> None:
    key = office.report(desk)
    office.sent(desk, key)
    office.adopted(desk, key, "prefecture")
    before = office.every(desk, OpinionReport), office.every(desk, ReportAdoption)
    registers.remove(desk, OpinionReport, [key])
    assert office.every(desk, OpinionReport) == office.every(desk, ReportAdoption) == []
    history.undo(desk)
    assert (office.every(desk, OpinionReport), office.every(desk, ReportAdoption)) == before


def test_six_hundred_reports_are_adopted_at_once_as_one_action(desk: Desk) -> None:
    keys = [office.report(desk, f"演示{n}") for n in range(20)]
    office.issued(desk, *keys)
    issuing.adopt(desk, keys * 30, {"level": "county", "form": "single", "day": "2026-02-01"})
    assert {best(desk, key) for key in keys} == {("county", "single", "adopted")}
    history.undo(desk)
    assert {best(desk, key)[0] for key in keys} == {None}


def test_suggestions_of_a_report_are_as_internal_as_the_report(desk: Desk) -> None:
    open_one, inner = office.report(desk), office.report(desk, "演示另一件", internal="是")
    for key in (open_one, inner):
        issuing.register_outcomes(desk, key, [f"修好路灯{key}"], {})
    found = {each["source"]: each["internal"] for each in office.every(desk, Outcome)}
    assert found == {f"opinion_report:{open_one}": None, f"opinion_report:{inner}": 1}


def test_a_report_of_the_past_is_of_the_sector_that_the_member_held_then(desk: Desk) -> None:
    place = office.placed(desk)
    other = office.saved(desk, Sector, name="演示新界")
    member = office.member(desk, "演示甲", since="2022-01-01", **place)
    memberships.change(desk, [member], SLOTS[0], [other], FromDay("2026-06-01"))
    before = office.report(desk, "演示一", member=member, received_on="2026-01-05")
    after = office.report(desk, "演示二", member=member, received_on="2026-07-05")
    assert office.value(desk, before, "sector") == place["sector"]
    assert office.value(desk, after, "sector") == other


def test_an_adoption_from_the_bin_makes_the_report_adopted_again(desk: Desk) -> None:
    key = office.report(desk)
    office.sent(desk, key)
    adoption = office.adopted(desk, key, "province")
    registers.remove(desk, ReportAdoption, [adoption])
    assert best(desk, key) == (None, None, "sent")
    history.bring_back_one(desk, ReportAdoption, adoption)
    assert best(desk, key) == ("province", "single", "adopted")
