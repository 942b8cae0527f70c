"""Names for seat cards as lines of text: filled in from records, changed or pasted by the user."""

from __future__ import annotations

import re
from collections.abc import Generator, Mapping, Sequence
from typing import NamedTuple

from desktop_app.documents.prints import Shown
from desktop_app.documents.prints.seat_cards import OF_NAMES
from desktop_app.errors import UserError
from desktop_app.records.activity import Activity
from desktop_app.records.attendance import Attendance
from desktop_app.records.member import Member
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.outward import lookup, rows
from desktop_app.services.prints import PreparedPrint
from desktop_app.services.prints.print_settings import setting_of
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

__all__ = ["OF_NAMES", "CardName", "collect_in_steps", "lines_of", "names_in"]

_BELOW = re.compile(r"(?P<name>[^（(\t]+)[（(\t](?P<below>.*?)[）)]?\s*")
_BETWEEN = re.compile(r"[\n;；]+")
_LISTED = re.compile(r"[、，,]+")
_NUMBER = re.compile(r"^\s*\d{1,3}[）)．.、\s]+")


class CardName(NamedTuple):
    """A name, and the line below it or nothing."""

    name: str
    below: str = ""


def lines_of(desk: Desk, model: type[Record], keys: Sequence[int]) -> str:
    """The names of members, or of everybody on the lists of activities, one a line."""
    if model.KEY == Activity.KEY:
        keys = lists.find(
            desk.office, Attendance, Query(where=(Filter("activity", "in", tuple(keys)),))
        )
        found = rows(desk, Attendance, keys, ("member", "name"))
        linked = [member for _, _, member, _ in found if member]
        own = _names(desk, linked)
        names = [own.get(member, "") if member else name for _, _, member, name in found]
    else:
        own = _names(desk, keys)
        names = [own[key] for key in keys if key in own]
    return "\n".join(filter(None, names))


def _names(desk: Desk, keys: Sequence[int]) -> dict[int, str]:
    return {key: str(name or "") for key, _, name in rows(desk, Member, keys, ("name",))}


def names_in(text: str) -> list[CardName]:
    """The cards of a text: a name a line, or several with 、 between.

    What is in brackets or behind a tab goes below the name; numbers before names are left out.
    """
    found = []
    for each in _BETWEEN.split(text):
        line = _NUMBER.sub("", each).strip()
        told = _BELOW.fullmatch(line)
        for part in [line] if told else _LISTED.split(line):
            item = told["name"] if told else part
            name = " ".join(item.replace("\u3000", " ").split())
            short = name.replace(" ", "")
            name = short if len(short) <= LONGEST_WIDE else name
            if name:
                found.append(CardName(name, told["below"].strip() if told else ""))
    return found


LONGEST_WIDE = 4
"""Up to how many characters a name with spaces in it is one set wide: 张　三."""


def collect_in_steps(
    desk: Desk, text: str, chosen: Mapping[str, str]
) -> Generator[tuple[int, int], None, PreparedPrint]:
    """The cards of a text; `UserError` where it names nobody."""
    names = names_in(text)
    if not names:
        raise UserError("还没有姓名。请一行写一个，或者粘贴名单。")
    yield 0, len(names)
    shown = tuple(Shown(each.name, {"name": each.name, "below": each.below}) for each in names)
    return PreparedPrint(OF_NAMES, shown, setting_of(desk, OF_NAMES, lookup(desk)), chosen)
