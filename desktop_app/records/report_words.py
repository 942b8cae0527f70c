"""The states of opinion reports, what each requires, and the ladder of their adoption."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

WRITING_STATES = ("received", "editing", "checked")
"""The states of a report that the office still works on."""
ISSUED_STATES = ("issued", "sent", "adopted", "unadopted", "closed")
"""The states of a report that was issued and has a number, but for one that was passed on."""
WAITING_STATES = ("issued", "sent", "unadopted")
"""The states that an adoption takes a report out of."""
LEFT_STATES = ("unused", "passed")
"""The states of a report that the office does not send."""

REPORT_NEEDS = {
    "received": ("received_on",),
    "editing": ("received_on", "editor"),
    "checked": ("issued_text", "editor", "checker", "checked_on"),
    "issued": ("issued_text", "issuer", "issued_on"),
    "sent": ("issued_on", "channels", "sent_on"),
    "unadopted": ("reasons",),
    "unused": ("reasons",),
    "closed": ("closed_on",),
    "passed": ("became",),
}
"""Of each state of a report the fields that are filled in before."""

LEVELS = ("township", "county", "prefecture", "province", "national")
FORMS = ("forwarded", "combined", "single")
"""Levels and forms of an adoption from the lowest to the highest: passed on to a department,
part of a combined text, a text of its own. What an office adds of its own is below all of them."""


class Rung(NamedTuple):
    """How high an adoption is: the level decides, then the form; 0 for what is not known."""

    level: int
    form: int


def rung_of(adoption: Mapping[str, Any]) -> Rung:
    """The rung of one adoption, from its stored values."""
    level, form = adoption.get("level"), adoption.get("form")
    return Rung(
        LEVELS.index(level) + 1 if level in LEVELS else 0,
        FORMS.index(form) + 1 if form in FORMS else 0,
    )


def best_of(adoptions: Iterable[Mapping[str, Any]]) -> dict[str, str | None]:
    """Level and form of the highest among adoptions, as a report stores them; None without any.

    A further adoption never lowers it. Of two on the same rung the earlier day counts, then the
    codes themselves, so that the answer does not depend on the order.
    """
    ranked = sorted(adoptions, key=_order)
    if not ranked:
        return {"best_level": None, "best_form": None}
    return {"best_level": ranked[0].get("level"), "best_form": ranked[0].get("form")}


def _order(adoption: Mapping[str, Any]) -> tuple[int, int, str, str, str]:
    rung = rung_of(adoption)
    level, form = adoption.get("level") or "", adoption.get("form") or ""
    return -rung.level, -rung.form, adoption.get("day") or "~", level, form
