"""Declarations of what is counted for a member or a group, and the counts.

A fact (提案立案) has one or several sources: the proposals of their first mover, the signers of
proposals. Each source is declared like a section of statistics: a record, conditions, a day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from desktop_app.records.record import Record
from desktop_app.services.statistics.days import OnDay
from desktop_app.services.statistics.sections import Condition
from desktop_app.services.subjects import Subject

FIRST, JOINT = "first", "joint"
"""Codes of `fact_role`."""


class Sharers(NamedTuple):
    """The records that make further persons share a fact: each person one more.

    Who is named twice is one person, and who moved it first is not a further one.

    record, link: the sharing record and its link to the shared one; or the shared record itself and
        a pair field of it.
    member: the link of the sharing record to the member who shares, with the role `joint`.
    where: conditions on the sharing record.
    first: the link of the shared record to who moved it first.
    """

    record: type[Record]
    link: str
    member: str = "member"
    where: tuple[Condition, ...] = ()
    first: str = "member"


class WholeParts(NamedTuple):
    """What a part is a part of, by the marks of a record at the places of a kind of record.

    record, link: the kind whose records link to what `through` names: the parts of an activity.
    place: its field with the place of its mark. marks: the field with one mark for each place.
    due: how many places the marks of a record need; it gets no places where there are no parts.
    """

    record: type[Record]
    link: str
    through: str
    place: str
    marks: str
    due: Callable[[str | None, Sequence[int]], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactSource:
    """One register that a fact is read from.

    record: the counted record.
    where: conditions as in statistics, without the day.
    reasons: for each of these, in words for a member, why a record that lacks it does not count.
    day: the day by which it belongs to a period.
    member: dotted path to the member, "" where it has none; a pair field gives each of several.
    group: dotted path to the group. Where it is "", a group has the facts of those who are its
        members on the day of the fact.
    role: code of `fact_role` that the member has, "" where all are alike.
    kind, level: dotted paths to the codes that rules narrow by.
    quantity: field with the number that it counts for, "" for one.
    whole: what `quantity` is a part of, for rates and for what is complete.
    complete: only records whose `quantity` is that whole count.
    matter: dotted paths to what it is about, the first that is filled in; () where nothing can
        count twice. Two facts of one matter are one for some rules. `origin=opinion_report`
        is a field that points at any kind, looked at where it points at that one.
    shared, sharers: dotted path to the record that several persons share, and what makes them.
    opens: link to the record that is opened instead, for children without a list.
    waits: conditions of the records that do not count yet and may, () for none.
    """

    record: type[Record]
    where: tuple[Condition, ...]
    reasons: tuple[str, ...]
    day: OnDay
    member: str = ""
    group: str = ""
    role: str = ""
    kind: str = ""
    level: str = ""
    quantity: str = ""
    whole: WholeParts | None = None
    complete: bool = False
    matter: tuple[str, ...] = ()
    shared: str = "id"
    sharers: Sharers | None = None
    opens: str = ""
    waits: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRule:
    """A kind of fact that duties and scores count; `key` is a code of `fact_kind`.

    kinds: the code list of `FactSource.kind`, "" for none.
    unit: measure word of its count.
    words: what counts, in words for a member, without a full stop.
    waiting: a word for records that do not count yet (待审), "" where none wait.
    """

    key: str
    unit: str
    words: str
    sources: tuple[FactSource, ...]
    kinds: str = ""
    waiting: str = ""


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
    people: of a group the names of its members that the fact is of, "" of a member.
    """

    counted: FactCount
    record: str
    key: int
    opens: str
    opens_key: int
    day: str
    title: str
    people: str = ""


def facts_of(subjects: Iterable[Subject]) -> Mapping[str, FactRule]:
    """The facts that subjects declare, by their keys, in the order of the subjects."""
    return {each.key: each for subject in subjects for each in subject.facts()}
