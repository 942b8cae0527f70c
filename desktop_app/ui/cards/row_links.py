"""The records that one record points at, for opening them from its row or its card."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu

from desktop_app.records.any_link import Pointer
from desktop_app.records.lookup import Lookup
from desktop_app.records.record import Record
from desktop_app.records.registry import Registry
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.ui.cards.card_facts import FEW, CardLink
from desktop_app.ui.ui_context import UiContext

LONGEST = 20


def row_links(desk: Desk, model: type[Record], key: int) -> list[CardLink]:
    """The records that a record links to, a few of each field, where their register has a page."""
    paged = {each.key for each in Registry.of(desk.office.records).specs if each.tab}
    fields = [
        x for x in model.declared() if isinstance(x, Pointer) and not paged.isdisjoint(x.kinds)
    ]
    found = registers.rows(desk, model, [key], [each.name for each in fields])
    links, shared = [], lookup(desk)
    for field, value in zip(fields, found[0][2:] if found else (), strict=False):
        for record, one in _first(field.places(value), shared):
            title = shared.titles[record].title(one)
            short = title if len(title) <= LONGEST else title[:LONGEST] + "……"
            links.append(CardLink(f"打开{field.label}：{short}", record, one))
    return links


def _first(places: list[tuple[str, int]], shared: Lookup) -> list[tuple[str, int]]:
    """A few of the records that a field names, those of one register in its order."""
    if len(places) < 2:
        return places
    record = places[0][0]
    return [(record, key) for key in shared.titles[record].sort(key for _, key in places)[:FEW]]


def offer_links(menu: QMenu, context: UiContext, model: type[Record], key: int | None) -> None:
    """Puts an entry for each linked record into the menu of a row, before its first line."""
    line = next((each for each in menu.actions() if each.isSeparator()), None)
    if key is None or line is None:
        return
    for each in row_links(context.desk, model, key):
        act = menu.addAction(each.text.replace("&", "&&"))
        act.triggered.connect(partial(_open, context, each))
        menu.removeAction(act)
        menu.insertAction(line, act)


def _open(context: UiContext, link: CardLink, _: bool = False) -> None:
    if link.record is not None:
        context.events.open_record(link.key, link.record)
