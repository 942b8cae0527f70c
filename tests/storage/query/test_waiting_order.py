"""The order of what waits: the open ones by their due day, the others the latest first."""

from __future__ import annotations

from random import Random

import pytest

from desktop_app.chinese.dates import latest
from desktop_app.records import ListedBook, Proposal, ProposalHandling
from desktop_app.services.desk import Desk
from desktop_app.stepping import run_to_end
from desktop_app.storage.log import door
from desktop_app.storage.query import lists, memory_index
from desktop_app.storage.query.lists import Query
from desktop_app.storage.query.orders import WAITING
from desktop_app.storage.query.waiting_sql import waiting_sql
from tests.services.proposals import proposal_office as office

DAYS = (None, "2025", "2025-03", "2025-03-01", "2026-03-04", "2026-12-31")


def sheets(desk: Desk, chance: Random, count: int = 60) -> None:
    """Sheets of one proposal in every state, written as an import writes them."""
    key = office.proposal(desk)
    states = ("pending", "assigned", "signed", "replied", "done", "returned")
    made = [
        ProposalHandling.of({
            "proposal": key, "unit": f"演示{n}局", "state": chance.choice(states),
            "due": chance.choice(DAYS), "assigned_on": chance.choice(DAYS),
            "stopped_on": chance.choice((None, None, "2026-01-01")),
        })
        for n in range(count)
    ]  # fmt: skip
    door.apply(desk.office, made, (), "导入", "演示")


@pytest.mark.parametrize("seed", range(3))
def test_open_sheets_come_first_by_due_day_then_the_rest_the_latest_first(
    desk: Desk, seed: int
) -> None:
    sheets(desk, Random(seed))
    found = {each["id"]: each for each in office.every(desk, ProposalHandling)}

    def place(key: int) -> tuple[int, str, int]:
        each = found[key]
        if ProposalHandling.OPEN.holds(each):
            return 0, latest(each["due"]) if each["due"] else "9", key
        digits = (each["assigned_on"] or "").replace("-", "").ljust(8, "0")
        return 1, str(99999999 - int(digits)).zfill(8), key

    wanted = sorted(found, key=place)
    query = Query(sort=WAITING)
    assert list(lists.find(desk.office, ProposalHandling, query)) == wanted
    assert list(lists.first(desk.office, ProposalHandling, query, 9)) == wanted[:9]


@pytest.mark.parametrize("descending", [False, True])
def test_memory_gives_the_order_of_the_file(
    desk: Desk, descending: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory_index, "LARGE", 0)
    sheets(desk, Random(7))
    query = Query(sort=WAITING, descending=descending)
    sorts = [(WAITING, descending)]
    assert run_to_end(memory_index.prepare_in_steps(desk.office, ProposalHandling, sorts))
    file = lists.find(desk.office, ProposalHandling, query)
    assert list(memory_index.find(desk.office, ProposalHandling, query)) == list(file)
    office.changed(desk, ProposalHandling, file[0], stop_reason="演示", stopped_on="2026-03-01")
    again = lists.find(desk.office, ProposalHandling, query)
    assert list(memory_index.find(desk.office, ProposalHandling, query)) == list(again)


def test_proposals_that_the_office_has_to_act_on_come_first(desk: Desk) -> None:
    days = ("2026-02-11", "2026-02-12")
    old, new = (office.proposal(desk, f"演示{day}", received_on=day) for day in days)
    handled = office.proposal(desk, "演示办理", received_on="2026-02-18")
    left = office.proposal(desk, "演示不立", received_on="2026-02-19", state="rejected",
                           reject_reason=["empty"], told_on="2026-02-20")  # fmt: skip
    office.assigned(desk, handled)
    found = lists.find(desk.office, Proposal, Query(sort=WAITING))
    assert list(found) == [new, old, handled, left]


def test_the_number_of_a_row_is_never_empty(desk: Desk) -> None:
    sheets(desk, Random(1))
    assert ProposalHandling.OPENS_IN is not None
    place = waiting_sql(ProposalHandling.OPENS_IN)
    sql = f"SELECT count(*) FROM proposal_handling WHERE ({place}) IS NULL"
    assert next(desk.office.connection.execute(sql)) == (0,)


def test_the_newest_half_year_of_the_reading_list_comes_first(desk: Desk) -> None:
    halves = [(2025, "second"), (None, "second"), (2026, "first"), (2026, None), (2026, "second")]
    made = [ListedBook.of({"name": f"演示{y}{h}", "year": y, "half": h}) for y, h in halves]
    door.apply(desk.office, made, (), "导入", "演示")
    found = office.every(desk, ListedBook)
    half_of = {each["id"]: (each["year"], each["half"]) for each in found}
    shown = [half_of[key] for key in lists.find(desk.office, ListedBook, Query(sort=WAITING))]
    assert shown == [
        (2026, "second"), (2026, "first"), (2026, None), (2025, "second"), (None, "second"),
    ]  # fmt: skip
