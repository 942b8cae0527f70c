"""What belongs to a term that is closed is read and no longer written, whatever would write it.

To a term belong the records with a term of their own (`IN_TERM`), their children and documents, and
those that are about one of them (`TERM_OF`). What is unfinished (`AFTER_TERM`) goes on to its end:
the units answer the last proposals of a term when it is over. Records without a term go on too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from desktop_app.errors import Guarded
from desktop_app.records.any_link import AnyLink
from desktop_app.records.links import Link
from desktop_app.records.office import Term
from desktop_app.records.record import Record
from desktop_app.records.registry import Registry
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import made_once
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query
from desktop_app.storage.query.records_by_key import values_by_key

Place = tuple[str, int]
REFUSED = (
    "{term}已经结束归档，只能查看：“{title}”没有改动。要改请先在“换届”页重新打开{term}，写明理由。"
)


class ClosedTerm(Guarded):
    """An action that would change what belongs to a closed term."""


def closed_terms(desk: Desk) -> dict[int, str]:
    """The titles of the terms that are closed, by their ids."""
    return made_once(desk, "closed terms", lambda: _read(desk), Term.KEY)


def is_closed(desk: Desk, model: type[Record], values: dict[str, Any]) -> bool:
    """Whether a stored record with these values may only be looked at."""
    closed = closed_terms(desk)
    if not closed or not _may_belong(model) or _goes_on(model, values):
        return False
    return _Belonging(desk, closed).terms_of(model, [values])[0] is not None


def refuse(desk: Desk, put: Sequence[Record], remove: Sequence[Record]) -> None:
    """`ClosedTerm` where an action writes or removes what belongs to a closed term.

    An action that opens the term again may do both.
    """
    closed = dict(closed_terms(desk))
    if not closed:
        return
    by_kind: dict[str, list[Record]] = {}
    for each in (*put, *remove):
        by_kind.setdefault(type(each).KEY, []).append(each)
    terms = [each for each in by_kind.pop(Term.KEY, ()) if each.has_key]
    opened = {each.key for each in terms if not each.values.get("closed_on")}
    closed = {key: title for key, title in closed.items() if key not in opened}
    _refuse_terms(closed, terms)
    belonging = _Belonging(desk, closed)
    for records in by_kind.values() if closed else ():
        belonging.check(type(records[0]), records)


def _refuse_terms(closed: dict[int, str], records: Iterable[Record]) -> None:
    for each in records:
        if each.key in closed:
            raise ClosedTerm(REFUSED.format(term=closed[each.key], title=closed[each.key]))


def _read(desk: Desk) -> dict[int, str]:
    keys = lists.find(desk.office, Term, Query(where=(Filter("closed_on", "filled"),)))
    rows = lists.rows(desk.office, Term, keys, ("number",))
    return {key: Term.title_of({"number": number}) for key, _, number in rows}


class _Belonging:
    """To which of the closed terms records belong; owners are read once an action."""

    def __init__(self, desk: Desk, closed: dict[int, str]) -> None:
        self._desk, self._closed = desk, closed
        self._known: dict[Place, int | None] = {}
        self._registry = Registry.of(desk.office.records)

    def check(self, model: type[Record], records: Sequence[Record]) -> None:
        """`ClosedTerm` for the first record that belongs to a closed term, before or after."""
        if not _may_belong(model):
            return
        stored = self._stored(model, [each.key for each in records if each.values["version"]])
        before = [stored.get(each.key, {}) if each.has_key else {} for each in records]
        open_still = [bool(old) and _goes_on(model, old) for old in before]
        after = [{**each.values, "id": each.values.get("id")} for each in records]
        found = zip(self.terms_of(model, before), self.terms_of(model, after), strict=True)
        for record, goes_on, terms in zip(records, open_still, found, strict=True):
            term = next((each for each in terms if each is not None), None)
            if term is not None and not goes_on:
                told = model.title_of(record.values)
                raise ClosedTerm(REFUSED.format(term=self._closed[term], title=told))

    def terms_of(self, model: type[Record], values: Sequence[dict[str, Any]]) -> list[int | None]:
        """The closed term of each, by its own link or by that of what it is about."""
        if model.IN_TERM:
            return [self._among(each.get(model.IN_TERM)) for each in values]
        places = [_about(model, each) if each else None for each in values]
        self._learn({place for place in places if place is not None})
        return [self._known.get(place) if place else None for place in places]

    def _among(self, term: int | None) -> int | None:
        return term if term in self._closed else None

    def _learn(self, places: set[Place]) -> None:
        """Reads to which closed term the records at some places belong, those that go on to none.

        A new record that others in the action point at is read nowhere: it belongs to none yet.
        """
        kinds: dict[str, list[int]] = {}
        for kind, key in places - self._known.keys():
            kinds.setdefault(kind, []).append(key)
        for kind, keys in kinds.items():
            model = self._registry.model(kind)
            stored = self._stored(model, keys) if _may_belong(model) else {}
            terms = self.terms_of(model, list(stored.values()))
            self._known.update(dict.fromkeys(((kind, key) for key in keys), None))
            for (key, values), term in zip(stored.items(), terms, strict=True):
                self._known[kind, key] = None if _goes_on(model, values) else term

    def _stored(self, model: type[Record], keys: Sequence[int]) -> dict[int, dict[str, Any]]:
        found = values_by_key(self._desk.office, model, keys) if keys else {}
        return {key: values for key, (_, values) in found.items()}


def _goes_on(model: type[Record], values: dict[str, Any]) -> bool:
    return model.AFTER_TERM is not None and model.AFTER_TERM.holds(values)


def _may_belong(model: type[Record]) -> bool:
    """Whether records of a kind may belong to a term at all; what a term itself owns does not."""
    owner = model.owner()
    if owner is not None and Term.KEY in owner.kinds:
        return False
    return bool(model.IN_TERM or model.TERM_OF or model.ATTACHED_TO or owner)


def _about(model: type[Record], values: dict[str, Any]) -> Place | None:
    """Key and id of the record whose term is its own, if there is one."""
    if model.TERM_OF:
        link = model.field(model.TERM_OF)
        assert isinstance(link, Link | AnyLink)  # what TERM_OF names
        value = values.get(model.TERM_OF)
        return link.place_of(value) if value else None
    return model.owned_by(values)
