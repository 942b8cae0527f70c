"""Activities at size: rows, searches, cards, 300 attendances in one action, bytes, who is due."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from desktop_app.documents.grids import Book, Sheet
from desktop_app.records import Activity, ActivityPart, Attendance, Member
from desktop_app.records.activity_kinds import rules_of
from desktop_app.services import registers, reminders, workbench
from desktop_app.services.activities import card_section, due, recording
from desktop_app.services.activities.attendance_books.plan import BookAnswers, plan_book
from desktop_app.services.activities.attendance_books.reading import read_attendance
from desktop_app.services.activities.attendance_books.writing import write_book
from desktop_app.services.activities.marks import verdict
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.registers import Filter, Query, relations, state_offers
from desktop_app.stepping import run_to_end
from desktop_app.storage.log.keys import new_keys
from tests.benchmarks import member_office
from tests.benchmarks.builds import build
from tests.benchmarks.member_office import opened
from tests.benchmarks.works import READY, Target, Work, Works

SIZES, AGAINST = (20_000,), ()
TARGETS: tuple[Target, ...] = ()
MEMBERS, EACH, WHOLE = 5_000, 20, 300
YEARS = 20
KINDS = ("standing", "chairs", "survey", "inspection", "consultation", "training", "reading")
MARKS = ("到",) * 14 + ("迟", "假", "公", "缺")
TEXTS = ("视察", "dy", "演示2", "没有这次活动")


def fill(office: Any, count: int) -> float:
    """Write so many activities, twenty attendances each; bytes of one, its log included."""
    chance = random.Random(20261123)
    members = [row[0] for row in office.connection.execute("SELECT id FROM member ORDER BY id")]
    activities: list[Activity] = []
    for start in range(0, count, 5_000):
        keys = new_keys(min(5_000, count - start))
        batch = [_activity(chance, start + place, key) for place, key in enumerate(keys)]
        build.door.apply(office, batch, (), "导入", "演示")
        activities += batch
    build.write_back(office)
    before = office.path.stat().st_size
    for start in range(0, count, 1_000):
        rows = [
            _attendance(each.key, person, chance.choice(MARKS))
            for each in activities[start : start + 1_000]
            for person in chance.sample(members, EACH)
        ]
        build.door.apply(office, rows, (), "登记出勤", "演示")
    build.write_back(office)
    return float(office.path.stat().st_size - before) / (count * EACH)


def _activity(chance: random.Random, place: int, key: int) -> Activity:
    kind = chance.choice(KINDS)
    year = 2027 - YEARS + place % YEARS
    day = f"{year}-{chance.randint(1, 11):02d}-{chance.randint(1, 28):02d}"
    return Activity.of({
        "name": f"演示{chance.choice(('视察', '调研', '会议', '学习'))}{place}", "kind": kind,
        "state": "done", "start_on": day,
        "place": f"演示会议室{place % 9}", "due_body": rules_of(kind).due_body,
        "due_count": EACH, "came_count": EACH - 3, "purposes": "consensus",
    }, key)  # fmt: skip


def _attendance(activity: int, member: int, marks: str) -> Attendance:
    found = verdict(marks)
    return Attendance.of({"activity": activity, "member": member, "marks": marks,
                          "result": found.result, "present": found.present or None})  # fmt: skip


@contextmanager
def works(folder: Path, size: int) -> Iterator[Works]:
    """The works on `size` activities, 20 attendances each, of 5,000 members."""
    path = folder / f"activities-{size}.zwh"
    with opened(path, create=True) as office:
        member_office.fill(office, MEMBERS)
        print(f"{fill(office, size):.0f} bytes of the file for an attendance with its log")
    with opened(path) as office:
        desk = Desk(office, "bench")
        settle_keys(desk)
        run_to_end(registers.prepare_in_steps(desk, Activity, [(Activity.SORT, False)]))
        people = list(registers.find(desk, Member, Query()))
        found: dict[str, Work] = {
            "list": partial(_list, desk), "card": partial(_card, desk, people),
            "roll": partial(_roll, desk, people), "reminders": partial(_reminders, desk),
            "figures": partial(_figures, desk),
            "book": partial(_book, desk, people),
            "matrix": partial(_matrix, desk, _plenary(desk, people)),
        }  # fmt: skip
        yield found


def _list(desk: Desk, _turn: int) -> Iterator[str]:
    asked = {"first rows": Query(), **{f"search {text}": Query(search=text) for text in TEXTS}}
    for title, query in asked.items():
        keys = registers.first(desk, Activity, query, 100)
        registers.rows(desk, Activity, keys, Activity.COLUMNS)
        yield title


def _card(desk: Desk, people: list[int], turn: int) -> Iterator[str]:
    key = registers.first(desk, Activity, Query(), turn + 1)[-1]
    yield READY
    card_section.of_member(desk, people[turn % len(people)])
    yield "attendance of a member"
    relations.values_of(desk, Activity, key, 5)
    relations.related_to(desk, Activity, key, 5)
    state_offers.offer_for(desk, Activity, key)
    card_section.of_activity(desk, key)
    yield "of an activity"


def _roll(desk: Desk, people: list[int], turn: int) -> Iterator[str]:
    values = {"name": f"演示点名{turn}", "kind": "plenary", "start_on": "2026-02-09"}
    key = registers.save(desk, Activity, values).keys[0]
    due.write_due(desk, key, people[:WHOLE])
    where = (Filter("activity", "in", (key,)),)
    rows = list(registers.find(desk, Attendance, Query(where=where)))
    given = {row: {"marks": "到到到到到到到缺"} for row in rows}
    yield READY
    recording.record(desk, key, given)
    yield f"{WHOLE} attendances are saved"
    due.members_due(desk, {"due_body": "all", "start_on": "2026-02-09"})
    yield f"who of {MEMBERS} members is due"


def _book(desk: Desk, people: list[int], turn: int) -> Iterator[str]:
    """A matrix of names by the half-days of a plenary that is made of its heads."""
    every = Counter(row[2] for row in registers.rows(desk, Member, people, ("name",)))
    names = [name for name, count in every.items() if count == 1][:WHOLE]
    assert len(names) == WHOLE
    halves = [f"2026年{turn % 8 + 3}月{day}日{half}" for day in (9, 10, 11, 12)
              for half in ("上午", "下午")]  # fmt: skip
    rows = [["序号", "姓名", *halves]]
    rows += [[str(n), name, *("√" * 7), "缺席"] for n, name in enumerate(names, 1)]
    title = f"演示县{turn + 1}届三次会议"
    book = Book("出勤.xlsx", (Sheet(title, rows),))
    yield READY
    plan = plan_book(desk, read_attendance(book, desk.today), BookAnswers(create=True))
    yield f"{WHOLE} × 8 of a book are read"
    write_book(desk, plan)
    yield f"{WHOLE} × 8 of a book are written"


def _reminders(desk: Desk, _turn: int) -> Iterator[str]:
    desk.kept_reads = None
    yield READY
    reminders.due(desk)
    yield "all that is due"


def _figures(desk: Desk, _turn: int) -> Iterator[str]:
    workbench.headlines(desk)
    yield "the headlines of the workbench"


def _plenary(desk: Desk, people: list[int]) -> int:
    """A plenary of eight half-days with three hundred members due; its id."""
    values = {"name": "演示全会", "kind": "plenary", "start_on": "2026-02-09"}
    key = registers.save(desk, Activity, values).keys[0]
    parts = [
        ActivityPart.of({
            "activity": key, "position": n + 1, "day": f"2026-02-{9 + n // 2:02d}",
            "half": ("morning", "afternoon")[n % 2], "title": f"第{n + 1}场",
        })
        for n in range(8)
    ]  # fmt: skip
    desk.write(parts, action="演示")
    due.write_due(desk, key, people[:WHOLE])
    return key


def _matrix(desk: Desk, key: int, turn: int) -> Iterator[str]:
    """The attendance sheet is opened over an open window; a key is pressed, what it shows drawn."""
    from tests.benchmarks.shown_sheet import context_of, opened_sheet, press_key

    context_of(desk)
    yield READY
    with opened_sheet(desk, key) as shown:
        yield f"{WHOLE} × 8 are open"
        press_key(shown, turn)
        yield "a key shows"
    yield READY
