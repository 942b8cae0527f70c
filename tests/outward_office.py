"""An office in whose every text one mark stands, under declarations that hold texts back or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from desktop_app.records import (
    ALL,
    Activity,
    ActivityPart,
    AgendaItem,
    Attachment,
    Attendance,
    Branch,
    BranchEvent,
    BranchMember,
    Brand,
    BrandMilestone,
    BrandPhoto,
    Campaign,
    CampaignIndicator,
    CampaignMeasure,
    CampaignSurvey,
    CampaignValue,
    Case,
    Committee,
    ConsultationPlan,
    Contact,
    Duty,
    DutyShift,
    DutyTick,
    Expert,
    GroupYear,
    HandlingExtension,
    HandlingFeedback,
    HandlingMeeting,
    HandlingSuggestion,
    Leave,
    Member,
    Membership,
    Office,
    OutcomeStep,
    Pairing,
    Point,
    Press,
    Proposal,
    Reception,
    Record,
    Regulation,
    RegulationDuty,
    Request,
    SeatPlan,
    Sector,
    Speech,
    Staff,
    StaffPost,
    SupervisionItem,
    Supervisor,
    Term,
    UpwardReport,
    WorkGroup,
)
from desktop_app.records.any_link import AnyLink, pointing
from desktop_app.records.assessment import Assessment
from desktop_app.records.book import ListedBook
from desktop_app.records.brand_review import (
    BrandCandidate,
    BrandCriterion,
    BrandReview,
    BrandReviewer,
    BrandScore,
)
from desktop_app.records.collection_item import CollectionItem
from desktop_app.records.deed import Deed
from desktop_app.records.field_types import FieldType, Photo
from desktop_app.records.hall import Hall, Sitting, hall_text
from desktop_app.records.instruction import Instruction
from desktop_app.records.links import Link
from desktop_app.records.manuscript import Manuscript, ManuscriptReview
from desktop_app.records.outcome import Outcome
from desktop_app.records.outward import deciding_fields, has_internal
from desktop_app.records.reading_event import ReadingEvent, ReadingNote
from desktop_app.records.recognition import Recognition
from desktop_app.records.score_entry import ScoreEntry
from desktop_app.records.score_rules import GradeBand, ScoreCategory, ScoreRule, ScoreRuleSet
from desktop_app.records.work_item import WorkItem
from desktop_app.records.work_notes import WorkExtension, WorkProgress
from desktop_app.records.work_priority import WorkPriority
from desktop_app.services import registers
from desktop_app.services.cascading import Cascading
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.registers import attachments
from desktop_app.services.registers.states import change_state
from desktop_app.storage.query.outward_rows import may_hold_back
from tests.consulting_office import saved, session, whole_chain
from tests.new_office import MORNING, new_office
from tests.services.opinion_reports import report_office as reports
from tests.services.proposal_quality import quality_office as quality
from tests.services.proposals import proposal_office as proposals
from tests.storage.pictures import jpeg

MARK = "璆"
"""A character that stands in no label and no other text; one alone is never broken over lines."""
CAPTION = "演示现场"
"""The name of the picture that belongs to the case."""
NEUTRAL, FIELD, ROW = "neutral", "internal field", "internal row"
KINDS = (NEUTRAL, FIELD, ROW)
OWN = {
    "office", "limits", "term", "code_entry", "character_stroke", "holiday", Attachment.KEY,
}  # fmt: skip
"""What describes the office itself, and files, which are internal with what they belong to."""
MODELS = tuple(each for each in ALL if each.KEY not in OWN)
TICKED = tuple(each for each in MODELS if each.INTERNAL)
"""The records that have a tick of their own."""
BESIDE = tuple(each for each in MODELS if not each.INTERNAL and deciding_fields(each))
"""The records that are internal with others alone."""
OPEN = tuple(each for each in MODELS if not deciding_fields(each))
"""The records that are never internal."""


def texts_of(model: type[Record]) -> list[FieldType]:
    """The fields of a record that hold words of its own."""
    links = AnyLink | Link | Photo
    own = (each for each in model.declared() if isinstance(each, FieldType))
    return [each for each in own if not each.wordless and not isinstance(each, links)]


@contextmanager
def declared(kind: str, models: Sequence[type[Record]] = MODELS) -> Iterator[None]:
    """Every text of some records is internal, or every row, or nothing is, for a while."""
    patch = pytest.MonkeyPatch()
    try:
        for model in models:
            for each in texts_of(model):
                patch.setattr(each, "internal", kind == FIELD)
            if kind == ROW:  # every row has a name, as a ticked field has a 1
                patch.setattr(model, "INTERNAL", model.NAME)
        _forget()
        yield
    finally:
        patch.undo()
        _forget()


@contextmanager
def marked_office(
    folder: Path, kind: str, models: Sequence[type[Record]] = MODELS
) -> Iterator[Desk]:
    """A desk on an office with the mark in each of its texts, some records declared of a kind."""
    path = folder / "办公.zwh"
    with (
        declared(kind, models),
        new_office(path, clock=lambda: MORNING) as office,
    ):
        desk = Desk(office, "演示经办人", lambda: MORNING)
        settle_keys(desk)
        saved(desk, Office, name="政协演示县委员会")
        fill(desk, saved(desk, Term, number="10", starts="2022-01"))
        for model in MODELS:
            mark(desk, model)
        yield desk


@contextmanager
def ticked_office(
    folder: Path, models: Sequence[type[Record]], *, internal: bool
) -> Iterator[Desk]:
    """A desk on an office with the mark in each text of some records.

    `internal` says whether all records that have a tick are ticked.
    """
    with new_office(folder / "办公.zwh", clock=lambda: MORNING) as office:
        desk = Desk(office, "演示经办人", lambda: MORNING)
        settle_keys(desk)
        saved(desk, Office, name="政协演示县委员会")
        fill(desk, saved(desk, Term, number="10", starts="2022-01"))
        for model in models:
            mark(desk, model)
        for model in TICKED if internal else ():
            tick(desk, model)
        yield desk


def tick(desk: Desk, model: type[Record]) -> None:
    """Make every record of a register internal."""
    names = [each.name for each in model.declared()]
    keys = registers.find(desk, model, registers.Query())
    rows = registers.rows(desk, model, keys, names)
    values = [({**dict(zip(names, row[2:], strict=True)), model.INTERNAL: 1}, row) for row in rows]
    records = [model.of(each, row[0], row[1]) for each, row in values]
    if records:
        desk.write(records, action="演示", cascading=Cascading.NOTHING)


def mark(desk: Desk, model: type[Record]) -> None:
    """Put the mark into every text of every record of a register."""
    keys = registers.find(desk, model, registers.Query())
    names = [each.name for each in model.declared()]
    records = []
    for number, (key, version, *stored) in enumerate(registers.rows(desk, model, keys, names)):
        values = dict(zip(names, stored, strict=True))
        values |= {x.name: MARK + (values[x.name] or f"演示{number}") for x in texts_of(model)}
        records.append(model.of(values, key, version))
    if records:
        desk.write(records, action="演示", cascading=Cascading.NOTHING)


def fill(desk: Desk, term: int) -> None:
    """Records of every subject, each in a state that its prints take."""
    sector = saved(desk, Sector, name="演示界别")
    chain = whole_chain(desk)
    committee = saved(desk, Committee, name="演示委员会")
    saved(
        desk, Member, name="演示赵六", sector=sector, term=term, sex="女", mobile="13800000000",
        committee=committee,
    )  # fmt: skip
    session(desk, "演示座谈", committee=committee, state="已协商", held_on="2026-03-05")
    subject = pointing(Outcome.KEY, chain.outcome)
    saved(desk, Instruction, subject=subject, instructor="演示领导", day="2026-06-01")
    brand = saved(desk, Brand, name="演示品牌", started="2025-01", committee=committee)
    saved(desk, BrandMilestone, brand=brand, day="2026-01-01", event="启动")
    saved(desk, Press, brand=brand, name="演示报道", outlet="演示报", day="2026-02-01")
    saved(desk, OutcomeStep, outcome=chain.other, day="2026-06-01", content="开会")
    attachments.attach(desk, Case, chain.case, [_picture(desk)])
    saved(desk, ConsultationPlan, year=2026, name="演示计划", topic=chain.topic)
    _fill_proposals(desk, sector, committee)
    _fill_reports(desk, sector, committee)
    _fill_speeches(desk, sector, committee)
    _fill_activities(desk, committee)
    _fill_supervision(desk, committee)
    _fill_contacts(desk, sector, committee)
    _fill_seating(desk)
    _fill_press(desk, sector, committee, term)
    _fill_duties(desk)
    _fill_scores(desk)
    _fill_assessments(desk)
    _fill_work_of_the_year(desk, committee, brand)


def _fill_work_of_the_year(desk: Desk, committee: int, brand: int) -> None:
    """What committees and the office do beyond members: campaigns, tasks, culture, registers."""
    _fill_campaigns(desk, committee)
    _fill_brands(desk, brand)
    _fill_culture(desk, committee)
    _fill_registers(desk, committee)
    _fill_work(desk, committee)
    _fill_brand_reviews(desk)
    _fill_deeds(desk, committee)


def _fill_press(desk: Desk, sector: int, committee: int, term: int) -> None:
    """Press that a member wrote, who came this year."""
    key = saved(
        desk, Member, name="演示钱七", sector=sector, committee=committee, term=term,
        origin="added", since="2026-03-01", recommended_by="演示推荐单位", cppcc_post="standing",
    )  # fmt: skip
    saved(desk, Press, name="演示稿件", outlet="演示网", day="2026-04-01", member=key,
          committee=committee, author="演示钱七")  # fmt: skip
    _fill_office_week(desk)


def _fill_reports(desk: Desk, sector: int, committee: int) -> None:
    """A report that was adopted and that a leader wrote on, and one that waits to be edited."""
    key = reports.report(desk, sector=sector, committee=committee)
    reports.sent(desk, key)
    reports.adopted(desk, key, "national", publication="演示刊物")
    reports.instructed(desk, key)
    reports.report(desk, "演示桥梁裂缝", sector=sector, committee=committee)


def _fill_proposals(desk: Desk, sector: int, committee: int) -> None:
    """A proposal that two units handle: one has answered, the other's time was extended."""
    meeting = proposals.session(desk)
    place: dict[str, Any] = {"session": meeting, "sector": sector, "committee": committee}
    key = proposals.proposal(desk, suggested_units="演示局", **place)
    proposals.signed_by(desk, key, "演示乙")
    main, assisting = proposals.assigned(desk, key, "演示水务局", "演示发改局")
    proposals.replied(desk, main)
    saved(desk, HandlingMeeting, handling=main, day="2026-04-01", content="座谈")
    saved(desk, HandlingFeedback, handling=main, mover="演示甲", opinion="演示看法")
    asked = {"asked_on": "2026-04-02", "reason": "演示", "until": "2026-07-01"}
    saved(desk, HandlingExtension, handling=assisting, **asked)
    advice = saved(desk, Outcome, content="演示建议", source=pointing(Proposal.KEY, key))
    lines = registers.find(desk, HandlingSuggestion, registers.Query())
    if not lines:
        saved(desk, HandlingSuggestion, handling=main, outcome=advice, adoption="adopted")
    other = proposals.proposal(desk, "关于演示道路的提案", **place)
    proposals.assigned(desk, other, "演示交通局")
    quality.one_of_each(desk, key, committee)


