"""Registers the suggestions of one consultation from one numbered text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.chinese.enumerations import enumerated
from desktop_app.errors import Problem, UserError
from desktop_app.records.any_link import pointing
from desktop_app.records.consultation import Consultation
from desktop_app.records.outcome import Outcome
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


def split_items(text: str) -> list[str]:
    """The suggestions that a text holds, one an item of its numbering; else the text itself."""
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


def known(desk: Desk, consultation: int) -> set[str]:
    """The suggestions that a consultation has already."""
    where = (Filter("consultation", "in", (consultation,)),)
    keys = lists.find(desk.office, Outcome, Query(where=where))
    return {row[2] for row in lists.rows(desk.office, Outcome, keys, ("content",))}


def register(
    desk: Desk, consultation: int, texts: Sequence[str], given: Mapping[str, object]
) -> Changed:
    """Register each text as a suggestion of a consultation, with the same other inputs.

    They are numbered on from the last number of the register, from 1 where it has no suggestion
    yet. The one topic of the consultation is theirs too. A text that it has already is left out.
    `Refused` carries what is wrong with the inputs.
    """
    held = stored(desk, Consultation, [consultation])
    if not held:
        raise UserError("这场协商已被删除，可以在“设置”的回收站里找回。")
    there = known(desk, consultation)
    new = [each for each in dict.fromkeys(texts) if each not in there]
    if not new:
        raise UserError("没有新的意见建议可以登记。请粘贴或输入意见建议，每条前写 1. 2. 3.。")
    shared = lookup(desk, Outcome)
    topics = held[0].values["topics"]
    topic = topics[0] if len(topics) == 1 else None
    numbers = next_numbers(desk, Outcome, len(new))
    source = pointing(Consultation.KEY, consultation)
    put: list[Record] = []
    problems: list[Problem] = []
    for number, (key, text) in enumerate(zip(new_keys(len(new)), new, strict=True), 1):
        typed = {**given, "topic": topic, "content": text, "source": source}
        typed |= {"number": numbers[number - 1]} if numbers else {}
        parsed = Outcome.parse(typed, shared)
        problems += [
            Problem(each.field, each.label, f"第 {number} 条{each.text}", each.stops)
            for each in parsed.problems
        ]
        values = {**Outcome.defaults(shared), **parsed.values}
        put.append(Outcome.of({**values, **Outcome.computed(values, shared)}, key))
    if any(each.stops for each in problems):
        raise Refused(problems)
    title = Consultation.title_of(held[0].values)
    action = f"登记意见建议：“{title}” {len(put)} {Outcome.UNIT}"
    return desk.write(put, action=action)
