"""What the list of a year shows besides its tasks: the priorities that no task serves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop_app.documents.prints import Shown
from desktop_app.documents.prints.work_list import UNCOVERED
from desktop_app.services.desk import Desk
from desktop_app.services.work_items.uncovered import uncovered


def complete(desk: Desk, _keys: Sequence[int], shown: Sequence[Shown]) -> list[Shown]:
    """The tasks with the priorities of their year without a task, where all are of one year."""
    years = {each.values.get("year", "") for each in shown} - {""}
    if len(years) != 1:
        return list(shown)
    text = "、".join(name for _, name in uncovered(desk, int(years.pop())))
    return [replace(each, values={**each.values, UNCOVERED: text}) for each in shown]
