"""Predicates in SQL: true for the same rows as in Python, and able to use the partial indexes."""

from __future__ import annotations

import re
from typing import Any

import apsw
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.records import (
    Consultation,
    ConsultationPlan,
    LookBack,
    Membership,
    Outcome,
    Record,
    Speech,
)
from desktop_app.records.activity import Activity
from desktop_app.records.agenda_item import AgendaItem
from desktop_app.records.attendance import Attendance
from desktop_app.records.codes import default_choices
from desktop_app.records.field_types import Codes
from desktop_app.records.lookup import Lookup
from desktop_app.records.predicates import (
    AllOf,
    AnyOf,
    Compared,
    Predicate,
    before,
    empty,
    filled,
    one_of,
    whole_day,
)
from desktop_app.records.proposal_handling import ProposalHandling
from desktop_app.records.reception import Reception
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.log import door
from desktop_app.storage.query import lists
from desktop_app.storage.query.own_rows import own_rows
from desktop_app.storage.query.predicate_sql import NoListFilter, filters_of, sql_of
from tests.records.outcome_rows import FILTERABLE, PREDICATES, ROWS, TODAY

LOOKUP = Lookup(TODAY, default_choices())
COLUMNS = ("handling", "adoption", "unit", "due", "finished_on", "working_days")


@pytest.fixture(scope="module")
def memory() -> apsw.Connection:
    """A table with the columns that the random predicates read, of the types of the office file."""
    connection = apsw.Connection(":memory:")
    connection.execute(
        "CREATE TABLE outcome(handling TEXT, adoption TEXT, unit TEXT, due TEXT, "
        "finished_on TEXT, working_days INTEGER) STRICT"
    )
    return connection


@given(predicate=PREDICATES, rows=st.lists(ROWS, min_size=1, max_size=8))
def test_sql_and_python_agree_on_every_row(
    memory: apsw.Connection, predicate: Predicate, rows: list[dict[str, Any]]
) -> None:
    memory.execute("DELETE FROM outcome")
    stored = [tuple(row[name] for name in COLUMNS) for row in rows]
    memory.executemany("INSERT INTO outcome VALUES(?,?,?,?,?,?)", stored)
    for prefix, alias in (("r", "r"), ("outcome", "")):
        query = f"SELECT rowid FROM outcome AS {prefix} WHERE {sql_of(predicate, alias)}"
        found = [row[0] for row in memory.execute(query)]
        first = memory.execute("SELECT min(rowid) FROM outcome").get
        assert found == [n for n, row in enumerate(rows, first) if predicate.holds(row)]


@pytest.fixture
def many(office: OfficeFile) -> OfficeFile:
    """Outcomes with every pair of handling and adoption, with and without limits."""
    consultation = Consultation.of({"name": "演示协商"})
    door.apply(office, [consultation], (), "写入", "演示")
    rows = [
        {
            "handling": handling,
            "adoption": adoption,
            "working_days": days,
            "due": due,
            "finished_on": done,
        }
        for handling in (None, "unassigned", "done", "closed")
        for adoption in (None, "pending", "rejected")
        for days, due, done in (
            (None, None, "2026-03"),
            (5, "2026-03", "2026-03-31"),
            (0, "2026-03-06", "2026-03"),
            (1000, "2025", None),
            (7, "2026-03-06", "2026-03-06"),
        )
    ]
    made = [
        Outcome.of({"content": f"{place}", "source": f"consultation:{consultation.id}", **row})
        for place, row in enumerate(rows)
    ]
    door.apply(office, made, (), "写入", "演示")
    return office


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(predicate=FILTERABLE)
def test_list_filters_leave_the_records_for_which_a_predicate_holds(
    many: OfficeFile, predicate: Predicate
) -> None:
    query = lists.Query(where=filters_of(predicate, LOOKUP))
    every = lists.rows(many, Outcome, lists.find(many, Outcome, lists.Query()), predicate.fields)
    held = {
        row[0]
        for row in every
        if predicate.holds(dict(zip(predicate.fields, row[2:], strict=True)))
    }
    assert set(lists.find(many, Outcome, query)) == held