def _fill_speeches(desk: Desk, sector: int, committee: int) -> None:
    """A speech in the order of a day and in the volume, one that is not handed in yet."""
    meeting = proposals.session(desk, 4, opens="2026-02-08", speeches_by="2026-02-01")
    place: dict[str, Any] = {"session": meeting, "sector": sector, "committee": committee}
    saved(desk, Speech, name="演示待报", kind="oral", author="演示丙", **place)
    key = saved(
        desk, Speech, name="演示发言", kind="oral", author="演示丁", unit="演示单位",
        text="演示正文", handed_on="2026-01-12", **place,
    )  # fmt: skip
    change = {"chosen_on": "2026-01-20", "chosen_by": "演示会议", "planned_on": "2026-02-09",
              "position": "1", "starts_at": "09:00", "minutes": "8", "in_volume": "是",
              "volume_place": "1"}  # fmt: skip
    change_state(desk, Speech, [key], "chosen", "", change)
    saved(desk, Outcome, content="演示发言建议", source=pointing(Speech.KEY, key))


def _fill_activities(desk: Desk, committee: int) -> None:
    """An activity of two parts with a member and an expert, and what came of it; one ahead."""
    saved(desk, Activity, name="演示待通知", kind="inspection", start_on="2026-12-01")
    key = saved(
        desk, Activity, name="演示调研", kind="survey", state="done", start_on="2026-03-05",
        place="演示村", noticed_on="2026-02-20", committee=committee, theme="演示系列",
        effect="演示成效", problems="演示问题", causes="演示成因", advice="演示对策",
    )  # fmt: skip
    for position in (1, 2):
        saved(desk, ActivityPart, activity=key, position=position, title="演示分段")
    person = registers.find(desk, Member, registers.Query())[0]
    saved(desk, Attendance, activity=key, member=person, marks="到到", remark="演示")
    saved(desk, Attendance, activity=key, name="演示专家", role="expert", unit="演示大学")
    saved(desk, Outcome, content="演示活动建议", source=pointing(Activity.KEY, key))
    group = saved(desk, WorkGroup, name="演示小组", kind="studio", committee=committee)
    saved(desk, GroupYear, group=group, year=2026, plan_on="2026-02-20", plan="演示计划")
    saved(desk, Membership, member=person, kind="group", group=group, since="2026-01-10")
    saved(desk, Activity, name="演示小组活动", start_on="2026-04-01", due_groups=(group,))
    saved(desk, Leave, member=person, activity=key, since="2026-03-05", reason="演示事由")


