"""A person named as a text in one field, and the member of that name in another."""

from __future__ import annotations

import re
from collections.abc import Mapping

from desktop_app.records.lookup import Lookup
from desktop_app.records.member import Member

_FIRST_NAME = re.compile(r"[、,，;；\s]|等\d*[人名]?$")


def with_member(draft: Mapping[str, object], name: str, lookup: Lookup) -> Mapping[str, object]:
    """The draft with `member` filled in: the one member who has the first name in a field.

    Unchanged where several members or none have that name, and where `member` was typed.
    """
    text = draft.get(name)
    if not isinstance(text, str) or draft.get("member") or "member" in draft:
        return draft
    first = _FIRST_NAME.split(text.strip(), maxsplit=1)[0]
    found = lookup.titles[Member.KEY].find(first) if first else ()
    return {**draft, "member": found[0]} if len(found) == 1 else draft
