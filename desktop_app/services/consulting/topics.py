"""What is done with topics: merged into one, split up, planned for a year, taken to a session."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from desktop_app.errors import UserError
from desktop_app.records.consultation import Consultation
from desktop_app.records.consultation_plan import ConsultationPlan
from desktop_app.records.record import Record
from desktop_app.records.topic import Topic
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Draft, Refused, blank
from desktop_app.services.registers.mergers import (
    Mergers,
    moved,
    part_names,
    reason_of,
    refuse_all,
    whole_of,
)
from desktop_app.services.registers.state_rules import refusal
from desktop_app.services.registers.states import Refusal
from desktop_app.services.registers.step_refusals import refusal_words
from desktop_app.services.registers.stored import Stored, stored
from desktop_app.storage.log.keys import new_keys
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

COPIED = ("five_points", "source", "raised_by", "phone", "raised_on", "point", "committee",
          "content")  # fmt: skip
GONE = {"merged": "已并入别的议题", "split": "已拆分", "consulted": "已协商"}


def merge(desk: Desk, keys: Sequence[int], into: int, reason: str) -> Changed:
    """Merge topics into one as one action; see `Mergers.merge`.

    None may be consulted, planned, merged or split already.
    """
    return MERGERS.merge(desk, keys, into, reason)


def split(desk: Desk, key: int, parts: Sequence[str], reason: str) -> Changed:
    """Split a topic into new ones of these names, which take over what is known of it.

    The first keys returned are those of the parts. `UserError` for fewer than two different
    names; `NotAllowed` where the topic is consulted, planned, merged or split already.
    """
    titles = part_names(parts, "拆分成的议题", "名称")
    why, shared = reason_of(desk, reason, "反映的是两件事"), lookup(desk, Topic)
    whole = whole_of(desk, Topic, key)
    refuse_all(desk, Topic, "split", _not_free(desk, [whole]))
    copied = {name: whole.values[name] for name in COPIED}
    put: list[Record] = []
    for part, title in zip(new_keys(len(titles)), titles, strict=True):
        parsed = Topic.parse({"name": title}, shared)
        if parsed.stops:
            raise Refused(parsed.problems)
        values = {**Topic.defaults(shared), **copied, **parsed.values, "split_from": key}
        put.append(Topic.of(values, part))
    put.append(moved(Topic, whole, "split"))
    action = f"拆分议题：“{Topic.title_of(whole.values)}”拆分为 {len(titles)} 个（{why}）"
    return desk.write(put, action=action)


def plan(
    desk: Desk, keys: Sequence[int], year: int, slot: str | None,
    given: Mapping[str, object] | None = None,
) -> Changed:  # fmt: skip
    """Put topics into the plan of a year, one slot each, and set their state, as one action.

    `given` are other inputs of the plan. `NotAllowed` names each topic that its gate refuses;
    `Refused` carries what is wrong with the inputs.
    """
    shared = lookup(desk, ConsultationPlan)
    found = stored(desk, Topic, keys)
    if not found:
        raise UserError("请先选中要排入计划的议题。")
    refuse_all(desk, Topic, "planned", _not_plannable(desk, found, year))
    put: list[Record] = []
    for each, key in zip(found, new_keys(len(found)), strict=True):
        values = each.values
        typed = {"name": values["name"], "topic": each.key, "committee": values["committee"],
                 **(given or {}), "year": year, "slot": slot}  # fmt: skip
        parsed = ConsultationPlan.parse(typed, shared)
        if parsed.stops:
            raise Refused(parsed.problems)
        put.append(ConsultationPlan.of({**ConsultationPlan.defaults(shared), **parsed.values},
                                       key))  # fmt: skip
    put += [moved(Topic, each, "planned") for each in found if each.values["state"] != "planned"]
    when = f"{year} 年" + ConsultationPlan.field("slot").show(slot, shared)
    one = Topic.title_of(found[0].values)
    which = f"“{one}”" if len(found) == 1 else f"{len(found)} {Topic.UNIT}"
    action = f"排入协商计划：{which}排入 {when}"
    return desk.write(put, action=action)


def hold(desk: Desk, keys: Sequence[int]) -> Draft:
    """A new consultation on some topics, as their records and plan have it; not saved yet."""
    found = stored(desk, Topic, keys)
    if not found:
        raise UserError("请先选中要协商的议题。")
    refuse_all(desk, Topic, "consulted", _not_holdable(found))
    first = str(found[0].values["name"])
    given: dict[str, Any] = {"name": first, "topics": tuple(sorted(each.key for each in found))}
    for name in ("point", "committee"):
        given[name] = _common(each.values[name] for each in found)
    if len(found) > 1:
        given["name"] = f"{first}等 {len(found)} 个议题"
    for each in _plans(desk, [each.key for each in found])[:1]:
        planned = ("platform", "host", "survey_from", "survey_to", "committee")
        given |= {name: each.values[name] for name in planned if each.values[name]}
    known = {name: value for name, value in given.items() if value not in (None, "")}
    return blank(desk, Consultation, **known)


def refusals(desk: Desk, keys: Sequence[int]) -> dict[str, str]:
    """By name of the row action why it would be refused for these topics now, as a sentence."""
    found = stored(desk, Topic, keys)
    tied = _not_free(desk, found)
    by_step = {
        "merge": tied, "split": tied, "plan": _not_plannable(desk, found),
        "hold": _not_holdable(found),
    }  # fmt: skip
    words = {step: refusal_words(Topic, each, len(keys)) for step, each in by_step.items()}
    return {step: each for step, each in words.items() if each}


def slots(desk: Desk, year: int) -> dict[str, list[tuple[int, str]]]:
    """The plans of a year by slot, each as id and name; '' holds those without a slot."""
    query = Query(where=(Filter("year", "in", (year,)),))
    keys = lists.find(desk.office, ConsultationPlan, query)
    found: dict[str, list[tuple[int, str]]] = {}
    rows = lists.rows(desk.office, ConsultationPlan, keys, ("slot", "name", "stopped_on"))
    for key, _, slot, name, stopped in rows:
        if not stopped:
            found.setdefault(slot or "", []).append((key, name))
    return found


def _not_free(desk: Desk, found: Sequence[Stored]) -> list[Refusal]:
    """A refusal for each topic with a consultation, a plan, a merger or parts."""
    keys = [each.key for each in found]
    held, planned = _consulted(desk, keys), {each.values["topic"] for each in _plans(desk, keys)}
    refused = []
    for each in found:
        why = GONE.get(each.values["state"], "")
        why = why or ("已有协商，请保留它" if each.key in held else "")
        why = why or ("已列入协商计划，请先把计划改到别的议题" if each.key in planned else "")
        if why:
            refused.append(Refusal(each.key, Topic.title_of(each.values), why))
    return refused


def _closed(values: Mapping[str, Any]) -> str:
    """Why nothing can be merged into a topic; one that is consulted takes more."""
    return "" if values["state"] == "consulted" else GONE.get(values["state"], "")


MERGERS = Mergers(Topic, "并入议题", _closed, _not_free)


def _not_holdable(found: Sequence[Stored]) -> list[Refusal]:
    gone = [(each, GONE.get(each.values["state"])) for each in found]
    return [
        Refusal(each.key, Topic.title_of(each.values), why)
        for each, why in gone
        if why and each.values["state"] != "consulted"
    ]


def _not_plannable(desk: Desk, found: Sequence[Stored], year: int | None = None) -> list[Refusal]:
    """A refusal for each topic that is in the plan of a year, of any state that keeps it out."""
    twice = {
        each.values["topic"]
        for each in _plans(desk, [each.key for each in found])
        if each.values["year"] == year and not each.values["stopped_on"]
    }
    refused = []
    for each in found:
        why = GONE.get(each.values["state"], "")
        why = why or (f"已在 {year} 年的计划里" if each.key in twice else "")
        against = None if why else refusal(desk, Topic, each.key, each.values, "planned")
        why = against.text if against else why
        if why:
            refused.append(Refusal(each.key, Topic.title_of(each.values), why))
    return refused


def _consulted(desk: Desk, keys: Sequence[int]) -> set[int]:
    """Those topics that a consultation is linked to."""
    where = (Filter("topics", "has", tuple(keys)),)
    held = lists.find(desk.office, Consultation, Query(where=where))
    rows = lists.rows(desk.office, Consultation, held, ("topics",))
    return {key for row in rows for key in row[2]}


def _plans(desk: Desk, keys: Sequence[int]) -> list[Stored]:
    """The plans on these topics, the latest year first."""
    where = (Filter("topic", "in", tuple(keys)),)
    query = Query(where=where, sort="year", descending=True)
    return stored(desk, ConsultationPlan, lists.find(desk.office, ConsultationPlan, query))


def _common(values: Iterable[Any]) -> Any:
    """The one value that all share, None where they differ."""
    found = set(values)
    return found.pop() if len(found) == 1 else None
