"""Press about a brand or an activity belongs to its committee, unless another one is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.records.activity import Activity
from desktop_app.records.brand import Brand
from desktop_app.records.press import Press
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.subjects import Before, CascadeRule
from desktop_app.storage.query import lists

_ABOUT: tuple[tuple[str, type[Record]], ...] = (("brand", Brand), ("activity", Activity))
"""The links that give a committee, the surest first."""


def _fill_committee(desk: Desk, put: Sequence[Record], before: Before) -> list[Record]:
    """Fills in the committee of new press, and of press that was given another subject."""
    own = [each for each in put if isinstance(each, Press) and not each.values.get("committee")]
    for name, model in _ABOUT:
        linked = {
            each.key: each.values[name] for each in own
            if each.values.get(name) and not each.values.get("committee")
            and each.values[name] != before.get(each.key, {}).get(name)
        }  # fmt: skip
        if not linked:
            continue
        new = {each.key: each.values.get("committee") for each in put if type(each) is model}
        stored = lists.rows(desk.office, model, sorted({*linked.values()}), ("committee",))
        committees = {**{row[0]: row[2] for row in stored}, **new}
        for each in own:
            if each.key in linked:
                each.values["committee"] = committees.get(linked[each.key])
    return []


RULES = (CascadeRule(Press.KEY, _fill_committee, on_import=True, whole=True),)