def _fill_supervision(desk: Desk, committee: int) -> None:
    """A supervision whose opinions were answered, with one of them, and a supervisor."""
    person = registers.find(desk, Member, registers.Query())[0]
    key = saved(
        desk, SupervisionItem, name="演示监督", unit="演示局", committee=committee,
        start_on="2026-03-05", scheme="演示方案", findings="演示问题", sent_on="2026-03-20",
        document="演示〔2026〕1号", replied_on="2026-04-20", rectification="演示整改",
        state="rectified", people=(person,),
    )  # fmt: skip
    saved(desk, Outcome, content="演示监督意见", source=pointing(SupervisionItem.KEY, key))
    saved(desk, Supervisor, member=person, name="演示监督员", unit="演示局", until="2027-01-01")
    saved(desk, Expert, name="演示专家", specialty="演示领域", committee=committee)
    point = registers.find(desk, Point, registers.Query())[0]
    saved(
        desk, Reception, matter="演示诉求", day="2026-03-05", point=point, visitor="演示来访人",
        members=(person,), answer="演示答复", told_on="2026-03-06", state="told", way="spot",
    )  # fmt: skip
    saved(desk, DutyShift, point=point, day="2026-03-05", members=(person,), note="演示")


def _fill_contacts(desk: Desk, sector: int, committee: int) -> None:
    """A pair with a contact that was answered, and a branch with a member and a day."""
    one, other = list(registers.find(desk, Member, registers.Query()))[:2]
    pairing = saved(desk, Pairing, level="b", linker=one, target_member=other, since="2026-01-10")
    saved(desk, Pairing, level="a", linker_name="演示主席", target_sector=sector)
    saved(
        desk, Contact, day="2026-03-05", member=other, visitor_member=one, pairing=pairing,
        sector=sector, committee=committee, place="演示村", work="演示情况", on_cppcc="演示意见",
        on_county="演示看法", demands="演示诉求", difficulties="演示困难", state="answered",
        handed_to="演示局", answer="演示答复", answered_on="2026-03-20",
    )  # fmt: skip
    branch = saved(
        desk, Branch, name="演示支部", committee=committee, since="2026-01-10",
        approved_by="演示机关党委", document="演示〔2026〕1号",
    )  # fmt: skip
    saved(desk, BranchMember, branch=branch, member=one, standing="full", post="secretary")
    saved(desk, BranchEvent, branch=branch, day="2026-04-01", content="演示党日", place="演示馆")


