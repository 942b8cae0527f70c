"""A small office of consultations by chance: empty fields, rough days and odd states included."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from desktop_app.records import Brand, Committee, Instruction, Point
from desktop_app.records.case import Case
from desktop_app.records.consultation import Consultation, Participant
from desktop_app.records.look_back import LookBack
from desktop_app.records.outcome import Outcome
from desktop_app.records.record import Record
from desktop_app.records.topic import Topic
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.log import door
from tests.benchmarks.consultation_office import NOW
from tests.new_office import new_office

CONSULTATION_STATES = ("preparing", "awaiting", "held", "reported", "closed", "archived", None)
HANDLING = ("unassigned", "assigned", "progressing", "done", "lasting", "blocked", "closed", None)
ADOPTION = ("pending", "adopted", "partly", "rejected", None)
ROLES = ("sector", "expert", "staff", "department", "resident", None)
MODELS: tuple[type[Record], ...] = (
    Consultation, Participant, Topic, Outcome, Instruction, LookBack, Case, Point
)  # fmt: skip
ALONE = (Participant, Instruction, LookBack, Case)
"""Records that no other one links to."""
FIVE = ("governance", "concern", "environment", "hardship", "poverty", None)


class Chance(random.Random):
    """Random values as an office's records hold them; days are rough only where wanted."""

    rough = True

    def day(self, empty: float = 0.2) -> str | None:
        """A day, a month or a year of 2024 to 2026, or nothing."""
        if self.random() < empty:
            return None
        day = f"{self.randint(2024, 2026)}-{self.randint(1, 12):02}-{self.randint(1, 28):02}"
        return day[: self.choice((10, 10, 10, 7, 4)) if self.rough else 10]

    def maybe(self, values: Sequence[Any]) -> Any:
        """One of some values, or nothing."""
        return self.choice((*values, None))


def chance_desk(folder: Path, seed: int, count: int = 14, *, rough: bool = True) -> Desk:
    """A desk on a new office file filled by chance; the same records for the same seed."""
    office = new_office(folder / f"{seed}.zwh", clock=lambda: NOW)  # fmt: skip
    chance = Chance(seed)
    chance.rough = rough
    committees = _put(office, Committee, [{"name": f"演示{n}委"} for n in range(2)])
    points = _put(office, Point, [_point(chance, committees) for _ in range(4)])
    places = {"point": points, "committee": committees}
    _put(office, Topic, [_topic(chance, places) for _ in range(count)])
    sessions = _put(office, Consultation, [_session(chance, places) for _ in range(count)])
    _put(office, Participant, [_person(chance, sessions) for _ in range(count * 2)])
    sources = [f"consultation:{key}" for key in sessions]
    sources += [f"brand:{key}" for key in _put(office, Brand, [{"name": "演示品牌"}])] * 3
    outcomes = _put(office, Outcome, [_outcome(chance, sources) for _ in range(count * 2)])
    subjects = [*sources[: len(sessions)], *(f"outcome:{key}" for key in outcomes)]
    _put(office, Instruction, [_instruction(chance, subjects) for _ in range(count * 2)])
    _put(office, LookBack, [_look_back(chance, outcomes) for _ in range(count)])
    _put(office, Case, [_case(chance, places) for _ in range(4)])
    return Desk(office, "演示", lambda: NOW)


def every(desk: Desk, model: type[Record]) -> list[Record]:
    names = [each.name for each in model.declared()]
    keys = registers.find(desk, model, Query())
    found = []
    for key, version, *values in registers.rows(desk, model, keys, names):
        record = model.of(dict(zip(names, values, strict=True)))
        record.values.update(id=key, version=version)
        found.append(record)
    return found


def change(desk: Desk, chance: random.Random, models: Sequence[type[Record]] = MODELS) -> None:
    """Write one field of some record as another record has it, or let one come or go."""
    model = chance.choice(models)
    records = every(desk, model)
    one, other = chance.choice(records), chance.choice(records)
    what = chance.random()
    if what < 0.1 and model in ALONE:
        door.apply(desk.office, (), [one], "删除", "演示")
    elif what < 0.2 and model in ALONE:
        values = {k: each for k, each in one.values.items() if k not in ("id", "version")}
        door.apply(desk.office, [model.of(values)], (), "新增", "演示")
    else:
        names = [each.name for each in model.declared()]
        differing = [each for each in names if one.values[each] != other.values[each]]
        for field in differing and [chance.choice(differing)]:
            one.values[field] = other.values[field]
        door.apply(desk.office, [one], (), "修改", "演示")


