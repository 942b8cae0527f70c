"""Rows of another office change nothing: no list, count, search, reminder, figure, export, print.

The whole office is looked at, then a copy of every row is added under another office and linked to
the same records, and the office is looked at again.
"""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop_app.errors import UserError
from desktop_app.records import ALL
from desktop_app.records.activity import Activity, ActivityPart
from desktop_app.records.agenda_item import AgendaItem
from desktop_app.records.assessment import Assessment
from desktop_app.records.attachment import Attachment
from desktop_app.records.attendance import Attendance
from desktop_app.records.book import ListedBook
from desktop_app.records.branch import Branch, BranchEvent, BranchMember
from desktop_app.records.brand import Brand, BrandMedia
from desktop_app.records.brand_review import (
    BrandCandidate,
    BrandCriterion,
    BrandReview,
    BrandReviewer,
    BrandScore,
)
from desktop_app.records.calendar import Holiday, Limits
from desktop_app.records.campaign import (
    Campaign,
    CampaignIndicator,
    CampaignMeasure,
    CampaignSurvey,
    CampaignValue,
)
from desktop_app.records.codes import default_entries
from desktop_app.records.collection_item import CollectionItem
from desktop_app.records.consultation import Consultation
from desktop_app.records.consultation_plan import ConsultationPlan
from desktop_app.records.contact import Contact
from desktop_app.records.deed import Deed
from desktop_app.records.duty import Duty, DutyTick
from desktop_app.records.expert import Expert
from desktop_app.records.group import GroupYear, WorkGroup
from desktop_app.records.handover_item import HandoverItem
from desktop_app.records.instruction import Instruction
from desktop_app.records.leave import Leave
from desktop_app.records.links import Link, Links
from desktop_app.records.manuscript import Manuscript, ManuscriptReview
from desktop_app.records.member import Member
from desktop_app.records.office import CharacterStroke, CodeEntry, Committee, Office, Sector, Term
from desktop_app.records.opinion_report import OpinionReport
from desktop_app.records.outcome import Outcome
from desktop_app.records.pairing import Pairing
from desktop_app.records.point import Point
from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_handling import ProposalHandling
from desktop_app.records.reading_event import ReadingEvent, ReadingNote
from desktop_app.records.reception import DutyShift, Reception
from desktop_app.records.recognition import Recognition
from desktop_app.records.record import Record
from desktop_app.records.regulation import Regulation, RegulationDuty
from desktop_app.records.request import Request
from desktop_app.records.score_entry import ScoreEntry
from desktop_app.records.score_rules import GradeBand, ScoreCategory, ScoreRule, ScoreRuleSet
from desktop_app.records.seat_plan import SeatPlan
from desktop_app.records.session import Session
from desktop_app.records.speech import Speech
from desktop_app.records.staff import Staff, StaffPost
from desktop_app.records.supervision import SupervisionItem, Supervisor
from desktop_app.records.time_limit import TimeLimit
from desktop_app.records.topic import Topic
from desktop_app.records.upward_report import UpwardReport
from desktop_app.records.work_item import WorkItem
from desktop_app.records.work_notes import WorkExtension, WorkProgress
from desktop_app.records.work_priority import WorkPriority
from desktop_app.services import prints, registers, reminders, timeline, workbench
from desktop_app.services.consulting.statistics import STATISTICS
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.duties.progress import matrix
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.personal_files.overview import files_of
from desktop_app.services.registers import (
    Filter,
    Input,
    Query,
    column_values,
    exports,
    quick_search,
    relations,
)
from desktop_app.services.registers.children import child_models, owned
from desktop_app.services.registers.duplicates import duplicates_of
from desktop_app.services.registers.numbering import next_number, next_numbers
from desktop_app.services.registers.states import change_state
from desktop_app.services.reminders import reminder_words
from desktop_app.services.scoring.board import board
from desktop_app.services.statistics import periods
from desktop_app.services.statistics.charts import charts
from desktop_app.services.statistics.statements import statement
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.log import door
from desktop_app.storage.query import lists
from desktop_app.storage.query.code_usage import codes_of
from desktop_app.storage.query.row_mapping import row_mapping_of
from desktop_app.storage.query.tallies import By, Sum, tally
from desktop_app.storage.query.value_counts import value_counts
from tests.consulting_office import saved, whole_chain
from tests.services.proposal_quality import quality_office as quality

