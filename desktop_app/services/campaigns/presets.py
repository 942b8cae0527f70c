"""Preset campaigns to start from, and last year's campaign as this year's."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from desktop_app import paths
from desktop_app.errors import UserError
from desktop_app.records.campaign import Campaign, CampaignIndicator, CampaignMeasure
from desktop_app.records.record import Record
from desktop_app.services.campaigns.figure_sheet import GONE
from desktop_app.services.campaigns.indicators import PLAIN, SHARE, SUM, UP
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.registers.children import owned
from desktop_app.services.registers.stored import stored
from desktop_app.storage.log.keys import new_keys
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

KEYS = ("market", "double_help", "blank")
"""The names of the files under resources/campaigns, in the order in which they are offered."""
_OF_ONE_YEAR = ("result", "faults", "document")


class CampaignPreset(NamedTuple):
    """A campaign to start from: stored values of itself and of its indicators."""

    key: str
    name: str
    about: str
    values: Mapping[str, Any]
    indicators: Sequence[Mapping[str, Any]]


@cache
def campaign_presets() -> tuple[CampaignPreset, ...]:
    """The presets in the order in which they are offered."""
    return tuple(map(campaign_preset, KEYS))


@cache
def campaign_preset(key: str) -> CampaignPreset:
    """One preset by the name of its file."""
    said = tomllib.loads(paths.resource(f"campaigns/{key}.toml").read_text("utf-8"))
    values = {"step": said["step"], "aim": said.get("aim")}
    indicators = []
    for position, each in enumerate(said.get("indicator", ()), 1):
        kind = each.get("kind", PLAIN)
        usual = {"position": position, "kind": kind, "span": None if kind == SHARE else SUM,
                 "direction": UP}  # fmt: skip
        indicators.append({**usual, **each})
    return CampaignPreset(key, said["name"], said["about"], values, tuple(indicators))


def start_from_preset(desk: Desk, key: str, name: str, year: int, places: str = "") -> Changed:
    """Write a campaign of a year with the indicators of a preset; its id is the first key.

    `UserError` where there is one of this name and year.
    """
    found = campaign_preset(key)
    values = {**found.values, "places": places or None}
    return _write(desk, name, year, values, {CampaignIndicator: found.indicators},
                  f"新建专项行动：{name}")  # fmt: skip


def copy_to_year(desk: Desk, key: int, name: str, year: int) -> Changed:
    """Write a campaign of another year with the indicators and measures of one, without figures.

    Measures begin anew.
    """
    found = stored(desk, Campaign, [key])
    if not found:
        raise UserError(GONE)
    values = {**found[0].values, **dict.fromkeys(_OF_ONE_YEAR), "since": None, "until": None}
    fresh = {"state": "open", "progress": None, "due": None}
    parts = {
        CampaignIndicator: [dict(each.values) for each in _children(desk, CampaignIndicator, key)],
        CampaignMeasure: [
            {**each.values, **fresh} for each in _children(desk, CampaignMeasure, key)
        ],
    }
    action = f"复制专项行动：{found[0].values['name']}到 {year} 年"
    return _write(desk, name, year, values, parts, action)


def add_indicators(desk: Desk, key: int, preset: str) -> Changed:
    """Write the indicators of a preset into a campaign, those that it lacks, as one action.

    `UserError` where it has all of them.
    """
    found = campaign_preset(preset)
    own = _children(desk, CampaignIndicator, key)
    names = {each.values["name"] for each in own}
    last = max((each.values["position"] or 0 for each in own), default=0)
    put = [
        CampaignIndicator.of({**each, "campaign": key, "position": last + each["position"]})
        for each in found.indicators
        if each["name"] not in names
    ]
    if not put:
        raise UserError(f"“{found.name}”的指标都已经有了。")
    return desk.write(put, action=f"加入指标：{found.name}")


def _write(
    desk: Desk, name: str, year: int, values: Mapping[str, Any],
    parts: Mapping[type[Record], Sequence[Mapping[str, Any]]], action: str,
) -> Changed:  # fmt: skip
    name = name.strip()
    if not name:
        raise UserError("请填写行动名称。")
    where = (Filter("name", "in", (name,)), Filter("year", "in", (year,)))
    if lists.first(desk.office, Campaign, Query(where=where), 1):
        raise UserError(f"{year} 年已经有“{name}”，请换一个名称或年度。")
    (key,) = new_keys(1)
    own = {"state": "underway", **values, "name": name, "year": year}
    campaign = Campaign.of({x: own.get(x, ()) if x == "partners" else own.get(x) for x in _names()},
                           key)  # fmt: skip
    children = [
        model.of({**{x: y for x, y in each.items() if x not in ("id", "version")}, "campaign": key})
        for model, found in parts.items()
        for each in found
    ]
    return desk.write([campaign, *children], action=action)


def _names() -> list[str]:
    return [each.name for each in Campaign.declared()]


def _children(desk: Desk, model: type[Record], key: int) -> list[Record]:
    return owned(desk, model, [(Campaign.KEY, key)])
