"""Cascade of campaigns: an indicator that is renamed keeps its parts and shares."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.records.campaign import Campaign, CampaignIndicator
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.registers.children import owned
from desktop_app.services.subjects import Before, CascadeRule

_NAMING = ("total", "base")
"""Fields that name another indicator of the campaign."""


def _follow_names(desk: Desk, put: Sequence[Record], before: Before) -> list[Record]:
    """The indicators that name a renamed one get its new name; others of the action in place."""
    own = {each.key: each for each in put if isinstance(each, CampaignIndicator)}
    taken = {(each.values["campaign"], each.values["name"]) for each in own.values()}
    renamed = {
        (each.values["campaign"], old): each.values["name"]
        for key, each in own.items()
        if (old := before.get(key, {}).get("name")) and (each.values["campaign"], old) not in taken
    }
    if not renamed:
        return []
    campaigns = dict.fromkeys(campaign for campaign, _ in renamed)
    stored = [x for key in campaigns for x in owned(desk, CampaignIndicator, [(Campaign.KEY, key)])]
    others = [each for each in stored if each.key not in own]
    for each in own.values():
        _rename(each, renamed)
    return [each for each in others if _rename(each, renamed)]


def _rename(each: Record, renamed: dict[tuple[int, str], str]) -> bool:
    """Writes the new names of what an indicator names; whether there was any."""
    found = {
        field: renamed[at]
        for field in _NAMING
        if (at := (each.values["campaign"], each.values.get(field) or "")) in renamed
    }
    each.values.update(found)
    return bool(found)


RULES = (CascadeRule(CampaignIndicator.KEY, _follow_names),)
