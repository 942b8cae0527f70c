"""When the first day of a term is corrected, what began on it begins on the new one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop_app.records.member import Member
from desktop_app.records.membership import Membership
from desktop_app.records.office import Term
from desktop_app.records.record import Record
from desktop_app.services.cascading import stored_before
from desktop_app.services.desk import Desk
from desktop_app.services.subjects import Agreed, AgreementRule
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query
from desktop_app.storage.query.records_by_key import records_by_key


def follow_term(
    desk: Desk, put: Sequence[Record], _remove: Sequence[Record], all_said: bool
) -> Agreed:
    """The memberships that begin with a term whose first day is about to change.

    They are those of members without a first day of their own.
    """
    terms = [] if all_said else [each for each in put if isinstance(each, Term)]
    before = stored_before(desk.office, terms) if terms else {}
    given = {each.key for each in put if isinstance(each, Membership)}
    found: list[Record] = []
    for term in terms:
        old, new = before.get(term.key, {}).get("starts"), term.values.get("starts")
        if term.key in before and old != new:
            found += (each for each in _moved(desk, term.key, old, new) if each.key not in given)
    return Agreed(found)


RULE = AgreementRule(frozenset((Term.KEY,)), follow_term)


def _moved(desk: Desk, term: int, old: str | None, new: str | None) -> Iterator[Record]:
    own = (Filter("term", "in", (term,)), Filter("since", "in", (None,)))
    members = lists.find(desk.office, Member, Query(where=own))
    where = (Filter("member", "in", tuple(members)), Filter("since", "in", (old,)))
    rows = lists.find(desk.office, Membership, Query(where=where)) if members else []
    for each in records_by_key(desk.office, Membership, rows):
        until = each.values.get("until")
        if not (until and new and new > until):
            each.values["since"] = new
            yield each
