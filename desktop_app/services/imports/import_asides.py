"""Words in a cell next to its value: kept in the fields that take words, with a remark."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from desktop_app.records.field_types import Unknown
from desktop_app.records.links import Links
from desktop_app.records.lookup import Lookup
from desktop_app.records.record import Field, Record
from desktop_app.services.imports.import_guesses import bare
from desktop_app.services.imports.import_people import TWO_NAMES, is_odd, name_cell, two_names
from desktop_app.services.imports.import_words import NOTED, words_of


class Aside(NamedTuple):
    """A remark on a cell, whether it keeps the line out, and the words kept in the field `name`."""

    remark: str = ""
    stops: bool = False
    name: str = ""
    words: str = ""


def beside_name(
    model: type[Record], fields: Mapping[str, Field], lookup: Lookup, draft: Mapping[str, Any]
) -> tuple[dict[str, Any], Aside]:
    """A person's draft with the words next to the name put into fields, and the other words."""
    text = draft.get(model.NAME)
    if not model.PERSON or not isinstance(text, str) or not is_odd(text):
        return dict(draft), Aside()
    if several := two_names(text):
        rest = {key: each for key, each in draft.items() if key != model.NAME}
        return rest, Aside(TWO_NAMES.format(names="、".join(several)), stops=True)
    cell = name_cell(text, lookup)
    told = {key: value for key, value in cell.fields.items() if key in fields}
    new = {**told, **draft, model.NAME: cell.name}
    unread = [v for k, v in cell.fields.items() if k not in told or new[k] != told[k]]
    left = "、".join(filter(None, (*unread, cell.rest)))
    if not left:
        return new, Aside()
    words = f"{fields[model.NAME].label}旁注：{left}" if NOTED in fields else ""
    return new, Aside(f"姓名旁边的“{left}”没有当作姓名", False, NOTED, words)


def instead_of_code(
    model: type[Record],
    fields: Mapping[str, Field],
    lookup: Lookup,
    name: str,
    raw: object,
    unknown: Unknown,
) -> Aside | None:
    """Where the words of a cell go that is no code of its field; None where it is asked about."""
    other = model.IMPORT.texts.get(name, "")
    if not other or lookup.codes[unknown.where].find(bare(unknown.text)):
        return None
    label, where = fields[name].label, fields[other].label
    told = words_of(raw)
    words = told if other != NOTED else f"{label}：{told}"
    return Aside(f"“{unknown.text}”不是{label}里有的，原话写在{where}里", False, other, words)


def instead_of_link(
    field: Field, fields: Mapping[str, Field], added: Mapping[str, str], text: str
) -> Aside | None:
    """Where a name is kept that is not registered; None where its field keeps no such names."""
    if not isinstance(field, Links) or not field.words:
        return None
    start = f"{field.label}（未登记）："
    said = added.get(field.words, "").splitlines()[-1:]
    told = f"{said[0]}、{text}" if said and said[0].startswith(start) else f"{start}{text}"
    where = fields[field.words].label
    return Aside(f"还没有登记“{text}”，姓名先记在{where}里", False, field.words, told)
