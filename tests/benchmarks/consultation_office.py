"""A large office for benchmarks: points, topics, consultations, their people, suggestions.

Rows are written straight into their tables, without a log: a hundred thousand in seconds.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from desktop_app.records import ALL, Committee, Office, Point, Term
from desktop_app.records.consultation import Consultation, Participant
from desktop_app.records.consultation_plan import ConsultationPlan
from desktop_app.records.look_back import LookBack
from desktop_app.records.outcome import Outcome
from desktop_app.records.record import Record
from desktop_app.records.topic import Topic
from desktop_app.services.desk import Desk, settle_keys
from tests.benchmarks.builds import build

NOW = datetime.datetime(2026, 11, 23, 10, 0)
YEARS = 5
PLATFORMS = ("grassroots", "grassroots", "grassroots", "bimonthly", "special", "counterpart")
FIVE = ("governance", "concern", "environment", "hardship", "poverty")
ROLES = ("sector", "sector", "expert", "staff", "department", "resident", "resident", "resident")
UNITS = tuple(f"演示县{each}局" for each in "水务 交通 教育 民政 卫健 住建 农业 林草 财政".split())
THINGS = tuple("饮水 道路 路灯 垃圾 停车 医保 养老 灌溉 校车 厕所 广场 产业 茶园 河道".split())
ENDED = ("closed", "archived")


class Size(NamedTuple):
    """How many of each; topics, people and look-backs are dealt out to what they hang on."""

    consultations: int = 20_000
    outcomes: int = 100_000
    points: int = 2_000
    topics: int = 20_000
    participants: int = 100_000
    look_backs: int = 40_000
    plans: int = 60

    @classmethod
    def of(cls, outcomes: int) -> Size:
        """Give the size with so many suggestions, the rest in proportion."""
        held = outcomes // 5
        return cls(held, outcomes, held // 10, held, outcomes, held * 2)


@contextmanager
def large_office(folder: Path, size: Size) -> Iterator[Desk]:
    """A desk on a new office file of that size in `folder`, on 2026-11-23."""
    path = folder / "consultations.zwh"
    with build.OfficeFile.open(
        path, records=ALL, steps=build.STEPS, who="bench", create=True
    ) as office:
        fill(office, size)
        desk = Desk(office, "演示经办人", lambda: NOW)
        settle_keys(desk)
        yield desk


def fill(office: Any, size: Size) -> None:
    """Write an office of that size; the same rows each time but for their keys."""
    chance = random.Random(20261123)
    committees = write_rows(office, Committee, (
        {"name": f"演示第{n}委员会", "short_name": f"演示{n}委", "position": n} for n in range(7)
    ))  # fmt: skip
    write_rows(office, Office, [{"name": "政协演示县委员会", "print_title": "政协演示县委员会"}])
    write_rows(office, Term, [{"number": 10, "starts": "2022-01", "ends": "2027-01"}])
    points = write_rows(office, Point, (_point(chance, n) for n in range(size.points)))
    topics = write_rows(
        office, Topic, (_topic(chance, n, points, committees) for n in range(size.topics))
    )
    plans = (_plan(chance, n, topics, committees) for n in range(size.plans))
    write_rows(office, ConsultationPlan, plans)
    sessions = [_consultation(chance, n, points, committees) for n in range(size.consultations)]
    keys = write_rows(office, Consultation, sessions)
    _pair(office, "consultation_topics", zip(keys, topics, strict=False))
    write_rows(office, Participant, (_person(chance, keys) for _ in range(size.participants)))
    outcomes = list(_outcomes(chance, size.outcomes, keys, sessions))
    made = write_rows(office, Outcome, outcomes)
    write_rows(office, LookBack, _look_backs(chance, size.look_backs, made, outcomes))


def write_rows(
    office: Any, model: type[Record], rows: Iterable[Mapping[str, Any]]
) -> Sequence[int]:
    """Insert rows with the declared defaults and their derived keys; their ids."""
    insert, names = build.insertion(model)
    records = [build.values_of(model.of(each)) for each in rows]
    keys = build.new_keys(len(records))
    with office.writing() as connection:
        connection.executemany(
            insert,
            (
                (key, 1, *map(each.get, names), *model.derived(each, office.scheme))
                for key, each in zip(keys, records, strict=True)
            ),
        )
    return keys


def _pair(office: Any, table: str, pairs: Iterable[tuple[int, int]]) -> None:
    with office.writing() as connection:
        connection.executemany(f'INSERT INTO "{table}" VALUES(?,?)', pairs)


def _back(chance: random.Random, days: int = 365 * YEARS) -> datetime.date:
    """A day in the past, the later years fuller."""
    return NOW.date() - datetime.timedelta(days=int(days * chance.random() ** 1.5))


def _after(chance: random.Random, day: datetime.date, least: int, most: int) -> str | None:
    """A day some time later, None where that lies in the future."""
    later = day + datetime.timedelta(days=chance.randint(least, most))
    return later.isoformat() if later <= NOW.date() else None


def _point(chance: random.Random, n: int) -> dict[str, Any]:
    return {
        "number": f"D{n:05d}",
        "name": f"演示{chance.choice(THINGS)}村协商点{n}",
        "kind": chance.choice(("village", "township", "studio", "courtyard", "park")),
        "state": chance.choices(("running", "planned", "stopped"), (90, 5, 5))[0],
        "county": "演示县",
        "township": f"演示乡{n % 40}",
        "founded": _back(chance).isoformat(),
    }


def _topic(
    chance: random.Random, n: int, points: Sequence[int], committees: Sequence[int]
) -> dict[str, Any]:
    return {
        "number": f"T{n:06d}",
        "name": f"演示{chance.choice(THINGS)}和{chance.choice(THINGS)}问题{n}",
        "five_points": chance.choice(FIVE),
        "source": chance.choice(("resident", "member", "point", "party")),
        "raised_on": _back(chance).isoformat(),
        "point": chance.choice(points),
        "committee": chance.choice(committees),
        "state": chance.choices(("consulted", "approved", "collected"), (8, 1, 1))[0],
        "approval": "approved",
    }


def _plan(
    chance: random.Random, n: int, topics: Sequence[int], committees: Sequence[int]
) -> dict[str, Any]:
    return {
        "year": NOW.year - n // 6 % YEARS,
        "slot": ("02", "04", "06", "08", "10", "12")[n % 6],
        "name": f"演示双月协商{n}",
        "topic": chance.choice(topics),
        "committee": chance.choice(committees),
    }


def _consultation(
    chance: random.Random, n: int, points: Sequence[int], committees: Sequence[int]
) -> dict[str, Any]:
    """One consultation; the last years' are still on their way, a few are late or still to come."""
    held = _back(chance) + datetime.timedelta(days=30 if n % 20 == 0 else 0)
    before = held > NOW.date()
    reported = None if before or chance.random() < 0.05 else _after(chance, held, 3, 25)
    talked = reported and _after(chance, held, 20, 60)
    answered = talked and _after(chance, held, 60, 200)
    minutes = None if before or chance.random() < 0.02 else _after(chance, held, 1, 12)
    state = _state(chance, before, reported, answered)
    return {
        "number": f"X{n:06d}",
        "name": f"关于{chance.choice(THINGS)}、{chance.choice(THINGS)}的协商{n}",
        "platform": chance.choice(PLATFORMS),
        "point": chance.choice(points),
        "committee": chance.choice(committees),
        "state": state,
        "noticed_on": None if before and n % 3 else (held - datetime.timedelta(20)).isoformat(),
        "materials_on": None if before else (held - datetime.timedelta(14)).isoformat(),
        "held_on": held.isoformat() if n % 50 else held.isoformat()[:7],
        "minutes_on": minutes,
        "reported_on": reported,
        "reported_doc": reported and f"演专报〔{reported[:4]}〕{n}号",
        "talked_on": talked,
        "talked_doc": talked and "沟通记录",
        "answered_on": answered,
        "answered_doc": answered and "反馈函",
        "closed_on": answered if state in ENDED else None,
        "stopped_on": NOW.date().isoformat() if n % 97 == 0 else None,
        "stop_reason": "演示停止" if n % 97 == 0 else None,
    }


