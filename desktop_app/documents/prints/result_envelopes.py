"""信封: envelopes for the letters about results, one for each member of some assessments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop_app.documents.placed_items import PlacedPages
from desktop_app.documents.prints import envelopes
from desktop_app.documents.prints.address_lines import FIELDS, nowhere
from desktop_app.documents.prints.declared import Chosen, PlacedPrint, Setting, Shown

MEMBER = "member."


def pages(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> PlacedPages:
    """An envelope for each member, with the choices of other envelopes."""
    return envelopes.pages([_of_member(each) for each in shown], setting, chosen)


def _of_member(shown: Shown) -> Shown:
    """The member of an assessment as the print of members shows it."""
    values = {name: shown.values.get(MEMBER + name, "") for name in FIELDS}
    return replace(shown, values=values)


def _refused(shown: Shown, _: Setting) -> str:
    """Why there is none: a group has no address."""
    return "是组，不印信封" if shown.values.get("group") else ""


def _doubted(shown: Shown, setting: Setting) -> str:
    return nowhere(_of_member(shown), setting)


PRINT = PlacedPrint(
    key="result_envelopes",
    title="反馈函信封",
    record="assessment",
    fields=("group", *(MEMBER + name for name in FIELDS)),
    pages=pages,
    options=envelopes.PRINT.options,
    refuses=_refused,
    doubts=_doubted,
)
