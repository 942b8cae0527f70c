"""Each index is used by a query of the program, and no query scans what it need not."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import apsw
import pytest

from desktop_app.records import ALL
from desktop_app.records.activity import Activity, ActivityPart
from desktop_app.records.agenda_item import AgendaItem
from desktop_app.records.any_link import AnyLink
from desktop_app.records.assessment import Assessment
from desktop_app.records.attachment import Attachment
from desktop_app.records.award_round import AwardRound
from desktop_app.records.book import ListedBook
from desktop_app.records.branch import Branch
from desktop_app.records.brand import Brand
from desktop_app.records.brand_review import BrandReview
from desktop_app.records.campaign import Campaign
from desktop_app.records.collection_item import CollectionItem
from desktop_app.records.consultation import Consultation
from desktop_app.records.consultation_plan import ConsultationPlan
from desktop_app.records.contact import Contact
from desktop_app.records.deed import Deed
from desktop_app.records.expert import Expert
from desktop_app.records.group import WorkGroup
from desktop_app.records.instruction import Instruction
from desktop_app.records.leave import Leave
from desktop_app.records.links import Link
from desktop_app.records.look_back import LookBack
from desktop_app.records.manuscript import Manuscript
from desktop_app.records.member import Member
from desktop_app.records.membership import Membership
from desktop_app.records.opinion_report import OpinionReport
from desktop_app.records.outcome import Outcome
from desktop_app.records.pairing import Pairing
from desktop_app.records.point import Point
from desktop_app.records.pointing import any_links
from desktop_app.records.press import Press
from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_handling import ProposalHandling
from desktop_app.records.proposal_supervision import ProposalSupervision
from desktop_app.records.quality_review import QualityReview
from desktop_app.records.reading_event import ReadingEvent
from desktop_app.records.reception import Reception
from desktop_app.records.recognition import Recognition
from desktop_app.records.record import Record
from desktop_app.records.regulation import RegulationDuty
from desktop_app.records.report_adoption import ReportAdoption
from desktop_app.records.request import Request
from desktop_app.records.score_entry import ScoreEntry
from desktop_app.records.session import Session
from desktop_app.records.speech import Speech
from desktop_app.records.supervision import SupervisionItem, Supervisor
from desktop_app.records.topic import Topic
from desktop_app.records.upward_offer import UpwardOffer
from desktop_app.records.upward_report import UpwardReport
from desktop_app.records.work_item import WorkItem
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.steps import STEPS
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query
from desktop_app.storage.query.orders import WAITING
from desktop_app.storage.query.row_mapping import row_mapping_of
from desktop_app.storage.query.tallies import By, Sum, tally
from desktop_app.storage.query.value_counts import value_counts

NOW = datetime.datetime(2026, 11, 23, 10, 0)
LOG_TABLES = {"action", "change", "removed", "origin", "actor", "record_kind", "photo"}
REMINDED = {
    "outcome_waits_due", "outcome_waits_days", "outcome_waits_answer", "outcome_done",
    "consultation_open", "look_back_open", "proposal_handling_open", "proposal_handling_follows",
    "proposal_handling_puts_off", "speech_waits", "activity_open", "attendance_missing",
    "reception_open",
    "agenda_item_open",
}  # fmt: skip
"""Made for the reminders: test_predicate_sql holds that their queries use them."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OfficeFile]:
    path = tmp_path_factory.mktemp("index") / "办公.zwh"
    with OfficeFile.open(
        path, records=ALL, steps=STEPS, who="测试", create=True, clock=lambda: NOW
    ) as made:
        yield made


