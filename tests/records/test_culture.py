"""Manuscripts, objects, books and readings as records: gates, implied states, checks, keys."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from desktop_app.records import (
    CollectionItem,
    Deed,
    ListedBook,
    Manuscript,
    Member,
    ReadingEvent,
    ReadingNote,
)
from desktop_app.records.manuscript import fee_of
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from tests.services.activities.activity_office import saved, values

CAME = {"received_on": "2026-03-05"}
USED = {**CAME, "adopted_on": "2026-04-01"}
PRINTED = {**USED, "volume": "演示第一辑", "published_on": "2026-06-01"}


@pytest.mark.parametrize(
    ("state", "values", "asked"),
    [
        ("lead", {}, ""), ("commissioned", {}, "invited_on"), ("received", {}, "received_on"),
        ("first", {}, "received_on"), ("second", CAME, ""), ("adopted", CAME, "adopted_on"),
        ("adopted", USED, ""), ("published", USED, "volume"), ("published", PRINTED, ""),
        ("returned", {"returned_on": "2026-04-01"}, "return_reason"),
    ],
)  # fmt: skip
def test_a_state_asks_for_its_fields(state: str, values: dict[str, Any], asked: str) -> None:
    found = Manuscript.gate(values, state)
    assert (found.field if found else "") == asked


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({}, ""), ({"invited_on": "2026-02-01"}, "commissioned"), (CAME, "received"),
        (USED, "adopted"), (PRINTED, "published"), ({**USED, "published_on": "2026-06-01"},
        "adopted"), ({"received_on": "2099-01-01"}, ""),
        ({**CAME, "returned_on": "2026-04-01", "return_reason": "演示"}, "returned"),
    ],
)  # fmt: skip
def test_a_line_of_a_ledger_implies_a_state(desk: Desk, values: dict[str, Any], state: str) -> None:
    assert Manuscript.likely_state(values, lookup(desk)) == state


@pytest.mark.parametrize(
    ("model", "first", "last"),
    [
        (Manuscript, "invited_on", "due"), (Manuscript, "received_on", "adopted_on"),
        (Manuscript, "adopted_on", "published_on"), (CollectionItem, "day", "return_due"),
        (CollectionItem, "day", "returned_on"),
    ],
)  # fmt: skip
def test_days_in_the_wrong_order_are_refused(desk: Desk, model: Any, first: str, last: str) -> None:
    typed = {first: "2026-03-05", last: "2026-03-04"}
    assert model.parse(typed, lookup(desk)).stops
    assert not model.parse({**typed, last: "2026-03-05"}, lookup(desk)).stops


@pytest.mark.parametrize(
    ("rate", "words", "fee"),
    [(8000, 2500, 20_000), (8000, 1234, 9_872), (3333, 1, 3), (None, 2500, None), (8000, 0, None)],
)
def test_a_fee_is_the_rate_for_a_thousand_words(
    rate: int | None, words: int | None, fee: int | None
) -> None:
    assert fee_of({"fee_rate": rate, "words": words}) == fee


def remarks(desk: Desk, model: Any, **typed: object) -> set[str]:
    parsed = model.parse(typed, lookup(desk, model))
    assert not parsed.stops
    return {each.field for each in parsed.problems}


@pytest.mark.parametrize(
    ("model", "typed", "field"),
    [
        (Manuscript, {"name": "甲", "state": "received", "author": ""}, "author"),
        (Manuscript, {"name": "甲", "fee_rate": "80", "words": "1000", "fee": "90"}, "fee"),
        (CollectionItem, {"name": "甲", "provider": ""}, "provider"),
        (CollectionItem, {"name": "甲", "way": "lent", "return_due": ""}, "return_due"),
        (ListedBook, {"name": "甲", "scope": "special", "committee": ""}, "committee"),
        (ListedBook, {"name": "甲", "half": ""}, "half"),
        (ReadingEvent, {"name": "甲", "day": ""}, "day"),
    ],
)  # fmt: skip
def test_what_lacks_is_said_and_may_be_saved(
    desk: Desk, model: Any, typed: dict[str, object], field: str
) -> None:
    assert field in remarks(desk, model, **typed)


def test_a_session_has_the_year_of_its_day_and_as_many_people_as_members(desk: Desk) -> None:
    people = (saved(desk, Member, name="演示甲"), saved(desk, Member, name="演示乙"))
    found = ReadingEvent.computed({"day": "2025-03-05", "members": people}, lookup(desk))
    assert found == {"year": 2025, "people": 2}
    assert "people" in remarks(desk, ReadingEvent, name="甲", members=people, people="1")


def test_a_printed_manuscript_of_a_member_is_asked_for_its_day_of_adoption(desk: Desk) -> None:
    one = saved(desk, Member, name="演示甲")
    typed = {"name": "演示", "state": "published", "volume": "演示第一辑",
             "published_on": "2026-06-01"}  # fmt: skip
    assert "adopted_on" in remarks(desk, Manuscript, **typed, member=one, adopted_on="")
    assert "adopted_on" not in remarks(desk, Manuscript, **typed, adopted_on="")
    assert "adopted_on" not in remarks(
        desk, Manuscript, **typed, member=one, adopted_on="2026-05-01"
    )


def test_who_led_a_session_and_is_not_among_its_members_is_asked_about(desk: Desk) -> None:
    one, two = (saved(desk, Member, name=f"演示{n}") for n in "甲乙")
    assert "members" in remarks(desk, ReadingEvent, name="甲", lead=one, members=[two])
    assert "members" not in remarks(desk, ReadingEvent, name="甲", lead=one, members=[one, two])
    assert "members" not in remarks(desk, ReadingEvent, name="甲", members=[two])


def test_a_note_knows_the_member_by_the_name_and_needs_somebody(desk: Desk) -> None:
    key = saved(desk, Member, name="演示甲")
    shared = lookup(desk, ReadingNote)
    assert ReadingNote.split_cells({"author": "演示甲"}, shared)["member"] == key
    assert ReadingNote.split_cells({"member": key}, shared)["author"] == "演示甲"
    assert ReadingNote.item_draft("演示乙", shared) == {"author": "演示乙"}
    assert ReadingNote.parse({"member": "", "author": "", "title": "一"}, shared).stops


@pytest.mark.parametrize(
    ("model", "link", "name"),
    [(Manuscript, "member", "author"), (CollectionItem, "member", "provider"),
     (ReadingEvent, "lead", "leader"), (Deed, "member", "doer")],
)  # fmt: skip
def test_a_linked_member_gives_the_name_that_is_not_written(
    desk: Desk, model: Any, link: str, name: str
) -> None:
    member = saved(desk, Member, name="演示甲")
    key = saved(desk, model, name="演示", **{link: member})
    assert values(desk, model, key)[name] == "演示甲"
    key = saved(desk, model, name="演示二", **{link: member, name: "演示笔名"})
    assert values(desk, model, key)[name] == "演示笔名"


@pytest.mark.parametrize(("month", "half"), [(6, "first"), (7, "second")])
def test_a_new_book_is_for_the_running_half_year(desk: Desk, month: int, half: str) -> None:
    now = lookup(desk)
    shared = replace(now, today=now.today.replace(month=month))
    assert ListedBook.defaults(shared)["half"] == half
