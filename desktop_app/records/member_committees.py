"""The two committees of a member, and the cells that hold both."""

from __future__ import annotations

import re
from collections.abc import Mapping

from desktop_app.errors import Wrong
from desktop_app.records.field_types import Unknown
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.office import Committee


class OneCommittee(Link):
    """One committee; a cell that still holds several is refused, never made a committee."""

    def read(self, raw: object, lookup: Lookup) -> int | None:
        try:
            return super().read(raw, lookup)
        except Unknown as unknown:
            if len(_parts(unknown.text)) < 2:
                raise
            text = f"每位委员最多填两个专委会，这里是“{unknown.text}”"
            raise Wrong(text) from unknown


def two_committees(draft: Mapping[str, object], lookup: Lookup) -> Mapping[str, object]:
    """A draft in which two committees in one cell have gone to both fields; more stay."""
    text = draft.get("committee")
    if not isinstance(text, str) or draft.get("committee2"):
        return draft
    parts = _parts(text)
    if len(parts) != 2 or lookup.titles[Committee.KEY].find(text.strip()):
        return draft
    return {**draft, "committee": parts[0], "committee2": parts[1]}


def _parts(text: str) -> list[str]:
    return [part for part in re.split(r"[、,，;；/\n]+", text) if part.strip()]