class Watched:
    """The plans of all queries that run while it watches."""

    def __init__(self, connection: apsw.Connection) -> None:
        self.connection, self.asked = connection, list[tuple[str, Any]]()

    def __enter__(self) -> list[str]:
        self.plans: list[str] = []
        self.connection.exec_trace = self._note
        return self.plans

    def __exit__(self, *_: object) -> None:
        self.connection.exec_trace = None
        for sql, bound in self.asked:
            rows = self.connection.execute(f"EXPLAIN QUERY PLAN {sql}", bound)
            self.plans += [str(row[3]) for row in rows]

    def _note(self, _: apsw.Cursor, sql: str, bound: Any) -> bool:
        if sql.lstrip().startswith("SELECT"):
            self.asked.append((sql, bound))
        return True


def plans_of(office: OfficeFile, model: type[Record], *where: Filter, **asked: Any) -> str:
    """How the list of these records is read."""
    with Watched(office.connection) as plans:
        lists.find(office, model, Query(where=where, **asked))
    return "\n".join(plans)


def indexes(office: OfficeFile) -> dict[str, tuple[str, str]]:
    """Table and definition of each index of a record's table."""
    sql = "SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
    tables = {row_mapping_of(model).table for model in ALL}
    return {
        str(name): (str(table), re.sub(r"\s+", " ", str(text)))
        for name, table, text in office.connection.execute(sql)
        if table in tables
    }


def columns_of(office: OfficeFile, index: str) -> list[str]:
    return [
        str(row[2]) for row in office.connection.execute(f'PRAGMA index_info("{index}")') if row[2]
    ]


