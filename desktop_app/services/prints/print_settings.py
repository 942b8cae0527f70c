"""The office's part of a print: its name, the day, the orders of codes and of titles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache, partial
from typing import NamedTuple

from desktop_app.chinese.dates import show_chinese_day
from desktop_app.documents.printables import Foot
from desktop_app.documents.prints import Print, Setting
from desktop_app.records.lookup import Lookup
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import made_once
from desktop_app.services.lookup.lazy_parts import linked_models
from desktop_app.services.lookup.viewed_term import looks_back, viewed_term
from desktop_app.services.outward import lookup, rows
from desktop_app.storage.log.position import last_hash
from desktop_app.storage.query import lists

SHORT = "short_name"
VERSION_DIGITS = 8


def setting_of(desk: Desk, wanted: Print, shared: Lookup) -> Setting:
    """The office's part of a print: its name, the day, the orders of codes and titles."""
    office = str(shared.office.get("print_title") or shared.office.get("name") or "")
    day = show_chinese_day(desk.today.isoformat())
    version = last_hash(desk.office).hex()[:VERSION_DIGITS]
    custom = str(shared.office.get("name_order") or "cppcc")
    order = {"cppcc": "按姓氏笔画为序", "npc": "按姓名笔画为序"}
    # half the time of a form of one record, where they are not kept
    labels = made_once(desk, "labels of prints", partial(_labels, desk))
    shorts = made_once(desk, "short names of prints", partial(_short_names, desk))
    return Setting(
        foot=Foot(office, wanted.title, day, day, desk.clerk, version),
        office=office,
        term=_other_term(desk),
        name_order=order.get(custom, order["cppcc"]),
        orders=labels.ordered | _titles(shared),
        today=desk.today.isoformat(),
        shorts=shorts,
        offered=labels.offered,
        codes=labels.by_code,
    )


def closed_on(setting: Setting, closing: str) -> Setting:
    """The same with another 统计截止日期 below each page, as printed."""
    return replace(setting, foot=replace(setting.foot, closing=closing))


def _other_term(desk: Desk) -> str:
    """The name of the term that is looked at, where that is not the present one."""
    return lookup(desk).titles["term"].title(viewed_term(desk) or 0) if looks_back(desk) else ""


@cache
def has_short_names(model: type[Record]) -> bool:
    """Whether records of a register have a short name besides the full one."""
    return any(each.name == SHORT for each in model.declared())


def _short_names(desk: Desk) -> dict[str, str]:
    """The short names of what other records link to, by the full ones."""
    found = {}
    for model in linked_models(desk.office.records):
        if has_short_names(model):
            keys = lists.find(desk.office, model, lists.Query())
            named = rows(desk, model, keys, (model.NAME, SHORT))
            found.update({row[2]: row[3] for row in named if row[3]})
    return found


class _Labels(NamedTuple):
    """The labels of code lists: by their codes, those offered, and all in the office's order."""

    by_code: dict[str, Mapping[str, str]]
    offered: dict[str, list[str]]
    ordered: dict[str, list[str]]


def _labels(desk: Desk) -> _Labels:
    codes = lookup(desk).codes
    by_code = {key: each.labels for key, each in codes.items()}
    offered = {key: [x.label for x in each.offered()] for key, each in codes.items()}
    return _Labels(by_code, offered, {key: list(x.values()) for key, x in by_code.items()})


def _titles(shared: Lookup) -> dict[str, list[str]]:
    """The titles of linked records in the office's own order."""
    return {key: [title for _, title in each.items()] for key, each in shared.titles.items()}
