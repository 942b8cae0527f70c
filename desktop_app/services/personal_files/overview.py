"""What the personal files of a term contain: how many records of each kind, by member and year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from desktop_app.records.activity import Activity
from desktop_app.records.assessment import Assessment
from desktop_app.records.attendance import Attendance
from desktop_app.records.consultation import Consultation, Participant
from desktop_app.records.contact import Contact
from desktop_app.records.member import Member
from desktop_app.records.opinion_report import OpinionReport
from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_signer import ProposalSigner
from desktop_app.records.reception import DutyShift, Reception
from desktop_app.records.record import Record
from desktop_app.records.speech import Speech
from desktop_app.services import outward
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.viewed_term import viewed_term
from desktop_app.services.outward import lookup
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query
from desktop_app.storage.query.tallies import By, Sum, tally

YEAR = len("2026")
Counts = Mapping[str, Mapping[str, int]]
"""How many records by the title of their kind and by year, '' where the day is not known."""


class FileSource(NamedTuple):
    """Records of one kind in a file: the link or the pairs to the members, the days.

    `days` are tried one after the other. `key` is that of the register that shows the records,
    `shown` the path of the same condition there. Rows without `where` belong to no file.
    """

    title: str
    record: type[Record]
    member: str
    days: tuple[str, ...]
    key: str
    shown: str
    where: tuple[Filter, ...] = ()
    pairs: bool = False


_HELD = Filter("activity.state", "in", ("noticed", "underway", "done", None))
SOURCES = (
    FileSource("会议和活动", Attendance, "member", ("activity.start_on",), Activity.KEY,
               "attendance.activity", (_HELD,)),
    FileSource("提案", Proposal, "member", ("received_on",), Proposal.KEY, ""),
    FileSource("提案", ProposalSigner, "member", ("proposal.received_on",), Proposal.KEY,
               "proposal_signer.proposal"),
    FileSource("社情民意信息", OpinionReport, "member", ("received_on",), OpinionReport.KEY, ""),
    FileSource("社情民意信息", OpinionReport, "partners", ("received_on",), OpinionReport.KEY, "",
               pairs=True),
    FileSource("大会发言", Speech, "member", ("given_on", "handed_on"), Speech.KEY, ""),
    FileSource("协商在基层", Participant, "member", ("consultation.held_on",), Consultation.KEY,
               "participant.consultation", (Filter("attended", "in", (1, None)),)),
    FileSource("走访联系", Contact, "visitor_member", ("day",), Contact.KEY, ""),
    FileSource("接待和值班", Reception, "members", ("day",), Reception.KEY, "", pairs=True),
    FileSource("接待和值班", DutyShift, "members", ("day",), "", "", pairs=True),
)  # fmt: skip
"""In the order of the printed file, whose sections count the same records."""
TITLES = tuple(dict.fromkeys(each.title for each in SOURCES))


class FileLine(NamedTuple):
    """One member's file: who it is, how many records of each kind, the last grade."""

    key: int
    name: str
    sector: str
    committee: str
    post: str
    counts: Counts
    grade: str

    def total(self, title: str) -> int:
        """How many records of one kind there are in all years."""
        return sum(self.counts.get(title, {}).values())

    @property
    def every(self) -> int:
        """How many records there are."""
        return sum(map(self.total, self.counts))

    @property
    def years(self) -> list[str]:
        """The years with records, in order."""
        return sorted({year for counts in self.counts.values() for year in counts} - {""})


def files_of(desk: Desk) -> list[FileLine]:
    """The files of the members of the term that is looked at, by strokes."""
    shared = lookup(desk)
    term = viewed_term(desk)
    where = (Filter("term", "in", (term,)),) if term else ()
    keys = lists.find(desk.office, Member, Query(where=where, sort="strokes"))
    counts = counts_of(desk, where)
    grades = _grades(desk)
    names = ("name", "sector", "committee", "cppcc_post")
    fields = [Member.field(name) for name in names]
    found = []
    for key, _, *values in outward.rows(desk, Member, keys, names):
        texts = [each.show(value, shared) for each, value in zip(fields, values, strict=True)]
        own = counts.get(key, {})
        found.append(
            FileLine(key, texts[0], texts[1], texts[2], texts[3], own, grades.get(key, ""))
        )
    return found


def counts_of(desk: Desk, members: Sequence[Filter]) -> Mapping[int, Counts]:
    """The counts of the members that conditions leave, by their ids."""
    found: dict[int, dict[str, Counter[str]]] = {}
    for source in SOURCES:
        for key, day, count in _counted(desk, source, members):
            by_year = found.setdefault(key, {}).setdefault(source.title, Counter())
            by_year[(day or "")[:YEAR]] += count
    return found


def records_behind(title: str, key: int) -> tuple[str, tuple[Filter, ...]] | None:
    """Register and condition of the list with a member's records of one kind; None for none.

    Where several kinds of rows make the count, they are shown together.
    """
    sources = [each for each in SOURCES if each.title == title and each.key]
    if not sources:
        return None
    groups = tuple((_of_member(each, key),) for each in sources)
    where = groups[0] if len(groups) == 1 else (Filter("", "either", groups),)
    return sources[0].key, where


def _of_member(source: FileSource, key: int) -> Filter:
    if source.shown:
        own = (Filter(source.member, "in", (key,)), *source.where)
        return Filter(source.shown, "having", own)
    return Filter(source.member, "has" if source.pairs else "in", (key,))


def _counted(
    desk: Desk, source: FileSource, members: Sequence[Filter]
) -> Iterable[tuple[int, str | None, int]]:
    """Member, day or year and number of the rows of one source."""
    if source.pairs:
        yield from _paired(desk, source)
        return
    linked = [Filter(f"{source.member}.{each.field}", each.how, each.values) for each in members]
    where = (Filter(source.member, "filled"), *source.where, *linked)
    by = (By(source.member), *(By(day, YEAR) for day in source.days))
    for key, *rest in tally(desk.office, source.record, where, by, (Sum(),)):
        *days, count = rest
        yield key, next(filter(None, days), None), count


def _paired(desk: Desk, source: FileSource) -> Iterator[tuple[int, Any, int]]:
    keys = lists.find(desk.office, source.record, Query(where=source.where))
    names = (source.member, *source.days)
    for _, _, members, *days in outward.rows(desk, source.record, keys, names):
        day = next(filter(None, days), None)
        yield from ((member, day, 1) for member in members)


def _grades(desk: Desk) -> dict[int, str]:
    """The last year's final grade of each member, with its year."""
    keys = lists.find(desk.office, Assessment, Query(sort="year"))
    rows = outward.rows(desk, Assessment, keys, ("member", "year", "final_grade"))
    return {row[2]: f"{row[3]}年 {row[4]}" for row in rows if row[2] and row[4]}