SINCE, TODAY = "2026", "2026-11-23"
LISTS: dict[str, tuple[type[Record], tuple[Filter, ...], str]] = {
    "topic_ordered": (Topic, (), "number"),
    "consultation_plan_planned": (ConsultationPlan, (), "planned_on"),
    "consultation_held": (Consultation, (), "held_on"),
    "outcome_ordered": (Outcome, (), "number"),
    "instruction_day": (Instruction, (), "day"),
    "look_back_planned": (LookBack, (), "planned_on"),
    "topic_state": (
        Topic, (Filter("state", "in", ("approved",)), Filter("raised_on", "from", (SINCE,))), "",
    ),
    "consultation_state": (Consultation, (Filter("state", "in", ("held", "reported")),), ""),
    "outcome_handling": (
        Outcome, (Filter("handling", "in", ("done",)), Filter("finished_on", "from", (SINCE,))),
        "",
    ),
    "outcome_adoption": (
        Outcome, (Filter("adoption", "in", ("pending",)), Filter("sent_on", "from", (SINCE,))), "",
    ),
    "session_opens": (Session, (), "opens"),
    "proposal_ordered": (Proposal, (), "serial"),
    "proposal_state": (
        Proposal, (Filter("state", "in", ("filed",)), Filter("filed_on", "from", (SINCE,))), "",
    ),
    "proposal_handling_assigned": (ProposalHandling, (), "assigned_on"),
    "proposal_waiting": (Proposal, (), WAITING),
    "proposal_handling_waiting": (ProposalHandling, (), WAITING),
    "opinion_report_waiting": (OpinionReport, (), WAITING),
    "speech_waiting": (Speech, (), WAITING),
    "proposal_supervision_waiting": (ProposalSupervision, (), WAITING),
    "upward_offer_waiting": (UpwardOffer, (), WAITING),
    "activity_waiting": (Activity, (), WAITING),
    "contact_waiting": (Contact, (), WAITING),
    "proposal_handling_state": (ProposalHandling, (Filter("state", "in", ("signed",)),), ""),
    "opinion_report_received": (OpinionReport, (), "received_on"),
    "opinion_report_state": (
        OpinionReport,
        (Filter("state", "in", ("issued",)), Filter("issued_on", "from", (SINCE,))), "",
    ),
    "proposal_supervision_due": (ProposalSupervision, (), "due"),
    "quality_review_day": (QualityReview, (), "day"),
    "award_round_year": (AwardRound, (), "year"),
    "brand_review_year": (BrandReview, (), "year"),
    "recognition_day": (Recognition, (), "day"),
    "recognition_waiting": (Recognition, (), WAITING),
    "upward_offer_offered": (UpwardOffer, (), "offered_on"),
    "upward_offer_year": (
        UpwardOffer, (Filter("year", "in", (2026,)), Filter("state", "in", ("selected",))), "",
    ),
    "speech_handed": (Speech, (), "handed_on"),
    "speech_planned": (Speech, (Filter("planned_on", "in", ("2026-02-09",)),), ""),
    "speech_state": (
        Speech, (Filter("state", "in", ("chosen",)), Filter("handed_on", "from", (SINCE,))), "",
    ),
    "group_state": (
        WorkGroup,
        (Filter("state", "in", ("closed",)), Filter("kind", "in", ("studio",))), "",
    ),
    "leave_since": (Leave, (), "since"),
    "leave_state": (
        Leave, (Filter("state", "in", ("pending",)), Filter("since", "from", (SINCE,))), "",
    ),
    "supervision_item_started": (SupervisionItem, (), "start_on"),
    "supervision_item_state": (
        SupervisionItem,
        (Filter("state", "in", ("sent",)), Filter("start_on", "from", (SINCE,))), "",
    ),
    "supervision_item_waiting": (SupervisionItem, (), WAITING),
    "supervisor_since": (Supervisor, (), "since"),
    "supervisor_state": (
        Supervisor, (Filter("state", "in", ("ended",)), Filter("until", "from", (SINCE,))), "",
    ),
    "assessment_year": (
        Assessment, (Filter("year", "in", (2026,)), Filter("state", "in", ("chairs",))), "",
    ),
    "expert_state": (
        Expert, (Filter("state", "in", ("ended",)), Filter("until", "from", (SINCE,))), "",
    ),
    "reception_day": (Reception, (), "day"),
    "reception_state": (
        Reception, (Filter("state", "in", ("told",)), Filter("day", "from", (SINCE,))), "",
    ),
    "reception_waiting": (Reception, (), WAITING),
    "pairing_level": (Pairing, (Filter("level", "in", ("a",)),), ""),
    "contact_day": (Contact, (), "day"),
    "contact_state": (
        Contact, (Filter("state", "in", ("open",)), Filter("day", "from", (SINCE,))), "",
    ),
    "branch_state": (
        Branch, (Filter("state", "in", ("running",)), Filter("kind", "in", ("activity",))), "",
    ),
    "activity_started": (Activity, (), "start_on"),
    "activity_state": (
        Activity, (Filter("state", "in", ("done",)), Filter("start_on", "from", (SINCE,))), "",
    ),
    "member_ended": (Member, (Filter("end_decided_by", "filled"),), "state_date"),
    "press_day": (Press, (), "day"),
    "press_waiting": (Press, (), WAITING),
    "agenda_item_waiting": (AgendaItem, (), WAITING),
    "campaign_since": (Campaign, (), "since"),
    "agenda_item_day": (AgendaItem, (), "day"),
    "agenda_item_state": (
        AgendaItem, (Filter("state", "in", ("done",)), Filter("day", "from", (SINCE,))), "",
    ),
    "activity_ended": (
        Activity,
        (
            Filter("end_on", "from", (TODAY,)), Filter("end_on", "to", ("2027-11-29",)),
            Filter("start_on", "before", (TODAY,)),
        ),
        "",
    ),
    "activity_part_day": (
        ActivityPart, (Filter("day", "from", (SINCE,)), Filter("day", "to", (TODAY,))), "",
    ),
    "score_entry_year": (ScoreEntry, (Filter("year", "in", (2026,)),), ""),
    "look_back_level": (LookBack, (Filter("level", "in", ("missing",)),), ""),
    "manuscript_received": (Manuscript, (), "received_on"),
    "manuscript_state": (
        Manuscript,
        (Filter("state", "in", ("received",)), Filter("received_on", "from", (SINCE,))), "",
    ),
    "manuscript_adopted": (Manuscript, (Filter("adopted_on", "in", ("2026-03-05",)),), ""),
    "manuscript_published": (Manuscript, (Filter("published_on", "in", ("2026-03-05",)),), ""),
    "manuscript_waiting": (Manuscript, (), WAITING),
    "collection_item_day": (CollectionItem, (), "day"),
    "collection_item_due": (CollectionItem, (Filter("return_due", "in", ("2026-03-05",)),), ""),
    "collection_item_waiting": (CollectionItem, (), WAITING),
    "book_year": (ListedBook, (), "year"),
    "reading_day": (ReadingEvent, (), "day"),
    "book_waiting": (ListedBook, (), WAITING),
    "reading_waiting": (ReadingEvent, (), WAITING),
    "membership_until": (
        Membership, (Filter("until", "from", (SINCE,)), Filter("until", "to", (TODAY,))), "",
    ),
    "request_sent": (Request, (), "sent_on"),
    "request_state": (
        Request, (Filter("state", "in", ("sent",)), Filter("reply_due", "from", (SINCE,))), "",
    ),
    "request_waiting": (Request, (), WAITING),
    "upward_report_day": (UpwardReport, (), "day"),
    "regulation_duty_due": (RegulationDuty, (), "next_due"),
    "work_item_waiting": (WorkItem, (), WAITING),
    "work_item_due": (WorkItem, (), "due"),
    "work_item_state": (
        WorkItem, (Filter("state", "in", ("done",)), Filter("due", "from", (SINCE,))), "",
    ),
    "deed_started": (Deed, (), "start_on"),
    "deed_state": (
        Deed, (Filter("state", "in", ("done",)), Filter("end_on", "from", (SINCE,))), "",
    ),
    "deed_waiting": (Deed, (), WAITING),
}  # fmt: skip
"""Of each index a list that reads it: its filters and its order."""


