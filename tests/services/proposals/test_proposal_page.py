"""What the page of a proposal says of its units, days and deadline."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from desktop_app.records import HandlingMeeting, Outcome, Proposal, ProposalHandling
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.proposals import proposal_page, suggestions
from desktop_app.services.proposals.proposal_page import FAR, LATE, NEAR, Deadline
from tests.services.proposals import proposal_office as office


def on(desk: Desk, day: str) -> Desk:
    """The same office on another day."""
    moved = datetime.date.fromisoformat(day)
    return replace(desk, clock=lambda: datetime.datetime.combine(moved, datetime.time(9)))


def nearest(desk: Desk, key: int) -> Deadline | None:
    return proposal_page.deadline(desk, proposal_page.sheets_of(desk, key))


def test_the_answering_unit_comes_first_and_each_says_what_it_owes(desk: Desk) -> None:
    key = office.proposal(desk)
    office.assigned(desk, key, "演示水务局", "演示发改局")
    found = proposal_page.sheets_of(on(desk, "2026-04-05"), key)
    assert [(x.values["unit"], x.owed, x.due, x.over) for x in found] == [
        ("演示水务局", "答复", "2026-06-02", 0), ("演示发改局", "会办意见", "2026-04-02", 3),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "text", "level"),
    [
        ("2026-05-20", "离答复期限还有 9 个工作日", NEAR),
        ("2026-03-02", "离答复期限还有 6", FAR),
        ("2026-06-02", "今天是答复期限", NEAR),
        ("2026-06-12", "答复已经超期 10 天", LATE),
    ],
)
def test_how_near_the_deadline_is(desk: Desk, day: str, text: str, level: str) -> None:
    key = office.proposal(desk)
    office.assigned(desk, key)
    found = nearest(on(desk, day), key)
    assert found is not None
    assert found.text.startswith(text)
    assert (found.level, found.day) == (level, "2026-06-02")


def test_of_several_units_the_nearest_is_named_and_replied_ones_owe_nothing(desk: Desk) -> None:
    key = office.proposal(desk)
    main, helper = office.assigned(desk, key, "演示水务局", "演示发改局")
    found = nearest(on(desk, "2026-04-05"), key)
    assert found is not None
    assert found.text == "演示发改局的会办意见已经超期 3 天"
    office.go(desk, helper, "opined", opinion_on="2026-04-06")
    office.replied(desk, main)
    assert nearest(desk, key) is None
    assert nearest(desk, office.proposal(desk, "没有交办的演示")) is None


def test_the_days_of_states_are_those_of_the_fields_and_sheets(desk: Desk) -> None:
    key = office.proposal(desk)
    main, helper = office.assigned(desk, key, "演示水务局", "演示发改局")
    office.go(desk, helper, "signed", signed_on="2026-03-03")
    office.replied(desk, main)
    values = registers.draft(desk, Proposal, key).values
    days = proposal_page.state_days(values, proposal_page.sheets_of(desk, key))
    assert days == {
        "submitted": "2026-02-11", "filed": "2026-03-01", "assigned": "2026-03-02",
        "handling": "2026-03-03", "answered": "2026-05-08",
    }  # fmt: skip


def test_meetings_of_all_sheets_come_in_the_order_of_their_days(desk: Desk) -> None:
    key = office.proposal(desk)
    main, helper = office.assigned(desk, key, "演示水务局", "演示发改局")
    for sheet, day in ((main, "2026-04-20"), (helper, "2026-03-10"), (main, "2026-03-12")):
        office.saved(desk, HandlingMeeting, handling=sheet, day=day, content="座谈")
    met = proposal_page.meetings_of(desk, proposal_page.sheets_of(desk, key))
    assert [(unit, each.values["day"]) for unit, each in met] == [
        ("演示发改局", "2026-03-10"), ("演示水务局", "2026-03-12"), ("演示水务局", "2026-04-20"),
    ]  # fmt: skip


def test_everything_is_read_at_once(desk: Desk) -> None:
    key = office.proposal(desk, advice="1. 修池\n2. 测水")
    office.assigned(desk, key)
    office.signed_by(desk, key, "演示乙")
    suggestions.register(desk, key, ["修建蓄水池", "每月检测水质"], {})
    values = registers.draft(desk, Proposal, key).values
    read = proposal_page.page_reading(desk, key, values)
    assert [each.name for each in read.movers] == ["演示甲", "演示乙"]
    assert [each.values["content"] for each in read.suggestions] == ["修建蓄水池", "每月检测水质"]
    assert all(isinstance(each, Outcome) for each in read.suggestions)
    assert len(read.sheets) == 1


def test_the_text_is_its_three_parts_and_its_letters_are_counted_without_spaces(desk: Desk) -> None:
    key = office.proposal(desk, problem=" 缺 水\n", advice="修池")
    values = registers.draft(desk, Proposal, key).values
    assert proposal_page.body_of(values) == "缺 水\n修池"
    assert proposal_page.letters_in(values) == 4


def test_the_unit_that_answers_is_named_with_its_class(desk: Desk) -> None:
    one, two = office.proposal(desk, "演示一"), office.proposal(desk, "演示二")
    main, _ = office.assigned(desk, one, "演示水务局", "演示发改局")
    office.replied(desk, main)
    (other,) = office.assigned(desk, two)
    label = ProposalHandling.field("reply_class").show("A", lookup(desk))
    assert proposal_page.units_of(desk, [one, two]) == {
        one: f"演示水务局 {label}", two: "演示水务局",
    }  # fmt: skip
    assert proposal_page.units_of(desk, []) == {}
    assert other


def test_several_units_that_are_late_are_counted(desk: Desk) -> None:
    key = office.proposal(desk)
    office.assigned(desk, key, "演示水务局", "演示发改局")
    found = nearest(on(desk, "2026-06-12"), key)
    assert found is not None
    assert found.text == "2 个单位已经超期，最长 71 天"