NOW = datetime.datetime(2026, 11, 23, 10, 0)
APART = 5_000
"""How far the ids of another office's rows lie from those they are copies of."""

Look = Callable[[Desk], Any]


def sit_down(office: OfficeFile) -> Desk:
    made = Desk(office, "演示经办人", lambda: NOW)
    settle_keys(made)
    return made


def _fill_reports(desk: Desk) -> None:
    adopted = {"report_adoption": [Input({"level": "county", "day": "2026-03-01"})]}
    report = {"name": "演示信息", "number": "7", "received_on": "2026-02-08"}
    registers.save(desk, OpinionReport, report, children=adopted)


def _fill_activities(desk: Desk) -> None:
    activity = registers.find(desk, Activity, Query())[0]
    saved(desk, ActivityPart, activity=activity, title="演示分段")
    saved(desk, Attendance, activity=activity, name="演示专家", role="expert")
    group = saved(desk, WorkGroup, name="无人联系的")
    saved(desk, GroupYear, group=group, plan="演示")
    person = registers.find(desk, Member, Query())[0]
    saved(desk, Leave, member=person, since="2026-02-09", reason="演示")
    saved(desk, SeatPlan, activity=activity, name="演示座次")
    saved(desk, AgendaItem, name="演示议题", activity=activity, resolution="演示议定")


def _fill_campaigns(desk: Desk) -> None:
    committee = registers.find(desk, Committee, Query())[0]
    key = saved(desk, Campaign, name="演示行动", year=2026, partners=(committee,))
    saved(desk, CampaignMeasure, campaign=key, name="演示措施")
    saved(desk, CampaignSurvey, campaign=key, place="演示县")
    indicator = saved(desk, CampaignIndicator, campaign=key, name="演示指标")
    saved(desk, CampaignValue, campaign=key, indicator=indicator, period="2026Q1", figure="5")
    saved(desk, Campaign, name="无人联系的", year=2026)


def _fill_supervision(desk: Desk) -> None:
    people = list(registers.find(desk, Member, Query()))[:1]
    saved(desk, SupervisionItem, name="演示监督", start_on="2026-03-05", people=people)
    saved(desk, SupervisionItem, name="无人联系的", unit="演示局")
    saved(desk, Supervisor, name="演示监督员", unit="演示局", until="2026-12-01")
    saved(desk, Expert, name="演示专家", specialty="演示", until="2026-12-01")
    point = registers.find(desk, Point, Query())[0]
    saved(desk, Reception, matter="演示诉求", day="2026-03-05", point=point, members=people)
    saved(desk, DutyShift, point=point, day="2026-03-05", members=people)


def _fill_contacts(desk: Desk) -> None:
    """A pair with a contact, a branch with a member and a day; one of each that nobody links."""
    person = registers.find(desk, Member, Query())[0]
    pairing = saved(desk, Pairing, level="a", linker=person, target_name="演示界别")
    saved(desk, Contact, day="2026-03-05", person="演示代表", pairing=pairing)
    branch = saved(desk, Branch, name="演示支部", kind="activity")
    saved(desk, BranchMember, branch=branch, member=person, standing="full")
    saved(desk, BranchEvent, branch=branch, day="2026-04-01", content="演示党日")
    saved(desk, Pairing, level="b", linker_name="无人", target_name="联系的")
    saved(desk, Branch, name="无人联系的")


def _fill_assessments(desk: Desk) -> None:
    """A duty with a tick, rules in force with an entry, an assessment, an item to hand over."""
    person = registers.find(desk, Member, Query())[0]
    duty = saved(desk, Duty, name="演示走访", year=2026, fact="contact_made")
    saved(desk, DutyTick, duty=duty, member=person, reason="演示理由")
    rules = saved(desk, ScoreRuleSet, name="演示规则", year=2026, approved_by="演示会议")
    saved(desk, ScoreCategory, rule_set=rules, name="演示类别")
    item = saved(desk, ScoreRule, rule_set=rules, category="演示类别", name="走访",
                 fact="contact_made", points="3")  # fmt: skip
    saved(desk, GradeBand, rule_set=rules, name="演示等次")
    change_state(desk, ScoreRuleSet, [rules], "adopted", "")
    saved(desk, ScoreEntry, member=person, year=2026, day="2026-03-05", rule=item, points="2",
          reason="演示理由")  # fmt: skip
    saved(desk, Assessment, member=person, year=2026)
    term = registers.find(desk, Term, Query())[0]
    saved(desk, HandoverItem, term=term, name="演示名册")
    saved(desk, Contact, day="2026-03-06", visitor_member=person, person="演示代表二")


