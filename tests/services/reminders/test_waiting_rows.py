"""What is kept for the reminders says what reading everything anew says, whatever was changed."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.records.activity import Activity
from desktop_app.records.brand import Brand
from desktop_app.records.calendar import Holiday, Limits
from desktop_app.records.consultation import Consultation
from desktop_app.records.consultation_plan import ConsultationPlan
from desktop_app.records.look_back import LookBack
from desktop_app.records.office import Committee
from desktop_app.records.outcome import Outcome
from desktop_app.records.point import Point
from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_supervision import ProposalSupervision
from desktop_app.records.record import Record
from desktop_app.records.topic import Topic
from desktop_app.services import registers, reminders
from desktop_app.services.desk import Desk
from desktop_app.services.registers import history
from desktop_app.services.reminders import UNSURE, Wanted, reminder_search
from desktop_app.services.reminders.reminder_overview import overview
from desktop_app.services.reminders.reminder_rule import rules_of
from desktop_app.services.reminders.waiting_rows import linked, shape_of, text_place
from desktop_app.storage.log.door import apply
from desktop_app.storage.query import lists
from desktop_app.storage.query.clauses import Contains, Either
from desktop_app.storage.query.declared_query import select
from desktop_app.storage.query.expressions import KEY, FieldValue, SmallestLink
from desktop_app.storage.query.records_by_key import records_by_key
from tests.services.reminders.test_reminders import DAYS, OFFICES, TODAY, furnish, reused

VALUES: Mapping[type[Record], Mapping[str, st.SearchStrategy[Any]]] = {
    Outcome: {
        "due": DAYS, "sent_on": DAYS, "finished_on": DAYS,
        "unit": st.sampled_from((None, "水务局")),
        "handling": st.sampled_from(("assigned", "done", "closed")), "content": st.just("建议路灯"),
        "adoption": st.sampled_from(("pending", "adopted", "rejected")),
        "internal": st.sampled_from((None, 1)),
    },
    Consultation: {
        "held_on": DAYS, "reported_on": DAYS, "name": st.sampled_from(("甲", "路灯")),
        "state": st.sampled_from(("preparing", "held", "closed")),
    },
    LookBack: {"planned_on": DAYS, "done_on": DAYS},
    ConsultationPlan: {"planned_on": DAYS, "name": st.sampled_from(("甲", "路灯"))},
    Point: {"state": st.sampled_from(("running", "stopped")), "name": st.just("路灯村")},
}  # fmt: skip
SEARCHES = ("", "路灯", "建议 甲", "没有")


def told(desk: Desk) -> list[Any]:
    """All that the service says of what is due."""
    found: list[Any] = [reminders.find(desk, Wanted(text)) for text in SEARCHES]
    found += [
        reminders.find(desk, Wanted(levels=("late",))),
        reminders.find(desk, Wanted(units=("水务局",))),
    ]
    return [*found, reminders.counts(desk), overview(desk)]


def afresh(desk: Desk) -> Desk:
    """The same desk, which has read nothing yet."""
    return replace(desk, kept_reads=None, lookup_cache=None)


def change(desk: Desk, data: st.DataObject) -> None:
    """Change a value of some record, remove one, take something back, or do it again."""
    what = data.draw(st.sampled_from(("change", "change", "change", "remove", "undo", "redo")))
    if what == "undo" and history.next_undo(desk) is not None:
        history.undo(desk)
    elif what == "redo" and history.next_redo(desk) is not None:
        history.redo(desk)
    elif what == "remove":
        keys = list(lists.find(desk.office, LookBack, lists.Query()))
        apply(desk.office, (), records_by_key(desk.office, LookBack, keys[:1]), "删除", "演示")
    else:
        model = data.draw(st.sampled_from(list(VALUES)))
        keys = list(lists.find(desk.office, model, lists.Query()))
        if keys:
            name = data.draw(st.sampled_from(list(VALUES[model])))
            (record,) = records_by_key(desk.office, model, [data.draw(st.sampled_from(keys))])
            record.values[name] = data.draw(VALUES[model][name])
            apply(desk.office, [record], (), "修改", "演示")


@settings(reused, max_examples=15)
@given(OFFICES, st.data())
def test_what_is_kept_says_what_is_read_anew(
    desk: Desk, drawn: Mapping[str, Any], data: st.DataObject
) -> None:
    furnish(desk, drawn)
    told(desk)
    for _ in range(data.draw(st.integers(1, 5))):
        change(desk, data)
        assert told(desk) == told(afresh(desk))


@settings(reused, max_examples=20)
@given(OFFICES, st.integers(-40, 60))
def test_what_is_counted_is_what_is_listed(
    desk: Desk, drawn: Mapping[str, Any], later: int
) -> None:
    furnish(desk, drawn)
    today = TODAY + datetime.timedelta(days=later)
    every, shown = reminders.find(desk, today=today), overview(desk, today)
    assert reminders.counts(desk, today) == Counter(each.level for each in every)
    for level in {each.level for each in shown.first}:
        first = [(each.kind, each.key, each.due) for each in every if each.level == level]
        told = [(each.kind, each.key, each.due) for each in shown.first if each.level == level]
        if level != UNSURE:
            assert told == first[: len(told)]


def test_every_level_of_one_rule_is_counted_as_it_is_listed(desk: Desk) -> None:
    made = one_due(desk)
    for off in range(-3, 12):
        due = (TODAY + datetime.timedelta(days=off)).isoformat()
        another = {**made.values, "id": None, "due": due, "content": f"修路{off}"}
        apply(desk.office, [Outcome.of(another)], (), "备好", "演示")
    for later in range(7):
        today = TODAY + datetime.timedelta(days=later)
        every = Counter(each.level for each in reminders.find(desk, today=today))
        assert reminders.counts(desk, today) == every
        assert {"late", "today", "later"} <= set(every)


@settings(reused, max_examples=20)
@given(OFFICES, st.sampled_from(SEARCHES[1:]), st.sampled_from((0, reminder_search.MANY)))
def test_a_search_finds_what_the_engine_finds(
    desk: Desk, drawn: Mapping[str, Any], search: str, many: int
) -> None:
    furnish(desk, drawn)
    wanted = set()
    for rule in rules_of(desk).values():
        about = rule.about
        words = [
            Either(Contains(about.search, w), Contains(about.source, w)) for w in search.split()
        ]
        wanted |= {(rule.key, row[0]) for row in select(desk.office, about.record, (KEY,), words)}
    every = [each for each in reminders.find(desk) if each.kind in rules_of(desk)]
    due = [each for each in every if (each.kind, each.key) in wanted]
    fresh = afresh(desk)  # the first search is asked of the engine, the second of texts
    with pytest.MonkeyPatch.context() as patched:  # registers are read by ids, or from end to end
        patched.setattr(reminder_search, "MANY", many)
        assert [reminders.find(fresh, Wanted(search)) for _ in range(3)] == [due] * 3
    reminders.find(listed := afresh(desk))
    assert reminders.find(listed, Wanted(search)) == due


def test_the_first_search_keeps_what_waits(desk: Desk) -> None:
    one_due(desk)
    every = reminders.find(afresh(desk))
    reminders.find(desk, Wanted("没有"))
    with statements(desk) as asked:
        assert reminders.find(desk) == every
    assert not [each for each in asked if 'FROM "outcome" AS t0' in each]


def test_a_search_of_some_records_holds_to_both(desk: Desk) -> None:
    made = one_due(desk)
    other = {**made.values, "id": None, "content": "修桥"}
    apply(desk.office, [Outcome.of(other)], (), "备好", "演示")
    some = Wanted(record=Outcome.KEY, keys=(made.key,))
    assert [each.key for each in reminders.find(desk, some._replace(search="路灯"))] == [made.key]
    assert reminders.find(desk, some._replace(search="修桥")) == []


@pytest.mark.parametrize("meetings", [0, 3], ids=["fewer", "more"])
def test_the_first_search_looks_at_the_source_however_many_there_are(
    desk: Desk, meetings: int
) -> None:
    made = one_due(desk)
    apply(
        desk.office,
        [Consultation.of({"name": "修桥"}) for _ in range(meetings)],
        (),
        "备好",
        "演示",
    )
    for word, found in (("路灯", [made.key]), ("修路", [made.key]), ("修桥", [])):
        assert [each.key for each in reminders.find(afresh(desk), Wanted(word))] == found


@pytest.mark.parametrize("meetings", [0, 3], ids=["fewer", "more"])
def test_a_source_of_another_office_is_not_searched(desk: Desk, meetings: int) -> None:
    made = one_due(desk)
    foreign = Consultation.of({"name": "别处", "owner_office": 2})
    others = [Consultation.of({"name": "修桥"}) for _ in range(meetings)]
    apply(desk.office, [foreign, *others], (), "接收", "演示")
    made.values["source"] = f"consultation:{foreign.key}"
    apply(desk.office, [made], (), "修改", "演示")
    assert [reminders.find(desk, Wanted("别处")) for _ in range(2)] == [[], []]
    assert [each.key for each in reminders.find(desk, Wanted("修路"))] == [made.key]


@pytest.mark.parametrize("topics", [0, 3], ids=["fewer", "more"])
def test_an_internal_source_is_not_searched(desk: Desk, topics: int) -> None:
    hidden = Topic.of({"name": "机密", "internal": 1})
    others = [Topic.of({"name": "修桥"}) for _ in range(topics)]
    apply(desk.office, [hidden, *others], (), "备好", "演示")
    plan = {"year": 2026, "name": "协商", "topic": hidden.key, "planned_on": "2026-11-20"}
    apply(desk.office, [ConsultationPlan.of(plan)], (), "备好", "演示")
    assert len(reminders.find(afresh(desk), Wanted("协商"))) == 1
    assert [reminders.find(desk, Wanted("机密")) for _ in range(2)] == [[], []]


def test_the_committee_of_a_source_of_another_office_is_not_told(desk: Desk) -> None:
    made = one_due(desk)
    (committee,) = lists.find(desk.office, Committee, lists.Query())
    foreign = Consultation.of({"name": "别处", "owner_office": 2, "committee": committee})
    apply(desk.office, [foreign], (), "接收", "演示")
    made.values["source"] = f"consultation:{foreign.key}"
    apply(desk.office, [made], (), "修改", "演示")
    of_record = Wanted(record=Outcome.KEY, keys=(made.key,))
    wanted = [Wanted("修路"), Wanted("修路"), Wanted(), of_record]
    assert [[x.committee for x in reminders.find(desk, each)] for each in wanted] == [[None]] * 4
    assert [each.committee for each in overview(desk).first] == [""]


def test_a_source_of_another_office_is_not_told(desk: Desk) -> None:
    made = one_due(desk)
    assert {each.source for each in reminders.due(desk) if each.key == made.key} == {"路灯"}
    foreign = Consultation.of({"name": "别处", "owner_office": 2})
    apply(desk.office, [foreign], (), "接收", "演示")
    made.values["source"] = f"consultation:{foreign.key}"
    apply(desk.office, [made], (), "修改", "演示")
    assert {each.source for each in reminders.due(desk) if each.key == made.key} == {""}


def test_what_another_office_has_is_not_named(desk: Desk) -> None:
    foreign = Proposal.of({"name": "别处的提案", "owner_office": 2})
    apply(desk.office, [foreign], (), "接收", "演示")
    plan = {"proposal": foreign.key, "year": 2026, "kind": "led", "due": "2026-11-20"}
    own = ProposalSupervision.of(plan)
    apply(desk.office, [own], (), "备好", "演示")
    (due,) = [each for each in reminders.due(desk) if each.key == own.key]
    assert due.what == "（未命名）"


def one_due(desk: Desk) -> Outcome:
    """A suggestion whose day is over."""
    committee = registers.save(desk, Committee, {"name": "提案委员会"}).keys[0]
    held = Consultation.of({"name": "路灯", "committee": committee})
    apply(desk.office, [held], (), "备好", "演示")
    made = Outcome.of({"content": "修路", "source": f"consultation:{held.key}", "due": "2026-11-20",
                       "adoption": "adopted", "handling": "assigned"})  # fmt: skip
    apply(desk.office, [made], (), "备好", "演示")
    return made


@contextmanager
def statements(desk: Desk) -> Iterator[list[str]]:
    found: list[str] = []
    connection = desk.office.connection

    def trace(_: object, sql: str, bound: object) -> bool:
        found.append(sql)
        return True

    connection.exec_trace = trace
    try:
        yield found
    finally:
        connection.exec_trace = None


def test_nothing_is_read_twice_and_of_a_changed_record_its_row_alone(desk: Desk) -> None:
    made = one_due(desk)
    reminders.find(desk, Wanted("路灯"))
    before = reminders.find(desk, Wanted("路灯"))
    assert [each.key for each in before] == [made.key]
    with statements(desk) as again:
        assert reminders.find(desk, Wanted("路灯")) == before
    assert not [each for each in again if '"outcome"' in each or '"consultation"' in each]
    made.values["unit"] = "住建局"
    apply(desk.office, [made], (), "修改", "演示")
    with statements(desk) as after:
        (found,) = reminders.find(desk, Wanted("路灯"))
    assert found.unit == "住建局"
    assert not [each for each in after if '"consultation"' in each and "EXISTS" not in each]
    own = [each for each in after if 'FROM "outcome" AS t0' in each and " JOIN " not in each]
    assert len([each for each in own if "json_each" in each]) == 4  # three rules and the text
    assert len([each for each in own if "json_each" not in each]) == 1  # who lacks a look-back


def test_the_first_record_of_a_register_is_noticed_and_that_it_is_gone(desk: Desk) -> None:
    assert (reminders.find(desk), reminders.counts(desk)) == ([], {})
    made = one_due(desk)
    assert [each.key for each in reminders.find(desk)] == [made.key]
    assert (reminders.counts(desk), len(overview(desk).first)) == ({"late": 1}, 1)
    history.undo(desk)
    assert (reminders.find(desk), reminders.counts(desk)) == ([], {})


def test_a_committee_that_takes_over_is_named_at_once(desk: Desk) -> None:
    one_due(desk)
    (before,) = reminders.find(desk)
    other = registers.save(desk, Committee, {"name": "经济委员会"}).keys[0]
    (key,) = lists.find(desk.office, Consultation, lists.Query())
    version = registers.draft(desk, Consultation, key).version
    registers.save(desk, Consultation, {"committee": "经济委员会"}, key=key, version=version)
    (after,) = reminders.find(desk)
    assert (after.committee, before._replace(committee=other)) == (other, after)


def test_a_row_of_another_office_never_comes_in(desk: Desk) -> None:
    made = one_due(desk)
    before = reminders.find(desk)
    foreign = {**made.values, "owner_office": 2, "id": None, "content": "别处"}
    apply(desk.office, [Outcome.of(foreign)], (), "接收", "演示")
    assert reminders.find(desk) == before
    assert reminders.find(desk, Wanted("别处")) == []
    assert reminders.counts(desk) == {"late": 1}


def test_midnight_limits_and_holidays_are_noticed(desk: Desk) -> None:
    clock = [datetime.datetime.combine(TODAY, datetime.time(23, 59))]
    desk = replace(desk, clock=lambda: clock[0])
    made = one_due(desk)
    made.values["due"] = "2026-11-24"
    apply(desk.office, [made], (), "修改", "演示")
    clock[0] -= datetime.timedelta(days=7)
    assert (reminders.find(desk), reminders.counts(desk)) == ([], {})
    clock[0] += datetime.timedelta(days=7)
    assert [each.level for each in reminders.find(desk)] == ["week"]
    clock[0] += datetime.timedelta(minutes=1)
    assert [each.level for each in reminders.find(desk)] == ["today"]
    assert reminders.counts(desk) == {"today": 1}
    clock[0] += datetime.timedelta(days=1)
    assert [each.level for each in reminders.find(desk)] == ["late"]
    clock[0] -= datetime.timedelta(days=9)
    assert reminders.find(desk) == []
    registers.save(desk, Limits, {"ahead": 30})
    assert [each.level for each in reminders.find(desk)] == ["later"]
    (key,) = lists.find(desk.office, Limits, lists.Query())
    version = registers.draft(desk, Limits, key).version
    registers.save(desk, Limits, {"ahead": 7}, key=key, version=version)
    assert reminders.find(desk) == []


def test_a_holiday_moves_a_limit_at_once(desk: Desk) -> None:
    held = Consultation.of({"name": "路灯", "held_on": "2026-11-10", "state": "held",
                            "reported_on": "2026-11-12", "reported_doc": "专报"})  # fmt: skip
    apply(desk.office, [held], (), "备好", "演示")
    (before,) = (each for each in reminders.find(desk) if each.kind == "minutes")
    registers.save(desk, Holiday, {"day": "2026-11-13", "kind": "rest", "name": "演示"})
    (after,) = (each for each in reminders.find(desk) if each.kind == "minutes")
    assert (before.due, after.due) == ("2026-11-19", "2026-11-20")


@pytest.mark.parametrize(
    ("key", "values", "places"),
    [
        ("due", 4, (3, 3, 0)),
        ("talk", 5, (3, 4, 0)),
        ("look_back", 5, (3, 3, 4)),
        ("idle", 4, (3, 0, 0)),
    ],
)
def test_each_value_of_a_row_is_read_once(
    desk: Desk, key: str, values: int, places: tuple[int, int, int]
) -> None:
    shape = shape_of(rules_of(desk)[key])
    assert len(shape.values) == values
    assert (shape.committee, shape.source, shape.text) == places


def test_a_path_is_taken_apart_at_its_last_link() -> None:
    assert linked(FieldValue("a.b.c")) == (FieldValue("a.b"), "c")
    assert linked(FieldValue("c")) == (FieldValue("c"), "")
    assert linked(SmallestLink("a")) == (SmallestLink("a"), "")
    assert text_place(FieldValue("c")) == (KEY, "c")


def test_what_waits_without_a_day_is_shown_beside_other_stale_records(desk: Desk) -> None:
    for name in ("提案委员会", "经济委员会"):
        registers.save(desk, Committee, {"name": name})
    registers.save(desk, Activity, {"name": "演示没有日期的活动", "kind": "survey"})
    for kinds in (["activity_close"], ["activity_close", "brand_none"]):
        assert sorted(each.kind for each in overview(desk).first) == kinds
        assert sorted(each.kind for each in reminders.find(desk)) == kinds
        registers.save(desk, Brand, {"name": "演示品牌", "committee": "提案委员会"})
