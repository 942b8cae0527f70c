"""Parts of the statistics of proposals that read the office's code lists: classes, satisfaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from desktop_app.records.field_types import Code
from desktop_app.records.handling_records import HandlingMeeting
from desktop_app.records.lookup import Choice
from desktop_app.records.proposal_handling import ProposalHandling
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.parts import EMPTY
from desktop_app.services.statistics.sections import Asked, Part

SILENT = "none"
"""The code of a mover who said nothing."""
KNOWN_CLASSES = ("A", "B", "C", "D")
"""The classes that the tables name; an office may have others besides."""


class ByLast(NamedTuple):
    """One part for each entry of a code field that a later field replaces, and one for none.

    `later` is the field whose value replaces that of `field` once it is filled ('' for none);
    `share_of` the part that they make up, `without` names codes that it does not count.
    """

    key: str
    field: str
    later: str
    unit: str
    share_of: str
    family: str
    base: tuple[Filter, ...]
    without: Sequence[str] = ()
    known: Sequence[str] = ()

    def makes(self, key: str) -> bool:
        """Whether it may make the part of that key."""
        return key.startswith(f"{self.key}_")

    def parts(self, asked: Asked, model: type[Record]) -> Iterator[Part]:
        """The parts in the order of the office's code list, zero ones of retired codes left out."""
        entries = _entries(asked.desk, model, self.field)
        offered = {each.code for each in entries if each.active}
        labels = {each.code: each.label for each in entries if each.code not in self.without}
        labels |= {code: code for code in self.known if code not in labels}
        for code, label in labels.items():
            yield self._part(code, label, rare=code not in offered)
        if not self.without:
            yield self._part(None, EMPTY, rare=True)

    def _part(self, code: str | None, label: str, *, rare: bool) -> Part:
        where = (*self.base, last_is(self.field, self.later, (code,)))
        return Part(f"{self.key}_{code}", label, self.unit, where, level=2,
                    share_of=self.share_of, rate="占", family=self.family, rare=rare)  # fmt: skip


def last_is(field: str, later: str, codes: Sequence[str | None]) -> Filter:
    """The condition that the last value of a field is one of some codes.

    It is that of `later` where it is filled, else that of `field`.
    """
    first = Filter(field, "in", tuple(codes))
    if not later:
        return first
    filled = tuple(code for code in codes if code is not None)
    groups: list[tuple[Filter, ...]] = [(Filter(later, "in", (None,)), first)]
    if filled:
        groups.append((Filter(later, "in", filled),))
    return Filter("", "either", tuple(groups))


@dataclass(frozen=True, slots=True)
class Counting:
    """The condition that the last value of a code field counts as a success.

    `or_in` is a further field of the same list where a success counts too.
    """

    record: type[Record]
    field: str
    later: str = ""
    or_in: str = ""

    def __call__(self, asked: Asked) -> tuple[Filter, ...]:
        """The condition as one filter; no record fulfils it where no code counts."""
        codes = counting_codes(asked.desk, self.record, self.field)
        last = last_is(self.field, self.later, codes)
        if not self.or_in:
            return (last,)
        return (Filter("", "either", ((last,), (Filter(self.or_in, "in", codes),))),)


def met(asked: Asked) -> tuple[Filter, ...]:
    """Sheets whose unit met the movers in a way that counts as a meeting."""
    codes = counting_codes(asked.desk, HandlingMeeting, "mode")
    return (Filter("handling_meeting.handling", "having", (Filter("mode", "in", codes),)),)


def extended(_: Asked) -> tuple[Filter, ...]:
    """Sheets with an extension that was approved."""
    approved = (Filter("decision", "in", ("approved",)),)
    return (Filter("handling_extension.handling", "having", approved),)


def past_due(asked: Asked) -> tuple[Filter, ...]:
    """Sheets whose last day has passed."""
    return (Filter("due", "before", (asked.desk.today.isoformat(),)),)


def rated(asked: Asked) -> tuple[Filter, ...]:
    """Sheets on whose result the first mover has said something."""
    entries = _entries(asked.desk, ProposalHandling, "result")
    return (Filter("result", "in", tuple(x.code for x in entries if x.code != SILENT)),)


def counting_codes(desk: Desk, model: type[Record], field: str) -> tuple[str, ...]:
    """The codes of a field's list that the office counts as a success."""
    declared = model.field(field)
    assert isinstance(declared, Code)
    return lookup(desk).codes[declared.codes].counted()


def _entries(desk: Desk, model: type[Record], name: str) -> Sequence[Choice]:
    field = model.field(name)
    assert isinstance(field, Code)
    found: Sequence[Choice] = lookup(desk).codes[field.codes].entries
    return found
