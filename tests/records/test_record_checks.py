"""Each record on wrong values, the states that its fields suggest, its cells taken apart."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from desktop_app.records import (
    Brand,
    Case,
    CharacterStroke,
    CodeEntry,
    Committee,
    Consultation,
    ConsultationPlan,
    Contact,
    Deed,
    Holiday,
    LookBack,
    Manuscript,
    Member,
    Outcome,
    Participant,
    Point,
    Press,
    Recognition,
    Record,
    Sector,
    Term,
    Topic,
    UpwardReport,
    WorkItem,
)
from desktop_app.records.calendar import calendar
from desktop_app.records.codes import default_choices
from desktop_app.records.lookup import Lookup, Titles
from desktop_app.records.parties import two_parties

LOOKUP = Lookup(
    datetime.date(2026, 3, 5),
    default_choices(),
    {
        "committee": Titles([(1, "经济委员会", ("经济委",)), (2, "提案委员会", ("提案委",))]),
        "member": Titles([(7, "刀美兰", ()), (8, "李明", ()), (9, "李明", ())]),
    },
    calendar=calendar(()),
)
STOPS, REMARKS = True, False


@pytest.mark.parametrize(
    ("model", "values", "field", "stops"),
    [
        (Topic, {"raised_on": "2026-03", "submitted_on": "2026-02"}, "submitted_on", STOPS),
        (Topic, {"submitted_on": "2026-03", "approved_on": "2025"}, "approved_on", STOPS),
        (Topic, {"approval": "approved"}, "approved_on", REMARKS),
        (Topic, {"five_points": None}, "five_points", REMARKS),
        (Point, {"founded": "2026", "closed": "2025"}, "closed", STOPS),
        (Point, {"founded": None, "state": "running"}, "founded", REMARKS),
        (Point, {"committees": ()}, "committees", REMARKS),
        (ConsultationPlan, {"survey_from": "2026-03", "survey_to": "2026-02"}, "survey_to", STOPS),
        (ConsultationPlan, {"stopped_on": "2026", "stop_reason": None}, "stop_reason", STOPS),
        (Consultation, {"survey_from": "2026-03", "survey_to": "2026-02"}, "survey_to", STOPS),
        (Consultation, {"held_on": "2026-03-05", "reported_on": "2026-02"}, "reported_on", STOPS),
        (Consultation, {"reported_on": "2026", "answered_on": "2025"}, "answered_on", STOPS),
        (Consultation, {"platform": "grassroots", "point": None}, "point", REMARKS),
        (Outcome, {"sent_on": "2026-03", "adopted_on": "2026-02"}, "adopted_on", STOPS),
        (Outcome, {"assigned_on": "2026-03-05", "due": "2026-03-04"}, "due", STOPS),
        (Outcome, {"assigned_on": "2026-03", "finished_on": "2025"}, "finished_on", STOPS),
        (Outcome, {"adoption": "rejected"}, "adoption_note", REMARKS),
        (Outcome, {"assigned_on": "2026-03", "working_days": 5}, "assigned_on", REMARKS),
        (LookBack, {"done_on": "2026-03", "next_on": "2026-02"}, "next_on", STOPS),
        (LookBack, {"level": "mostly", "done_on": None}, "done_on", STOPS),
        (LookBack, {"level": None, "done_on": "2026-03"}, "level", REMARKS),
        (Case, {"consultations": ()}, "consultations", REMARKS),
        (Brand, {"slogan": "短"}, "slogan", REMARKS),
        (Brand, {"slogan": "长" * 101}, "slogan", REMARKS),
        (Brand, {"committee": None}, "committee", REMARKS),
        (Term, {"starts": "2022", "ends": "2021"}, "ends", STOPS),
        (Holiday, {"day": "2026-10"}, "day", STOPS),
        (CharacterStroke, {"character": "两字"}, "character", STOPS),
        (CodeEntry, {"code": "a b"}, "code", STOPS),
        (Member, {"committee": 1, "committee2": 1}, "committee2", STOPS),
        (Member, {"cert_no": "3月5日"}, "cert_no", REMARKS),
        (Member, {"since": "2022-03", "state_date": "2021"}, "state_date", STOPS),
        (Member, {"born": "2027"}, "born", REMARKS),
        (Member, {"work_started": "2026-03-06"}, "work_started", REMARKS),
        (Member, {"id_card": "11010519491231002X", "born": "1950"}, "born", REMARKS),
        (Member, {"id_card": "11010519491231002X", "sex": "1"}, "sex", REMARKS),
    ],
)  # fmt: skip
def test_a_wrong_value_is_reported_at_its_field(
    model: type[Record], values: dict[str, Any], field: str, stops: bool
) -> None:
    found = model.checks(values, LOOKUP)
    assert [(each.field, each.stops) for each in found] == [(field, stops)]
    assert all(each.text and each.label for each in found)


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (Topic, {"raised_on": "2026", "submitted_on": "2026-02", "approved_on": "2026-02"}),
        (Point, {"founded": None, "state": "closed"}),
        (Consultation, {"platform": "bimonthly", "point": None}),
        (Consultation, {"held_on": "2026-03-05", "reported_on": "2026-03"}),
        (Outcome, {"adoption": "rejected", "adoption_note": "已有安排"}),
        (Outcome, {"assigned_on": "2026-03-05", "working_days": 5, "due": "2026-03-12"}),
        (Outcome, {"stopped_on": "2026-03-01", "stop_reason": "并入他案"}),
        (LookBack, {"done_on": "2026-03", "level": "mostly", "next_on": "2026"}),
        (Brand, {"slogan": "正" * 20, "committee": 1}),
        (Term, {"starts": "2022", "ends": "2022"}),
        (Holiday, {"day": "2026-10-01"}),
        (CharacterStroke, {"character": "字"}),
        (CodeEntry, {"code": "a-b"}),
        (Member, {"born": "2026-03", "committee": 1, "committee2": 2}),
        (Member, {"id_card": "11010519491231002X", "born": "1949-12", "sex": "2"}),
        (Member, {"id_card": "110105194912310021", "born": "1950"}),
    ],
)
def test_sound_values_raise_no_remark(model: type[Record], values: dict[str, Any]) -> None:
    assert model.checks(values, LOOKUP) == []


@pytest.mark.parametrize("model", [Topic, Point, Consultation, Outcome, Member])
def test_checks_accept_a_record_of_which_nothing_is_known(model: type[Record]) -> None:
    assert [each for each in model.checks({}, LOOKUP) if each.stops] == []


@pytest.mark.parametrize(
    ("model", "values", "state"),
    [
        (Topic, {"merged_into": 4, "approval": "approved"}, "merged"),
        (Topic, {"approval": "approved"}, "approved"),
        (Topic, {"approval": "rejected"}, "rejected"),
        (Topic, {"submitted_on": "2026"}, "pending"),
        (Topic, {}, ""),
        (Consultation, {"held_on": "2026-05", "noticed_on": "2026-03"}, "awaiting"),
        (Consultation, {"held_on": "2026-02"}, "held"),
        (Consultation, {"held_on": "2026-02", "reported_on": "2026-03"}, "reported"),
        (Consultation, {"held_on": "2026-01", "answered_on": "2026-03"}, "answered"),
        (Consultation, {"held_on": "2025", "closed_on": "2026"}, "closed"),
        (Consultation, {"survey_from": "2026"}, "surveying"),
        (Consultation, {}, ""),
        (Outcome, {"unit": "住建局"}, "assigned"),
        (Outcome, {"unit": "住建局", "progress": "已开工"}, "progressing"),
        (Outcome, {"finished_on": "2026-03"}, "done"),
        (Outcome, {"finished_on": "2026-03", "closed_on": "2026-03"}, "closed"),
        (Outcome, {}, ""),
        (Point, {"founded": "2020"}, ""),
    ],
)
def test_the_state_that_imported_fields_suggest(
    model: type[Record], values: dict[str, Any], state: str
) -> None:
    assert model.likely_state(values, LOOKUP) == state


@pytest.mark.parametrize(
    ("model", "values", "states"),
    [
        (Outcome, {"assigned_on": "2026-03-05"}, ["assigned"]),
        (Outcome, {"assigned_on": "2026-03-06"}, []),
        (Outcome, {"assigned_on": "2026-01", "finished_on": "2026-02"}, ["done", "assigned"]),
        (Outcome, {"assigned_on": "2026-01", "finished_on": "2026-03"}, ["assigned"]),
        (Outcome, {"unit": "住建局", "progress": "已开工"}, []),
        (Outcome, {"assigned_on": "2026-01", "stopped_on": "2026-02"}, []),
        (Outcome, {"assigned_on": "2026-01", "adoption": "rejected"}, []),
        (Consultation, {"held_on": "2026-03-04"}, ["held"]),
        (Consultation, {"held_on": "2026-03-05"}, []),
        (Consultation, {"held_on": "2026-03"}, []),
        (Consultation, {"held_on": "2026-02", "reported_on": "2026-03"}, ["reported", "held"]),
        (Consultation, {"held_on": "2026-02", "stopped_on": "2026-03"}, []),
        (Topic, {"submitted_on": "2026-01"}, []),
    ],
)
def test_the_states_that_days_up_to_today_suggest(
    model: type[Record], values: dict[str, Any], states: list[str]
) -> None:
    found = model.suggested_states(values, LOOKUP)
    assert [state for state, _ in found] == states
    assert all(values.get(field) for _, field in found)


@pytest.mark.parametrize(
    ("typed", "parties"),
    [
        ("民盟盟员、中共党员", ("民盟盟员", "中共党员")),
        ("中共党员 民革党员", ("中共党员", "民革党员")),
        ("中共党员（预备）", ("预备党员", None)),
        ("中共党员", ("中共党员", None)),
        ("中共党员、火星党员", ("中共党员、火星党员", None)),
        ("中共党员、民革党员、民盟盟员", ("中共党员、民革党员、民盟盟员", None)),
    ],
)
def test_two_parties_in_one_cell(typed: str, parties: tuple[str, str | None]) -> None:
    found = two_parties({"politics": typed}, LOOKUP)
    assert (found["politics"], found.get("politics2")) == parties


def test_a_second_party_that_was_typed_is_never_overwritten() -> None:
    draft = {"politics": "民盟盟员、中共党员", "politics2": "民革党员"}
    assert two_parties(draft, LOOKUP) == draft


@pytest.mark.parametrize(
    ("typed", "committees"),
    [
        ("经济委、提案委", ("经济委", "提案委")),
        ("经济委/提案委", ("经济委", "提案委")),
        ("经济委员会", ("经济委员会", None)),
        ("经济委、提案委、文史委", ("经济委、提案委、文史委", None)),
    ],
)
def test_two_committees_in_one_cell(typed: str, committees: tuple[str, str | None]) -> None:
    found = Member.split_cells({"committee": typed}, LOOKUP)
    assert (found["committee"], found.get("committee2")) == committees


@pytest.mark.parametrize("model", [Topic, Point, Outcome, Case])
def test_most_records_take_a_draft_as_it_is(model: type[Record]) -> None:
    draft = {"name": "甲、乙"}
    assert model.split_cells(draft, LOOKUP) is draft


@pytest.mark.parametrize(
    ("item", "draft"),
    [
        ("刀美兰", {"member": 7, "name": "刀美兰", "role": "sector", "unit": ""}),
        ("李明", {"name": "李明", "role": None, "unit": ""}),
        ("住建局：王刚", {"name": "王刚", "role": None, "unit": "住建局"}),
        ("王刚（住建局）", {"name": "王刚", "role": None, "unit": "住建局"}),
    ],
)
def test_a_person_of_a_list_becomes_a_participant(item: str, draft: dict[str, Any]) -> None:
    assert Participant.item_draft(item, LOOKUP) == draft


def test_an_item_of_a_cell_fills_its_field() -> None:
    assert Outcome.item_draft("装路灯", LOOKUP) == {"content": "装路灯"}
    assert Topic.item_draft("装路灯", LOOKUP) == {}


@pytest.mark.parametrize(
    ("model", "values", "titles"),
    [
        (Committee, {"name": "经济委员会", "short_name": "经"}, ("经", "经济委")),
        (Committee, {"name": "经济委"}, ("", "经济委委员会")),
        (Sector, {"name": "经济界"}, ("经济",)),
        (Sector, {"name": "经济"}, ("经济界",)),
        (Term, {"number": 13}, ("13", "十三", "第十三届", "13届", "第13届")),
    ],
)
def test_the_other_titles_by_which_a_record_is_found(
    model: type[Record], values: dict[str, Any], titles: tuple[str, ...]
) -> None:
    assert model.other_titles(values) == titles


@pytest.mark.parametrize(
    ("values", "title"),
    [
        ({"done_on": "2026-03", "planned_on": "2026-02"}, "回头看 2026-03"),
        ({"planned_on": "2026-02"}, "回头看 2026-02"),
        ({}, "回头看（未定日期）"),
    ],
)
def test_a_look_back_is_titled_by_its_day(values: dict[str, Any], title: str) -> None:
    assert LookBack.title_of(values) == title


def test_new_records_begin_with_today_and_this_year() -> None:
    assert Topic.defaults(LOOKUP)["raised_on"] == "2026-03-05"
    assert ConsultationPlan.defaults(LOOKUP)["year"] == 2026
    assert Case.defaults(LOOKUP)["year"] == Brand.defaults(LOOKUP)["year"] == 2026


@pytest.mark.parametrize(
    ("day", "asked"),
    [("2026-03-06", True), ("2026-04", True), ("2027", True), ("2026-03-05", False),
     ("2026-03", False), ("2026", False), (None, False)],
)  # fmt: skip
@pytest.mark.parametrize(
    ("model", "name"),
    [(Deed, "done_on"), (WorkItem, "done_on"), (Brand, "stage_on"), (Manuscript, "adopted_on"),
     (Recognition, "day"), (UpwardReport, "day"), (Press, "day"), (Contact, "day")],
)  # fmt: skip
def test_a_day_on_which_something_was_done_may_not_be_yet_to_come(
    model: type[Record], name: str, day: str | None, asked: bool
) -> None:
    found = [each for each in model.checks({name: day}, LOOKUP) if "今天以后" in each.text]
    assert [each.field for each in found] == ([name] if asked else [])
    assert not any(each.stops for each in found)