@pytest.mark.parametrize(
    "predicate",
    [
        ~one_of(Outcome.unit, "住建局"),
        ~one_of(Outcome.ways, "proposal"),
        Compared(Outcome.due, sign="<", bound="2026-03-05"),
        whole_day(Outcome.due),
    ],
)
def test_what_list_filters_cannot_say_is_refused(predicate: Predicate) -> None:
    assert isinstance(Outcome.ways, Codes)
    with pytest.raises(NoListFilter):
        filters_of(predicate, LOOKUP)


@pytest.mark.parametrize(
    ("predicate", "text"),
    [
        (AllOf(()), "1"),
        (AnyOf(()), "0"),
        (one_of(Outcome.unit), "0"),
        (~one_of(Outcome.unit), "1"),
        (empty(Outcome.consultation), "consultation_id IS NULL"),
        (one_of(Outcome.unit, "o'乡"), "unit = 'o''乡'"),
        (one_of(Outcome.unit, None, "甲", "乙"), "coalesce(unit, '甲') IN ('甲', '乙')"),
        (~one_of(Outcome.reopened, 1, 2), "(reopened IS NULL OR reopened NOT IN (1, 2))"),
        (filled(Outcome.unit) & (Outcome.REOPENED | Outcome.STOPPED),
         "unit IS NOT NULL AND (reopened >= 1 OR stopped_on IS NOT NULL)"),
        (before(Outcome.due, "2026-03-05"),
         "(due < '2026-03-05' AND due NOT IN ('2026', '2026-03'))"),
    ],
)  # fmt: skip
def test_the_text_is_plain_sql(predicate: Predicate, text: str) -> None:
    assert sql_of(predicate) == text


def test_an_alias_stands_before_every_column() -> None:
    assert sql_of(Outcome.OPEN, "o") == (
        "coalesce(o.handling, '') NOT IN ('done', 'closed') "
        "AND coalesce(o.adoption, '') <> 'rejected' AND o.stopped_on IS NULL"
    )


INDEXED: dict[str, tuple[type[Record], Predicate]] = {
    "outcome_waits_due": (Outcome, Outcome.DUE_ON_DAY),
    "outcome_waits_days": (Outcome, Outcome.DUE_IN_DAYS),
    "outcome_waits_answer": (Outcome, Outcome.UNANSWERED),
    "outcome_done": (Outcome, Outcome.FINISHED),
    "consultation_open": (Consultation, Consultation.OPEN),
    "look_back_open": (LookBack, LookBack.OPEN),
    "proposal_handling_open": (ProposalHandling, ProposalHandling.OPEN),
    "proposal_handling_follows": (ProposalHandling, ProposalHandling.FOLLOWED_UP),
    "proposal_handling_puts_off": (ProposalHandling, ProposalHandling.PUTS_OFF),
    "membership_until": (Membership, Membership.ENDING),
    "speech_waits": (Speech, Speech.WAITS),
    "activity_open": (Activity, Activity.OPEN),
    "attendance_missing": (Attendance, Attendance.MISSING),
    "reception_open": (Reception, Reception.OPEN),
    "agenda_item_open": (AgendaItem, AgendaItem.OPEN),
}
"""The partial indexes of the records' tables, each with the predicate that it is made for."""
FOR_THE_BIN = {
    "removed_alone": "SELECT seq FROM removed WHERE kind = 0 AND instr(search, ?) ORDER BY seq",
    "removed_with_owner": "SELECT seq FROM removed WHERE action = ? AND kind = 1",
}
"""The partial indexes of the recycle bin, each with the shape of the query that uses it."""
SPARSE = ("membership_sector", "membership_committee", "member_previous", "member_ended")
"""Indexes of columns that most rows leave empty: they hold the rows that have one."""
CHOSEN_BY_STATISTICS = ("outcome_done", "look_back_open")
"""Of these another index seems as good to the planner while the tables are empty."""
PLAIN_TABLES = ("action", "change")