def _fill_office_week(desk: Desk) -> None:
    """An item of a meeting that is carried out, and one of a meeting that is no activity."""
    surveys = (registers.Filter("kind", "in", ("survey",)),)
    held = registers.find(desk, Activity, registers.Query(where=surveys))[0]
    saved(
        desk, AgendaItem, name="演示议题", activity=held, body="chairs", reporter="演示汇报人",
        result="passed", resolution="演示议定事项", owner_unit="演示责任单位", due="2026-04-01",
        state="following", progress="演示落实",
    )  # fmt: skip
    saved(desk, AgendaItem, name="演示党组议题", meeting="演示党组会议", body="party_group",
          day="2026-03-09")  # fmt: skip


def _fill_duties(desk: Desk) -> None:
    """Two duties of this year, one of them ticked for a member."""
    key = saved(desk, Duty, name="演示实事", year=2026, how_to="演示办法", document="演示文件")
    saved(desk, Duty, name="演示走访", year=2026, position=2, fact="contact_made")
    person = registers.find(desk, Member, registers.Query())[0]
    saved(desk, DutyTick, duty=key, member=person, reason="演示理由", document="演示材料")


def _picture(desk: Desk) -> Path:
    path = desk.office.path.with_name(f"{CAPTION}.jpg")
    path.write_bytes(jpeg())
    return path


