"""The first start: one action makes an empty file the file of one office."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.errors import UserError
from desktop_app.records import ALL
from desktop_app.records.office import CodeEntry, Committee, Sector, Term
from desktop_app.services import registers, setup
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Query, history
from desktop_app.services.setup import Answers
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.steps import STEPS

OFFICE = Answers("政协演示县委员会", "county", "第十届", "2022.1", region="演示县")


@pytest.fixture
def new_desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk on a file that belongs to nobody yet."""
    path = tmp_path / "新.zwh"
    with OfficeFile.open(path, records=ALL, steps=STEPS, who="测试", create=True) as file:
        made = Desk(file, "演示经办人", lambda: datetime.datetime(2026, 11, 23, 10, 0))
        settle_keys(made)
        yield made


def test_an_office_starts_with_its_term_sectors_committees_and_codes(new_desk: Desk) -> None:
    assert not setup.is_set_up(new_desk)
    changed = setup.set_up(new_desk, OFFICE)
    assert changed.action is not None
    assert setup.is_set_up(new_desk)
    shared = lookup(new_desk)
    assert shared.office["name"] == "政协演示县委员会"
    assert shared.titles["term"].title(shared.term or 0) == "十届"
    assert len(registers.find(new_desk, Sector, Query())) == 24
    assert len(registers.find(new_desk, Committee, Query())) == 7
    assert len(registers.find(new_desk, CodeEntry, Query())) > 100


def test_every_default_committee_is_linked_with_sectors_that_exist(new_desk: Desk) -> None:
    setup.set_up(new_desk, OFFICE)
    keys = registers.find(new_desk, Committee, Query())
    rows = registers.rows(new_desk, Committee, keys, ("name", "sectors"))
    assert all(sectors for _, _, _, sectors in rows)


def test_a_prefecture_gets_its_own_eight_committees(new_desk: Desk) -> None:
    setup.set_up(new_desk, Answers("政协演示州委员会", "prefecture", "13"))
    assert len(registers.find(new_desk, Committee, Query())) == 8


def test_the_whole_set_up_is_one_action_that_no_careless_key_takes_back(new_desk: Desk) -> None:
    made = setup.set_up(new_desk, OFFICE)
    assert len(history.recent(new_desk)) == 1
    assert history.next_undo(new_desk) is None
    with pytest.raises(UserError, match="没有可以撤销的操作"):
        history.undo(new_desk)
    history.undo(new_desk, made.action)
    assert not setup.is_set_up(new_desk)
    assert not registers.find(new_desk, Sector, Query())


def test_a_missing_name_or_an_unreadable_term_is_refused_with_its_field(new_desk: Desk) -> None:
    found = setup.check(Answers("", "county", "甲", "昨天"), lookup(new_desk))
    assert {each.field for each in found} == {"name", "number", "starts"}
    with pytest.raises(registers.Refused):
        setup.set_up(new_desk, Answers("", "county", "10"))
    assert not setup.is_set_up(new_desk)


def test_the_answers_can_be_read_before_there_is_a_file() -> None:
    bare = setup.bare_names(datetime.date(2026, 11, 23))
    assert setup.check(OFFICE, bare) == ()


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        (None, None),
        ("2022", "2027"),
        ("2022-01", "2027-01"),
        ("2022-01-15", "2027-01-14"),
        ("2024-02-29", "2029-02-27"),
        ("2022-01-01", "2026-12-31"),
    ],
)
def test_a_term_of_five_years_ends_the_day_before(starts: str | None, ends: str | None) -> None:
    assert setup.end_of_term(starts) == ends


def test_the_term_keeps_the_end_that_follows_from_its_start(new_desk: Desk) -> None:
    setup.set_up(new_desk, OFFICE)
    keys = registers.find(new_desk, Term, Query())
    assert registers.rows(new_desk, Term, keys, ("starts", "ends"))[0][2:] == ("2022-01", "2027-01")