def _state(chance: random.Random, before: bool, reported: str | None, answered: str | None) -> str:
    if before:
        return chance.choice(("preparing", "surveying", "awaiting"))
    if not reported:
        return "held"
    if not answered:
        return chance.choice(("reported", "handling"))
    return chance.choices(("answered", "closed", "archived"), (1, 4, 4))[0]


def _person(chance: random.Random, sessions: Sequence[int]) -> dict[str, Any]:
    return {
        "consultation": chance.choice(sessions),
        "name": f"演示{chance.choice('甲乙丙丁戊己庚辛')}{chance.randint(1, 999)}",
        "role": chance.choice(ROLES),
        "attended": 1,
    }


def _outcomes(
    chance: random.Random, count: int, keys: Sequence[int], sessions: Sequence[Mapping[str, Any]]
) -> Iterator[dict[str, Any]]:
    for n in range(count):
        place = n % len(keys)
        yield _outcome(chance, n, keys[place], sessions[place])


def _outcome(chance: random.Random, n: int, key: int, session: Mapping[str, Any]) -> dict[str, Any]:
    """One suggestion: most are finished, some are late, some wait for an answer."""
    sent = session["reported_on"]
    start = datetime.date.fromisoformat(sent) if sent else NOW.date()
    adoption = chance.choices(("adopted", "partly", "pending", "rejected"), (70, 15, 10, 5))[0]
    assigned = _after(chance, start, 5, 30) if sent and adoption in ("adopted", "partly") else None
    finished = assigned and chance.random() < 0.9 and _after(chance, start, 40, 300)
    handling = _handling(chance, session, assigned, finished)
    answered = finished and _after(chance, start, 60, 330)
    return {
        "number": f"J{n:07d}",
        "content": f"建议{chance.choice(UNITS)}尽快解决{chance.choice(THINGS)}问题，第{n}条，"
        "落实资金、明确时限，结果向群众公开。",
        **build.from_consultation(key),
        "addressee": "演示县人民政府",
        "sent_on": sent,
        "adoption": adoption if sent else "pending",
        "adopted_on": assigned,
        "unit": chance.choice(UNITS) if assigned else None,
        "assigned_on": assigned,
        "due": assigned and (start + datetime.timedelta(chance.randint(60, 200))).isoformat(),
        "handling": handling,
        "finished_on": finished or None,
        "result": "已解决" if finished else None,
        "answered_on": answered or None,
        "satisfaction": chance.choice(("satisfied", "fairly", "none")) if answered else "none",
        "money": chance.randint(0, 500) * 1_000_000 if finished else None,
        "beneficiaries": chance.randint(0, 3000) if finished else None,
        "closed_on": finished if handling == "closed" else None,
        "stopped_on": NOW.date().isoformat() if n % 101 == 0 else None,
        "stop_reason": "演示停止" if n % 101 == 0 else None,
    }


def _handling(
    chance: random.Random, session: Mapping[str, Any], assigned: str | None, finished: object
) -> str:
    if finished:
        return "closed" if session["state"] in ENDED else "done"
    if not assigned:
        return "unassigned"
    return chance.choices(("progressing", "assigned", "lasting", "blocked"), (6, 2, 1, 1))[0]


def _look_backs(
    chance: random.Random, count: int, keys: Sequence[int], outcomes: Sequence[Mapping[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Visits of finished suggestions, the first ones planned half a year after; most are made."""
    finished = [(k, each) for k, each in zip(keys, outcomes, strict=True) if each["finished_on"]]
    for n, (key, each) in enumerate(finished[:count]):
        planned = datetime.date.fromisoformat(each["finished_on"]) + datetime.timedelta(days=183)
        past = planned <= NOW.date()
        made = past and (each["handling"] == "closed" or chance.random() < 0.9)
        yield {
            "number": f"H{n:06d}",
            "outcome": key,
            "planned_on": planned.isoformat(),
            "done_on": planned.isoformat() if made else None,
            "level": chance.choice(("carried", "mostly", "slow")) if made else None,
        }
