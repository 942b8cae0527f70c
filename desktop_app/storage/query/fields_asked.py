"""Which fields of which records an answer depends on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop_app.records.dated import DatedPath, dated_path
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
        _add_path(found, model, path, models)
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
            _add_path(found, other, link, models)
            _add(found, other, each.values, models)
        else:
            _add_path(found, model, each.field, models)
            if each.how in OF_TWO_DAYS:
                _add_path(found, model, other_day(each.field, each.values[0]), models)


def _add_path(
    found: dict[str, set[str]], model: type[Record], path: str, models: Sequence[type[Record]]
) -> None:
    if dated := dated_path(path):
        _add_dated(found, model, dated, models)
        return
    head, _, rest = path.partition(".")
    names = {each.name for each in model.declared()} if head in DERIVED else {head}
    names |= {each.source for each in model.narrow_links() if each.name == head}
    found.setdefault(model.KEY, set()).update(names)
    for record, tick in deciding_fields(model):  # its words are held back by these
        found.setdefault(record.KEY, set()).add(tick)
    if rest:
        linked: type[Record] = model.field(head).linked  # type: ignore[union-attr]
        _add_path(found, linked, rest, models)


def _add_dated(
    found: dict[str, set[str]],
    model: type[Record],
    path: DatedPath,
    models: Sequence[type[Record]],
) -> None:
    for each in (path.plain, *path.own):
        _add_path(found, model, each, models)
    for link in filter(None, path.link.split(".")):
        model = model.field(link).linked  # type: ignore[union-attr]
    said = model.BY_DAY[path.field]
    rows = next(each for each in models if said.record == each.KEY)
    for name in (said.owner, said.field, said.since, said.until, *(x for x, _ in said.where)):
        _add_path(found, rows, name, models)
