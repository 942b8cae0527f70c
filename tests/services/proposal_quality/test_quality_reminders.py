"""The year's light, key proposals that wait or near their end, and what the timeline shows."""

from __future__ import annotations

import datetime

from desktop_app.records import (
    AwardRound,
    Proposal,
    ProposalSupervision,
    QualityReview,
    TimeLimit,
    UpwardOffer,
)
from desktop_app.services import reminders, timeline, workbench
from desktop_app.services.desk import Desk
from desktop_app.services.proposal_quality import nominating
from desktop_app.services.registers.states import change_state
from tests.services.proposal_quality import quality_office as quality
from tests.services.proposals import proposal_office as office

ABOVE = {
    "upper_session": "演示州政协2027年全会",
    "upper_number": "0123",
    "selected_on": "2027-04-01",
}
KINDS = ("supervision_record", "supervision_due", "upward_offered", "upward_selected")


def at(desk: Desk, day: str) -> None:
    """Let it be another day."""
    moment = datetime.datetime.fromisoformat(f"{day} 10:00")
    desk.clock = lambda: moment


def due(desk: Desk, day: str) -> dict[str, str]:
    """The last day of each reminder of this subject, by its rule."""
    at(desk, day)
    return {each.kind: each.due for each in reminders.due(desk) if each.kind in KINDS}


def test_nothing_offered_by_the_end_of_november_is_said_a_week_before(desk: Desk) -> None:
    session = office.session(desk, opens="2026-02-18")
    (key,) = quality.filed(desk, sessions=session)
    assert "upward_offered" not in due(desk, "2026-11-22")
    assert due(desk, "2026-11-23")["upward_offered"] == "2026-11-30"
    assert due(desk, "2026-12-05")["upward_offered"] == "2026-11-30"
    quality.offered(desk, key)
    assert "upward_offered" not in due(desk, "2026-12-05")


def test_nothing_selected_by_the_end_of_june_is_of_the_year_before(desk: Desk) -> None:
    session = office.session(desk, opens="2026-02-18")
    (key,) = quality.filed(desk, sessions=session)
    (offer,) = quality.offered(desk, key)
    office.session(desk, 4, opens="2027-02-10")
    assert "upward_selected" not in due(desk, "2027-06-22")
    assert due(desk, "2027-06-25")["upward_selected"] == "2027-06-30"
    change_state(desk, UpwardOffer, [offer], "selected", "演示", ABOVE)
    assert "upward_selected" not in due(desk, "2027-07-05")
    assert due(desk, "2027-11-25")["upward_offered"] == "2027-11-30"


def test_the_light_is_of_the_last_session_alone(desk: Desk) -> None:
    office.session(desk, 2, opens="2025-02-18")
    office.session(desk, 3, opens="2026-02-18")
    at(desk, "2026-12-05")
    found = [each for each in reminders.due(desk) if each.kind == "upward_offered"]
    assert [each.what for each in found] == ["十届三次会议"]


def test_an_office_may_demand_nothing_or_another_day(desk: Desk) -> None:
    office.session(desk, opens="2026-02-18")
    limit = office.saved(desk, TimeLimit, what="年末前向上推荐", value="2", unit="个月")
    assert due(desk, "2026-10-28")["upward_offered"] == "2026-10-31"
    office.changed(desk, TimeLimit, limit, value="")
    assert "upward_offered" not in due(desk, "2026-12-05")


def test_a_key_proposal_waits_for_its_first_record_and_for_its_end(desk: Desk) -> None:
    (supervision,) = quality.listed(desk, *quality.filed(desk))
    assert due(desk, "2026-05-03")["supervision_record"] == "2026-05-09"
    said = {"day": "2026-05-04", "content": "到现场看过（演示）"}
    nominating.supervise(desk, [supervision], said)
    assert "supervision_record" not in due(desk, "2026-05-10")
    assert due(desk, "2026-05-25")["supervision_due"] == "2026-05-31"
    given = {"closed_on": "2026-05-28", "result": "已经办成（演示）"}
    change_state(desk, ProposalSupervision, [supervision], "done", "", given)
    assert due(desk, "2026-06-25").keys().isdisjoint(KINDS[:2])


def test_one_taken_out_of_the_plan_is_not_reminded_of(desk: Desk) -> None:
    (supervision,) = quality.listed(desk, *quality.filed(desk))
    given = {"stopped_on": "2026-04-01", "stop_reason": "演示"}
    change_state(desk, ProposalSupervision, [supervision], "dropped", "演示", given)
    assert due(desk, "2026-06-25").keys().isdisjoint(KINDS[:2])


def test_the_timeline_of_a_proposal_has_all_of_it_from_each_start(desk: Desk) -> None:
    (key,) = quality.filed(desk)
    (supervision,) = quality.listed(desk, key)
    nominating.supervise(desk, [supervision], {"day": "2026-04-02", "content": "到现场（演示）"})
    quality.judged(desk, [key])
    award = quality.award(desk)
    quality.nominated(desk, award, key)
    (offer,) = quality.offered(desk, key)
    change_state(desk, UpwardOffer, [offer], "selected", "演示", ABOVE)
    review = office.every(desk, QualityReview)[0]["id"]
    wanted = {
        (Proposal.KEY, key), (ProposalSupervision.KEY, supervision), (QualityReview.KEY, review),
        (AwardRound.KEY, award), (UpwardOffer.KEY, offer),
    }  # fmt: skip
    for model, start in ((Proposal, key), (ProposalSupervision, supervision), (UpwardOffer, offer)):
        nodes = [node for _, node in timeline.timeline(desk, model, start).walk()]
        assert {node.record for node in nodes if node.record} == wanted
        titles = [node.title for node in nodes]
        for title in ("列入计划", "督办", "政协领导督办", "质量评价", "向上推荐", "上级入选"):
            assert titles.count(title) == 1, title


def test_the_workbench_counts_what_was_offered_this_year(desk: Desk) -> None:
    keys = quality.filed(desk, 2)

    def shown() -> tuple[str, str]:
        found = {each.key: each for each in workbench.headlines(desk)}["upward_offer"]
        return found.value, found.note

    assert shown() == ("0", workbench.NOTHING)
    quality.offered(desk, keys[0], year="2025")
    assert shown() == ("0", "今年还没有推荐")
    (offer,) = quality.offered(desk, keys[1])
    assert shown() == ("1", "上级还没有入选")
    change_state(desk, UpwardOffer, [offer], "selected", "演示", ABOVE)
    assert shown() == ("1", "上年和今年入选 1 件")
