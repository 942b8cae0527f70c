"""What was asked on the command line, turned into fields, filters and ids."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from desktop_app.commands.context import WrongUsage
from desktop_app.errors import UserError, Wrong
from desktop_app.records.field_types import Codes, Day
from desktop_app.records.links import Links
from desktop_app.records.nesting import inner_models
from desktop_app.records.record import Field, Record
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.imports import ProposedImport, column_letter
from desktop_app.services.imports.import_cells import Take, inner_fields, inner_headings
from desktop_app.services.lookup.cache import full_titles, lookup
from desktop_app.storage.query.lists import Filter, Query

ORDERS = ("strokes", "pinyin")
_LETTERS = re.compile(r"[A-Za-z]{1,3}")


def split_pair(text: str) -> tuple[str, str]:
    """Both sides of FIELD=VALUE."""
    left, sign, right = text.partition("=")
    if not sign or not left.strip():
        raise WrongUsage(f"“{text}”要写成 名称=内容")
    return left.strip(), right.strip()


def field_asked(model: type[Record], text: str) -> Field:
    """The field that a name, a label or another of its titles means."""
    for each in model.declared():
        if text in (each.name, each.label, *each.also):
            return each
    fields = "、".join(f"{each.name} {each.label}" for each in model.declared())
    raise WrongUsage(f"{model.TITLE}没有“{text}”这个字段，可用的有：{fields}")


def query_asked(
    desk: Desk, model: type[Record], where: Sequence[str], search: str, sort: str
) -> Query:
    """The query of `--search`, `--where` and `--sort`; `WrongUsage` for an unknown field."""
    order = sort if sort in (*ORDERS, "") else _listed(model, sort).name
    if order and isinstance(field_asked(model, order) if order not in ORDERS else None, Links):
        raise WrongUsage(f"不能按“{sort}”排序")
    conditions: list[Filter] = []
    for each in where:
        name, value = split_pair(each)
        conditions += _filters(desk, model, _listed(model, name), value)
    return Query(search, tuple(conditions), order)


def _listed(model: type[Record], text: str) -> Field:
    """The field of that name, where rows may be sorted and chosen by it."""
    field = field_asked(model, text)
    if field.internal:
        raise WrongUsage(f"“{field.label}”不外传，不能用来筛选和排序")
    return field


def _filters(desk: Desk, model: type[Record], field: Field, text: str) -> list[Filter]:
    """The conditions of one FIELD=VALUE; an empty value means that nothing is filled in."""
    shared = lookup(desk)
    linked = getattr(field, "linked", None)
    if linked is not None:
        shared = shared.with_titles(linked.KEY, full_titles(desk, linked))
    try:
        value = field.read(text, shared)
    except Wrong as wrong:
        raise UserError(f"{wrong.reason}。") from wrong
    if isinstance(field, Links):
        return [Filter(field.name, "has", value)]
    if value and isinstance(field, Day):
        return [Filter(field.name, "from", (value,)), Filter(field.name, "to", (f"{value}~",))]
    if isinstance(value, str) and isinstance(field, Codes):
        return [Filter(field.name, "in", _stored_with(desk, model, field.name, set(value.split())))]
    return [Filter(field.name, "in", (value,))]


def _stored_with(desk: Desk, model: type[Record], name: str, wanted: set[str]) -> tuple[str, ...]:
    """The stored values of a field of several codes that hold all the wanted ones."""
    keys = registers.find(desk, model, Query())
    stored = {row[2] for row in registers.rows(desk, model, keys, (name,)) if row[2]}
    return tuple(sorted(value for value in stored if wanted <= set(value.split())))


def mapping_asked(
    model: type[Record], proposal: ProposedImport, pairs: Sequence[str]
) -> Mapping[int, str]:
    """The proposed mapping, changed by `--mapping A=字段`; an empty field leaves a column out."""
    mapping = dict(proposal.mapping)
    titles = proposal.header.titles
    for pair in pairs:
        left, right = split_pair(pair)
        column = _column(left, titles)
        mapping.pop(column, None)
        if right:
            inner = (each.key for each in inner_headings(model) if right in (each.key, each.label))
            name = next(inner, "") or field_asked(model, right).name
            mapping = {n: each for n, each in mapping.items() if each != name} | {column: name}
    return mapping


def emptied_asked(model: type[Record], texts: Sequence[str]) -> frozenset[str]:
    """The fields that `--leave-empty` names, also those of records in cells of a line."""
    found = set()
    for text in texts:
        inner = (
            name
            for name, field in inner_fields(model).items()
            if text in (field.name, field.label, *field.also)
        )
        known = any(text in (each.name, each.label, *each.also) for each in model.declared())
        name = "" if known else next(inner, "")
        found.add(name or field_asked(model, text).name)
    return frozenset(found)


def takes_asked(model: type[Record], pairs: Sequence[str]) -> dict[tuple[int, str], Take]:
    """What `--cells 意见建议=整段一条` does with the cells of every line, by kind of record."""
    found = {}
    for pair in pairs:
        left, right = split_pair(pair)
        kinds = {text: each.KEY for each in inner_models(model) for text in (each.KEY, each.TITLE)}
        if left not in kinds:
            raise WrongUsage(f"{model.TITLE}的一行里没有“{left}”")
        if right not in {each.value for each in Take}:
            raise WrongUsage(f"“{right}”请写成{'、'.join(Take)}之一")
        found[0, kinds[left]] = Take(right)
    return found


def _column(text: str, titles: Sequence[str]) -> int:
    """The column of a title or of letters, counted from 0."""
    if text in titles:
        return list(titles).index(text)
    letters = [column_letter(number) for number in range(len(titles))]
    if _LETTERS.fullmatch(text) and text.upper() in letters:
        return letters.index(text.upper())
    raise WrongUsage(f"表里没有“{text}”这一列")
