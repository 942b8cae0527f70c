"""The reminders engine with the rules of a subject that no release has: it needs nothing else."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from desktop_app.errors import UserError
from desktop_app.records.brand import Brand, BrandMilestone
from desktop_app.records.calendar import Holiday
from desktop_app.records.field_types import Code, Codes
from desktop_app.records.links import Link, Links
from desktop_app.records.office import Committee, Term
from desktop_app.records.outcome import Outcome
from desktop_app.records.predicates import filled
from desktop_app.services import registers, reminders
from desktop_app.services.desk import Desk
from desktop_app.services.limits.time_limits import the_day
from desktop_app.services.reminders import DueItem, Reminder, Wanted, over, stopping
from desktop_app.services.reminders.reminder_items import level_of
from desktop_app.services.reminders.reminder_marks import marks
from desktop_app.services.reminders.reminder_overview import overview
from desktop_app.services.reminders.reminder_rule import (
    OVER,
    RemindedRecord,
    ReminderRule,
    StoppedInstead,
    rules_of,
)
from desktop_app.services.subjects import Subject, default_subjects
from desktop_app.services.used_parts import RulesAbout
from desktop_app.storage.log.door import apply
from desktop_app.storage.log.keys import new_keys
from desktop_app.storage.query.clauses import Meets
from desktop_app.storage.query.declared_query import field_at
from desktop_app.storage.query.expressions import FieldValue
from tests.services.limits.own_limits import set_limit

MILESTONE = RemindedRecord(
    record=BrandMilestone,
    what=FieldValue("event"),
    source=FieldValue("brand.name"),
    status=FieldValue("brand.stage"),
    committee=FieldValue("brand.committee"),
)
STEP = ReminderRule(
    key="step", title="到期的一步", about=MILESTONE, where=(Meets(filled(BrandMilestone.day)),),
    base=FieldValue("day"), end=the_day, unit=FieldValue("note"), reported=True,
)  # fmt: skip
STALE = replace(STEP, key="stale", title="停滞", limit="idle", ahead=OVER, onward=False)


@pytest.fixture
def branded(desk: Desk) -> Desk:
    """A desk whose only subject reminds of milestones: one late, one to come, one without a day."""
    committee = new_keys(1)[0]
    brand = new_keys(1)[0]
    rows = (("挂牌", "2026-11-20"), ("评审", "2026-11-25"), ("总结" * 30, None))
    apply(
        desk.office,
        [
            Committee.of({"name": "文化文史委员会", "short_name": "文史委"}, committee),
            Brand.of({"name": "银龄", "committee": committee, "stage": "nurture"}, brand),
            *(BrandMilestone.of({"brand": brand, "event": event, "day": day, "note": "文旅局"})
              for event, day in rows),
        ],
        (), "备好", "演示",
    )  # fmt: skip
    return with_rules(desk, STEP, STALE)


def with_rules(desk: Desk, *rules: ReminderRule) -> Desk:
    about = tuple({rule.about.record.KEY for rule in rules})
    declared = (RulesAbout(about, lambda: rules),)
    subject = Subject(name="brands", records=("brand",), reminders=declared)
    return replace(desk, subjects=(subject,))


def test_items_come_from_the_declared_rules_alone(branded: Desk) -> None:
    assert list(rules_of(branded)) == ["step", "stale"]
    found = reminders.due(branded)
    assert [(each.what, each.level, each.days) for each in found] == [
        ("挂牌", reminders.LATE, 3), ("评审", reminders.WEEK, -2)
    ]  # fmt: skip
    first = found[0]
    assert (first.title, first.source, first.committee) == ("到期的一步", "银龄", "文史委")
    assert (first.status, first.who) == ("培育品牌", "文史委（报文旅局）")
    assert reminders.counts(branded) == {reminders.LATE: 1, reminders.WEEK: 1}
    assert [each.what for each in overview(branded).first] == ["挂牌", "评审"]


def test_a_committee_is_found_with_and_without_joins(branded: Desk) -> None:
    listed = reminders.find(branded)
    assert listed[0].committee is not None
    wanted = Wanted(committees=(listed[0].committee,))
    assert reminders.find(branded, wanted) == listed
    assert reminders.find(branded, Wanted(committees=(0,))) == []
    assert reminders.find(branded, Wanted(search="银龄")) == listed
    assert reminders.find(branded, Wanted(search="挂牌 银龄")) == listed[:1]
    assert reminders.find(branded, Wanted(units=("文旅局",))) == listed
    assert reminders.find(branded, Wanted(record="brand")) == []


def test_a_stale_record_is_spoken_of_after_its_limit(branded: Desk) -> None:
    later = datetime.date(2027, 2, 24)
    found = reminders.find(branded, today=later)
    kinds = [("step", "late"), ("step", "late"), ("stale", "stale"), ("stale", "stale")]
    assert [(each.kind, each.level) for each in found] == kinds
    earlier = reminders.find(branded, today=later - datetime.timedelta(days=1))
    assert [each.kind for each in earlier] == ["step", "step", "stale"]


def test_a_record_is_marked_by_its_most_urgent_reminder(branded: Desk) -> None:
    late, soon = (each.key for each in reminders.find(branded))
    assert late is not None
    assert soon is not None
    assert marks(branded, BrandMilestone, [late, soon]) == {late: "到期的一步 超期 3 天"}


def test_long_texts_are_shown_by_their_first_words(branded: Desk) -> None:
    begun = datetime.date(2026, 1, 1)
    rule = replace(STEP, where=(), base=FieldValue("event"), end=lambda *_: begun, onward=False)
    shown = {each.what for each in reminders.due(with_rules(branded, rule))}
    assert "总结" * 20 + "……" in shown


def test_a_record_without_the_fields_cannot_be_stopped(branded: Desk) -> None:
    found = reminders.find(branded)
    assert not any(map(stopping.may_stop(branded), found))
    with pytest.raises(UserError, match="不能停止"):
        stopping.stop(branded, found, "演示")


def test_a_rule_may_be_stopped_by_a_new_record(branded: Desk) -> None:
    outcome = RemindedRecord(
        record=Outcome, what=FieldValue("content"), source=FieldValue("unit"),
        status=FieldValue("handling"), committee=FieldValue("consultation.committee"),
    )  # fmt: skip
    rule = replace(STEP, stopped_instead=StoppedInstead(BrandMilestone, "brand", "day"))
    other = replace(STEP, key="other", about=outcome, base=FieldValue("due"), where=())
    assert stopping.may_stop(with_rules(branded, rule, other))(reminders.find(branded)[0])
    assert stopping.may_stop(with_rules(branded, other))(DueItem("other", "", 1, "", "", "", None))
    assert not stopping.may_stop(branded)(DueItem("gone", "", 1, "", "", "", None))


def test_a_subject_without_rules_leaves_the_office_s_own_reminders(desk: Desk) -> None:
    bare = with_rules(desk)
    assert reminders.titles(bare) == {"term": "届满交接", "calendar": "节假日"}
    term = registers.first(bare, Term, registers.Query(), 1)[0]
    version = registers.draft(bare, Term, term).version
    registers.save(bare, Term, {"ends": "2026-12"}, key=term, version=version)
    (found,) = reminders.due(bare)
    assert (found.record, found.due, found.title) == (Term.KEY, "2026-12-31", "届满交接")
    assert not stopping.may_stop(bare)(reminders.find(bare)[0])


def test_a_year_without_a_calendar_opens_the_holidays(branded: Desk) -> None:
    set_limit(branded, "notice", 60, "working_days")
    rule = replace(STEP, limit="notice", onward=False)
    found = reminders.due(with_rules(branded, rule), datetime.date(2026, 12, 31))
    (year,) = (each for each in found if each.kind == "calendar")
    assert (year.record, year.key, year.what) == (Holiday.KEY, None, "2027 年的节假日还没有填")


@pytest.mark.parametrize(
    ("days", "words"), [(None, ""), (0, "今天"), (3, "超 3 天"), (-2, "还有 2 天")]
)
def test_days_are_said_in_words(days: int | None, words: str) -> None:
    reminder = Reminder("", "", "", 1, "", "", "", "", "", "", days, "late")
    assert over(reminder) == words


@pytest.mark.parametrize(
    ("day", "level"),
    [(22, "late"), (23, "today"), (24, "week"), (29, "week"), (30, "later")],
)
def test_a_week_ends_on_sunday(day: int, level: str) -> None:
    assert level_of(datetime.date(2026, 11, day), datetime.date(2026, 11, 23)) == level


def test_no_two_rules_have_one_key() -> None:
    every = [each for subject in default_subjects() for each in subject.reminders]
    keys = [rule.key for each in every for rule in each.load()]
    assert sorted(keys) == sorted(set(keys))


def test_what_a_reminder_shows_is_text_not_a_code_or_an_id(desk: Desk) -> None:
    rules = rules_of(desk).values()
    assert rules
    for rule in rules:
        about = rule.about
        origin = field_at(about.record, about.source.path)
        others = [about.what, *about.other_sources]
        if isinstance(rule.unit, FieldValue):
            others.append(rule.unit)
        fields = [field_at(about.record, each.path) for each in others]
        assert not [each for each in fields if isinstance(each, (Code, Link, Links))], rule.key
        assert not isinstance(origin, (Codes, Link, Links)), rule.key  # one code gets its label
        assert not (isinstance(origin, Code) and about.other_sources), rule.key
