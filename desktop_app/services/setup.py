"""The first start: makes an empty office file the file of one office."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from desktop_app.errors import Problem
from desktop_app.records import codes
from desktop_app.records.lookup import Lookup
from desktop_app.records.office import CodeEntry, Committee, Office, Sector, Term, is_visited
from desktop_app.records.record import Record
from desktop_app.records.time_limit import TimeLimit, shipped_limits
from desktop_app.services.cascading import Cascading
from desktop_app.services.desk import Changed, Desk, office_values
from desktop_app.services.limits.holidays import shipped_records
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Refused
from desktop_app.storage.copies import one_file
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.log.keys import new_keys

TERM_YEARS = 5


class Answers(NamedTuple):
    """What the first start asks: the office, its level (a code), its term and when that began.

    `term` and `starts` are as typed: “十三”, “第十三届”, “2021.12”.
    """

    name: str
    level: str = "county"
    term: str = ""
    starts: str = ""
    region: str = ""
    short_name: str = ""


def is_set_up(desk: Desk) -> bool:
    """Whether the file already belongs to an office."""
    return bool(office_values(desk))


def bare_names(today: datetime.date) -> Lookup:
    """What reading the answers needs before there is an office file: the default code lists."""
    return Lookup(today, MappingProxyType(codes.default_choices()))


def check(answers: Answers, shared: Lookup) -> tuple[Problem, ...]:
    """Everything that must be changed before the office can be set up."""
    found = (
        *Office.parse(_office(answers), shared).problems,
        *Term.parse(_term(answers), shared).problems,
    )
    return tuple(each for each in found if each.stops)


def set_up(desk: Desk, answers: Answers) -> Changed:
    """Write the office, its term, the default sectors, committees, lists, holidays and limits.

    One action; `Refused` when an answer cannot be used.
    """
    shared = lookup(desk)
    problems = check(answers, shared)
    if problems:
        raise Refused(problems)
    office = Office.of({**Office.defaults(shared), **Office.parse(_office(answers), shared).values})
    term = Term.of(Term.parse(_term(answers), shared).values)
    term.values["ends"] = end_of_term(term.values.get("starts"))
    sectors = _sectors(answers.level)
    committees = _committees(answers.level, sectors)
    entries = [CodeEntry.of(each.values()) for each in codes.default_entries()]
    put: list[Record] = [office, term, *sectors.values(), *committees, *entries]
    put += shipped_records()
    put += [TimeLimit.of(each.values()) for each in shipped_limits()]
    return desk.write(put, action=f"建立单位：{answers.name}", cascading=Cascading.NOTHING)


def unmake(office: OfficeFile) -> None:
    """Remove an office file that was made just now and could not be set up, for another attempt.

    It was ours alone since it was made, and is closed by now.
    """
    for end in ("", *one_file.LOGS):
        office.path.with_name(office.path.name + end).unlink(missing_ok=True)


def end_of_term(starts: str | None) -> str | None:
    """The month or day a term of five years ends, at the precision its start is known with."""
    if not starts:
        return None
    year, rest = int(starts[:4]) + TERM_YEARS, starts[4:]
    if rest == "-02-29":
        rest = "-02-28"
    if len(rest) < 6:
        return f"{year}{rest}"
    return (datetime.date.fromisoformat(f"{year}{rest}") - datetime.timedelta(days=1)).isoformat()


def _office(answers: Answers) -> Mapping[str, object]:
    return {
        "name": answers.name,
        "short_name": answers.short_name,
        "level": answers.level,
        "region": answers.region,
        "print_title": answers.name,
    }


def _term(answers: Answers) -> Mapping[str, object]:
    return {"number": answers.term, "starts": answers.starts}


def _sectors(level: str) -> dict[str, Sector]:
    """The default sectors by name, each with its key."""
    defaults = codes.default_sectors(level)
    return {
        each.name: _keyed(
            Sector,
            key,
            name=each.name,
            kind=each.kind,
            position=each.position,
            regular_visit=1 if is_visited(each.name) else None,
        )
        for key, each in zip(new_keys(len(defaults)), defaults, strict=True)
    }


def _committees(level: str, sectors: Mapping[str, Sector]) -> list[Committee]:
    keys = {name: sector.key for name, sector in sectors.items()}
    own_level = level if level in ("county", "prefecture", "province") else "county"
    return [
        Committee.of(
            {
                "name": each.name,
                "short_name": each.short_name,
                "level": own_level,
                "position": each.position,
                "sectors": tuple(keys[name] for name in each.sectors if name in keys),
            }
        )
        for each in codes.default_committees(level)
    ]


def _keyed(model: type[Sector], key: int, **values: object) -> Sector:
    record = model.of(values)
    record.key = key
    return record