def _forget() -> None:
    has_internal.cache_clear()
    may_hold_back.cache_clear()
    deciding_fields.cache_clear()


def _fill_seating(desk: Desk) -> None:
    """The seats of everybody on the list of an activity."""
    query = registers.Query()
    keys = registers.find(desk, Attendance, query)
    rows = registers.rows(desk, Attendance, keys, ("activity", "member", "name"))
    people = {
        f"m{member}" if member else f"a{key}": Sitting("演示")
        for key, _, _, member, _ in rows
    }  # fmt: skip
    seats = {(1, n): person for n, person in enumerate(people, 1)}
    hall = Hall((0, 4, 0), 1, 2, seats, people)
    values = {"activity": rows[0][2], "name": "演示座次表", "seats": hall_text(hall)}
    desk.write([SeatPlan.of(values)], action="演示")


def _fill_scores(desk: Desk) -> None:
    """Rules of a year with one of each part, in force, and an entry by hand."""
    rules = saved(desk, ScoreRuleSet, name="演示积分办法", year=2026, preset="演示办法",
                  approved_by="演示主席会议", document="演示文件", remark="演示")  # fmt: skip
    saved(desk, ScoreCategory, rule_set=rules, position=1, name="演示类别", cap="20")
    item = saved(
        desk, ScoreRule, rule_set=rules, position=1, category="演示类别", name="演示项目",
        fact="by_hand", points="2",
    )  # fmt: skip
    saved(desk, GradeBand, rule_set=rules, position=1, name="演示等次")
    change_state(desk, ScoreRuleSet, [rules], "adopted", "")
    person = registers.find(desk, Member, registers.Query())[0]
    saved(desk, ScoreEntry, member=person, year=2026, day="2026-03-05", rule=item, points="2",
          reason="演示理由", document="演示材料")  # fmt: skip


