"""Whom a message is about: one record by its title, several by the first and how many."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.services.desk import Changed, Desk

LONGEST = 24


def titled(desk: Desk, model: type[Record], keys: Sequence[int]) -> str:
    """What an action did something to: 委员“叶问”, 议题“路灯”等 3 个; read before it removes them.

    Records that are gone already are only counted.
    """
    fields = [each.name for each in model.declared()]
    found = registers.rows(desk, model, keys[:1], fields) if keys else []
    if not found:
        return model.counted(len(keys))
    title = model.title_of(dict(zip(fields, found[0][2:], strict=True)))
    short = title if len(title) <= LONGEST else f"{title[:LONGEST]}……"
    more = f"等 {len(keys)} {model.UNIT}" if len(keys) > 1 else ""
    return f"{model.TITLE}“{short}”{more}"


def numbered(desk: Desk, model: type[Record], keys: Sequence[int]) -> str:
    """One record by its title, several by their number alone: 3 个议题."""
    return titled(desk, model, keys) if len(keys) == 1 else model.counted(len(keys))


def saved_words(desk: Desk, model: type[Record], changed: Changed) -> str:
    """The sentence after saving one record: which, and the registers written along with it."""
    return f"已保存{titled(desk, model, changed.keys[:1])}{cascade_words(desk, model, changed)}"


def spaced(what: str) -> str:
    """A word of an action's message before a number has a space before it."""
    return f" {what}" if what[:1].isdigit() else what


def cascade_words(desk: Desk, model: type[Record], changed: Changed) -> str:
    """Which other registers an action on `model` has written, as the end of a sentence; '' if none.

    “，同时更新了回头看”
    """
    others = (each for each in desk.office.records if each.TAB and each is not model)
    also = [each.TITLE for each in others if each.KEY in changed.records]
    return f"，同时更新了{'、'.join(also)}" if also else ""