def _fill_culture(desk: Desk) -> None:
    """A manuscript with a review, an object, a book with a session and a note."""
    person = registers.find(desk, Member, Query())[0]
    piece = saved(desk, Manuscript, name="演示稿件", received_on="2026-03-05", member=person)
    saved(desk, ManuscriptReview, manuscript=piece, round="first", day="2026-03-06",
          result="through")  # fmt: skip
    saved(desk, CollectionItem, name="演示藏品", day="2026-03-05", provider="演示人")
    book = saved(desk, ListedBook, name="演示书", year=2026, half="first")
    event = saved(desk, ReadingEvent, name="演示读书", day="2026-03-05", book=book,
                  members=[person])  # fmt: skip
    saved(desk, ReadingNote, reading=event, member=person, author="演示", title="演示心得")
    for model in (Manuscript, CollectionItem, ListedBook, ReadingEvent):
        saved(desk, model, name="无人联系的")


def _fill_registers(desk: Desk) -> None:
    """A request, contact with a committee above, regulations with a duty, staff with a post."""
    saved(desk, Request, name="关于演示的请示", sent_on="2026-03-05", reply_due="2026-03-20")
    saved(desk, UpwardReport, name="演示汇报", kind="report", day="2026-03-05")
    rule = saved(desk, Regulation, name="演示制度", issuer="演示机关")
    saved(desk, RegulationDuty, regulation=rule, name="演示职责", next_due="2026-05-01")
    saved(desk, Regulation, name="无人联系的")
    committee = registers.find(desk, Committee, Query())[0]
    saved(desk, StaffPost, committee=committee, post="演示职务", planned=2)
    saved(desk, Staff, name="演示干部", committee=committee, post="演示职务")


def _fill_deeds(desk: Desk) -> None:
    one = registers.find(desk, Member, Query())[0]
    saved(desk, Deed, name="演示实事", start_on="2026-03-05", member=one, partners=(one,))
    saved(desk, Deed, name="无人联系的", doer="演示")


def fill(desk: Desk) -> None:
    """One record of every kind at least."""
    saved(desk, Office, name="演示县政协", short_name="演示政协")
    saved(desk, Term, number="10", starts="2022-01")
    chain = whole_chain(desk)
    saved(desk, Sector, name="演示界别")
    saved(desk, ConsultationPlan, name="演示计划", year=2026, planned_on="2026-05")
    saved(desk, Holiday, day="2026-10-08", kind="rest", name="演示假")
    saved(desk, Limits)
    saved(desk, Instruction, subject=f"outcome:{chain.outcome}", instructor="演示领导")
    saved(desk, TimeLimit, what="idle", value=60, unit="days")
    entry = next(iter(default_entries()))
    more = [
        CodeEntry.of({**entry.values(), "label": "改过的"}),
        CharacterStroke.of({"character": "张", "count": 7}),
        Attachment.of({
            "owner_key": "topic", "owner_id": chain.topic, "name": "演示.txt", "kind": "document",
            "sha": "0" * 64, "size": 1,
        }),
    ]  # fmt: skip
    door.apply(desk.office, more, action="演示")
    children = {
        "brand_milestone": [Input({"event": "启动", "day": "2026-01"})],
        "press": [Input({"name": "报道"})],
        "brand_award": [Input({"award": "表彰"})],
        "brand_photo": [Input({"caption": "演示对比"})],
    }
    brand = {"name": "演示品牌", "number": "PP-1", "year": "2026"}
    branded = registers.save(desk, Brand, brand, children=children).keys[0]
    saved(desk, BrandMedia, brand=branded, headline="以前的报道")
    _fill_proposals(desk, chain.outcome)
    _fill_reports(desk)
    for model in (
        Sector, Committee, Member, Point, Topic, Brand, Proposal, OpinionReport, Speech, Activity,
    ):  # fmt: skip
        saved(desk, model, name="无人联系的")
    _fill_activities(desk)
    _fill_supervision(desk)
    _fill_contacts(desk)
    _fill_assessments(desk)
    for fill_more in (_fill_campaigns, _fill_culture, _fill_registers, _fill_work, _fill_deeds):
        fill_more(desk)
    held = registers.find(desk, Sector, Query())[0]
    saved(desk, Member, name="演示有界别的", sector=held)
    saved(
        desk,
        Outcome,
        content="无人联系的",
        source=f"consultation:{saved(desk, Consultation, name='无人')}",
    )
    _fill_brand_reviews(desk, branded)


