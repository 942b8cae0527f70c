"""Conditions: what each one leaves is what reading every record by hand would leave."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.chinese.dates import earliest, latest
from desktop_app.records import Committee, Point
from desktop_app.records.consultation import Consultation, Participant
from desktop_app.records.outcome import Outcome
from desktop_app.records.topic import Topic
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.log import door
from desktop_app.storage.query import lists
from desktop_app.storage.query.conditions import Filter, every, straddling
from desktop_app.storage.query.tallies import By, Sum, asked_of_rows, tally

DAYS = st.dates(datetime.date(2024, 1, 1), datetime.date(2026, 12, 31)).map(str)
PARTIAL = st.one_of(st.none(), DAYS, DAYS.map(lambda day: day[:7]), DAYS.map(lambda day: day[:4]))


def put(office: OfficeFile, *records: object) -> None:
    door.apply(office, records, (), "写入", "演示")  # type: ignore[arg-type]


def held(office: OfficeFile, *where: Filter) -> set[str]:
    keys = lists.find(office, Consultation, lists.Query(where=where))
    return {row[2] for row in lists.rows(office, Consultation, keys, ["name"])}


@pytest.fixture
def chain(office: OfficeFile) -> OfficeFile:
    """Two points and three consultations: with people, with a topic, without anything."""
    committee = Committee.of({"name": "演示委"})
    put(office, committee)
    points = [Point.of({"name": name, "county": county})
              for name, county in (("东", "甲县"), ("西", "乙县"))]  # fmt: skip
    topic = Topic.of({"name": "路灯", "five_points": "concern"})
    put(office, *points, topic)
    east, west = (each.id for each in points)
    sessions = [
        Consultation.of({"name": "一", "point": east, "committee": committee.id,
                         "held_on": "2026-03-05", "topics": (topic.id,)}),
        Consultation.of({"name": "二", "point": east, "held_on": "2025-11"}),
        Consultation.of({"name": "三", "point": west}),
    ]  # fmt: skip
    put(office, *sessions)
    put(
        office,
        *(Participant.of({"consultation": sessions[0].id, "name": f"演示{role}", "role": role})
          for role in ("sector", "resident", "resident")),
        Outcome.of({"content": "装灯", "source": f"consultation:{sessions[0].id}", "money": 500,
                    "ways": "proposal information"}),
        Outcome.of({"content": "修路", "source": f"consultation:{sessions[1].id}",
                    "sent_on": "2026-01-02"}),
    )  # fmt: skip
    return office


def suggested(office: OfficeFile, *where: Filter) -> set[str]:
    keys = lists.find(office, Outcome, lists.Query(where=where))
    return {row[2] for row in lists.rows(office, Outcome, keys, ["content"])}


def test_a_condition_reaches_through_links_and_pairs(chain: OfficeFile) -> None:
    assert held(chain, Filter("point.county", "in", ("甲县",))) == {"一", "二"}
    assert held(chain, Filter("topics.five_points", "in", ("concern",))) == {"一"}
    by_county = Filter("consultation.point.county", "in", ("甲县",))
    early = Filter("consultation.held_on", "before", ("2026-01-01",))
    assert suggested(chain, by_county) == {"装灯", "修路"}
    assert suggested(chain, by_county, early) == {"修路"}


def test_a_condition_asks_for_records_that_point_here(chain: OfficeFile) -> None:
    resident = (Filter("role", "in", ("resident",)),)
    assert held(chain, Filter("participant.consultation", "having", resident)) == {"一"}
    assert held(chain, Filter("participant.consultation", "lacking", ())) == {"二", "三"}
    consulted = Filter("consultation.topics", "having", (Filter("held_on", "filled"),))
    assert len(lists.find(chain, Topic, lists.Query(where=(consulted,)))) == 1
    merged = Filter("topic.merged_into", "lacking", ())
    assert len(lists.find(chain, Topic, lists.Query(where=(merged, consulted)))) == 1
    recent = (Filter("held_on", "after", ("2026-01-01",)),)
    keys = lists.find(chain, Point, lists.Query(
        where=(Filter("consultation.point", "lacking", recent),)))  # fmt: skip
    assert [row[2] for row in lists.rows(chain, Point, keys, ["name"])] == ["西"]


def test_one_of_several_conditions_is_enough(chain: OfficeFile) -> None:
    sent = Filter("sent_on", "during", ("2026-01-01", "2026-12-31"))
    unsent = Filter("sent_on", "in", (None,))
    march = Filter("consultation.held_on", "during", ("2026-03-01", "2026-03-31"))
    assert suggested(chain, Filter("", "either", ((sent,), (unsent, march)))) == {"装灯", "修路"}
    assert suggested(chain, Filter("", "either", ((sent,),))) == {"修路"}
    assert suggested(chain, Filter("", "either", ())) == set()


def test_alternatives_about_one_linked_record_are_asked_of_it_at_once(chain: OfficeFile) -> None:
    begun = Filter("consultation.held_on", "during", ("2025-01-01", "2025-12-31"))
    named = Filter("consultation.name", "in", ("一",))
    unpaid = Filter("money", "in", (None,))
    here = Filter("consultation.point.county", "in", ("甲县",))
    for groups in (
        ((begun,), (named,)), ((begun, named), (named,)), ((begun,), (named, unpaid)),
        ((), (begun,)), ((begun,), (here,)),
    ):  # fmt: skip
        either = Filter("", "either", groups)
        found = set[str]().union(*(suggested(chain, *group) for group in groups))
        assert suggested(chain, either) == found
        assert tally(chain, Outcome, [either, here], [], [Sum()]) == [(len(found),)]
    asked = every(Outcome, [here, Filter("", "either", ((begun,), (named,)))], chain.records)
    assert asked.text.count('FROM "consultation"') == 1


def test_what_most_linked_records_fulfil_is_asked_of_each(chain: OfficeFile) -> None:
    other = Topic.of({"name": "桥"})
    put(chain, other)
    put(chain, Topic.of({"name": "路", "merged_into": other.id}))
    for model, where, count in (
        (Outcome, Filter("consultation.held_on", "filled"), 2),
        (Outcome, Filter("consultation.committee", "filled"), 1),
        (Outcome, Filter("consultation.held_on", "in", ("2026-03-05", None)), 1),
        (Topic, Filter("merged_into.name", "filled"), 1),
    ):
        assert len(lists.find(chain, model, lists.Query(where=(where,)))) == count
        assert tally(chain, model, [where], [], [Sum()]) == [(count,)]
    asked = asked_of_rows(chain, Outcome, [Filter("consultation.held_on", "filled")])
    assert "EXISTS" in asked.text


def test_codes_kept_together_are_found_one_by_one(chain: OfficeFile) -> None:
    assert suggested(chain, Filter("ways", "holds", ("information",))) == {"装灯"}
    assert suggested(chain, Filter("ways", "holds", ("info",))) == set()
    assert suggested(chain, Filter("ways", "holds", (None,))) == {"修路"}
    assert suggested(chain, Filter("money", "filled")) == {"装灯"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.lists(PARTIAL, max_size=12), ends=st.tuples(DAYS, DAYS))
def test_a_period_holds_what_surely_lies_in_it(
    office: OfficeFile, days: list[str | None], ends: tuple[str, str]
) -> None:
    first, last = sorted(ends)
    old = lists.rows(office, Topic, lists.find(office, Topic, lists.Query()), [])
    gone = [Topic.of({"name": "旧"}, key, version) for key, version in old]
    door.apply(office, (), gone, "清空", "演示")
    put(office, *(Topic.of({"name": str(n), "raised_on": day}) for n, day in enumerate(days)))

    def left(*where: Filter) -> list[str]:
        found = lists.find(office, Topic, lists.Query(where=where))
        return sorted(str(row[2]) for row in lists.rows(office, Topic, found, ["raised_on"]))

    known = [day for day in days if day]
    inside = [day for day in known if first <= earliest(day) and latest(day) <= last]
    touching = [day for day in known if earliest(day) <= last and latest(day) >= first]
    assert left(Filter("raised_on", "during", (first, last))) == sorted(inside)
    rough = straddling(first, last)
    assert left(Filter("raised_on", "in", rough)) == sorted(
        day for day in touching if day not in inside
    )
    before = [day for day in known if latest(day) < first]
    assert left(Filter("raised_on", "before", (first,))) == sorted(before)


def test_a_tally_counts_and_adds_up_by_fields_of_linked_records(chain: OfficeFile) -> None:
    rows = tally(
        chain, Outcome, (), [By("consultation.point.county"), By("sent_on", 4)],
        [Sum(), Sum("money"), Sum("", (Filter("ways", "filled"),))],
    )  # fmt: skip
    assert sorted(rows, key=str) == [("甲县", "2026", 1, 0, 0), ("甲县", None, 1, 500, 1)]
    assert tally(chain, Outcome, (Filter("money", "from", (9999,)),), (), [Sum("money")]) == [(0,)]


def test_years_and_pairs_left_empty(chain: OfficeFile) -> None:
    assert held(chain, Filter("held_on", "years", ("2026",))) == {"一"}
    assert held(chain, Filter("held_on", "years", ("2025", None))) == {"二", "三"}
    topic = next(iter(lists.find(chain, Topic, lists.Query())))
    assert held(chain, Filter("topics", "filled")) == {"一"}
    assert held(chain, Filter("topics", "has", (None,))) == {"二", "三"}
    assert held(chain, Filter("topics", "has", (topic, None))) == {"一", "二", "三"}
    assert held(chain, Filter("topics", "has", ())) == set()


@pytest.mark.parametrize(
    ("how", "day", "left"),
    [
        ("known_by", "2026-11-22", {"早"}),
        ("known_by", "2026-11-23", {"早", "未填"}),
        ("known_by", "2026-12-31", {"早", "未填", "晚"}),
        ("known_before", "2026-11-23", {"早"}),
        ("known_before", "2026-11-24", {"早", "未填"}),
        ("known_before", "2020-06-01", set()),
        ("known_before", "2021-01-01", {"早"}),
    ],
)
def test_an_empty_day_counts_as_the_day_of_entry(
    office: OfficeFile, how: str, day: str, left: set[str]
) -> None:
    days = {"早": "2020-06", "未填": None, "晚": "2026-12-01"}
    put(office, *(Point.of({"name": name, "founded": each}) for name, each in days.items()))
    for name in days:  # a later change is no entry
        (key,) = lists.find(office, Point, lists.Query(where=(Filter("name", "in", (name,)),)))
        (row,) = lists.rows(office, Point, [key], [each.name for each in Point.declared()])
        values = dict(zip([each.name for each in Point.declared()], row[2:], strict=True))
        put(office, Point.of({**values, "township": "演示镇"}, key, row[1]))
    where = (Filter("founded", how, (day,)),)
    keys = lists.find(office, Point, lists.Query(where=where))
    assert {row[2] for row in lists.rows(office, Point, keys, ["name"])} == left


def test_an_unknown_condition_is_refused(office: OfficeFile) -> None:
    query = lists.Query(where=(Filter("name", "like", ("东",)),))
    with pytest.raises(ValueError, match="like"):
        lists.find(office, Point, query)