def _fill_assessments(desk: Desk) -> None:
    """Two years in which a member did not pass, the later one with a talk."""
    person = registers.find(desk, Member, registers.Query())[1]
    for year in (2025, 2026):
        saved(
            desk, Assessment, member=person, year=year, final_grade="不称职", self_text="演示小结",
            committee_opinion="演示意见", decided_by="演示会议", document="演示文号",
            talker="演示主任", talk_note="演示谈话", remark="演示",
        )  # fmt: skip


def _fill_campaigns(desk: Desk, committee: int) -> None:
    """A campaign with a measure, a survey, an indicator and a figure."""
    key = saved(desk, Campaign, name="演示专项行动", year=2026, committee=committee,
                since="2026-01-01", places="演示县", aim="演示目标", leader="演示领导")  # fmt: skip
    saved(desk, CampaignMeasure, campaign=key, name="演示措施", progress="演示进展")
    saved(desk, CampaignSurvey, campaign=key, place="演示地点", day="2026-03-05",
          findings="演示情况")  # fmt: skip
    indicator = saved(desk, CampaignIndicator, campaign=key, name="演示指标", line="企业")
    saved(desk, CampaignValue, campaign=key, indicator=indicator, period="2026-03",
          place="演示县", figure="5")  # fmt: skip


def _fill_brands(desk: Desk, brand: int) -> None:
    """What counts for a brand: an activity and a case; photos, an instruction on it."""
    saved(desk, Activity, name="演示品牌活动", start_on="2026-03-02", brand=brand)
    saved(desk, Case, name="演示品牌案例", submitted_on="2026-03-06", brand=brand)
    sha = attachments.keep_photo(desk, jpeg())
    saved(desk, BrandPhoto, brand=brand, caption="演示对比", before=sha, note="演示")
    saved(desk, Instruction, subject=pointing(Brand.KEY, brand), instructor="演示领导二",
          day="2026-06-02", level="county")  # fmt: skip


def _fill_culture(desk: Desk, committee: int) -> None:
    """Manuscripts in states that their prints take, an object, a book with a session and a note."""
    person = registers.find(desk, Member, registers.Query())[0]
    key = saved(
        desk, Manuscript, name="演示稿件", author="演示作者", member=person, committee=committee,
        received_on="2026-03-05", adopted_on="2026-04-05", volume="演示文史第一辑",
        published_on="2026-06-05", state="published", fee="100", topic="演示主题",
    )  # fmt: skip
    saved(desk, ManuscriptReview, manuscript=key, round="first", day="2026-03-10",
          reviewer="演示编辑", result="through", opinion="演示意见")  # fmt: skip
    saved(desk, Manuscript, name="演示退稿", author="演示作者二", received_on="2026-03-05",
          returned_on="2026-03-20", return_reason="演示原因", state="returned")  # fmt: skip
    saved(desk, CollectionItem, name="演示藏品", provider="演示提供人", day="2026-03-05",
          way="lent", return_due="2026-05-05", place="演示柜")  # fmt: skip
    book = saved(desk, ListedBook, name="演示书", year=2026, half="first", scope="special",
                 committee=committee, author="演示著者")  # fmt: skip
    event = saved(desk, ReadingEvent, name="演示读书", day="2026-03-05", book=book,
                  leader="演示领读", place="演示书院", members=(person,),
                  committee=committee)  # fmt: skip
    saved(desk, ReadingNote, reading=event, member=person, author="演示作者", title="演示心得")


