"""Out of the sandbox into the file: changed values into the adopted rules, or a new draft."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from desktop_app.errors import UserError
from desktop_app.records.record import Record
from desktop_app.records.score_rules import GradeBand, ScoreCategory, ScoreRule, ScoreRuleSet
from desktop_app.services import registers
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.children import records
from desktop_app.services.registers.states import read_reason
from desktop_app.services.scoring import rule_checks
from desktop_app.services.scoring.grade_scale import scale_faults
from desktop_app.services.scoring.rule_set import DRAFT, LOCKED, RuleSet, read
from desktop_app.services.scoring.sandbox_changes import changes
from desktop_app.services.scoring.sandbox_places import (
    BAND,
    CATEGORY,
    FIELDS,
    ITEM,
    SET,
    RulePart,
    RulePlace,
    part_of,
    parts_of,
    value_of,
)
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

PARTS = (ScoreCategory, ScoreRule, GradeBand)
KINDS = {ScoreRuleSet: SET, ScoreCategory: CATEGORY, ScoreRule: ITEM, GradeBand: BAND}
NOT_COPIED = ("approved_by", "approved_on", "document", "locked_on", "locked_by")


def refusal(formal: RuleSet | None, rules: RuleSet) -> str:
    """Why the tried rules cannot be adopted, in one sentence; empty where they can."""
    if formal is None or formal.state == DRAFT:
        return f"{rules.year} 年还没有正式规则。请先在“积分规则”页把一套草稿审定为正式规则。"
    if formal.state == LOCKED:
        return f"{formal.year} 年已经锁定，规则不能再改。要改请先在“履职评定”页解锁这一年。"
    faults = scale_faults(rules.bands)
    if faults:
        told = "；".join(each.words for each in faults)
        return f"等次还接不上：{told}。请先把等次界线改好。"
    found = changes(formal, rules)
    if not found:
        return "试算和正式规则一样，没有要采用的改动。"
    others = [each.title for each in found if each.place is None]
    if others:
        told = "、".join(others[:3]) + ("等" if len(others) > 3 else "")
        return (
            f"这个方案和正式规则不只是数不同：{told}。"
            "这里只能采用改了的数；项目的增减和算法请在“积分规则”页改。"
        )
    wrong = [each.text for each in rule_checks.faults(rules)]
    return f"规则还不能使用：{'；'.join(wrong[:3])}。" if wrong else ""


def adopt(desk: Desk, formal: RuleSet, rules: RuleSet, reason: str) -> Changed:
    """Write what differs into the rows of the adopted rules, as one action.

    `formal` is what the office has seen as the adopted rules: `UserError` where they have changed
    since, and where `refusal` gives a reason.
    """
    stored = read(desk, formal.key)
    if stored != formal:
        raise UserError("正式规则刚才在别处改过。请先看一看现在的正式规则，再采用。")
    refused = refusal(stored, rules)
    if refused:
        raise UserError(refused)
    words = read_reason(reason, lookup(desk))
    found = [each for each in changes(formal, rules) if each.place is not None]
    put = _changed_rows(desk, formal, rules, [each.place for each in found if each.place])
    return desk.write(put, action=f"采用试算的积分规则（{len(found)} 处）：{words}")


def _changed_rows(
    desk: Desk, formal: RuleSet, rules: RuleSet, places: Sequence[RulePlace]
) -> list[Record]:
    """The stored rows of these places with their new values."""
    by_part: dict[tuple[str, str], dict[str, Any]] = {}
    for place in places:
        values = by_part.setdefault(place[:2], {})
        values[place.field] = value_of(rules, place)
    found: list[Record] = []
    for model, kind in KINDS.items():
        keys = {key_of(formal, *part): change for part, change in by_part.items()
                if part[0] == kind}  # fmt: skip
        for record in records(desk, model, list(keys)):
            record.values.update(keys[record.key])
            found.append(record)
    return found


def key_of(rules: RuleSet, kind: str, name: str) -> int:
    """The id of the row of a part."""
    part: RulePart | None = part_of(rules, kind, name)
    if part is None:
        raise LookupError(f"no {kind} {name}")
    return part.key


def save_draft(desk: Desk, source: int, rules: RuleSet, name: str) -> Changed:
    """Write the tried rules as a draft of their own, a copy of the set with id `source`."""
    title = " ".join(name.split())
    if not title:
        raise UserError("请给这个方案起一个名称。")
    longest = ScoreRuleSet.name.longest
    if len(title) > longest:
        raise UserError(f"名称最多 {longest} 个字。")
    where = (Filter("year", "in", (rules.year,)), Filter("name", "in", (title,)))
    if len(lists.find(desk.office, ScoreRuleSet, Query(where=where))):
        raise UserError(f"{rules.year} 年已经有叫“{title}”的规则，请换一个名称。")
    put = list(_copies(desk, source, rules, title))
    return desk.write(put, action=f"存下试算方案“{title}”")


def _copies(desk: Desk, source: int, rules: RuleSet, name: str) -> Iterator[Record]:
    key = registers.new_key()
    owner = records(desk, ScoreRuleSet, [source])[0]
    said = dict.fromkeys(NOT_COPIED) | {
        "name": name, "year": rules.year, "state": DRAFT, "preset": owner.values.get("name"),
        "start": rules.start, "cap": rules.cap,
    }  # fmt: skip
    yield ScoreRuleSet.of({**_plain(owner), **said}, key)
    for model in PARTS:
        where = (Filter("rule_set", "in", (source,)),)
        keys = lists.find(desk.office, model, Query(where=where))
        for record in records(desk, model, list(keys)):
            values = _tried(rules, KINDS[model], record)
            yield model.of({**_plain(record), **values, "rule_set": key})


def _plain(record: Record) -> dict[str, Any]:
    return {each.name: record.values.get(each.name) for each in type(record).declared()}


def _tried(rules: RuleSet, kind: str, record: Record) -> Mapping[str, Any]:
    """The tried values of one row."""
    same = (each for of, _, each in parts_of(rules) if (of, each.key) == (kind, record.key))
    part = next(same, None)
    if part is None:
        return {}
    return {field: getattr(part, field) for field in FIELDS[kind]}
