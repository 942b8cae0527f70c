"""Which kinds a duty or a score rule counts: codes of the list that belongs to its fact.

A value names list and code, `activity_kind:survey`, with a space between several: the same code is
another kind in another list. It is shown by labels and typed so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar

import peewee

from desktop_app.errors import Problem, Wrong
from desktop_app.records.field_types import FieldType
from desktop_app.records.input_text import SEPARATORS, plain_text
from desktop_app.records.lookup import Lookup

if TYPE_CHECKING:
    _TextColumn = peewee.TextField[str | None]
else:
    _TextColumn = peewee.TextField

LISTS: Mapping[str, str] = MappingProxyType({
    "proposal_submitted": "proposal_kind", "proposal_filed": "proposal_kind",
    "proposal_major": "proposal_kind", "proposal_excellent": "proposal_kind",
    "proposal_upper": "proposal_kind", "proposal_turned": "proposal_kind",
    "report_submitted": "proposal_category", "report_adopted": "report_form",
    "speech_handed": "speech_kind", "speech_chosen": "speech_kind",
    **{f"attendance_{each}": "activity_kind" for each in (
        "came", "full", "parts", "late", "leave", "absent", "rate", "spoke",
    )},
    "consultation_came": "consultation_platform", "contact_made": "contact_kind",
    "reception_done": "reception_way", "group_activity": "activity_kind",
    "recognition": "recognition_kind",
    "deed": "deed_aid",
})  # fmt: skip
"""By the code of a fact the code list of its kinds; the other facts have none."""
SIGN = ":"


class FactKinds(FieldType, _TextColumn):
    """Kinds of a fact, held as `list:code` with a space between them, shown by their labels."""

    wordless: ClassVar[bool] = True

    def read(self, raw: object, lookup: Lookup) -> str | None:
        parts = raw if isinstance(raw, list | tuple) else SEPARATORS.split(plain_text(raw))
        found = dict.fromkeys(self._one(str(part).strip(), lookup) for part in parts if part)
        found.pop("", None)
        return " ".join(found) or None

    def show(self, value: Any, lookup: Lookup) -> str:
        shown = (each.partition(SIGN) for each in str(value or "").split())
        return "、".join(
            lookup.codes[name].label(code) if name in lookup.codes and code else name
            for name, _, code in shown
        )

    def _one(self, text: str, lookup: Lookup) -> str:
        name, sign, code = text.replace("：", SIGN).partition(SIGN)
        if not text:
            return ""
        if sign:
            titled = (each for each in _lists() if name in (each, lookup.codes[each].title))
            lists, text = tuple(titled), code.strip()
        else:
            lists = _lists()
        found = {each: known for each in lists if (known := lookup.codes[each].find(text))}
        if not found:
            raise Wrong(f"{self.label}里认不出“{text}”，请写类型的名称，几种用、分开")
        if len(found) > 1:
            title = lookup.codes[next(iter(found))].title
            raise Wrong(f"有几种“{text}”，请写明是哪一种，例如“{title}：{text}”")
        return SIGN.join(*found.items())


def kinds_of(value: object) -> frozenset[str]:
    """The codes that a stored value of kinds names, without their lists."""
    return frozenset(each.rpartition(SIGN)[2] for each in str(value or "").split())


def stored_kinds(fact: str | None, codes: Iterable[str]) -> str | None:
    """The stored value that narrows a fact to these codes of its list."""
    name = LISTS.get(fact or "")
    return " ".join(f"{name}{SIGN}{each}" for each in codes) or None if name else None


def with_lists(draft: Mapping[str, object], lookup: Lookup) -> Mapping[str, object]:
    """A draft with `fact` and `kinds` whose kinds are read by the list of that fact.

    A kind of another list stays as it was typed and is refused by `kind_problems`.
    """
    raw = draft.get("kinds")
    fact = lookup.codes["fact_kind"].find(str(draft.get("fact") or ""))
    name = LISTS.get(fact or "")
    if not raw or not name:
        return draft
    parts = raw if isinstance(raw, list | tuple) else SEPARATORS.split(plain_text(raw))
    codes = [(str(part), lookup.codes[name].find(str(part).strip())) for part in parts]
    read = [f"{name}{SIGN}{code}" if code else part for part, code in codes]
    return {**draft, "kinds": "、".join(read)}


def kind_problems(values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
    """A stopping problem where kinds are named that the fact does not have."""
    if not values.get("kinds") or "fact" not in values:
        return []
    fact = lookup.codes["fact_kind"].label(values["fact"] or "by_hand")
    name = LISTS.get(values["fact"] or "")
    label = "只计哪些类型"
    if name is None:
        return [Problem("kinds", label, f"“{fact}”不分类型，请把{label}清空")]
    if all(each.startswith(f"{name}{SIGN}") for each in values["kinds"].split()):
        return []
    told = "、".join(each.label for each in lookup.codes[name].offered()[:4])
    return [Problem("kinds", label, f"“{fact}”的类型是{lookup.codes[name].title}，如{told}")]


def _lists() -> tuple[str, ...]:
    return tuple(dict.fromkeys(LISTS.values()))
