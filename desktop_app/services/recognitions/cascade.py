"""A recognition of a brand belongs to the brand's committee, unless another one is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.records.brand import Brand
from desktop_app.records.recognition import Recognition
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.subjects import Before, CascadeRule
from desktop_app.storage.query import lists


def _fill_committee(desk: Desk, put: Sequence[Record], before: Before) -> list[Record]:
    """Fills in the committee of those that are new or were given another brand."""
    linked = [
        each for each in put
        if isinstance(each, Recognition) and each.values.get("brand")
        and not each.values.get("committee")
        and each.values["brand"] != before.get(each.key, {}).get("brand")
    ]  # fmt: skip
    new = {each.key: each.values.get("committee") for each in put if isinstance(each, Brand)}
    keys = sorted({each.values["brand"] for each in linked} - new.keys())
    stored = {row[0]: row[2] for row in lists.rows(desk.office, Brand, keys, ("committee",))}
    for each in linked:
        each.values["committee"] = {**stored, **new}.get(each.values["brand"])
    return []


RULES = (CascadeRule(Recognition.KEY, _fill_committee, on_import=True, whole=True),)
