"""Cascade of brands: a change of the stage has its day, and becomes a milestone.

A step that says day and note itself brings its milestone; see `stage_steps`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from desktop_app.records.brand import ARROW, STAGE_EVENT, Brand, BrandMilestone
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.subjects import Before, CascadeRule


def _stage_milestones(desk: Desk, put: Sequence[Record], before: Before) -> Iterable[Record]:
    """The milestone of each brand that goes from one stage to another without one."""
    said = {
        each.values["brand"] for each in put
        if isinstance(each, BrandMilestone) and not each.values["version"]
        and each.values["event"].startswith(STAGE_EVENT)
    }  # fmt: skip
    for each in put:
        old = before.get(each.key) if each.has_key and each.key not in said else None
        if isinstance(each, Brand) and old is not None and old["stage"] != each.values["stage"]:
            yield from _milestone(desk, each, old)


def _milestone(desk: Desk, brand: Brand, old: Mapping[str, Any]) -> Iterator[Record]:
    values = brand.values
    said = ("stage_on", "stage_note")
    if all(values[name] == old[name] for name in said):
        values["stage_on"] = values["stage_note"] = None  # they were said of the stage before
    values["stage_on"] = values["stage_on"] or desk.today.isoformat()
    yield stage_milestone(
        desk, brand.key, (old["stage"], values["stage"]), values["stage_on"], values["stage_note"]
    )


def stage_milestone(
    desk: Desk, brand: int, stages: tuple[str | None, str], day: str, note: str | None
) -> Record:
    """The milestone that a brand went from one stage to another."""
    stage, shared = Brand.field("stage"), lookup(desk)
    before, after = (stage.show(each, shared) or "未填" for each in stages)
    event = f"{STAGE_EVENT}{before}{ARROW}{after}"
    return BrandMilestone.of({"brand": brand, "day": day, "event": event, "note": note})


RULES = (CascadeRule(Brand.KEY, _stage_milestones, whole=True),)
