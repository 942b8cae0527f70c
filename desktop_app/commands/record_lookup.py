"""The records that a command line names: by number, by name, by code where several have it."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.errors import UserError
from desktop_app.records.links import Link
from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.storage.log.keys import key_text, read_key
from desktop_app.storage.query.lists import Filter, Query

TOLD = 5
NUMBER = "number"


def keys_named(desk: Desk, model: type[Record], given: Sequence[str]) -> list[int]:
    """The ids of the records of one register that these texts name."""
    return [record_named(desk, [model], text, model.TITLE)[1] for text in given]


def record_named(
    desk: Desk, models: Sequence[type[Record]], text: str, what: str
) -> tuple[type[Record], int]:
    """The one record of these registers that a text names.

    `UserError` where it names none, or several: then with their codes, which name one each.
    """
    found = [(model, key) for model in models for key in _in_register(desk, model, text)]
    if not found:
        raise UserError(f"没有编号、名称或编码为“{text}”的{what}。")
    if len(found) > 1:
        told = "、".join(f"{model.TITLE} {key_text(key)}" for model, key in found[:TOLD])
        more = " 等" if len(found) > TOLD else ""
        raise UserError(f"“{text}”有 {len(found)} 条，请改写编码：{told}{more}。")
    return found[0]


def _in_register(desk: Desk, model: type[Record], text: str) -> list[int]:
    """The records of that code, else those with that number, else those with that name."""
    coded = _code(text)
    if coded is not None and registers.rows(desk, model, [coded], ()):
        return [coded]
    declared = {each.name: each for each in model.declared()}
    for name in (NUMBER, model.NAME):
        if name in declared and not isinstance(declared[name], Link):
            query = Query(where=(Filter(name, "in", (text.strip(),)),))
            keys = list(registers.find(desk, model, query))
            if keys:
                return keys
    return []


def _code(text: str) -> int | None:
    """The id that a text would be as a code, None where it is none."""
    try:
        return read_key(text)
    except UserError:
        return None
