"""An office with a campaign, for the tests of the subject."""

from __future__ import annotations

from typing import Any

from desktop_app.records import Campaign, CampaignIndicator
from desktop_app.records.figure import SCALE
from desktop_app.services.campaigns.figure_sheet import FigureSheet, save, sheet
from desktop_app.services.desk import Changed, Desk
from tests.services.activities.activity_office import saved

PLACES = ("演示甲县", "演示乙县", "演示丙市")
INDICATORS: tuple[dict[str, object], ...] = (
    {"name": "新增市场主体", "unit": "户", "kind": "合计", "line": "助推新增市场主体"},
    {"name": "企业", "unit": "户", "kind": "分项", "total": "新增市场主体", "line": "企业"},
    {"name": "个体工商户", "unit": "户", "kind": "分项", "total": "新增市场主体",
     "line": "个体工商户"},
    {"name": "合作社", "unit": "户", "kind": "分项", "total": "新增市场主体", "line": "合作社"},
    {"name": "全州新增", "unit": "户", "kind": "基数", "whole": "是", "line": "全县新增"},
    {"name": "占全州新增", "unit": "%", "kind": "占比", "total": "新增市场主体",
     "base": "全州新增"},
)  # fmt: skip
SOURCE: dict[str, tuple[int, ...]] = {
    "新增市场主体": (2406, 1800, 600), "企业": (355, 200, 100), "个体工商户": (2021, 1586, 490),
    "合作社": (30, 14, 10),
}  # fmt: skip
"""Figures of three places that come to 4,806 = 655 + 4,097 + 54."""
WHOLE = 51_128


def campaign(desk: Desk, name: str = "市场主体倍增", **typed: object) -> int:
    """A campaign by quarters with the indicators of the source; its id."""
    usual: dict[str, object] = {
        "year": "2026", "places": "\n".join(PLACES), "step": "按季度", "since": "2026-01-01",
        "until": "2026-12-31", "state": "推进中",
    }  # fmt: skip
    key = saved(desk, Campaign, name=name, **{**usual, **typed})
    for position, each in enumerate(INDICATORS, 1):
        saved(desk, CampaignIndicator, campaign=key, position=position, **each)
    return key


def cells_of(
    of: FigureSheet, rows: dict[str, tuple[int, ...]] | None = None, whole: int | None = WHOLE
) -> dict[tuple[int, str], int | None]:
    """The figures of the source as cells of a sheet."""
    found: dict[tuple[int, str], int | None] = {}
    for name, figures in (rows or SOURCE).items():
        indicator = of.indicators.named(name)
        assert indicator is not None
        for place, figure in zip(PLACES, figures, strict=True):
            found[indicator.key, place] = figure * SCALE
    base = of.indicators.named("全州新增")
    if whole is not None and base is not None:
        found[base.key, ""] = whole * SCALE
    return found


def filled(desk: Desk, key: int, period: str = "2026Q3", **rows: tuple[int, ...]) -> Changed:
    """Save the figures of the source for a period, some rows of them replaced."""
    of = sheet(desk, key, period)
    of.put(cells_of(of, {**SOURCE, **rows}))
    return save(desk, of)


def values(desk: Desk, model: Any, key: int) -> dict[str, Any]:
    """The stored values of a record."""
    from desktop_app.services.registers.stored import stored

    return stored(desk, model, [key])[0].values