def _fill_brand_reviews(desk: Desk, brand: int) -> None:
    """A round with one of every part, and a recognition."""
    review = saved(desk, BrandReview, name="演示评选", year=2026, deadline="2026-12-20")
    candidate = saved(desk, BrandCandidate, brand_review=review, brand=brand, position="1")
    criterion = saved(desk, BrandCriterion, brand_review=review, name="演示指标", full="20")
    reviewer = saved(desk, BrandReviewer, brand_review=review, name="演示评委")
    saved(desk, BrandScore, candidate=candidate, reviewer=reviewer, criterion=criterion,
          points="18")  # fmt: skip
    person = registers.find(desk, Member, Query())[0]
    saved(desk, Recognition, name="演示表彰", day="2026-05-01", members=[person])


def _fill_proposals(desk: Desk, outcome: int) -> None:
    """A proposal with a signer, and its sheet with one child of every kind."""
    session = saved(desk, Session, name="演示会议", number="3", opens="2026-02-08")
    signer = {"proposal_signer": [Input({"name": "演示丁"})]}
    named = {"name": "演示提案", "serial": "9", "mover": "演示丙", "session": session}
    proposal = registers.save(desk, Proposal, named, children=signer).keys[0]
    children = {
        "handling_extension": [Input({"asked_on": "2026-05-01", "reason": "演示"})],
        "handling_meeting": [Input({"day": "2026-05-01", "content": "演示"})],
        "handling_feedback": [Input({"mover": "演示丙", "result": "satisfied"})],
        "handling_suggestion": [Input({"outcome": outcome, "position": "1"})],
    }
    registers.save(
        desk, ProposalHandling, {"proposal": proposal, "unit": "演示局"}, children=children
    )
    quality.one_of_each(desk, proposal, saved(desk, Committee, name="演示督办委员会"))


def copy_to_other_offices(office: OfficeFile) -> None:
    """Copies of every row for two other offices.

    Those of the first link to the same records, those of the second to records of ours that none
    of our own rows links to.
    """
    with office.writing() as connection:
        for other in (1, 2):
            for model in office.records:
                for statement in copying(model, other):
                    connection.execute(statement)
        for model in office.records:
            for link in row_mapping_of(model).links:
                last = f'(SELECT max(id) FROM "{link.linked.KEY}" WHERE owner = 0)'
                connection.execute(
                    f'UPDATE "{model.KEY}" SET {link.column_name} = {last} WHERE owner = 2'
                )
            for pairs in model.pairs():
                last = f'(SELECT max(id) FROM "{pairs.linked.KEY}" WHERE owner = 0)'
                connection.execute(
                    f'UPDATE OR IGNORE "{pairs.table}" SET linked_id = {last} WHERE owner_id IN '
                    f'(SELECT id FROM "{model.KEY}" WHERE owner = 2)'
                )


def copying(model: type[Record], other: int) -> Iterator[str]:
    """The statements that copy the rows and pairs of a record of ours for another office."""
    shape, apart = row_mapping_of(model), APART * other
    listed = ",".join((*shape.columns[1:], *shape.narrow, *shape.search_columns))
    yield (
        f'INSERT INTO "{shape.table}"(id,version,owner,{listed}) '
        f'SELECT id-{apart},version,{other},{listed} FROM "{shape.table}" WHERE owner = 0'
    )
    for pairs in shape.pairs:
        own = f'owner_id IN (SELECT id FROM "{shape.table}" WHERE owner = 0)'
        yield (
            f'INSERT INTO "{pairs.table}" SELECT owner_id-{apart},linked_id '
            f'FROM "{pairs.table}" WHERE {own}'
        )


