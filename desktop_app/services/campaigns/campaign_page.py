"""The page of a campaign: what its head and its tabs say, read once for each showing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from desktop_app.records.campaign import (
    Campaign,
    CampaignIndicator,
    CampaignMeasure,
    CampaignSurvey,
)
from desktop_app.records.campaign_period import period_words
from desktop_app.records.record import Record
from desktop_app.services.campaigns.figure_sheet import present_period
from desktop_app.services.campaigns.indicators import indicators_of
from desktop_app.services.campaigns.reading_figures import has_figures
from desktop_app.services.desk import Desk
from desktop_app.services.registers.children import owned_by
from desktop_app.storage.query import lists


class CampaignReading(NamedTuple):
    """How many of each kind of child it has; the period to be reported, whether it has figures.

    `children` are the ids of its children by their kind.
    """

    indicators: int
    measures: int
    surveys: int
    period: str
    reported: bool
    definitions: tuple[str, ...]
    children: tuple[tuple[str, int], ...]

    @property
    def period_words(self) -> str:
        """The period to be reported in words."""
        return period_words(self.period)


def reading(desk: Desk, key: int, values: Mapping[str, Any]) -> CampaignReading:
    """What the page of a campaign says besides its values."""
    kinds: tuple[type[Record], ...] = (CampaignIndicator, CampaignMeasure, CampaignSurvey)
    found = [_ids(desk, each, key) for each in kinds]
    period = present_period(desk, values)
    children = tuple(
        (kind.KEY, each) for kind, ids in zip(kinds, found, strict=True) for each in ids
    )
    indicators, measures, surveys = map(len, found)
    return CampaignReading(
        indicators, measures, surveys, period, has_figures(desk, key, period),
        indicators_of(desk, key).faults, children,
    )  # fmt: skip


def _ids(desk: Desk, model: type[Record], key: int) -> list[int]:
    where = owned_by(model, [(Campaign.KEY, key)])
    return list(lists.find(desk.office, model, lists.Query(where=where)))
