"""Registers the items of one numbered text as records of one source, in one action."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.chinese.enumerations import enumerated
from desktop_app.errors import Problem, UserError
from desktop_app.records.any_link import Pointer
from desktop_app.records.nested_records import NestedRecord
from desktop_app.records.record import Record
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Refused
from desktop_app.services.registers.numbering import next_numbers
from desktop_app.services.registers.stored import stored
from desktop_app.storage.log.keys import new_keys
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

ENDS = "；;，,、"
LEAD = 20
Source = tuple[type[Record], int]
"""The record that the items belong to: its model and its id."""


def split_items(text: str) -> list[str]:
    """The items of a text's numbering; the text itself where it has none."""
    found = enumerated(text)
    texts = (each.strip().rstrip(ENDS) for each in found.items)
    return [each for each in texts if each]


def remark(text: str) -> str:
    """What is to be said about a text as it is numbered, '' for nothing."""
    found = enumerated(text)
    if found.broken:
        return "编号不是从 1 起连着的，会登记为一条；请改好编号。"
    lead = " ".join(found.lead.split())
    return f"第一条前面的话不登记：{lead[:LEAD]}{'……' if len(lead) > LEAD else ''}" if lead else ""


def known(desk: Desk, model: type[Record], source: Source) -> set[str]:
    """The items that a record has already."""
    nested = _nested(model)
    where = (Filter(nested.link, "in", (_value(model, source),)),)
    keys = lists.find(desk.office, model, Query(where=where))
    return {row[2] for row in lists.rows(desk.office, model, keys, (nested.item,))}


def register(
    desk: Desk,
    model: type[Record],
    source: Source,
    texts: Sequence[str],
    given: Mapping[str, object],
) -> Changed:
    """Register each text as a record of `source`, with the same other inputs.

    `model` is a nested record: its `NESTED` names the link and the field of the text. They are
    numbered on from the last number of the register, from 1 where it has none yet. A text that the
    source has already is left out. `Refused` carries what is wrong with the inputs, `UserError`
    says that nothing is new or the source is gone.
    """
    held = stored(desk, source[0], [source[1]])
    if not held:
        which = f"这{source[0].UNIT}{source[0].TITLE}"
        raise UserError(f"{which}已被删除，可以在“设置”的回收站里找回。")
    there, nested = known(desk, model, source), _nested(model)
    new = [each for each in dict.fromkeys(texts) if each not in there]
    if not new:
        told = f"请粘贴或输入{model.TITLE}，每条前写 1. 2. 3.。"
        raise UserError(f"没有新的{model.TITLE}可以登记。{told}")
    put = _parsed(desk, model, new, {**given, nested.link: _value(model, source)})
    title = source[0].title_of(held[0].values)
    action = f"登记{model.TITLE}：“{title}” {len(put)} {model.UNIT}"
    return desk.write(put, action=action)


def _parsed(
    desk: Desk, model: type[Record], texts: Sequence[str], given: Mapping[str, object]
) -> list[Record]:
    """New records of some texts, numbered on; `Refused` carries what is wrong with any of them."""
    shared, numbers = lookup(desk, model), next_numbers(desk, model, len(texts))
    item = _nested(model).item
    put: list[Record] = []
    problems: list[Problem] = []
    for number, (key, text) in enumerate(zip(new_keys(len(texts)), texts, strict=True), 1):
        typed = {**given, item: text}
        typed |= {"number": numbers[number - 1]} if numbers else {}
        parsed = model.parse(typed, shared)
        problems += [
            Problem(each.field, each.label, f"第 {number} 条{each.text}", each.stops)
            for each in parsed.problems
        ]
        values = {**model.defaults(shared), **parsed.values}
        put.append(model.of({**values, **model.computed(values, shared)}, key))
    if any(each.stops for each in problems):
        raise Refused(problems)
    return put


def _nested(model: type[Record]) -> NestedRecord:
    assert model.NESTED is not None  # what its register offers it for
    return model.NESTED


def _value(model: type[Record], source: Source) -> object:
    """The stored value with which a nested record points at its source."""
    owner, key = source
    field = model.field(_nested(model).link)
    assert isinstance(field, Pointer)  # what a nested record declares
    return field.value_for((owner.KEY, key))
