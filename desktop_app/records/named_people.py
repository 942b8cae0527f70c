"""Several names in one cell: the first is the person in charge, the others take part."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.records.lookup import Lookup
from desktop_app.records.member import Member
from desktop_app.records.nested_records import by_names, name_parts


def first_and_others(
    draft: Mapping[str, object], name: str, words: str, lookup: Lookup, *, always: bool = False
) -> Mapping[str, object]:
    """The draft with the names in its text `name` given to `member` and `partners`.

    A name that only one member has is that member's; other names behind the first one are kept in
    the text field `words`. Unchanged where a member was chosen; where the choice was left empty
    the first name finds its member only `always`.
    """
    text = draft.get(name)
    if not isinstance(text, str) or draft.get("member"):
        return draft
    cut = by_names(text)
    names = [name_parts(each)[1] for each in cut.items] if not cut.rest else [text.strip()]
    found = dict(draft)
    first = lookup.titles[Member.KEY].find(names[0]) if names and names[0] else ()
    if len(first) == 1 and (always or "member" not in draft):
        found["member"] = first[0]
    if len(names) > 1 and not draft.get("partners") and not draft.get(words):
        keys = [lookup.titles[Member.KEY].find(each) for each in names[1:]]
        unknown = [x for x, key in zip(names[1:], keys, strict=True) if len(key) != 1]
        found |= {name: names[0], "partners": tuple(k[0] for k in keys if len(k) == 1)}
        found |= {words: "、".join(unknown)} if unknown else {}
    return found