def _put(office: OfficeFile, model: type[Record], rows: Sequence[Mapping[str, Any]]) -> list[int]:
    made = [model.of(each) for each in rows]
    door.apply(office, made, (), "写入", "演示")
    return [each.key for each in made]


def _point(chance: Chance, committees: Sequence[int]) -> dict[str, Any]:
    return {
        "name": f"演示点{chance.random()}", "kind": chance.maybe(("village", "studio")),
        "state": chance.choice(("running", "running", "planned", "stopped")),
        "county": chance.maybe(("甲县", "乙县")), "founded": chance.day(),
        "committees": tuple(chance.sample(committees, chance.randint(0, 2))),
    }  # fmt: skip


def _at(chance: Chance, places: Mapping[str, Sequence[int]]) -> dict[str, Any]:
    return {name: chance.maybe(keys) for name, keys in places.items()}


def _topic(chance: Chance, places: Mapping[str, Sequence[int]]) -> dict[str, Any]:
    return {
        **_at(chance, places), "name": "演示议题", "raised_on": chance.day(),
        "five_points": chance.choice(FIVE),
        "state": chance.choice(("collected", "approved", "consulted", "merged")),
    }  # fmt: skip


def _session(chance: Chance, places: Mapping[str, Sequence[int]]) -> dict[str, Any]:
    lights = {name: chance.day(0.4) for name in ("reported_on", "talked_on", "answered_on")}
    texts = {
        name: chance.maybe(("文件",)) for name in ("reported_doc", "talked_doc", "answered_doc")
    }
    return {
        **_at(chance, places), **lights, **texts, "name": f"演示协商{chance.random()}",
        "state": chance.choice(CONSULTATION_STATES), "held_on": chance.day(),
        "platform": chance.maybe(("grassroots", "bimonthly")),
        "joint": chance.maybe(("none",)), "survey_final": chance.maybe((0, 1)),
    }  # fmt: skip


def _person(chance: Chance, sessions: Sequence[int]) -> dict[str, Any]:
    return {
        "consultation": chance.choice(sessions), "name": "演示甲", "role": chance.choice(ROLES),
        "attended": chance.maybe((0, 1, 1)),
    }  # fmt: skip


def _instruction(chance: Chance, subjects: Sequence[str]) -> dict[str, Any]:
    return {
        "subject": chance.choice(subjects), "instructor": "演示领导", "day": chance.day(),
        "level": chance.maybe(("county", "prefecture", "province")),
    }  # fmt: skip


def _outcome(chance: Chance, sources: Sequence[str]) -> dict[str, Any]:
    return {
        "content": f"演示建议{chance.random()}",
        "source": chance.choice(sources),
        "sent_on": chance.day(0.5), "adoption": chance.choice(ADOPTION),
        "handling": chance.choice(HANDLING), "due": chance.day(),
        "stopped_on": chance.day(0.8), "stop_reason": "演示",
        "reopened": chance.maybe((0, 0, 1, 2)), "money": chance.maybe((0, 500, 1_000_000)),
        "beneficiaries": chance.maybe((0, 30)),
        "satisfaction": chance.maybe(("satisfied", "fairly", "dissatisfied", "none")),
        "ways": chance.maybe(("proposal", "proposal information", "other")),
    }  # fmt: skip


def _look_back(chance: Chance, outcomes: Sequence[int]) -> dict[str, Any]:
    return {
        "outcome": chance.choice(outcomes), "planned_on": chance.day(), "done_on": chance.day(0.4),
        "level": chance.maybe(("carried", "slow", "missing")), "stopped_on": chance.day(0.8),
    }  # fmt: skip


def _case(chance: Chance, places: Mapping[str, Sequence[int]]) -> dict[str, Any]:
    return {
        **_at(chance, places), "name": "演示案例", "submitted_on": chance.day(),
        "state": chance.choice(("submitted", "selected", "rejected")),
    }  # fmt: skip
