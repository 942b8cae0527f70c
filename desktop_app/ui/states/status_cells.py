"""Lights in a list: a field's cell told by what is computed beside it: day, or how it stands."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple, TypeAlias

from desktop_app.records.consultation import Consultation
from desktop_app.records.record import Record
from desktop_app.services.consulting import feedback_lights
from desktop_app.services.consulting.feedback_lights import Light
from desktop_app.services.desk import Desk


class StatusCell(NamedTuple):
    """How one cell is shown: text, colour and icon, the words of its tooltip, and of a card.

    `title` is what it stands for.
    """

    title: str
    text: str
    colour: str
    icon: str
    words: str
    told: str


LampRead: TypeAlias = Callable[[Sequence[int]], Mapping[int, Mapping[str, StatusCell]]]
TONES = {
    feedback_lights.DONE: ("good", "done"),
    feedback_lights.WAITING: ("warn", "clock"),
    feedback_lights.LATE: ("bad", "problem"),
    feedback_lights.NOT_YET: ("faint", "open"),
}


def lamps_of(desk: Desk, model: type[Record]) -> LampRead | None:
    """What reads the lamps of a register's rows by their ids and fields, None without any."""
    read = _LAMPS.get(model)
    return partial(read, desk) if read else None


def _of_consultations(desk: Desk, keys: Sequence[int]) -> dict[int, dict[str, StatusCell]]:
    """The three lights in the cells of their days."""
    today = desk.today
    return {
        key: {f"{light.key}_on": lamp_of(light, today) for light in three}
        for key, three in feedback_lights.lights_of(desk, keys).items()
    }


def lamp_of(light: Light, today: datetime.date) -> StatusCell:
    """One light as a cell: its day when green, else what lacks and how late it is."""
    colour, icon = TONES[light.state]
    told = light.words.removeprefix(f"{light.title}：")
    return StatusCell(light.title, _text(light, today), colour, icon, light.words, told)


def _text(light: Light, today: datetime.date) -> str:
    if light.state == feedback_lights.DONE:
        return light.day
    if light.state == feedback_lights.LATE:
        late = (today - datetime.date.fromisoformat(light.due)).days
        return f"逾期 {late} 天"
    if light.day:
        return "缺文件"
    return f"限 {light.due[5:]}" if light.due else feedback_lights.STATES[light.state]


_LAMPS: Mapping[type[Record], Callable[[Desk, Sequence[int]], dict[int, dict[str, StatusCell]]]] = {
    Consultation: _of_consultations
}
