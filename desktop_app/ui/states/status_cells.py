"""Status cells: cells of a list that show a light, a step's day or how late it is."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.timeline import lights
from desktop_app.services.timeline.lights import Light


class StatusCell(NamedTuple):
    """One cell: `title` of the step, text, colour and icon.

    `words` is the text of the tool tip, `card_text` the same without the title.
    """

    title: str
    text: str
    colour: str
    icon: str
    words: str
    card_text: str


ReadStatusCells: TypeAlias = Callable[[Sequence[int]], Mapping[int, Mapping[str, StatusCell]]]
"""Takes ids of rows; returns their status cells by id and field."""

TONES = {
    lights.DONE: ("good", "done"),
    lights.WAITING: ("warn", "clock"),
    lights.LATE: ("bad", "problem"),
    lights.NOT_YET: ("faint", "open"),
}


def status_cells_of(desk: Desk, model: type[Record]) -> ReadStatusCells | None:
    """The function that reads the status cells of a register, None where it has no lights."""
    read = next(
        (each.lights[model.KEY] for each in desk.subjects if model.KEY in each.lights), None
    )
    if read is None:
        return None
    lit: Callable[[Desk, Sequence[int]], Mapping[int, Sequence[Light]]] = read

    def cells(keys: Sequence[int]) -> dict[int, dict[str, StatusCell]]:
        today = desk.today
        return {
            key: {each.field: status_cell(each, today) for each in own}
            for key, own in lit(desk, keys).items()
        }

    return cells


def status_cell(light: Light, today: datetime.date) -> StatusCell:
    """One light as a cell: its day when done, else what is missing and how late it is."""
    colour, icon = TONES[light.state]
    card_text = light.words.removeprefix(f"{light.title}：")
    return StatusCell(light.title, _text(light, today), colour, icon, light.words, card_text)


def _text(light: Light, today: datetime.date) -> str:
    if light.state == lights.DONE:
        return light.day
    if light.state == lights.LATE:
        late = (today - datetime.date.fromisoformat(light.due)).days
        return f"逾期 {late} 天"
    if light.day:
        return "缺文件"
    return f"限 {light.due[5:]}" if light.due else lights.STATES[light.state]
