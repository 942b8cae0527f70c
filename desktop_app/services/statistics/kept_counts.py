"""What was counted for statistics, kept until an action changes a field that it was counted by."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.kept_reads import Read, SumAnswers
from desktop_app.services.lookup.valid_reads import valid_reads
from desktop_app.services.statistics.sections import Section
from desktop_app.storage.query.fields_asked import fields_asked
from desktop_app.storage.query.linked_values import Columns, LinkedValues
from desktop_app.storage.query.two_days import parts_of_path

T = TypeVar("T")
MOST = 20
"""Of more answers that depend on the same fields the oldest are forgotten."""


def kept_count(
    desk: Desk, section: Section, question: Hashable, count: Callable[[], T], *,
    paths: Iterable[str] = (), since: Callable[[T, int], T | None] = lambda _answer, _no: None,
) -> T:  # fmt: skip
    """What `count` gives, or gave for the same question about the same records of a section.

    `paths` name the fields of linked records that are read too. `since` gives the answer of today
    from one that takes the actions into account up to a number, where only records of the section
    itself have changed since; None where it cannot. The answer is not to be changed.
    """
    where = (*section.where, *(one for part in section.parts for one in part.where))
    summed = (name for part in section.parts if part.field for name in parts_of_path(part.field))
    fields = fields_asked(section.model, where, desk.office.records, (*paths, *summed))
    name = ("counts", section.model.KEY, frozenset(fields.items()))
    reads = valid_reads(desk)
    answers: SumAnswers = reads.get(
        name, (), lambda: Read(frozenset(fields), SumAnswers(section.model.KEY), fields)
    )
    key = (section.where, question)
    held = answers.get(key)
    if held is None or held[0] < answers.changed:
        found = None if held is None else since(held[1], held[0])
        held = answers[key] = (reads.no, count() if found is None else found)
        if len(answers) > MOST:
            del answers[next(iter(answers))]
    answer: T = held[1]
    return answer


def linked_values(desk: Desk) -> LinkedValues:
    """Fields of linked records; whole columns are kept until one of their values changes."""

    def known(record: type[Record], field: str) -> Columns:
        fields = fields_asked(record, (), desk.office.records, (field,))
        read = Read(frozenset(fields), {}, fields)
        found: Columns = valid_reads(desk).get(("column", record.KEY, field), (), lambda: read)
        return found

    return LinkedValues(desk.office, known)