def partial_indexes(office: OfficeFile) -> dict[str, str]:
    """The condition of every partial index by its name, its white space made regular.

    Those of all our own rows are left out.
    """
    sql = "SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'index' AND sql LIKE ?"
    rows = office.connection.execute(sql, ("% WHERE %",)).fetchall()
    found = {}
    for name, table, text in rows:
        where = re.sub(r"\s+", " ", str(text).split(" WHERE ")[1]).strip()
        if table not in PLAIN_TABLES and where != "owner = 0":
            found[str(name)] = where
    return found


def plan_of(office: OfficeFile, sql: str, values: tuple[object, ...] = ()) -> str:
    rows = office.connection.execute(f"EXPLAIN QUERY PLAN {sql}", values)
    return "\n".join(str(row[-1]) for row in rows)


def test_every_partial_index_has_its_predicate(office: OfficeFile) -> None:
    assert set(partial_indexes(office)) == {*INDEXED, *FOR_THE_BIN, *SPARSE}


@pytest.mark.parametrize("name", INDEXED)
def test_a_partial_index_is_created_with_the_text_of_its_predicate(
    office: OfficeFile, name: str
) -> None:
    _, predicate = INDEXED[name]
    assert partial_indexes(office)[name] == f"owner = 0 AND {sql_of(predicate)}"


@pytest.mark.parametrize("name", INDEXED)
@pytest.mark.parametrize("alias", ["", "r"])
def test_a_query_with_the_predicate_uses_its_partial_index(
    office: OfficeFile, name: str, alias: str
) -> None:
    model, predicate = INDEXED[name]
    columns = "SELECT name FROM pragma_index_info(?)"
    prefix = f"{alias}." if alias else ""
    read = ", ".join(prefix + row[0] for row in office.connection.execute(columns, (name,)))
    named = f'"{model._meta.table_name}"' + (f" AS {alias}" if alias else "")
    where = f"{own_rows(alias)} AND {sql_of(predicate, alias)}"
    forced = f"SELECT {read} FROM {named} INDEXED BY {name} WHERE {where}"
    assert f"INDEX {name}" in plan_of(office, forced)
    chosen = forced.replace(f"INDEXED BY {name} ", "")
    if name not in CHOSEN_BY_STATISTICS:
        assert f"INDEX {name}" in plan_of(office, chosen)


@pytest.mark.parametrize("name", FOR_THE_BIN)
def test_the_recycle_bin_uses_its_partial_indexes(office: OfficeFile, name: str) -> None:
    assert f"INDEX {name}" in plan_of(office, FOR_THE_BIN[name], ("演示",))


@pytest.mark.parametrize(
    ("name", "predicate"),
    [
        ("outcome_waits_due", Outcome.OPEN),
        ("outcome_done", Outcome.ENDED & Outcome.LIVE),
        ("consultation_open", ~Consultation.STOPPED),
        ("look_back_open", ~LookBack.DONE),
    ],
)
def test_a_wider_predicate_cannot_use_the_partial_index(
    office: OfficeFile, name: str, predicate: Predicate
) -> None:
    model, _ = INDEXED[name]
    table = model._meta.table_name
    where = f"{own_rows()} AND {sql_of(predicate)}"
    sql = f'SELECT id FROM "{table}" INDEXED BY {name} WHERE {where}'
    with pytest.raises(apsw.SQLError, match="no query solution"):
        plan_of(office, sql)


def test_every_declared_predicate_is_valid_sql(office: OfficeFile) -> None:
    models = office.records
    declared = [
        (model, each)
        for model in models
        for each in vars(model).values()
        if isinstance(each, Predicate)
    ]
    assert len(declared) > 20
    assert ConsultationPlan in {model for model, _ in declared}
    for model, each in declared:
        sql = f'SELECT count(*) FROM "{model._meta.table_name}" AS r WHERE {sql_of(each, "r")}'
        assert office.connection.execute(sql).get == 0
