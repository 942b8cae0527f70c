"""Declarations of what is counted for a member or a group, and the counts.

A fact (提案立案) has one or several sources: the proposals of their first mover, the signers of
proposals. Each source is declared like a section of statistics: a record, conditions, a day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from desktop_app.records.record import Record
from desktop_app.services.statistics.days import InYear, OnDay
from desktop_app.services.statistics.sections import Condition
from desktop_app.services.subjects import Subject

FIRST, JOINT = "first", "joint"
"""Codes of `fact_role`."""


class Sharers(NamedTuple):
    """The records that make further persons share a fact: each one is one more person.

    `link` is the field of the sharing record with the record of the source, or with the record that
    `matter` of the source names.
    """

    record: type[Record]
    link: str
    where: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FactSource:
    """One register that a fact is read from.

    record: the counted record.
    where: conditions as in statistics, without the day.
    day: the day by which it belongs to a period.
    member: dotted path to the member, "" where it has none.
    group: dotted path to the group, "" where it has none; a pair field gives each of its groups.
    role: code of `fact_role` that the member has, "" where all are alike.
    kind, level: dotted paths to the codes that rules narrow by.
    quantity: field with the number that it counts for, "" for one.
    whole: dotted path to the number that `quantity` is a part of, for rates.
    matter: dotted path to the record that it is about, "" for itself: two facts of one matter are
        one where a rule says that no matter counts twice.
    shared_with: what makes further persons share it.
    opens: link to the record that is opened instead, for children without a list.
    """

    record: type[Record]
    where: tuple[Condition, ...]
    day: OnDay | InYear
    member: str = ""
    group: str = ""
    role: str = ""
    kind: str = ""
    level: str = ""
    quantity: str = ""
    whole: str = ""
    matter: str = ""
    shared_with: Sharers | None = None
    opens: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRule:
    """A kind of fact that duties and scores count; `key` is a code of `fact_kind`.

    kinds: the code list of `FactSource.kind`, "" for none.
    unit: measure word of its count.
    words: what counts, in words for a member, without a full stop.
    """

    key: str
    unit: str
    words: str
    sources: tuple[FactSource, ...]
    kinds: str = ""


class FactCount(NamedTuple):
    """Facts of one member or group that are alike to every rule, and how many they are.

    fact, role, kind, level: codes, "" for none.
    quantity: what each of them counts for, 1 unless the fact has a quantity.
    whole: what `quantity` is a part of, 0 where the fact has no rate.
    sharers: how many persons share each of them, 1 for one alone.
    matter: key and id of what they are about as `record:id`, "" where nothing can count twice.
    times: how many.
    """

    fact: str
    role: str = ""
    kind: str = ""
    level: str = ""
    quantity: int = 1
    whole: int = 0
    sharers: int = 1
    matter: str = ""
    times: int = 1


class FactRow(NamedTuple):
    """One fact with the record behind it, for lists and explanations.

    counted: as in a count, `times` is 1.
    record, key: the counted record; `opens`, `opens_key`: the record that a click opens.
    day: ISO text, "" where not known.
    title: of the record that opens, held back where it is internal.
    """

    counted: FactCount
    record: str
    key: int
    opens: str
    opens_key: int
    day: str
    title: str


def facts_of(subjects: Iterable[Subject]) -> Mapping[str, FactRule]:
    """The facts that subjects declare, by their keys, in the order of the subjects."""
    return {each.key: each for subject in subjects for each in subject.facts()}
