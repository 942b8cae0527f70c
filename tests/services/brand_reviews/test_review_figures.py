"""Statistics, reminders and the timeline of review rounds."""

from __future__ import annotations

import datetime

from desktop_app.records import Brand, Committee
from desktop_app.services import registers, reminders, timeline
from desktop_app.services.brand_reviews.statistics import STATISTICS
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query
from desktop_app.services.statistics.periods import of_year
from desktop_app.services.statistics.scopes import Scope
from desktop_app.services.statistics.statements import statement
from desktop_app.services.timeline.nodes import NodeLine
from tests.services.brand_reviews import review_office as office


def test_candidates_and_those_selected_are_counted_by_committee(desk: Desk) -> None:
    made = office.review(desk, quota="2")
    office.decided(desk, made, "selected", "selected", "rejected")
    office.closed(desk, made)
    office.review(desk, year="2025", name="演示上年")
    found = statement(desk, STATISTICS, of_year(2026))
    said = [found.figure(each).value for each in ("candidate", "candidate_selected")]
    assert said == [3, 2]
    (key,) = registers.find(desk, Committee, Query())
    alone = statement(desk, STATISTICS, of_year(2026), Scope(committee=key))
    assert alone.figure("candidate").value == 3


def test_a_round_is_reminded_of_until_it_is_closed(desk: Desk) -> None:
    day = desk.today + datetime.timedelta(days=2)
    made = office.review(desk, brands=1, deadline=day.isoformat())

    def told() -> list[str]:
        return [each.due for each in reminders.due(desk) if each.kind == "brand_review_due"]

    assert told() == [day.isoformat()]
    office.decided(desk, made, "selected")
    office.closed(desk, made)
    assert told() == []


def test_a_brand_has_its_rounds_in_its_timeline(desk: Desk) -> None:
    made = office.review(desk, brands=1)
    office.scored(desk, made, {(0, 0): (40, 30, 20)})
    office.decided(desk, made, "selected")
    office.closed(desk, made)
    (node,) = timeline.timeline(desk, Brand, made.brands[0]).nodes
    (below,) = (each for each in node.nodes if each.title == "演示品牌评选")
    assert (below.date, below.record) == ("2026-11-10", ("brand_review", made.key))
    assert NodeLine("平均分", "90") in below.lines