def _fill_registers(desk: Desk, committee: int) -> None:
    """A request with its answer, contact with a committee above, a regulation, one of the staff."""
    saved(
        desk, Request, name="关于演示的请示", addressee="演示党组", committee=committee,
        sent_on="2026-03-05", document="演示文号", replied_on="2026-03-20", replied_by="演示领导",
        reply="演示批复", reply_document="演示复文", state="approved",
    )  # fmt: skip
    saved(
        desk, UpwardReport, name="演示汇报", kind="report", day="2026-03-05", people="演示人员",
        addressee="演示上级", committee=committee, document="演示文号", content="演示内容",
        reply="演示答复", result="演示结果",
    )  # fmt: skip
    key = saved(desk, Regulation, name="演示制度", issuer="演示机关", document="演示文号",
                committee=committee, content="演示内容")  # fmt: skip
    saved(desk, RegulationDuty, regulation=key, name="演示职责", who="演示岗位", cycle="year",
          last_done="2025-03-05", note="演示落实")  # fmt: skip
    saved(desk, StaffPost, committee=committee, post="演示职务", planned=2)
    saved(
        desk, Staff, name="演示干部", born="1980-07", committee=committee, post="演示职务",
        rank="演示职级", phone="13800000000", remark="演示",
    )  # fmt: skip


def _fill_work(desk: Desk, committee: int) -> None:
    """A priority with a task that was noted and put off, and one that nobody serves."""
    of = saved(desk, WorkPriority, name="演示重点", year=2026, document="演示文号")
    saved(desk, WorkPriority, name="演示另一重点", year=2026)
    key = saved(
        desk, WorkItem, name="演示任务", year=2026, priority=of, committee=committee,
        unit="演示单位", start="2026-03-01", due="2026-12-20", measure="演示措施",
        tags="river",
    )  # fmt: skip
    saved(desk, WorkProgress, work_item=key, day="2026-11-02", percent="40", content="演示进展")
    saved(desk, WorkExtension, work_item=key, due_before="2026-10-01", due_after="2026-12-20",
          reason="演示理由")  # fmt: skip


def _fill_brand_reviews(desk: Desk) -> None:
    """A round with one of every part, and a commendation of a brand, a member and a group."""
    review = saved(desk, BrandReview, name="演示评选", year=2026, deadline="2026-12-20",
                   organizer="演示单位", rules="演示办法", decided_by="演示会议",
                   document="演示文件", remark="演示")  # fmt: skip
    brand = registers.find(desk, Brand, registers.Query())[0]
    criterion = saved(desk, BrandCriterion, brand_review=review, position=1, name="演示指标",
                      full="20", note="演示要点")  # fmt: skip
    reviewer = saved(desk, BrandReviewer, brand_review=review, name="演示评委", unit="演示单位",
                     remark="演示")  # fmt: skip
    candidate = saved(desk, BrandCandidate, brand_review=review, brand=brand, position="1",
                      note="演示理由", reason="演示决定")  # fmt: skip
    saved(desk, BrandScore, candidate=candidate, reviewer=reviewer, criterion=criterion,
          points="18")  # fmt: skip
    person = registers.find(desk, Member, registers.Query())[0]
    group = registers.find(desk, WorkGroup, registers.Query())[0]
    saved(desk, Recognition, name="演示表彰", level="县级", kind="表彰", day="2026-05-01",
          occasion="演示会议", giver="演示机关", document="演示文件", members=[person],
          people="演示单位", brand=brand, group=group, content="演示内容",
          remark="演示")  # fmt: skip


def _fill_deeds(desk: Desk, committee: int) -> None:
    """A deed of two members that is done, one past its end and one without an effect."""
    one, other = list(registers.find(desk, Member, registers.Query()))[:2]
    place = {"committee": committee, "county": "演示县", "township": "演示镇", "village": "演示村"}
    course = {"progress_on": "2026-03-10", "progress": "演示推进", "difficulties": "演示困难"}
    saved(
        desk, Deed, name="演示实事", member=one, partners=(other,), start_on="2026-03-05",
        line="revitalize", aid="industry", effect_on="2026-04-10", effect="演示见效",
        effect_state="clear", done_on="2026-05-10", result="演示结果", state="done",
        evidence="演示材料", money="10000", beneficiaries="30", **place, **course,
    )  # fmt: skip
    saved(desk, Deed, name="演示到期", doer="演示甲", start_on="2026-03-05", end_on="2026-06-30",
          state="underway", **course)  # fmt: skip
