"""Records that old ledgers keep in one cell of another record's line, and how they are split."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from desktop_app.chinese.enumerations import enumerated
from desktop_app.patterns import pattern

LONGEST_NAME = 4
LONGEST_LEAD = 24
_SPLIT = pattern(r"[、,，/]|\s*\n\s*")
_GROUPS = pattern(r"[;；。\n]")
_NAMED = pattern(r"(?P<name>[^（()）]+)(?:[（(](?P<more>[^）)]*)[）)])?")
_CHINESE = pattern(r"[一-鿿㐀-䶿𠀀-𯿿]+(?:·[一-鿿㐀-䶿𠀀-𯿿]+)*")
_MANY = pattern(r"等?\d+(余)?[人名位]$")
_ROLE = pattern(r"(政协委员|界别委员|委员|专家|群众代表|群众|村民代表|村民|居民|代表)(?=..)")
_NOBODY = pattern(
    r"(代表|群众|村民|居民|委员|干部|部门|单位|人员|负责人|领导|主任|书记|企业|商户|业主|"
    r"局|办|所|站|社区|村|组|等|委会|协会|商会|工会|妇联|支部|大队|公司|学校|医院|中心|街道|政府|"
    r"党委|法院|合作社|办公室|物业|银行|园区|集团)$"
)


class Cut(NamedTuple):
    """A cell split into items, its introduction (`lead`) and the text that is no item (`rest`).

    `broken`: the cell has numbers that do not run on from 1.
    """

    items: tuple[str, ...]
    lead: str = ""
    rest: str = ""
    broken: bool = False


@dataclass(frozen=True, slots=True)
class NestedRecord:
    """Describes records written together in one cell of the record that `link` points at.

    Where `link` may point at several kinds of records, `within` are the keys of those whose lines
    hold them. `item` is the field that each part of the cell fills, in a column called one of
    `titles`;
    the fields in `columns` may have columns of their own, and a clerk may add those `by_hand`.
    `inherits` maps fields of a new record to the fields of the other record that supply missing
    values. A text that is no code goes into another field by `texts`. The introduction of the
    items and the text that is no item are added to the other record's fields `lead` and `rest`.
    The cells of columns called one of `behind` are put behind the item's cell, with their titles.
    With `whole` a line holds at most one such record, to which any of its columns is enough.
    """

    link: str
    item: str
    label: str
    titles: tuple[str, ...]
    split: Callable[[str], Cut]
    columns: tuple[str, ...] = ()
    by_hand: tuple[str, ...] = ()
    inherits: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    texts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    lead: str = ""
    rest: str = ""
    behind: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    whole: bool = False


def in_one(text: str) -> Cut:
    """The whole text as one item."""
    return Cut((text,))


def by_numbers(text: str) -> Cut:
    """The numbered items of a text; short words that only introduce them are left out."""
    found = enumerated(text)
    lead = found.lead
    if len(lead) <= LONGEST_LEAD and lead.endswith(("：", ":")):
        lead = ""
    items = (each.rstrip("；; \n") for each in found.items)
    return Cut(tuple(dict.fromkeys(filter(None, items))), lead, "", found.broken)


def by_names(text: str) -> Cut:
    """The persons of a list of names, each as 身份：姓名（单位）; counts of people are the rest."""
    items: list[str] = []
    rest: list[str] = []
    for group in filter(None, map(str.strip, _GROUPS.split(text))):
        head, sign, names = group.replace(":", "：").rpartition("：")
        for part in _parts(names if sign else group):
            told = _MANY.sub("", part)
            role = _ROLE.match(told)
            if role and _is_name(told[role.end() :]):
                items.append(f"{role[0]}：{told[role.end() :]}")
            elif _is_name(told):
                items.append(f"{head}：{told}" if head else told)
            if not _is_name(told) or told != part:
                rest.append(f"{head}：{part}" if head else part)
    return Cut(tuple(dict.fromkeys(items)), "", "、".join(dict.fromkeys(rest)))


def name_parts(item: str) -> tuple[str, str, str]:
    """Role, name and unit of one item of `by_names`, empty where it does not say."""
    head, _, text = item.rpartition("：")
    found = _NAMED.fullmatch(text)
    if found is None:
        return head, text, ""
    return head, "".join(found["name"].split()), (found["more"] or "").strip()


def _parts(text: str) -> list[str]:
    """The texts between separators outside brackets; spaces separate where nothing else does."""
    closed = re.sub(r"[（(][^）)]*[）)]", lambda found: "\0" * len(found[0]), text)
    places = [found.span() for found in _SPLIT.finditer(closed)]
    if not places:
        places = [found.span() for found in re.finditer(r"\s+", closed)]
    starts, stops = [0, *(b for _, b in places)], [*(a for a, _ in places), len(text)]
    parts = (text[a:b].strip() for a, b in zip(starts, stops, strict=True))
    return [each for each in parts if each]


def _is_name(part: str) -> bool:
    found = _NAMED.fullmatch(part)
    name = "".join(found["name"].split()) if found else ""
    if len(name) < 2 or not _CHINESE.fullmatch(name) or _NOBODY.search(name):
        return False
    return len(name) <= LONGEST_NAME or "·" in name