@pytest.mark.parametrize(
    "model",
    [Proposal, ProposalHandling, Activity, Contact, Press],
    ids=lambda model: model.KEY,
)
def test_what_waits_is_read_in_the_order_of_its_index(
    office: OfficeFile, model: type[Record]
) -> None:
    assert (
        plans_of(office, model, sort=WAITING) == f"SCAN {model.KEY} USING INDEX {model.KEY}_waiting"
    )


@pytest.mark.parametrize("index", LISTS)
def test_a_list_uses_its_index(office: OfficeFile, index: str) -> None:
    model, where, sort = LISTS[index]
    assert f"INDEX {index}" in plans_of(office, model, *where, sort=sort)


MONEY = (Sum(), Sum("money"), Sum("beneficiaries"))
JOINT = (Sum(), Sum("", (Filter("joint", "in", (1,)),)))
MAJOR = (Sum(), Sum("", (Filter("major", "in", (1,)),)))
TOTALS = (Sum(), Sum("total"))
SIGNED = (Sum(), Sum("", (Filter("signed_on", "filled"),)))
ADOPTED = (Sum(), Sum("", (Filter("best_level", "filled"),)))
SINGLE = (Sum(), Sum("", (Filter("day", "from", ("2026",)),)))
ATTENDED = (Sum(), Sum("due_count"), Sum("came_count"))
PEOPLE = (Sum(), Sum("people"))
IN_VOLUME = (Sum(), Sum("", (Filter("in_volume", "in", (1,)),)))
FIGURES: dict[str, tuple[type[Record], tuple[str, ...], tuple[Sum, ...]]] = {
    "outcome_figures": (Outcome, ("adoption", "handling"), MONEY),
    "topic_figures": (Topic, ("five_points", "state"), (Sum(),)),
    "consultation_state": (Consultation, ("state",), JOINT),
    "proposal_counted": (Proposal, ("state", "received_on"), MAJOR),
    "opinion_report_counted": (OpinionReport, ("received_on", "issued_on"), ADOPTED),
    "report_adoption_counted": (ReportAdoption, ("day",), SINGLE),
    "quality_review_counted": (QualityReview, ("grade", "day"), TOTALS),
    "proposal_handling_counted": (ProposalHandling, ("system", "assigned_on"), SIGNED),
    "activity_counted": (Activity, ("start_on", "state"), ATTENDED),
    "press_counted": (Press, ("day", "level"), (Sum(),)),
    "speech_counted": (Speech, ("state", "handed_on"), IN_VOLUME),
    "reception_counted": (Reception, ("day", "state", "way"), PEOPLE),
    "contact_counted": (Contact, ("day", "kind"), (Sum(),)),
    "recognition_counted": (Recognition, ("day", "level", "kind"), (Sum(),)),
    "deed_counted": (Deed, ("done_on", "state", "aid"), MONEY),
}
"""Of each index that holds all that a statistic reads: its groups and its sums."""


