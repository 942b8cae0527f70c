"""What a subject declares of reminders: rules, and how the records they are about are shown."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.limits.time_limits import End, the_day
from desktop_app.services.lookup.used_registers import used_registers
from desktop_app.services.used_parts import RulesAbout
from desktop_app.storage.query.expressions import Clause, Constant, Expression, FieldValue

OWN_PAGES = {"term": "term_change"}
"""By the kind of a reminder about the office itself the page that it opens."""
OVER = "over"
"""The `ahead` of a rule that reminds only after its last day, of a record gone stale."""
STOPPED_ON, STOP_REASON = "stopped_on", "stop_reason"
NOTHING, SEARCH = Constant(None), FieldValue("search")


@dataclass(frozen=True, slots=True, kw_only=True)
class RemindedRecord:
    """How reminders about one kind of record are shown and searched.

    record: the record.
    what: the text that names one.
    source: the text that says where it comes from.
    status: its state, a field with a code list.
    other_sources: the texts that are shown as its source where that one is empty.
    committee: the committee in charge.
    search: the text that is searched together with `source`.
    platform: the platform of the consultation that it comes from, by which limits differ.
    channel: the channel that it was assigned through, by which limits differ where no platform is.
    """

    record: type[Record]
    what: FieldValue
    source: FieldValue
    status: FieldValue
    committee: Expression
    search: FieldValue = SEARCH
    platform: FieldValue | None = None
    channel: FieldValue | None = None
    other_sources: tuple[FieldValue, ...] = ()

    @property
    def can_stop(self) -> bool:
        """Whether a reminder is stopped by writing day and reason on the record."""
        names = {each.name for each in self.record.declared()}
        return names >= {STOPPED_ON, STOP_REASON}


@dataclass(frozen=True, slots=True)
class StoppedInstead:
    """A new record that is written as stopped, where the reminder is about the lack of one.

    Its `link` points at the record of the reminder, its `day` is the last day of the limit.
    """

    record: type[Record]
    link: str
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderRule:
    """One reason to remind.

    key, title: its name in the program and in the window.
    about: the record it is about.
    where: which records wait.
    base: the day that begins the limit; '' or none for a record that has waited from the start.
    end: computes the last day from `base`: that day itself, or as the office's `limit` says.
    limit: the matter of a `TimeLimit` that says when it ends; `limit_parts` puts that into `end`.
    back: the limit is reckoned back, `base` is the day that ends it.
    part: which of the parts by platform or channel this is.
    unit: whom the office waits for.
    reported: `unit` is whom a result was reported to, not who has to act.
    since: the day shown as the beginning, `base` by default.
    ahead: the field of `Limits` that says how many days before its end to remind; `OVER`
        reminds only afterwards.
    onward: the limit ends after the day that begins it, and `base` is cheap to compare: what
        begins later than that is then not read.
    while_ahead: a day after which there is no reminder any more.
    once_past: a day that must be over before there is one.
    page: the page that is opened from the reminder, where that is not the record's own.
    stopped_instead: what is written to stop the reminder, where that is not the record itself.
    of_day: gives the rule as it is on a day, where its conditions name the running half-year.
    """

    key: str
    title: str
    about: RemindedRecord
    where: tuple[Clause, ...]
    base: Expression
    end: End = the_day
    limit: str = ""
    back: bool = False
    part: int = 0
    unit: Expression = NOTHING
    reported: bool = False
    since: Expression | None = None
    ahead: str = "ahead"
    onward: bool = True
    while_ahead: FieldValue | None = None
    once_past: FieldValue | None = None
    page: str = ""
    stopped_instead: StoppedInstead | None = None
    of_day: Callable[[ReminderRule, datetime.date], ReminderRule] | None = None


def rules_of(desk: Desk) -> dict[str, ReminderRule]:
    """The rules of all subjects by their keys, in the order of their declaration."""
    return _by_key(_declared(desk))


def rules_in_use(desk: Desk) -> dict[str, ReminderRule]:
    """The rules that may find anything: those about records that there are."""
    there = used_registers(desk, (key for each in _declared(desk) for key in each.records))
    return _by_key(each for each in _declared(desk) if there.intersection(each.records))


def _declared(desk: Desk) -> Iterator[RulesAbout]:
    return (each for subject in desk.subjects for each in subject.reminders)


def _by_key(declared: Iterable[RulesAbout]) -> dict[str, ReminderRule]:
    rules: Iterator[ReminderRule] = (rule for each in declared for rule in each.load())
    return {rule.key: rule for rule in rules}


def page_of(desk: Desk, kind: str) -> str:
    """The page that a reminder opens instead of its record, by the key of its rule; '' for none.

    One that is about the office itself opens the page of a subject that `OWN_PAGES` names.
    """
    rule = rules_of(desk).get(kind)
    if rule is not None:
        return rule.page
    there = {page.key for subject in desk.subjects for page in subject.pages}
    return page if (page := OWN_PAGES.get(kind, "")) in there else ""
