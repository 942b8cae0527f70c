"""Conditions in words: which field, how, which values, as chips and notes show them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from desktop_app.chinese.dates import earliest, latest, show_chinese_day
from desktop_app.records.any_link import AnyLink
from desktop_app.records.dated import DatedPath, dated_path
from desktop_app.records.field_types import Codes, Day
from desktop_app.records.links import Link, Links
from desktop_app.records.lookup import Lookup
from desktop_app.records.record import Field, Record
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Filter
from desktop_app.services.registers.column_values import kind_text
from desktop_app.services.statistics.periods import Period
from desktop_app.storage.query.dated_values import field_at, has_several

FEW = 2
EMPTY = "未填写"
Models = Sequence[type[Record]]


def condition_words(desk: Desk, model: type[Record], where: Sequence[Filter]) -> list[str]:
    """Each condition in a few words: 协商日期：2026年, 没有协商（…）."""
    shared = lookup(desk)
    return [_words(shared, model, each, desk.office.records) for each in where]


def _words(shared: Lookup, model: type[Record], each: Filter, models: Models) -> str:
    if each.how == "either":
        groups = (_together(shared, model, group, models) for group in each.values)
        return " 或 ".join(groups)
    key, _, rest = each.field.partition(".")
    if each.how in ("having", "lacking"):
        other = next(one for one in models if key == one.KEY)
        inside = _together(shared, other, each.values, models)
        word = "有" if each.how == "having" else "没有"
        return f"{word}{other.TITLE}" + (f"（{inside}）" if inside else "")
    if key == "id":
        titles = shared.titles[model.KEY]
        return f"{model.TITLE}：{_some([titles.title(value) for value in each.values])}"
    if dated := dated_path(each.field):
        told = _held_words(shared, model, each, dated, models)
        day = dated.day
        known = dated.is_written_out
        at = show_chinese_day(day) if known else f"{field_at(model, day, models).label}当天"
        return f"{told}（{at}）"
    field = model.field(key)
    if rest and isinstance(field, Link | Links):
        inner = _words(shared, field.linked, each._replace(field=rest), models)
        return inner if inner.startswith(field.label) else f"{field.label}的{inner}"
    if isinstance(field, AnyLink) and each.how == "in":
        return f"{field.label}：{_some([_kind_or(field, x, shared, models) for x in each.values])}"
    if each.how in _TWO_DAYS:
        return f"{field.label}{_TWO_DAYS[each.how]}{model.field(each.values[0]).label}"
    return _HOW[each.how](field, each.values, shared)


def _held_words(
    shared: Lookup, model: type[Record], each: Filter, dated: DatedPath, models: Models
) -> str:
    """What was held on a day, without the day."""
    if not has_several(model, each.field):
        return _words(shared, model, each._replace(field=dated.plain), models)
    told = _HOW[each.how](field_at(model, each.field, models), each.values, shared)
    owner = field_at(model, dated.link, models).label if dated.link else ""
    return f"{owner}的{told}" if owner else told


def _together(shared: Lookup, model: type[Record], where: Sequence[Filter], models: Models) -> str:
    return "，".join(_words(shared, model, each, models) for each in where)


def _shown(field: Field, value: Any, shared: Lookup) -> str:
    if value is None:
        return EMPTY
    if isinstance(field, Links):
        return field.show((value,), shared)
    return show_chinese_day(value) if isinstance(field, Day) else field.show(value, shared)


def _kind_or(field: Field, value: Any, shared: Lookup, models: Models) -> str:
    """A value, which may be every record of a kind."""
    return kind_text(value, models) or _shown(field, value, shared)


def _some(texts: Sequence[str]) -> str:
    """One or two texts, or the first and how many there are."""
    return "、".join(texts) if len(texts) <= FEW else f"{texts[0]}等 {len(texts)} 项"


def _named(field: Field, values: Sequence[Any], shared: Lookup) -> str:
    sign = "含" if isinstance(field, Codes) else "："
    return field.label + sign + _some([_shown(field, value, shared) for value in values])


def _bounded(day: str, number: str) -> Callable[[Field, Sequence[Any], Lookup], str]:
    """Words for a bound: one for days, one for numbers."""

    def words(field: Field, values: Sequence[Any], shared: Lookup) -> str:
        sign = day if isinstance(field, Day) else number
        return f"{field.label}{sign}{_shown(field, values[0], shared)}"

    return words


def _aged(_: Field, values: Sequence[Any], __: Lookup) -> str:
    low, high = values
    if low == high:
        return f"年龄 {low} 岁"
    if low is None or high is None:
        return f"年龄 {low} 岁以上" if high is None else f"年龄不超过 {high} 岁"
    return f"年龄 {low}—{high} 岁"


def _in_years(field: Field, values: Sequence[Any], _: Lookup) -> str:
    texts = [EMPTY if each is None else f"{each}年" for each in values]
    return f"{field.label}：{_some(texts)}"


def _or_entered(sign: str) -> Callable[[Field, Sequence[Any], Lookup], str]:
    return lambda field, values, shared: (
        f"{field.label}（{EMPTY}的按登记日期）{sign}{_shown(field, values[0], shared)}"
    )


_TWO_DAYS = {"no_later": "不晚于", "later": "晚于"}
_HOW: dict[str, Callable[[Field, Sequence[Any], Lookup], str]] = {
    "in": _named,
    "has": _named,
    "holds": _named,
    "years": _in_years,
    "aged": _aged,
    "filled": lambda field, _, __: f"已填{field.label}",
    "from": _bounded("不早于", "≥"),
    "to": _bounded("不晚于", "≤"),
    "after": _bounded("晚于", ">"),
    "before": _bounded("早于", "<"),
    "until": lambda field, values, shared: (
        f"{_bounded('不晚于', '≤')(field, values, shared)}或{EMPTY}"
    ),
    "known_by": _or_entered("不晚于"),
    "known_before": _or_entered("早于"),
    "during": lambda field, values, _: (
        f"{field.label}：{Period(earliest(values[0]), latest(values[1])).words}"
    ),
}
