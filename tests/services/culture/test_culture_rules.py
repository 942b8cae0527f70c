"""Numbers, reminders, facts, statistics and the tables of a period: manuscripts and reading."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from desktop_app.records import (
    CollectionItem,
    Committee,
    Duty,
    ListedBook,
    Manuscript,
    Member,
    ReadingEvent,
    ReadingNote,
)
from desktop_app.services import registers, reminders
from desktop_app.services.culture import manuscript_steps as steps
from desktop_app.services.culture.statistics import STATISTICS
from desktop_app.services.desk import Desk
from desktop_app.services.duties import progress
from desktop_app.services.facts import counting
from desktop_app.services.period_tables.counting import made
from desktop_app.services.period_tables.tables.all_tables import BY_KEY
from desktop_app.services.registers import Input, history
from desktop_app.services.statistics import periods, tables
from desktop_app.services.statistics.statements import statement
from tests.services.activities.activity_office import saved, values
from tests.services.culture.culture_office import THROUGH, adopted, manuscript

YEAR = periods.of_year(2026)
OWN = ("manuscript", "collection", "book")
FACTS = ("manuscript_adopted", "reading_note", "reading_session")


def due(desk: Desk, day: str) -> set[tuple[str, str]]:
    """What is reminded of on a day: the rule and the last day."""
    moment = datetime.datetime.fromisoformat(f"{day}T09:00")
    found = reminders.due(replace(desk, clock=lambda: moment))
    return {(each.kind, each.due) for each in found if each.kind.startswith(OWN)}


def test_numbers_go_on_within_a_year(desk: Desk) -> None:
    keys = [manuscript(desk, f"演示{n}", received_on=day)
            for n, day in enumerate(("2025-05-01", "2026-05-01", "2026-06-01"))]  # fmt: skip
    found = [values(desk, Manuscript, key) for key in keys]
    assert [(each["year"], each["number"]) for each in found] == [
        (2025, "WS-001"), (2026, "WS-001"), (2026, "WS-002"),
    ]  # fmt: skip
    item = saved(desk, CollectionItem, name="演示照片", day="2026-03-05", provider="演示人")
    assert values(desk, CollectionItem, item)["number"] == "GC-001"


def test_each_state_that_waits_is_reminded_of(desk: Desk) -> None:
    key = saved(desk, Manuscript, name="演示", author="演示作者")
    assert due(desk, "2026-11-01") == set()
    steps.commission(desk, [key], {"invited_on": "2026-02-01", "due": "2026-03-01"})
    assert due(desk, "2026-11-01") == {("manuscript_due", "2026-03-01")}
    steps.receive(desk, [key], {"received_on": "2026-03-05"})
    assert due(desk, "2026-11-01") == {("manuscript_first", "2026-04-04")}
    steps.review_first(desk, [key], THROUGH)
    assert due(desk, "2026-11-01") == {("manuscript_second", "2026-04-19")}
    steps.review_second(desk, [key], {**THROUGH, "day": "2026-04-01"})
    assert due(desk, "2026-11-01") == {("manuscript_decide", "2026-05-01")}
    steps.adopt(desk, [key], {"adopted_on": "2026-05-01"})
    steps.publish(desk, [key], {"volume": "演示第一辑", "published_on": "2026-08-01"})
    assert due(desk, "2026-11-01") == set()
    steps.pay(desk, [key], {"fee": "200"})
    assert due(desk, "2026-11-01") == {("manuscript_fee", "2026-09-30")}
    steps.pay(desk, [key], {"paid_on": "2026-09-01"})
    assert due(desk, "2026-11-01") == set()


def test_what_is_lent_is_reminded_of_until_it_is_back(desk: Desk) -> None:
    typed = {"name": "演示铜铃", "day": "2026-01-05", "return_due": "2026-06-05"}
    saved(desk, CollectionItem, **typed, way="lent")
    saved(desk, CollectionItem, **{**typed, "name": "演示照片"}, way="donated")
    assert due(desk, "2026-06-10") == {("collection_return", "2026-06-05")}


def test_a_committee_with_books_before_is_asked_for_the_next_list(desk: Desk) -> None:
    one, _other = (saved(desk, Committee, name=f"演示{n}委员会") for n in "甲乙")
    saved(desk, ListedBook, name="演示书", year=2026, half="first", scope="special", committee=one)
    assert due(desk, "2026-05-10") == set()
    assert due(desk, "2026-08-02") == {("book_list", "2026-08-01")}
    saved(desk, ListedBook, name="演示书二", year=2026, half="second", scope="special",
          committee=one)  # fmt: skip
    assert due(desk, "2026-08-02") == set()
    assert due(desk, "2027-02-02") == {("book_list", "2027-02-01")}


def session(desk: Desk, *members: int, **typed: object) -> int:
    """A session of 10 April with these members, of whom the first wrote a note; its id."""
    note = Input({"member": members[0], "title": "演示心得", "words": "900"})
    usual = {"name": "演示读书", "day": "2026-04-10", "members": members, "people": "5"}
    return registers.save(
        desk, ReadingEvent, {**usual, **typed}, children={"reading_note": [note]}
    ).keys[0]


def counted(desk: Desk, key: int) -> dict[str, int]:
    found = counting.counts(desk, YEAR, FACTS).get(key, ())
    return {each.fact: each.times for each in found}


def test_reading_and_manuscripts_are_facts_of_their_members(desk: Desk) -> None:
    one, other = (saved(desk, Member, name=f"演示{n}") for n in "甲乙")
    session(desk, one, other)
    manuscript(desk, "演示待审", member=one)
    adopted(desk, "演示采用", member=one)
    assert counted(desk, one) == {
        "manuscript_adopted": 1, "reading_note": 1, "reading_session": 1,
    }  # fmt: skip
    assert counted(desk, other) == {"reading_session": 1}
    history.undo(desk)  # the adoption
    assert "manuscript_adopted" not in counted(desk, one)


def test_a_note_is_counted_among_the_duties(desk: Desk) -> None:
    one, other = (saved(desk, Member, name=f"演示{n}") for n in "甲乙")
    saved(desk, Duty, name="写一篇读书心得", year=2026, position=1, fact="reading_note")
    session(desk, one, other)
    found = {each.key: each.cells[0].state for each in progress.matrix(desk, 2026).lines}
    assert found == {one: "done", other: "none"}


def test_a_note_without_a_day_has_that_of_its_session(desk: Desk) -> None:
    one = saved(desk, Member, name="演示甲")
    key = session(desk, one)
    (note,) = registers.find(desk, ReadingNote, registers.Query())
    assert values(desk, ReadingNote, note)["day"] == "2026-04-10"
    later = saved(desk, ReadingNote, reading=key, member=one, author="演示甲", title="二",
                  day="2026-05-01")  # fmt: skip
    assert values(desk, ReadingNote, later)["day"] == "2026-05-01"


@pytest.fixture
def year(desk: Desk) -> Desk:
    """Of one committee two manuscripts that came in, one adopted, one of before printed; reading.

    Worked out by hand: 2 came in with 3,000 + 1,000 words; 1 adopted in April; the one of 2025
    printed in 2026 with a fee of 160 yuan; one session of 5 people with one note of 900 words.
    """
    committee = saved(desk, Committee, name="演示文史委员会", short_name="文史委")
    one = saved(desk, Member, name="演示甲")
    adopted(desk, "演示一", words="3000", firsthand="亲历、亲见", committee=committee, member=one)
    manuscript(desk, "演示二", words="1000", firsthand="亲闻", committee=committee)
    old = manuscript(desk, "演示旧", received_on="2025-01-05", words="2000", committee=committee)
    steps.adopt(desk, [old], {"adopted_on": "2025-03-01"})
    steps.publish(desk, [old], {"volume": "演示第一辑", "published_on": "2026-05-01"})
    steps.pay(desk, [old], {"fee_rate": "80"})
    session(desk, one, committee=committee)
    return desk


def test_figures_of_a_year(year: Desk) -> None:
    found = statement(year, STATISTICS, YEAR)
    wanted = {
        "manuscript": 2, "manuscript_words": 4000, "manuscript_firsthand_lived": 1,
        "manuscript_firsthand_heard": 1, "manuscript_by_member": 1, "manuscript_adopted": 1,
        "manuscript_published": 1, "manuscript_published_fees": 16_000, "reading": 1,
        "reading_people": 5, "reading_note": 1, "reading_note_note_words": 900,
    }  # fmt: skip
    assert {key: found.figure(key).value for key in wanted} == wanted
    assert all(each.whole == each.parts for each in found.checks)


def test_the_table_by_committee_says_the_same(year: Desk) -> None:
    table = tables.table(year, STATISTICS, YEAR, "committee")
    assert list(table.total.values) == [2, 1, 1, 1, 5, 1]
    (row,) = table.rows
    assert row.values == table.total.values


def test_the_tenth_table_of_a_period_has_them(year: Desk) -> None:
    table = made(year, BY_KEY["results"], periods.of_quarter(2026, 2))
    found = {key: [cell.value for cell in table.line(key).cells] for key in (
        "manuscripts", "manuscripts_used", "manuscripts_printed", "reading", "reading_people",
    )}  # fmt: skip
    assert found == {
        "manuscripts": [0, 2, 0], "manuscripts_used": [1, 1, 0],
        "manuscripts_printed": [1, 1, 0], "reading": [1, 1, 0], "reading_people": [5, 5, 0],
    }  # fmt: skip
    assert table.faults == []
