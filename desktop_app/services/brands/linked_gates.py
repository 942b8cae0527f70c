"""Gates of the stages of a brand that look at other records: milestones and what it counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.errors import Problem
from desktop_app.records.brand import STAGE_EVENT, Brand, BrandMilestone
from desktop_app.services.brands.counted_records import COUNTED
from desktop_app.services.desk import Desk
from desktop_app.services.subjects import LinkedGate
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

NO_MILESTONE = "还没有里程碑（改阶段时自动记的不算），请先在表单里登记至少一条"
NOTHING_COUNTED = "还没有计入的活动、协商、提案、案例或宣传稿件，请先在它们的列表里点“计入品牌…”"


def _supported(desk: Desk, key: int, _values: Mapping[str, Any]) -> Problem | None:
    """It has a milestone and something that counts for it; of a new brand nothing is asked."""
    own = (Filter("brand", "in", (key,)),)
    if not key:
        return None
    if not _has_milestone(desk, own):
        return Problem("stage", Brand.stage.label, NO_MILESTONE)
    if not any(lists.count(desk.office, model, own) for model in COUNTED):
        return Problem("stage", Brand.stage.label, NOTHING_COUNTED)
    return None


def _has_milestone(desk: Desk, own: tuple[Filter, ...]) -> bool:
    """Whether there is one besides those of the changes of its stage."""
    keys = lists.find(desk.office, BrandMilestone, Query(where=own))
    rows = lists.rows(desk.office, BrandMilestone, keys, ("event",))
    return any(not str(event).startswith(STAGE_EVENT) for _, _, event in rows)


GATES: Mapping[tuple[str, str], LinkedGate] = {
    (Brand.KEY, "build"): _supported,
    (Brand.KEY, "mature"): _supported,
}
