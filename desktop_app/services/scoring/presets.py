"""Preset rules to start from, and last year's rules as a draft of another year."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from desktop_app import paths
from desktop_app.errors import UserError
from desktop_app.records.fact_kinds import stored_kinds
from desktop_app.records.points import HUNDREDTHS
from desktop_app.records.record import Record
from desktop_app.records.score_rules import GradeBand, ScoreCategory, ScoreRule, ScoreRuleSet
from desktop_app.services.cascading import Cascading
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.scoring.rule_set import DRAFT, EACH, GROUP, MEMBER, MONTHS
from desktop_app.storage.log.keys import new_keys
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query
from desktop_app.storage.query.records_by_key import values_by_key

NOTICE = "参考公开办法，须经本会主席会议审定后使用"
KEYS = ("neutral", "tongcheng", "jinan", "xuanwei", "blank")
"""The names of the files under resources/scores, in the order in which they are offered."""
CHILDREN: tuple[type[Record], ...] = (ScoreCategory, ScoreRule, GradeBand)
_POINTS = frozenset(
    ("start", "cap", "lowest", "highest", "points", "joint_points", "low", "below")
)  # fmt: skip
_AGREED = ("approved_by", "approved_on", "document", "locked_on", "locked_by")
"""What belongs to one year alone."""
Values = dict[str, Any]


class Preset(NamedTuple):
    """Preset rules: stored values of the set, and of its parts by the record they are of."""

    key: str
    name: str
    about: str
    source: str
    values: Mapping[str, Any]
    parts: Mapping[type[Record], tuple[Mapping[str, Any], ...]]


@cache
def presets() -> tuple[Preset, ...]:
    """The presets in the order in which they are offered."""
    return tuple(map(preset, KEYS))


@cache
def preset(key: str) -> Preset:
    """One preset by the name of its file."""
    said = tomllib.loads(paths.resource(f"scores/{key}.toml").read_text("utf-8"))
    values = {"name": said["name"], "preset": said["name"], "start": 0, "cap": None,
              "late_joiners": MONTHS, "no_repeat": 1,
              "remark": f"{NOTICE}（{said['source']}）"}  # fmt: skip
    values |= _stored({name: said[name] for name in ("start", "cap") if name in said})
    parts = {
        ScoreCategory: _all(said.get("category", ()), {"lowest": 0}),
        ScoreRule: _all(said.get("item", ()), {"mode": EACH}),
        GradeBand: _all(said.get("band", ()), {"passing": 1}),
    }
    return Preset(key, said["name"], said["about"], said["source"], values, parts)


def start_from_preset(desk: Desk, key: str, year: int, subject: str = MEMBER) -> Changed:
    """Write a preset as a draft of a year; the first of the returned keys is that of the set."""
    found = preset(key)
    whom = "组" if subject == GROUP else ""
    name = free_name(desk, f"{year}年{whom}履职积分规则（{found.name}）", year)
    values = {**found.values, "name": name, "year": year, "subject": subject}
    return _write(desk, values, found.parts, f"新建积分规则草稿：{name}")


def copy_from_year(desk: Desk, key: int, year: int) -> Changed:
    """Write the rules of a set as a draft of another year, or of the same as another attempt.

    What the meeting of the old year approved stays there. `UserError` when the set is gone.
    """
    stored = values_by_key(desk.office, ScoreRuleSet, [key]).get(key)
    if stored is None:
        raise UserError("这套积分规则已被删除，可以在“设置”的回收站里找回。")
    old = stored[1]
    name = free_name(desk, str(old["name"]).replace(str(old["year"]), str(year)), year)
    values = {each.name: old[each.name] for each in ScoreRuleSet.declared()}
    values |= dict.fromkeys(_AGREED)
    values |= {"name": name, "year": year, "preset": f"{old['year']}年“{old['name']}”"}
    parts = {model: _copied(desk, model, key) for model in CHILDREN}
    return _write(desk, values, parts, f"复制积分规则为草稿：{name}")


def free_name(desk: Desk, wanted: str, year: int) -> str:
    """The name, with a number behind it where another set of the year has it already."""
    keys = list(
        lists.find(desk.office, ScoreRuleSet, Query(where=(Filter("year", "in", (year,)),)))
    )
    taken = {each[1]["name"] for each in values_by_key(desk.office, ScoreRuleSet, keys).values()}
    names = [wanted, *(f"{wanted}{number}" for number in range(2, len(taken) + 3))]
    return next(each for each in names if each not in taken)


def _write(
    desk: Desk,
    values: Mapping[str, Any],
    parts: Mapping[type[Record], Iterable[Mapping[str, Any]]],
    action: str,
) -> Changed:
    owner = new_keys(1)[0]
    put: list[Record] = [ScoreRuleSet.of({**values, "state": DRAFT}, owner)]
    for model, rows in parts.items():
        put += (model.of({**each, "rule_set": owner}) for each in rows)
    return desk.write(put, action=action, cascading=Cascading.SAVED)


def _copied(desk: Desk, model: type[Record], key: int) -> tuple[Values, ...]:
    keys = list(lists.find(desk.office, model, Query(where=(Filter("rule_set", "in", (key,)),))))
    found = values_by_key(desk.office, model, keys)
    names = [each.name for each in model.declared()]
    return tuple({name: found[each][1][name] for name in names} for each in keys if each in found)


def _all(said: Iterable[Mapping[str, Any]], usual: Values) -> tuple[Values, ...]:
    return tuple(
        {"position": place * 10, **usual, **_stored(each)} for place, each in enumerate(said, 1)
    )


def _stored(said: Mapping[str, Any]) -> Values:
    """Values as they are stored: points in hundredths, several codes as one text."""
    found: Values = {}
    for name, value in said.items():
        if name == "kinds":
            found[name] = stored_kinds(said["fact"], value)
        elif name in _POINTS:
            found[name] = round(value * HUNDREDTHS)
        elif isinstance(value, list):
            found[name] = " ".join(value)
        else:
            found[name] = int(value) if isinstance(value, bool) else value
    return found
