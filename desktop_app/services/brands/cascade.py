"""Cascade of brands: a change of the stage has its day, and becomes a milestone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from desktop_app.records.brand import ARROW, STAGE_EVENT, Brand, BrandMilestone
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.subjects import Before, CascadeRule


def _stage_milestones(desk: Desk, put: Sequence[Record], before: Before) -> Iterable[Record]:
    """The milestone of each brand that goes from one stage to another."""
    for each in put:
        old = before.get(each.key) if each.has_key else None
        if isinstance(each, Brand) and old is not None and old["stage"] != each.values["stage"]:
            yield from _milestone(desk, each, old)


def _milestone(desk: Desk, brand: Brand, old: Mapping[str, Any]) -> Iterator[Record]:
    values, stage = brand.values, Brand.field("stage")
    said = ("stage_on", "stage_note")
    if all(values[name] == old[name] for name in said):
        values["stage_on"] = values["stage_note"] = None  # they were said of the stage before
    values["stage_on"] = values["stage_on"] or desk.today.isoformat()
    shared = lookup(desk)
    before, after = (stage.show(each, shared) or "未填" for each in (old["stage"], values["stage"]))
    event = f"{STAGE_EVENT}{before}{ARROW}{after}"
    told = {"day": values["stage_on"], "event": event, "note": values["stage_note"]}
    yield BrandMilestone.of({"brand": brand.key, **told})


RULES = (CascadeRule(Brand.KEY, _stage_milestones),)
