"""Doubles: other records that a saved one would be taken for, by its unique and matching values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.errors import Problem
from desktop_app.records.outward import has_internal
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.storage.query import lists
from desktop_app.storage.query.conditions import STROKES
from desktop_app.storage.query.lists import Filter, Query


def duplicates_of(
    desk: Desk, model: type[Record], values: Mapping[str, Any], key: int | None
) -> list[Problem]:
    """A stopping problem for each unique value taken, a remark for each likely double."""
    found = []
    if model.SINGLE and key is None and lists.first(desk.office, model, Query(), 1):
        text = f"一个办公文件只有一个{model.TITLE}，请在“设置”里修改原有的"
        found.append(Problem(model.NAME, model.field(model.NAME).label, text))
    for group in model.UNIQUE:
        taken = _same(desk, model, group, values, key)
        if taken:
            filled = (name for name in reversed(group) if values.get(name) not in (None, ""))
            last = next(filled, group[-1])
            each = model.field(last)
            shown = each.show(values.get(last), lookup(desk))  # an owner's title, too
            text = f"{each.label}“{shown}”已经用在“{taken}”上，请核对"
            found.append(Problem(each.name, each.label, text))
    for group in model.MATCH_KEYS:
        taken = "" if group in model.UNIQUE else _same(desk, model, group, values, key)
        if taken:
            each = model.field(model.NAME)
            labels = "、".join(model.field(name).label for name in group)
            both = "都" if len(group) > 1 else ""
            text = f"已有{labels}{both}相同的{model.TITLE}“{taken}”，请核对是不是同一条"
            found.append(Problem(each.name, each.label, text, stops=False))
    return found


def _same(
    desk: Desk, model: type[Record], group: Sequence[str], values: Mapping[str, Any],
    key: int | None,
) -> str:  # fmt: skip
    """The title of another record with the same values in all these fields, if any."""
    if not model.EMPTY_COUNTS and any(values.get(name) in (None, "") for name in group):
        return ""
    where = [Filter(name, "in", (values.get(name),)) for name in group]
    named = {model.NAME: values.get(model.NAME)}
    is_ordered = model.LISTED and not has_internal(model)
    if is_ordered and model.NAME in group and model.title_of(named) == model.title_of(values):
        # what has the same name stands at the same place: one look into the index of names
        where.append(Filter(STROKES, "in", (model.derived(values, desk.office.scheme)[1],)))
    query = Query(where=tuple(where))
    others = [each for each in lists.first(desk.office, model, query, 2) if each != key]
    if not others:
        return ""
    fields = [each.name for each in model.declared()]
    row = lists.rows(desk.office, model, others[:1], fields)[0]
    return model.title_of(dict(zip(fields, row[2:], strict=True)))
