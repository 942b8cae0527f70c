"""Every action keeps what follows from the figures: differences of totals, and their number.

A figure of a removed indicator is removed with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from desktop_app.records.campaign import Campaign, CampaignIndicator, CampaignValue
from desktop_app.records.campaign_period import last_day
from desktop_app.records.record import Record
from desktop_app.services.campaigns.indicators import TOTAL, Indicator, Indicators, indicators_of
from desktop_app.services.campaigns.sums import ALL, gap_of
from desktop_app.services.desk import Desk
from desktop_app.services.registers.children import records
from desktop_app.services.registers.linking import linking
from desktop_app.services.subjects import Agreed, AgreementRule
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter

_FIELDS = ("indicator", "period", "place", "figure", "gap")
Group = tuple[str, str]
"""A period and a place: what is checked together."""


def follow_figures(
    desk: Desk, put: Sequence[Record], remove: Sequence[Record], all_said: bool
) -> Agreed:
    """Gaps of the periods and places that an action touches, and the counts of their campaigns."""
    if all_said:
        return Agreed()
    gone = {(type(each), each.key) for each in remove}
    more = _left_behind(desk, remove, gone)
    removed = [*remove, *more]
    gone |= {(type(each), each.key) for each in more}
    changed: list[Record] = []
    for campaign in _campaigns(put, removed):
        if (Campaign, campaign) not in gone:
            changed += _follow(desk, campaign, put, removed)
    return Agreed(changed, more)


def _left_behind(desk: Desk, remove: Sequence[Record], gone: set[Any]) -> list[Record]:
    """The figures of indicators that are removed without them."""
    keys = [each.key for each in remove if isinstance(each, CampaignIndicator)]
    found = linking(desk, CampaignValue, "indicator", keys)
    return [each for each in found if (CampaignValue, each.key) not in gone]


def _campaigns(put: Iterable[Record], remove: Iterable[Record]) -> list[int]:
    kinds = (CampaignValue, CampaignIndicator)
    own = (each.values["campaign"] for each in (*put, *remove) if isinstance(each, kinds))
    return list(dict.fromkeys(own))


def _follow(
    desk: Desk, campaign: int, put: Sequence[Record], remove: Sequence[Record]
) -> list[Record]:
    """The records that change besides those of the action."""
    values = [x for x in put if isinstance(x, CampaignValue) and x.values["campaign"] == campaign]
    out = [x for x in remove if isinstance(x, CampaignValue) and x.values["campaign"] == campaign]
    for each in values:
        each.values["ends_on"] = last_day(each.values["period"])
    indicators = _indicators(desk, campaign, put, remove)
    anew = any(
        isinstance(x, CampaignIndicator) and x.values["campaign"] == campaign
        for x in (*put, *remove)
    )
    groups = None if anew else {_group(each.values) for each in (*values, *out)}
    rows = _stored(desk, campaign, groups)
    before = sum(row["gap"] is not None for row in rows.values())
    for each in out:
        rows.pop(each.key, None)
    new = dict[int, Record]()
    for each in values:
        rows[each.key], new[each.key] = each.values, each
    gaps = _gaps(indicators, rows)
    wanted = [key for key, gap in gaps.items() if key not in new and rows[key].get("gap") != gap]
    others = records(desk, CampaignValue, wanted)
    for record in others:
        record.values["gap"] = gaps[record.key]
    for place, record in new.items():
        record.values["gap"] = gaps.get(place)
    after = sum(gap is not None for gap in gaps.values())
    return [*others, *_count(desk, campaign, put, after - before)]


def _indicators(
    desk: Desk, campaign: int, put: Sequence[Record], remove: Sequence[Record]
) -> Indicators:
    """The indicators as they are after the action."""
    stored = {each.key: each for each in indicators_of(desk, campaign).every}
    for each in remove:
        if isinstance(each, CampaignIndicator):
            stored.pop(each.key, None)
    for each in put:
        if isinstance(each, CampaignIndicator) and each.values["campaign"] == campaign:
            stored[each.key] = Indicator.of(each.key, each.values)
    return Indicators(list(stored.values()))


def _stored(desk: Desk, campaign: int, groups: set[Group] | None) -> dict[int, dict[str, Any]]:
    """The stored figures of some periods and places, of all for None, by id."""
    where = [Filter("campaign", "in", (campaign,))]
    if groups is not None:
        where.append(Filter("period", "in", tuple({period for period, _ in groups})))
    keys = list(lists.ids_where(desk.office, CampaignValue, tuple(where)))
    rows = lists.rows(desk.office, CampaignValue, keys, _FIELDS)
    found = {row[0]: dict(zip(_FIELDS, row[2:], strict=True)) for row in rows}
    if groups is None:
        return found
    return {key: each for key, each in found.items() if _group(each) in groups}


def _gaps(indicators: Indicators, rows: Mapping[int, Mapping[str, Any]]) -> dict[int, int | None]:
    """By row of a figure how much a total differs from its parts, None where it does not."""
    figures: dict[Group, dict[tuple[int, str], int]] = {}
    for each in rows.values():
        figure = each.get("figure")
        at = each["indicator"], each.get("place") or ALL
        if figure is not None and indicators.takes(*at):
            figures.setdefault(_group(each), {})[at] = figure
    found: dict[int, int | None] = {}
    for key, each in rows.items():
        total = indicators.by_key.get(each["indicator"])
        gap, own = None, figures.get(_group(each))
        if own is not None and total is not None and total.kind == TOTAL:
            gap = gap_of(indicators, own, total, each.get("place") or ALL)
        found[key] = gap.difference if gap is not None else None
    return found


def _count(desk: Desk, campaign: int, put: Sequence[Record], more: int) -> list[Record]:
    """Sets how many totals of a campaign differ; the campaign where it is not in the action."""
    own = (each for each in put if isinstance(each, Campaign))
    within = next((each for each in own if each.key == campaign), None)
    found = [within] if within is not None else records(desk, Campaign, [campaign])
    if not found or not more:
        return []
    (record,) = found
    record.values["faults"] = max((record.values.get("faults") or 0) + more, 0) or None
    return [] if record is within else [record]


def _group(values: Mapping[str, Any]) -> Group:
    return values["period"], values.get("place") or ALL


RULES = (
    AgreementRule(
        frozenset((Campaign.KEY, CampaignIndicator.KEY, CampaignValue.KEY)),
        follow_figures,
        whole=True,
        anew=True,
    ),
)
