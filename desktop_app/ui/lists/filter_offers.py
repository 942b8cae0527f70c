"""The values that each field's filter offers: codes, linked records, or what is in use."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.records.kinds import Code, Codes, YesNo
from desktop_app.records.links import Link, Links
from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.services.desk import Desk, names
from desktop_app.ui.forms.offers import Offer

EMPTY = Offer(None, "（空）")


def offers_of(desk: Desk, model: type[Record], name: str) -> Sequence[Offer]:
    """The values to tick for one field, in the office's order, empty last."""
    field, shared = model.field(name), names(desk)
    if isinstance(field, Code):
        return [Offer(each.code, each.label) for each in shared.codes[field.codes].entries] + [
            EMPTY
        ]
    if isinstance(field, Links):
        return [Offer(*each) for each in shared.titles[field.linked.KEY].items()]
    if isinstance(field, Link):
        return [Offer(*each) for each in shared.titles[field.linked.KEY].items()] + [EMPTY]
    if isinstance(field, YesNo):
        return [Offer(1, "是"), Offer(0, "否"), EMPTY]
    used = registers.values_in_use(desk, model, name)
    return [Offer(each, field.show(each, shared)) for each in used] + [EMPTY]


def texts_in_use(desk: Desk, model: type[Record], wanted: Sequence[str]) -> dict[str, list[str]]:
    """The stored texts of those fields that hold several codes at once."""
    return {
        name: registers.values_in_use(desk, model, name)
        for name in wanted
        if isinstance(model.field(name), Codes)
    }
