"""Which fields of which records an answer depends on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop_app.records.outward import deciding_fields
from desktop_app.records.record import DERIVED, Record
from desktop_app.storage.query.conditions import NESTED, Filter
from desktop_app.storage.query.two_days import OF_TWO_DAYS, other_day

AskedFields = dict[str, frozenset[str]]
"""By the key of a record the names of its fields."""


def fields_asked(
    model: type[Record],
    where: Iterable[Filter],
    models: Sequence[type[Record]],
    paths: Iterable[str] = (),
) -> AskedFields:
    """The fields that decide which records fulfil some filters, and those that paths go through.

    A change that the log writes as one of other fields leaves the answer as it is. That records
    come or go is no change of a field, and they keep their owner office.
    """
    found: dict[str, set[str]] = {model.KEY: set()}
    for path in paths:
        _add_path(found, model, path)
    _add(found, model, where, models)
    return {key: frozenset(names) for key, names in found.items()}


def _add(
    found: dict[str, set[str]],
    model: type[Record],
    where: Iterable[Filter],
    models: Sequence[type[Record]],
) -> None:
    for each in where:
        if each.how == "either":
            for group in each.values:
                _add(found, model, group, models)
        elif each.how in NESTED:
            key, _, link = each.field.partition(".")
            other = next(one for one in models if key == one.KEY)
            _add_path(found, other, link)
            _add(found, other, each.values, models)
        else:
            _add_path(found, model, each.field)
            if each.how in OF_TWO_DAYS:
                _add_path(found, model, other_day(each.field, each.values[0]))


def _add_path(found: dict[str, set[str]], model: type[Record], path: str) -> None:
    head, _, rest = path.partition(".")
    names = {each.name for each in model.declared()} if head in DERIVED else {head}
    names |= {each.source for each in model.narrow_links() if each.name == head}
    found.setdefault(model.KEY, set()).update(names)
    for record, tick in deciding_fields(model):  # its words are held back by these
        found.setdefault(record.KEY, set()).add(tick)
    if rest:
        _add_path(found, model.field(head).linked, rest)  # type: ignore[union-attr]
