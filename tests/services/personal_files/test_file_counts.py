"""The counts of the files after an action are what the records give."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from desktop_app.records import (
    Activity,
    Attendance,
    Contact,
    Member,
    OpinionReport,
    Proposal,
    Reception,
    Term,
)
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.personal_files import file_counts
from desktop_app.services.personal_files.overview import FileLine, files_of
from desktop_app.services.registers import history, removing
from tests.services.facts.fact_office import changed, member, saved


class _Files:
    """Three members with an attendance, a proposal, a shared report, a contact, a reception."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.people = [member(desk, f"演示{each}") for each in "甲乙丙"]
        one, two, _ = self.people
        self.activity = saved(desk, Activity, name="演示视察", kind="视察", state="done",
                              start_on="2026-05-06")  # fmt: skip
        self.attendance = saved(desk, Attendance, activity=self.activity, member=one, marks="到")
        self.proposal = saved(desk, Proposal, name="演示修路", member=one, received_on="2025-02-11")
        self.report = saved(desk, OpinionReport, name="演示信息", received_on="2026-03-01",
                            member=one, partners=(two,))  # fmt: skip
        self.contact = saved(desk, Contact, person="演示戊", visitor_member=one, day="2026-03-02")
        self.reception = saved(desk, Reception, matter="演示诉求", day="2026-03-02",
                               members=(one, two))  # fmt: skip


EDITS: dict[str, Callable[[_Files], object]] = {
    "another visitor": lambda x: changed(x.desk, Contact, x.contact, visitor_member=x.people[2]),
    "another day": lambda x: changed(x.desk, Contact, x.contact, day="2024-03-02"),
    "a contact": lambda x: saved(
        x.desk, Contact, person="演示己", visitor_member=x.people[2], day="2026-04-02"
    ),
    "a contact less": lambda x: removing.remove(x.desk, Contact, [x.contact]),
    "another year": lambda x: changed(x.desk, Activity, x.activity, start_on="2025-05-06"),
    "an attendance less": lambda x: removing.remove(x.desk, Attendance, [x.attendance]),
    "another mover": lambda x: changed(x.desk, Proposal, x.proposal, member=x.people[1]),
    "other partners": lambda x: changed(
        x.desk, OpinionReport, x.report, partners=(x.people[2],)
    ),
    "another receiver": lambda x: changed(x.desk, Reception, x.reception, members=(x.people[2],)),
    "a reception less": lambda x: removing.remove(x.desk, Reception, [x.reception]),
    "a name": lambda x: changed(x.desk, Member, x.people[1], name="演示丁"),
    "a member": lambda x: member(x.desk, "演示庚"),
    "a member less": lambda x: removing.remove(x.desk, Member, [x.people[2]]),
    "another term": lambda x: changed(
        x.desk, Member, x.people[0], term=saved(x.desk, Term, number="九", starts="2017-01")
    ),
}  # fmt: skip


def counted(desk: Desk) -> list[tuple[FileLine, dict[str, dict[str, int]]]]:
    """The lines with their counts as plain values, those of nothing left out."""
    return [
        (line._replace(counts={}), {title: dict(years) for title, years in line.counts.items()})
        for line in files_of(desk)
    ]


def fresh(desk: Desk) -> list[tuple[FileLine, dict[str, dict[str, int]]]]:
    """The same, read from the records alone."""
    kept, desk.kept_reads = desk.kept_reads, None
    found = counted(desk)
    desk.kept_reads = kept
    return found


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_its_undo_and_its_redo_are_followed(desk: Desk, edit: str) -> None:
    made = _Files(desk)
    before = counted(desk)
    assert before == fresh(desk)
    EDITS[edit](made)
    after = counted(desk)
    assert after == fresh(desk)
    assert after != before
    history.undo(desk)
    assert counted(desk) == fresh(desk)
    history.redo(desk)
    assert counted(desk) == after


def test_only_the_named_members_are_counted_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = _Files(desk)
    files_of(desk)
    asked: list[object] = []
    usual = file_counts._tallied  # what is asked of the file

    def noted(desk: Desk, source: object, only: object) -> object:
        asked.append(only)
        return usual(desk, source, only)  # type: ignore[arg-type]

    monkeypatch.setattr(file_counts, "_tallied", noted)
    changed(desk, Contact, made.contact, visitor_member=made.people[2])
    files_of(desk)
    assert asked == [{made.people[0], made.people[2]}]
    registers.save(desk, Member, {"name": "演示庚", "term": lookup(desk).term})
    files_of(desk)
    assert len(asked) == 1
