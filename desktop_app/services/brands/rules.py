"""What the engines need from the brand projects."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from desktop_app.services.subjects import NamedPart, Subject

if TYPE_CHECKING:
    from desktop_app.services.statistics.declared import Statistics


def _statistics() -> Statistics:
    from desktop_app.services.brands.statistics import STATISTICS

    return STATISTICS


def _workbench() -> Sequence[Any]:
    from desktop_app.services.brands.workbench import WORKBENCH

    return WORKBENCH


BRANDS = Subject(
    name="brands",
    records=("brand", "brand_milestone", "brand_media", "brand_award"),
    statistics=(NamedPart("brand", "品牌项目", _statistics, "brand", place=9),),
    workbench=_workbench,
    window="desktop_app.ui.brands.rules",
)