def every(desk: Desk, model: type[Record]) -> list[int]:
    return list(registers.find(desk, model, Query()))


def in_each_order(desk: Desk) -> dict[str, Any]:
    found = {}
    for model in ALL:
        orders = [
            "strokes",
            "pinyin",
            *(each.name for each in model.declared() if not isinstance(each, Links)),
        ]
        for order in orders:
            for down in (False, True):
                query = Query(sort=order, descending=down)
                found[f"{model.KEY} {order} {down}"] = list(lists.find(desk.office, model, query))
    return found


def filtered(desk: Desk) -> dict[str, Any]:
    """What filters leave: on own fields, on linked records, on records that link here."""
    found: dict[str, Any] = {}
    for model in ALL:
        where: list[Filter] = []
        for each in model.declared():
            where += [Filter(each.name, "filled"), Filter(each.name, "in", (None,))]
            if isinstance(each, Link | Links):
                linked = every(desk, each.linked)
                where.append(Filter(each.name, "in", tuple(linked)))
                if isinstance(each, Link):
                    where.append(Filter(f"{each.name}.{each.linked.NAME}", "filled"))
                for how in ("having", "lacking"):
                    key = f"{model.KEY}.{each.name}"
                    kept = lists.find(desk.office, each.linked, Query(where=(Filter(key, how),)))
                    found[f"{how} {key}"] = list(kept)
        for one in where:
            found[f"{model.KEY} {one}"] = lists.count(desk.office, model, (one,))
            either = Filter("", "either", ((one,), (Filter(model.NAME, "filled"),)))
            found[f"{model.KEY} either {one}"] = lists.count(desk.office, model, (either,))
    return found


def counted(desk: Desk) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for model in ALL:
        found[f"{model.KEY} sum"] = tally(desk.office, model, (), (By(model.NAME),), (Sum(),))
        found[f"{model.KEY} more"] = lists.has_more_than(
            desk.office, model, len(every(desk, model))
        )
        for each in model.declared():
            place = f"{model.KEY}.{each.name}"
            found[place] = value_counts(desk.office, model, Query(), each.name, most=50)
            if not isinstance(each, Links):
                found[f"{place} distinct"] = registers.values_in_use(desk, model, each.name)
                found[f"{place} with"] = dict(
                    lists.find_with(desk.office, model, Query(), each.name)
                )
    found["codes"] = [codes_of(desk.office, each.code_list) for each in default_entries()]
    return found


def searched(desk: Desk) -> dict[str, Any]:
    found: dict[str, Any] = {"quick": quick_search.look_up(desk, "演示")}
    for model in ALL:
        found[model.KEY] = list(lists.find(desk.office, model, Query("演示")))
        found[f"{model.KEY} sorted"] = list(
            lists.find(desk.office, model, Query("演示", sort=model.NAME))
        )
        found[f"{model.KEY} values"] = column_values.column_values(desk, model, Query(), model.NAME)
    return found


def due(desk: Desk) -> list[Any]:
    return [list(reminders.due(desk)), reminders.counts(desk), reminder_words.committee_names(desk)]


def in_figures(desk: Desk) -> list[Any]:
    found = [workbench.headlines(desk), workbench.charts(desk), workbench.first_steps(desk)]
    year = statement(desk, STATISTICS, periods.of_year(2026))
    return [*found, year, charts(desk, year)]


def named(desk: Desk) -> list[Any]:
    shared = lookup(desk)
    texts = ("演示张三", "提案委", "1", "东村路灯协商会", "演示品牌", "10")
    titles = [{key: [each.find(text) for text in texts]} for key, each in shared.titles.items()]
    codes = {
        name: [each.label(code) for code in each.order()] for name, each in shared.codes.items()
    }
    fields = [f"{model.KEY}.{each.name}" for model in ALL for each in model.declared()]
    used = [each for each in fields if each in shared.used]
    return [titles, dict(shared.office), shared.term, codes, used, shared.calendar.rest]


