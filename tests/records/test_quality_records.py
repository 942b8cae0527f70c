"""Key proposals, quality reviews, awards, upward offers: checks, gates, states, titles."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from desktop_app.records import (
    AwardCandidate,
    AwardRound,
    ProposalSupervision,
    QualityReview,
    Record,
    SupervisionRecord,
    UpwardOffer,
)
from desktop_app.records.codes import choices, default_choices, with_defaults
from desktop_app.records.lookup import Choice, Lookup, Titles
from desktop_app.records.quality_review import (
    GRADES,
    ITEMS,
    LEVELS,
    grade_of,
    total_of,
    unjudged,
)

TODAY = datetime.date(2026, 11, 23)
CODES = default_choices()
TITLES = {
    "proposal": Titles([(7, "关于演示的提案", ("0012",))]),
    "member": Titles([(3, "演示主席", ())]),
    "committee": Titles([(2, "演示委员会", ())]),
    "session": Titles([(1, "十届五次会议", ())]),
    "award_round": Titles([(5, "演示年度优秀提案", ())]),
    "proposal_supervision": Titles([(9, "督办 演示主席 2026", ())]),
}
LOOKUP = Lookup(today=TODAY, codes=CODES, titles=TITLES)
ALL_ITEMS = " ".join(each.code for each in CODES[ITEMS].offered())


def problems(model: type[Record], **draft: object) -> list[tuple[str, bool]]:
    """Field and whether it stops, of every problem of a whole draft."""
    blank = {each.name: "" for each in model.declared()}
    found = model.parse({**blank, **draft}, LOOKUP).problems
    return [(each.field, each.stops) for each in found]


KEY_ONE = {
    "year": "2026", "proposal": "0012", "kind": "政协领导督办", "leader": "演示主席",
    "due": "2026-10-31",
}  # fmt: skip
OFFER = {"year": "2026", "source": "0012", "level": "州级", "mover": "演示委员"}
ROUND = {"name": "演示年度优秀提案", "year": "2026", "quota": "3"}


@pytest.mark.parametrize(
    ("model", "draft"),
    [
        (ProposalSupervision, KEY_ONE),
        (UpwardOffer, OFFER),
        (QualityReview, {"proposal": "关于演示的提案", "reviewer": "演示评委"}),
        (AwardRound, ROUND),
        (AwardCandidate, {"award_round": "演示年度优秀提案", "proposal": "0012"}),
        (SupervisionRecord, {"supervision": 9, "day": "2026-4-2", "content": "到现场看过"}),
    ],
)
def test_what_is_needed_is_enough(model: type[Record], draft: dict[str, object]) -> None:
    assert problems(model, **draft) == []


@pytest.mark.parametrize(
    ("model", "draft", "wrong"),
    [
        (ProposalSupervision, {**KEY_ONE, "kind": ""}, ("kind", True)),
        (ProposalSupervision, {**KEY_ONE, "proposal": "9999"}, ("proposal", True)),
        (ProposalSupervision, {**KEY_ONE, "leader": ""}, ("leader", False)),
        (ProposalSupervision, {**KEY_ONE, "due": ""}, ("due", False)),
        (ProposalSupervision, {**KEY_ONE, "start": "2026-11-01"}, ("due", True)),
        (ProposalSupervision, {**KEY_ONE, "decided_on": "2026-12-01"}, ("due", True)),
        (
            ProposalSupervision,
            {**KEY_ONE, "start": "2026-05-01", "closed_on": "2026-04-01"},
            ("closed_on", True),
        ),
        (ProposalSupervision, {**KEY_ONE, "stopped_on": "2026-05-01"}, ("stop_reason", True)),
        (UpwardOffer, {**OFFER, "level": ""}, ("level", True)),
        (UpwardOffer, {**OFFER, "mover": ""}, ("mover", False)),
        (UpwardOffer, {**OFFER, "selected_as": "重点提案"}, ("selected_on", True)),
        (
            UpwardOffer,
            {**OFFER, "offered_on": "2026-10-20", "submitted_on": "2026-10-01"},
            ("submitted_on", True),
        ),
        (
            UpwardOffer,
            {**OFFER, "submitted_on": "2027-01-12", "filed_on": "2027-01-02"},
            ("filed_on", True),
        ),
        (AwardRound, {**ROUND, "share": "5"}, ("share", True)),
        (AwardRound, {**ROUND, "quota": ""}, ("quota", False)),
        (
            AwardRound,
            {**ROUND, "decided_on": "2026-12-10", "published_on": "2026-12-01"},
            ("published_on", True),
        ),
        (QualityReview, {"proposal": "0012", "total": "101"}, ("total", True)),
    ],
)
def test_what_is_wrong_is_marked_at_its_field(
    model: type[Record], draft: dict[str, object], wrong: tuple[str, bool]
) -> None:
    assert problems(model, **draft) == [wrong]


@pytest.mark.parametrize(
    ("model", "state", "field"),
    [
        (ProposalSupervision, "supervising", "leader"),
        (ProposalSupervision, "done", "leader"),
        (ProposalSupervision, "dropped", "stopped_on"),
        (UpwardOffer, "submitted", "mover"),
        (UpwardOffer, "filed", "mover"),
        (UpwardOffer, "selected", "mover"),
        (UpwardOffer, "declined", "closed_on"),
        (AwardRound, "decided", "decided_by"),
        (AwardRound, "published", "decided_on"),
    ],
)
def test_a_state_asks_for_its_fields_and_takes_them(
    model: type[Record], state: str, field: str
) -> None:
    against = model.gate({}, state)
    assert against is not None
    assert against.field == field
    filled = {each.name: "x" for each in model.declared()}
    assert model.gate(filled, state) is None


@pytest.mark.parametrize("model", [ProposalSupervision, UpwardOffer, AwardRound])
def test_the_first_state_asks_for_nothing_and_is_the_default(model: type[Record]) -> None:
    first = model.ONWARD[0]
    assert model.gate({}, first) is None
    assert model.defaults(LOOKUP)[model.STATE] == first


@pytest.mark.parametrize(
    ("model", "values", "state"),
    [
        (ProposalSupervision, {"closed_on": "2026-05-01"}, "done"),
        (ProposalSupervision, {"closed_on": "2026-05-01", "stopped_on": "2026-06-01"}, "dropped"),
        (ProposalSupervision, {}, ""),
        (UpwardOffer, {"upper_number": "0123"}, "filed"),
        (UpwardOffer, {"upper_number": "0123", "selected_on": "2027-04-01"}, "selected"),
        (UpwardOffer, {"submitted_on": "2027-01-12"}, "submitted"),
        (UpwardOffer, {"submitted_on": "2027-01-12", "closed_on": "2027-03-01"}, "declined"),
        (AwardRound, {"decided_on": "2026-12-10"}, "decided"),
        (AwardRound, {"decided_on": "2026-12-10", "published_on": "2026-12-20"}, "published"),
    ],
)
def test_a_ledger_implies_the_state(
    model: type[Record], values: dict[str, Any], state: str
) -> None:
    assert model.likely_state(values, LOOKUP) == state


def test_days_up_to_today_suggest_the_furthest_state() -> None:
    begun = {"start": "2026-04-10", "closed_on": "2026-12-01", "kind": "led"}
    suggested = ProposalSupervision.suggested_states(begun, LOOKUP)
    assert suggested == [("supervising", "start")]
    assert ProposalSupervision.suggested_states({**begun, "state": "dropped"}, LOOKUP) == []
    offer = {"submitted_on": "2026-01-12", "filed_on": "2026-02-01", "state": "offered"}
    assert UpwardOffer.suggested_states(offer, LOOKUP)[0] == ("filed", "filed_on")
    assert UpwardOffer.suggested_states({**offer, "state": "declined"}, LOOKUP) == []


@pytest.mark.parametrize(
    ("model", "values", "title"),
    [
        (
            ProposalSupervision,
            {"kind": "supervised", "leader": "演示主席", "year": 2026},
            "督办 演示主席 2026",
        ),
        (ProposalSupervision, {"kind": "led"}, "领办"),
        (ProposalSupervision, {}, "重点提案"),
        (UpwardOffer, {"year": 2026, "mover": "演示委员"}, "向上推荐 2026 演示委员"),
        (QualityReview, {"reviewer": "演示评委", "total": 0}, "质量评价 演示评委 0 分"),
        (QualityReview, {}, "质量评价"),
        (AwardCandidate, {"position": "3"}, "第 3 件候选提案"),
        (AwardCandidate, {}, "候选提案"),
    ],
)
def test_a_title_says_what_is_known(
    model: type[Record], values: dict[str, Any], title: str
) -> None:
    assert model.title_of(values) == title


@pytest.mark.parametrize(
    ("day", "year"), [("2026-02-28", 2025), ("2026-03-01", 2026), ("2026-12-31", 2026)]
)
def test_the_year_of_an_offer_is_that_of_its_round(day: str, year: int) -> None:
    lookup = Lookup(today=datetime.date.fromisoformat(day), codes=CODES, titles=TITLES)
    assert UpwardOffer.defaults(lookup)["year"] == year


@pytest.mark.parametrize(
    ("level", "total", "grade"), [("top", 100, "90"), ("middle", 80, "80"), ("low", 60, "0")]
)
def test_all_items_in_one_level_make_its_points(level: str, total: int, grade: str) -> None:
    values = {**dict.fromkeys(LEVELS), level: ALL_ITEMS}
    assert QualityReview.computed(values, LOOKUP) == {"total": total, "grade": grade}


def test_what_is_typed_as_total_gives_way_to_the_items() -> None:
    values = {"top": ALL_ITEMS, "middle": None, "low": None, "total": 12, "grade": "0"}
    assert QualityReview.computed(values, LOOKUP) == {"total": 100, "grade": "90"}


def test_items_left_are_named_in_a_remark() -> None:
    half = " ".join(ALL_ITEMS.split()[:8])
    blank = {each.name: "" for each in QualityReview.declared()}
    parsed = QualityReview.parse({**blank, "proposal": "0012", "top": half}, LOOKUP)
    (remark,) = parsed.problems
    assert not remark.stops
    assert "还有 2 项没有评价（效果：前瞻、效果：针对性）" in remark.text


@pytest.mark.parametrize(
    ("total", "grade"), [(100, "90"), (90, "90"), (89, "80"), (70, "70"), (0, "0"), (None, None)]
)
def test_a_grade_is_the_highest_whose_floor_is_reached(
    total: int | None, grade: str | None
) -> None:
    assert grade_of(total, CODES[GRADES]) == grade


def test_the_grades_of_an_office_are_its_own() -> None:
    own = [(GRADES, Choice("85", "好")), (GRADES, Choice("0", "还要改")),
           (GRADES, Choice("free", "免评"))]  # fmt: skip
    grades = choices(with_defaults(own))[GRADES]
    assert [grade_of(each, grades) for each in (85, 84)] == ["85", "0"]


def test_a_retired_item_is_asked_for_no_more_and_still_counts_where_it_was_judged() -> None:
    first, *rest = ALL_ITEMS.split()
    items = CODES[ITEMS].also(Choice(first, "选题：选题准确", active=False))
    without = {"top": " ".join(rest), "middle": None, "low": None}
    assert unjudged(without, items) == []
    assert total_of(without, items) == 100
    assert total_of({**without, "low": first}, items) == 96