@pytest.mark.parametrize("index", FIGURES)
def test_a_statistic_reads_nothing_but_its_index(office: OfficeFile, index: str) -> None:
    model, groups, sums = FIGURES[index]
    with Watched(office.connection) as plans:
        tally(office, model, (), [By(name) for name in groups], sums)
    assert plans == [f"SCAN {row_mapping_of(model).table} USING COVERING INDEX {index}"]


LISTED = [model for model in ALL if model.LISTED]


@pytest.mark.parametrize("model", LISTED, ids=lambda model: model.KEY)
@pytest.mark.parametrize("order", ["strokes", "pinyin"])
def test_a_list_in_order_and_a_search_read_one_narrow_index(
    office: OfficeFile, model: type[Record], order: str
) -> None:
    table = row_mapping_of(model).table
    scan = f"SCAN {table} USING COVERING INDEX {table}_{order}"
    assert plans_of(office, model, sort=order) == scan
    assert f"COVERING INDEX {table}_strokes" in plans_of(office, model, search="演示", sort=order)


@pytest.mark.parametrize("model", ALL, ids=lambda model: model.KEY)
def test_a_list_without_an_index_of_its_order_reads_the_table_in_its_own_order(
    office: OfficeFile, model: type[Record]
) -> None:
    table, indexed = row_mapping_of(model).table, set[str]()
    for name in indexes(office):
        if name.startswith(f"{table}_"):
            indexed.update(columns_of(office, name)[:1])
    for name, column in row_mapping_of(model).column_of.items():
        if name != "owner_office" and column not in (*indexed, "number"):
            first = plans_of(office, model, sort=name).splitlines()[-2:][0]
            assert first == f"SCAN {table}" or "COVERING" in first, name


def links_of(model: type[Record]) -> list[Link | AnyLink]:
    return [*row_mapping_of(model).links, *model.narrow_links(), *any_links(model)]


LINKED = [(model, link) for model in ALL for link in links_of(model)]


SPARSE = {"membership_sector", "membership_committee", "member_previous"}
"""Indexes of links that most rows leave empty; no list counts their values."""


@pytest.mark.parametrize(
    ("model", "link"), LINKED, ids=[f"{model.KEY}-{link.name}" for model, link in LINKED]
)
def test_an_index_of_a_link_finds_the_rows_of_every_office_and_counts_ours(
    office: OfficeFile, model: type[Record], link: Link | AnyLink
) -> None:
    table = row_mapping_of(model).table
    whole = [
        name
        for name, (own, text) in indexes(office).items()
        if own == table and columns_of(office, name)[:1] == [link.column_name]
        and (" WHERE " not in text or name in SPARSE)
    ]  # fmt: skip
    assert whole
    (step, *_) = plan(office, f'SELECT id FROM "{table}" WHERE {link.column_name} = ?', (1,))
    assert step.endswith(f"({link.column_name}=?)")
    with Watched(office.connection) as plans:
        lists.count(office, model, (Filter(link.name, "in", (1,)),))
    assert "COVERING INDEX" in plans[0]
    if SPARSE.intersection(whole):
        return
    with Watched(office.connection) as plans:
        value_counts(office, model, Query(), link.name, most=9)
    assert any("COVERING INDEX" in each for each in plans)