def in_scores_and_duties(desk: Desk) -> dict[str, Any]:
    """What follows from the records for the members: scores, duties, files."""
    found = board(desk, 2026)
    assert found is not None
    return {
        "scores": {key: each.total for key, each in found.scores.items()},
        "duties": matrix(desk, 2026).lines,
        "files": files_of(desk),
    }


def of_new_records(desk: Desk) -> dict[str, Any]:
    """Numbers that are offered and the doubles of each record, by its own values."""
    found: dict[str, Any] = {}
    for model in ALL:
        found[f"{model.KEY} number"] = [next_number(desk, model), next_numbers(desk, model, 2)]
        for key in every(desk, model):
            values = registers.draft(desk, model, key).values
            found[f"{model.KEY} {key}"] = duplicates_of(desk, model, values, key)
    return found


def around(desk: Desk) -> dict[str, Any]:
    """Children, relations, attachments and timelines of each record."""
    found: dict[str, Any] = {}
    for model in ALL:
        for key in every(desk, model):
            place = f"{model.KEY} {key}"
            found[place] = registers.draft(desk, model, key).children
            found[f"{place} owned"] = [
                [one.key for one in owned(desk, child, [(model.KEY, key)])]
                for child in child_models(desk, model)
            ]
            found[f"{place} related"] = [
                relations.related_to(desk, model, key, 4), relations.children_of(desk, model, key),
                relations.attachment_count(desk, model, key),
            ]  # fmt: skip
            if timeline.has_timeline(desk, model):
                found[f"{place} timeline"] = timeline.timeline(desk, model, key)
    return found


def put_out(desk: Desk) -> dict[str, Any]:
    """Exports of every register and every print of it."""
    found: dict[str, Any] = {}
    for model in ALL:
        keys = every(desk, model)
        found[model.KEY] = exports.collect(desk, model, keys).rows
        for wanted in prints.prints_of(desk, model) if keys else ():
            try:
                sheet = prints.collect(desk, wanted, keys)
            except UserError as refused:
                found[wanted.key] = str(refused)
            else:
                found[wanted.key] = list(sheet.whole())
    return found


LOOKS: tuple[Look, ...] = (
    in_each_order, filtered, counted, searched, due, in_figures, named, of_new_records, around,
    put_out,
    in_scores_and_duties,
)  # fmt: skip


@pytest.fixture(scope="module")
def looked() -> Iterator[dict[str, tuple[Any, Any]]]:
    """Each look at the office before and after the rows of another one came into it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "办公.zwh"
        from desktop_app.storage.file.steps import STEPS

        with OfficeFile.open(
            path, records=ALL, steps=STEPS, who="测试", create=True, clock=lambda: NOW
        ) as office:
            fill(sit_down(office))
            before = {look.__name__: look(sit_down(office)) for look in LOOKS}
            copy_to_other_offices(office)
            after = {look.__name__: look(sit_down(office)) for look in LOOKS}
            yield {name: (before[name], after[name]) for name in before}


@pytest.mark.parametrize("look", [each.__name__ for each in LOOKS])
def test_the_rows_of_another_office_are_nowhere(
    looked: dict[str, tuple[Any, Any]], look: str
) -> None:
    before, after = looked[look]
    if isinstance(before, dict):
        assert {name: after[name] for name in before if after[name] != before[name]} == {}
    assert after == before


def test_there_is_a_record_of_every_kind(looked: dict[str, tuple[Any, Any]]) -> None:
    before, _ = looked["in_each_order"]
    assert [model.KEY for model in ALL if not before[f"{model.KEY} strokes False"]] == []


def _fill_work(desk: Desk) -> None:
    """A priority and its task, with a note and an extension."""
    of = saved(desk, WorkPriority, name="演示重点", year=2026)
    task = saved(desk, WorkItem, name="演示任务", priority=of, due="2026-12-20")
    saved(desk, WorkProgress, work_item=task, content="演示进展")
    saved(desk, WorkExtension, work_item=task, due_after="2026-12-31", reason="演示理由")
