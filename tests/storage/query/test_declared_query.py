"""Declared queries: their values, conditions, joins and subqueries, on a few rows of each kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import pytest

from desktop_app.records import Committee, Member, Point, Topic
from desktop_app.records.consultation import Consultation
from desktop_app.records.look_back import LookBack
from desktop_app.records.outcome import Outcome
from desktop_app.records.predicates import empty, filled, one_of
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.log.door import apply
from desktop_app.storage.log.keys import new_keys
from desktop_app.storage.query.clauses import (
    AmongGiven,
    AmongIds,
    AmongRows,
    Comparison,
    Contains,
    Either,
    Every,
    Exists,
    IsEmpty,
    Meets,
    Not,
    RowByRow,
)
from desktop_app.storage.query.declared_query import (
    count_by,
    field_at,
    record_at,
    records_read,
    select,
    select_columns,
)
from desktop_app.storage.query.expressions import (
    KEY,
    AsBytes,
    Clause,
    Constant,
    EntryDay,
    Expression,
    FieldValue,
    FirstFilled,
    Given,
    Joined,
    Newest,
    Outer,
    Prefix,
    SmallestLink,
    TextLength,
    where_sql,
)
from desktop_app.storage.query.own_rows import own_rows
from desktop_app.storage.query.query_tables import QueryTables

NAME, HELD_ON, CONTENT = FieldValue("name"), FieldValue("held_on"), FieldValue("content")


class Kept(NamedTuple):
    """An office file and the ids of what it holds."""

    office: OfficeFile
    committees: tuple[int, int]
    points: tuple[int, int]
    topics: tuple[int, int]
    consultations: tuple[int, int, int]
    outcomes: tuple[int, int, int]


@pytest.fixture
def kept(office: OfficeFile) -> Kept:
    """Two points; three consultations, the last without a point; outcomes of the first two."""
    committees, points, topics = new_keys(2), new_keys(2), new_keys(2)
    held, outcomes = new_keys(3), new_keys(3)
    apply(
        office,
        [
            *(Committee.of({"name": f"委{n}"}, key) for n, key in enumerate(committees)),
            Point.of({"name": "东村", "committees": tuple(sorted(committees))}, points[0]),
            Point.of({"name": "西村's", "founded": "2020-05"}, points[1]),
            *(Topic.of({"name": f"题{n}"}, key) for n, key in enumerate(topics)),
            Consultation.of({"name": "甲", "held_on": "2026-03-05", "state": "held",
                             "point": points[0], "committee": committees[0],
                             "topics": (topics[0],)}, held[0]),
            Consultation.of({"name": "乙", "held_on": "2026-11", "state": "closed",
                             "point": points[0], "committee": committees[1]}, held[1]),
            Consultation.of({"name": "丙", "state": "preparing"}, held[2]),
            Outcome.of({"content": "修路", "source": f"consultation:{held[0]}", "unit": "住建局",
                        "working_days": 7, "assigned_on": "2026-03-06"}, outcomes[0]),
            Outcome.of({"content": "装灯", "source": f"consultation:{held[0]}"}, outcomes[1]),
            Outcome.of({"content": "接水", "source": f"consultation:{held[1]}",
                        "unit": "水务局"}, outcomes[2]),
            LookBack.of({"outcome": outcomes[0], "done_on": "2026-09"}, new_keys(1)[0]),
        ],
        (), "备好", "演示",
    )  # fmt: skip
    keys = (tuple(each) for each in (committees, points, topics, held, outcomes))
    return Kept(office, *keys)  # type: ignore[arg-type]


def names(kept: Kept, *where: Clause) -> list[str]:
    """The names of the consultations that fulfil all conditions, as they were entered."""
    return [row[0] for row in select(kept.office, Consultation, (NAME,), where, (KEY,))]


def values(kept: Kept, value: Expression, model: Any = Consultation) -> list[Any]:
    return [row[0] for row in select(kept.office, model, (value,), order=(KEY,))]


def test_a_query_reads_values_in_its_order_at_most_so_many(kept: Kept) -> None:
    rows = list(select(kept.office, Consultation, (KEY, NAME), order=(NAME,)))
    assert {row[0] for row in rows} == set(kept.consultations)
    assert [row[1] for row in rows] == sorted("甲乙丙")
    assert len(list(select(kept.office, Consultation, (KEY,), order=(KEY,), most=2))) == 2
    assert list(select(kept.office, Consultation, (KEY,), most=0)) == []
    assert list(select(kept.office, Member, (KEY,))) == []


def test_columns_are_those_of_the_rows(kept: Kept) -> None:
    odd = ['引"号\\', "行\n\t", "\u2028\x7f", "0", "🙂", "1e5"]
    topics = [Topic.of({"name": each}) for each in odd]
    apply(kept.office, topics, (), "备好", "演示")
    asked = (KEY, NAME, FieldValue("raised_on"), FieldValue("point"), TextLength(NAME))
    rows = select(kept.office, Topic, asked)
    assert {*odd} <= {row[1] for row in rows}
    assert None in {row[3] for row in rows}
    columns = select_columns(kept.office, Topic, asked)
    assert columns == [[*each] for each in zip(*rows, strict=True)]
    assert select_columns(kept.office, Topic, asked, (Comparison(NAME, "=", Given("")),)) == [
        [] for _ in asked
    ]


def test_a_path_leads_to_linked_records_and_past_empty_links(kept: Kept) -> None:
    assert values(kept, FieldValue("point.name")) == ["东村", "东村", None]
    assert values(kept, FieldValue("consultation.committee"), Outcome) == [
        kept.committees[0], kept.committees[0], kept.committees[1]
    ]  # fmt: skip
    assert values(kept, FieldValue("consultation.point.name"), Outcome) == ["东村"] * 3


def test_a_table_is_joined_once_and_only_where_a_path_needs_it() -> None:
    tables = QueryTables(Outcome)
    assert tables.column("consultation") == "t0.consultation_id"
    assert tables.text == '"outcome" AS t0'
    for name in ("name", "committee", "point.name"):
        tables.column(f"consultation.{name}")
    assert tables.text.count("JOIN") == 2
    assert ' JOIN "consultation" AS t1' in tables.text
    assert ' LEFT JOIN "point" AS t2' in tables.text


def test_values_are_put_together(kept: Kept) -> None:
    year = Prefix(HELD_ON, Constant(4))
    assert values(kept, year) == ["2026", "2026", None]
    assert values(kept, FirstFilled(HELD_ON, Constant(""))) == ["2026-03-05", "2026-11", ""]
    assert values(kept, Joined(NAME, Constant("-"), year)) == ["甲-2026", "乙-2026", None]
    assert values(kept, TextLength(HELD_ON)) == [10, 7, None]
    assert values(kept, Constant(None)) == [None] * 3
    assert values(kept, Constant("it's"))[0] == "it's"
    day, number = FieldValue("assigned_on"), FieldValue("working_days")
    assert values(kept, Joined(day, Constant(" "), number), Outcome)[0] == "2026-03-06 7"


def test_a_day_is_compared_as_far_as_both_are_known(kept: Kept) -> None:
    def since(day: str) -> list[str]:
        begun = Prefix(Given(day), TextLength(HELD_ON))
        return names(kept, Comparison(HELD_ON, ">=", begun))

    assert since("2026-03-05") == ["甲", "乙"]
    assert since("2026-11-30") == ["乙"]
    assert since("2026-12-01") == []


def test_a_predicate_is_asked_of_the_record_or_of_a_linked_one(kept: Kept) -> None:
    assert names(kept, Meets(Consultation.HELD)) == ["甲", "乙"]
    assert names(kept, Meets(one_of(Point.name, "西村's") | empty(Point.founded), "point")) == [
        "甲", "乙", "丙"
    ]  # fmt: skip
    assert names(kept, Meets(filled(Point.name), "point")) == ["甲", "乙"]


def test_conditions_are_joined_and_turned_round(kept: Kept) -> None:
    first, held = Comparison(NAME, "=", Constant("甲")), Meets(Consultation.HELD)
    assert names(kept, Either(first, Not(held))) == ["甲", "丙"]
    assert names(kept, Every(held, Not(first))) == ["乙"]
    assert names(kept, Every()) == ["甲", "乙", "丙"]
    assert names(kept, Either()) == []
    assert names(kept, Either(first, held), Not(first)) == ["乙"]


def test_the_opposite_of_an_unknown_comparison_holds(kept: Kept) -> None:
    early = Comparison(HELD_ON, "<", Constant("2026-06"))
    assert names(kept, early) == ["甲"]
    assert names(kept, Not(early)) == ["乙", "丙"]


def test_a_subquery_asks_the_records_that_point_here(kept: Kept) -> None:
    def with_outcome(*where: Clause) -> list[str]:
        return names(kept, Exists(Outcome, "consultation", where))

    assert with_outcome() == ["甲", "乙"]
    assert with_outcome(Comparison(CONTENT, "=", Constant("装灯"))) == ["甲"]
    assert names(kept, Not(Exists(Outcome, "consultation"))) == ["丙"]
    later = Comparison(FieldValue("assigned_on"), ">", Outer(HELD_ON))
    assert with_outcome(later) == ["甲"]
    looked_at = Exists(LookBack, "outcome", (Comparison(
        FieldValue("done_on"), ">", Outer(Outer(HELD_ON))),))  # fmt: skip
    assert with_outcome(looked_at) == ["甲"]


def test_a_subquery_may_ask_for_a_field_of_several_links(kept: Kept) -> None:
    linking = Exists(Consultation, "topics", (Meets(Consultation.HELD),))
    rows = select(kept.office, Topic, (KEY,), (linking,))
    assert [row[0] for row in rows] == [kept.topics[0]]
    by_target = Exists(Consultation, "topics", target=Constant(kept.topics[1]))
    assert list(select(kept.office, Topic, (KEY,), (by_target,))) == []


def test_a_value_is_looked_for_among_those_of_other_records(kept: Kept) -> None:
    points = AmongRows(FieldValue("point"), Point, KEY, (Comparison(NAME, "=", Given("东村")),))
    assert names(kept, points, Meets(one_of(Consultation.state, "closed"))) == ["乙"]
    assert names(kept, Not(points)) == ["丙"]


def test_the_newest_of_those_that_point_here(kept: Kept) -> None:
    newest = Newest(Consultation, "point", HELD_ON, (Meets(Consultation.HELD),))
    assert values(kept, newest, Point) == ["2026-11", None]
    assert values(kept, FirstFilled(newest, FieldValue("founded")), Point)[1] == "2020-05"


def test_the_smallest_link_and_the_day_of_entry(kept: Kept) -> None:
    assert values(kept, SmallestLink("committees"), Point) == [min(kept.committees), None]
    assert values(kept, EntryDay(), Point) == ["2026-11-23"] * 2


@pytest.mark.parametrize(
    ("clause", "found"),
    [
        (AmongGiven(NAME, ("甲", "丙")), ["甲", "丙"]), (AmongGiven(NAME, ()), []),
        (AmongGiven(HELD_ON, ("2026-11",)), ["乙"]),
        (IsEmpty(HELD_ON), ["丙"]), (IsEmpty(FieldValue("point.founded")), ["甲", "乙", "丙"]),
        (RowByRow(Meets(Consultation.HELD)), ["甲", "乙"]), (RowByRow(IsEmpty(HELD_ON)), ["丙"]),
        (Contains(NAME, "乙"), ["乙"]), (Contains(HELD_ON, "2026"), ["甲", "乙"]),
        (Contains(FieldValue("point.search"), "dc"), ["甲", "乙"]),
    ],
)  # fmt: skip
def test_a_value_is_among_given_ones_or_holds_a_text(
    kept: Kept, clause: Clause, found: Sequence[str]
) -> None:
    assert names(kept, clause) == found


def test_given_values_keep_their_places_whatever_stands_between(kept: Kept) -> None:
    where = (
        Contains(FieldValue("point.name"), "东"),
        Exists(Outcome, "consultation", (Contains(CONTENT, "水"),)),
        AmongIds(KEY, kept.consultations),
        Comparison(NAME, "=", Given("乙")),
    )
    assert names(kept, *where) == ["乙"]
    chosen = (Joined(NAME, Given("！")),)
    assert list(select(kept.office, Consultation, chosen, where, most=1)) == [("乙！",)]


def test_counts_go_by_a_value(kept: Kept) -> None:
    assert dict(count_by(kept.office, Outcome, FieldValue("consultation.name"))) == {
        "甲": 2, "乙": 1
    }  # fmt: skip
    units = count_by(kept.office, Outcome, FieldValue("unit"), (Meets(filled(Outcome.unit)),))
    assert dict(units) == {"住建局": 1, "水务局": 1}


@pytest.mark.parametrize(
    ("value", "where", "keys", "alone"),
    [
        (KEY, (), {"consultation"}, True),
        (SmallestLink("topics"), (Meets(filled(Consultation.held_on)),), {"consultation"}, True),
        (EntryDay(), (AmongIds(KEY, (1,)),), {"consultation"}, True),
        (FieldValue("point.name"), (), {"consultation", "point"}, False),
        (KEY, (Meets(filled(Point.name), "point"),), {"consultation", "point"}, False),
        (KEY, (Not(Exists(Outcome, "consultation")),), {"consultation", "outcome"}, False),
        (Newest(Outcome, "consultation", CONTENT), (), {"consultation", "outcome"}, False),
        (KEY, (AmongRows(NAME, Consultation, NAME),), {"consultation"}, False),
    ],
)
def test_a_query_says_which_records_it_reads(
    value: Expression, where: tuple[Clause, ...], keys: set[str], alone: bool
) -> None:
    read = records_read(Consultation, (value,), where)
    assert (set(read.keys), read.alone) == (keys, alone)


def test_a_text_is_read_as_bytes(kept: Kept) -> None:
    assert values(kept, AsBytes(NAME)) == ["甲".encode(), "乙".encode(), "丙".encode()]
    assert values(kept, AsBytes(HELD_ON))[2] is None


def test_a_path_names_its_record_and_field() -> None:
    assert record_at(LookBack, "outcome.consultation") is Consultation
    assert record_at(LookBack, "") is LookBack
    assert field_at(LookBack, "outcome.handling") is Outcome.field("handling")


def test_what_cannot_be_rendered_is_refused() -> None:
    tables = QueryTables(Consultation)
    with pytest.raises(ValueError, match="no comparison"):
        Comparison(NAME, "LIKE", NAME).sql(tables)
    with pytest.raises(ValueError, match="outermost"):
        Outer(NAME).sql(tables)
    with pytest.raises(TypeError, match="links no record"):
        tables.column("name.name")
    with pytest.raises(TypeError, match="several"):
        SmallestLink("point").sql(tables)
    with pytest.raises(KeyError):
        tables.column("nonsense")


def test_every_query_and_subquery_leaves_the_rows_of_other_offices() -> None:
    assert own_rows("t7") == "likely(t7.owner = 0)"
    tables = QueryTables(Consultation)
    clauses = (
        Exists(Outcome, "consultation"),
        AmongRows(FieldValue("point"), Point, KEY),
        Comparison(Newest(Outcome, "consultation", CONTENT), "=", NAME),
    )
    text = where_sql(clauses, tables)
    assert [text.count(f"t{n}.owner = 0") for n in range(4)] == [1] * 4