def test_the_records_of_a_kind_are_counted_by_the_index_of_their_link(office: OfficeFile) -> None:
    for values in (("proposal:",), ("proposal:", None), ("proposal:", "brand:7", "brand:")):
        with Watched(office.connection) as plans:
            lists.count(office, Outcome, (Filter("source", "in", values),))
        assert any("COVERING INDEX outcome_source" in each for each in plans), plans


def plan(office: OfficeFile, sql: str, bound: tuple[Any, ...]) -> list[str]:
    return [str(row[3]) for row in office.connection.execute(f"EXPLAIN QUERY PLAN {sql}", bound)]


COUNTED = {"outcome_due": (Outcome, "due")}
"""Of each index the field whose values are counted by it alone."""


@pytest.mark.parametrize("index", COUNTED)
def test_the_years_of_a_day_are_counted_by_an_index(office: OfficeFile, index: str) -> None:
    model, field = COUNTED[index]
    with Watched(office.connection) as plans:
        value_counts(office, model, Query(), field, most=9, length=4)
    assert f"SCAN {row_mapping_of(model).table} USING COVERING INDEX {index}" in plans


def test_each_index_is_accounted_for(office: OfficeFile) -> None:
    """It is a unique key, a link's, an order's or named above; the owner is where it must be."""
    known = {*LISTS, *FIGURES, *COUNTED, *REMINDED}
    leading = {(row_mapping_of(model).table, link.column_name) for model, link in LINKED}
    leading.add((row_mapping_of(Attachment).table, "owner_key"))
    for name, (table, text) in indexes(office).items():
        columns = columns_of(office, name)
        if text.startswith("CREATE UNIQUE"):
            assert columns[-1] == "owner", name
            assert " WHERE " not in text, name
        elif name in SPARSE or ((table, *columns[:1]) in leading and " WHERE " not in text):
            assert columns[-1] == "owner", name
        else:
            assert " WHERE owner = 0" in text, name
            assert name in known or name in (f"{table}_strokes", f"{table}_pinyin"), name


def test_a_unique_key_is_found_by_its_index(office: OfficeFile) -> None:
    for model in ALL:
        for group in model.UNIQUE:
            where = tuple(Filter(name, "in", ("1",)) for name in group)
            assert "SEARCH" in plans_of(office, model, *where), group


def test_attachments_and_relations_are_found_by_index(office: OfficeFile) -> None:
    where = (Filter("owner_key", "in", ("topic",)), Filter("owner_id", "in", (1,)))
    assert "INDEX attachment_owner (owner_key=? AND owner_id=?" in plans_of(
        office, Attachment, *where
    )
    having = Filter("outcome.consultation", "having", (Filter("handling", "in", ("done",)),))
    assert "COVERING INDEX outcome_consultation" in plans_of(office, Consultation, having)
    linked = Filter("consultation.held_on", "from", ("2026",))
    assert "COVERING INDEX consultation_held" in plans_of(office, Outcome, linked)


def test_a_value_or_none_looks_both_up(office: OfficeFile) -> None:
    empty_too = Filter("state", "in", ("approved", None))
    since = (
        Filter("raised_on", "from", ("2026-01-01",)),
        Filter("raised_on", "to", ("2026-02-01",)),
    )
    assert "MULTI-INDEX OR" in plans_of(office, Topic, empty_too, *since)


def test_an_open_office_knows_the_size_of_its_indexes_at_once_and_later(tmp_path: Path) -> None:
    for create in (True, False):
        with OfficeFile.open(
            tmp_path / "办公.zwh", records=ALL, steps=STEPS, who="测试", create=create,
            clock=lambda: NOW,
        ) as made:  # fmt: skip
            for model in (Member, Point, Brand):
                assert plans_of(made, model, sort=model.NAME).startswith(f"SCAN {model.KEY}\n")
