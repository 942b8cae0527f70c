"""Facts at size: all counts of a year, those of one member, whom an action touched."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from desktop_app.records import Activity, Attendance, Member, OpinionReport, Proposal
from desktop_app.records.activity import ActivityPart
from desktop_app.records.proposal_signer import ProposalSigner
from desktop_app.services import registers
from desktop_app.services.activities.marks import verdict
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.facts import counting
from desktop_app.services.facts.declared import facts_of
from desktop_app.services.facts.touched import touched
from desktop_app.services.registers import Query
from desktop_app.services.registers.stored import stored
from desktop_app.services.statistics.periods import of_year
from desktop_app.storage.log.keys import new_keys
from desktop_app.storage.log.position import last_number
from tests.benchmarks import member_office
from tests.benchmarks.builds import build
from tests.benchmarks.member_office import opened
from tests.benchmarks.works import READY, Measured, Slice, Target, Work, Works, in_slices, longest

SIZES, AGAINST = (100_000, 400_000), ()
TARGETS = (
    Target("all, all counts of a year", 1.0, beside="all, a second"),
    Target("all, all counts of a year: longest slice", 1.0, beside="all, a tenth of a second"),
    Target("touched, by*", 1.0, beside="touched, a tenth of a second"),
)
MEMBERS, EACH, PARTS = 5_000, 100, 6
YEARS = 4
"""Of the proposals and reports; all attendances are of the counted year, which is the worst."""
OTHERS = 6_000
"""Proposals, and reports."""
KINDS = ("plenary", "standing", "survey", "inspection", "consultation", "training", "reading")
MARKS = "到" * 14 + "迟假公缺"
YEAR = of_year(2026)


def fill(office: Any, count: int) -> None:
    """Write so many attendances of one year, a hundred an activity, proposals and reports."""
    chance = random.Random(20261130)
    members = [row[0] for row in office.connection.execute("SELECT id FROM member ORDER BY id")]
    each_has, others = min(EACH, len(members) // 2), min(OTHERS, count)
    activities = [_activity(chance, place, key)
                  for place, key in enumerate(new_keys(max(8, count // EACH)))]  # fmt: skip
    build.door.apply(office, activities, (), "导入", "演示")
    halls = [each for each in activities if each.values["kind"] == "plenary"]
    parts = [ActivityPart.of({"activity": each.key, "position": place + 1})
             for each in halls for place in range(PARTS)]  # fmt: skip
    build.door.apply(office, parts, (), "导入", "演示")
    for start in range(0, len(activities), 200):
        rows = [_attendance(chance, each, person) for each in activities[start : start + 200]
                for person in chance.sample(members, each_has)]  # fmt: skip
        build.door.apply(office, rows, (), "登记出勤", "演示")
    proposals = [
        Proposal.of({"name": f"演示提案{n}", "state": "filed", "kind": "joint", "number": str(n),
                     "received_on": _day(chance, n), "member": chance.choice(members)}, key)
        for n, key in enumerate(new_keys(others))
    ]  # fmt: skip
    signers = [ProposalSigner.of({"proposal": each.key, "member": person, "name": "演示"})
               for each in proposals for person in chance.sample(members, 3)]  # fmt: skip
    reports = [OpinionReport.of({"name": f"演示信息{n}", "state": "sent",
                                 "received_on": _day(chance, n), "member": chance.choice(members)})
               for n in range(others)]  # fmt: skip
    build.door.apply(office, [*proposals, *signers, *reports], (), "导入", "演示")
    build.write_back(office)


def _day(chance: random.Random, place: int, years: int = YEARS) -> str:
    return f"{2026 - place % years}-{chance.randint(1, 11):02d}-{chance.randint(1, 28):02d}"


def _activity(chance: random.Random, place: int, key: int) -> Activity:
    day = _day(chance, place, 1)
    return Activity.of({"name": f"演示活动{place}", "kind": chance.choice(KINDS), "state": "done",
                        "start_on": day, "place": "演示会议室"}, key)  # fmt: skip


def _attendance(chance: random.Random, activity: Activity, member: int) -> Attendance:
    places = PARTS if activity.values["kind"] == "plenary" else 1
    marks = "".join(chance.choices(MARKS, k=places))
    found = verdict(marks, tuple(range(1, places + 1)))
    return Attendance.of({"activity": activity.key, "member": member, "marks": marks,
                          "result": found.result, "present": found.present or None})  # fmt: skip


@contextmanager
def works(folder: Path, size: int) -> Iterator[Works]:
    """The works on so many attendances of 5,000 members, all of them in the counted year."""
    path = folder / f"facts-{size}.zwh"
    with opened(path, create=True) as office:
        member_office.fill(office, min(MEMBERS, size))
        fill(office, size)
    with opened(path) as office:
        desk = Desk(office, "bench")
        settle_keys(desk)
        people = list(registers.find(desk, Member, Query()))
        found: dict[str, Work] = {
            "all": partial(_all, desk), "one": partial(_one, desk, people),
            "touched": partial(_touched, desk, people),
        }  # fmt: skip
        yield found


def _all(desk: Desk, _turn: int) -> Iterator[str | Measured]:
    facts = list(facts_of(desk.subjects))
    slices: list[Slice] = []
    yield READY
    in_slices(counting.counts_in_steps(desk, YEAR, facts), slices)
    yield "all counts of a year"
    yield longest("all counts of a year", slices)
    yield Measured("a second", 1_000, 1_000)
    yield Measured("a tenth of a second", 100, 100)
    yield READY
    counting.counts(desk, YEAR, facts, groups=True)
    yield "all counts of groups"


def signed(desk: Desk, people: list[int], turn: int) -> list[int]:
    """Write a proposal of six members; give them."""
    movers = people[turn * 6 : turn * 6 + 6]
    typed = {"name": f"演示新提案{turn}", "state": "filed", "kind": "joint", "member": movers[0],
             "received_on": "2026-03-05"}  # fmt: skip
    proposal = Proposal.of(typed, new_keys(1)[0])
    signers = [
        ProposalSigner.of({"proposal": proposal.key, "member": each, "name": "演示"})
        for each in movers[1:]
    ]
    desk.write([proposal, *signers], action="演示")
    return movers


def _touched(desk: Desk, people: list[int], turn: int) -> Iterator[str | Measured]:
    """Whom an attendance, and a proposal with five signers, touch."""
    meeting = registers.find(desk, Activity, Query())[turn]
    known = set(registers.find(desk, Attendance, Query(where=(
        registers.Filter("activity", "in", (meeting,)),))))  # fmt: skip
    there = {row.values["member"] for row in stored(desk, Attendance, list(known))}
    one = next(each for each in people if each not in there)
    since = last_number(desk.office)
    registers.save(desk, Attendance, {"activity": meeting, "member": one, "marks": "到"})
    yield READY
    assert touched(desk, since) == {one}
    yield "by an attendance"
    since = last_number(desk.office)
    movers = signed(desk, people, turn)
    yield READY
    assert touched(desk, since) == set(movers)
    yield "by a proposal with five signers"
    yield Measured("a tenth of a second", 100, 100)


def _one(desk: Desk, people: list[int], turn: int) -> Iterator[str]:
    facts, one = list(facts_of(desk.subjects)), people[turn % len(people)]
    yield READY
    counting.counts(desk, YEAR, facts, only=(one,))
    yield "the counts of one member"
    counting.rows(desk, YEAR, facts, one)
    yield "the rows of one member"
