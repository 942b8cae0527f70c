"""Conditions of a list as plain values for the profile, and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop_app.records.dated import dated_path
from desktop_app.records.links import Link, Links
from desktop_app.records.record import Record
from desktop_app.services.registers import Filter
from desktop_app.settings import Plain

OF_TWO_DAYS = ("no_later", "later")
ONE_FIELD = (
    "in", "has", "holds", "filled", "from", "to", "after", "during", "before", "until",
    "years", "aged",
    "known_by", "known_before", *OF_TWO_DAYS,
)  # fmt: skip
OF_OTHERS = ("having", "lacking")
EITHER = "either"
Models = Sequence[type[Record]]


def plain_filter(each: Filter) -> Plain:
    """A condition as [field, how, values], conditions inside it likewise."""
    if each.how in OF_OTHERS:
        values: list[Plain] = [plain_filter(one) for one in each.values]
    elif each.how == EITHER:
        values = [[plain_filter(one) for one in group] for group in each.values]
    else:
        values = list(each.values)
    return [each.field, each.how, values]


def read_filter(kept: Plain, model: type[Record], models: Models) -> Filter | None:
    """The condition that `plain_filter` wrote; None where it names what is gone by now."""
    if not (isinstance(kept, list) and len(kept) == 3 and isinstance(kept[2], list)):
        return None
    field, how, values = str(kept[0]), str(kept[1]), kept[2]
    if how == EITHER:
        groups = [_together(each, model, models) for each in values]
        return None if None in groups else Filter(field, how, tuple(groups))
    if how in OF_OTHERS:
        other = _other(field, models)
        inside = None if other is None else _together(values, other, models)
        return None if inside is None else Filter(field, how, inside)
    if how in OF_TWO_DAYS and not _known(_beside(field, values), "in", model):
        return None
    return Filter(field, how, tuple(values)) if _known(field, how, model) else None


def _beside(field: str, values: Sequence[Plain]) -> str:
    """The other of two fields that a condition compares."""
    head, dot, _ = field.rpartition(".")
    return f"{head}{dot}{values[0] if values else ''}"


def _together(kept: Plain, model: type[Record], models: Models) -> tuple[Filter, ...] | None:
    """Conditions that go together; None where one of them is lost, for the rest mean another."""
    if not isinstance(kept, list):
        return None
    found = [read_filter(each, model, models) for each in kept]
    return tuple(each for each in found if each is not None) if None not in found else None


def _other(field: str, models: Models) -> type[Record] | None:
    """The register whose link points here: `consultation.point`."""
    key, _, link = field.partition(".")
    other = next((each for each in models if key == each.KEY), None)
    names: list[Any] = [each.name for each in other.declared()] if other is not None else []
    return other if link in names else None


def _known(field: str, how: str, model: type[Record]) -> bool:
    if dated := dated_path(field):
        days = () if dated.is_written_out else (dated.day,)
        return all(_known(each, how, model) for each in (dated.plain, *days))
    head, _, rest = field.partition(".")
    fields = (*model.declared(), *model.narrow_links())
    found = next((each for each in fields if each.name == head), None)
    if rest:
        return isinstance(found, Link | Links) and _known(rest, how, found.linked)
    return how in ONE_FIELD and (field == "id" or (found is not None and not found.internal))
