"""Which record is entered where something that counts for a duty was not entered yet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from desktop_app.records.any_link import Pointer
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.facts.declared import FactSource, facts_of


class AddedFact(NamedTuple):
    """The key and title of the register, and the values that a new record begins with.

    `given` is None where the record names its people in lines of its own: it is looked for on the
    page of the register first.
    """

    record: str
    title: str
    given: Mapping[str, Any] | None


def added_fact(desk: Desk, fact: str, subject: str, key: int) -> AddedFact | None:
    """How a fact of a member or group is entered; None for a fact that no register has."""
    rule = facts_of(desk.subjects).get(fact)
    if rule is None or not rule.sources:
        return None
    ways = [_way(each, subject, key) for each in rule.sources]
    direct = [each for each in ways if each is not None and each.given is not None]
    return next((each for each in (*direct, *ways) if each is not None), None)


def _way(source: FactSource, subject: str, key: int) -> AddedFact | None:
    path = source.member if subject == "member" else source.group
    record: type[Record] = source.record
    if record.TAB and path and "." not in path:
        return AddedFact(record.KEY, record.TITLE, {path: key})
    if record.TAB:
        return AddedFact(record.KEY, record.TITLE, None)
    field = record.field(source.opens) if source.opens else None
    if isinstance(field, Pointer) and hasattr(field, "linked"):
        return AddedFact(field.linked.KEY, field.linked.TITLE, None)
    return None
