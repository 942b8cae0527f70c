"""What the engines need from the brand projects."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop_app.services.subjects import Subject


def _workbench() -> Sequence[Any]:
    from desktop_app.services.brands.workbench import WORKBENCH

    return WORKBENCH


BRANDS = Subject(
    name="brands",
    records=("brand", "brand_milestone", "brand_media", "brand_award"),
    workbench=_workbench,
    window="desktop_app.ui.brands.rules",
)
