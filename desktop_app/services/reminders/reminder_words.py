"""Reminders in words: what the record is, where it comes from, who has to act, how many days."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from desktop_app.records.calendar import Limits
from desktop_app.records.field_types import Code
from desktop_app.records.held_back import HELD_BACK
from desktop_app.records.lookup import Choices
from desktop_app.records.office import Committee
from desktop_app.services.desk import Desk
from desktop_app.services.outward import lookup
from desktop_app.services.reminders.office_reminders import TITLES, own_words
from desktop_app.services.reminders.reminder_items import CALENDAR, DueItem, Reminder
from desktop_app.services.reminders.reminder_rule import (
    RemindedRecord,
    ReminderRule,
    rules_in_use,
    rules_of,
)
from desktop_app.storage.query.clauses import AmongIds
from desktop_app.storage.query.declared_query import field_at, select
from desktop_app.storage.query.expressions import (
    KEY,
    Constant,
    FieldValue,
    FirstFilled,
    IsInternal,
)

_WINDOW = 500
_SHORT = 40


class _RecordWords(NamedTuple):
    """What a record is, where it comes from, its state, the day its limit began.

    `internal`: it is an internal row, of which only codes, days and numbers are shown.
    """

    what: str
    source: str = ""
    status: str = ""
    since: str = ""
    internal: bool = False


def titles(desk: Desk) -> dict[str, str]:
    """The titles of all kinds of reminders by their keys, in the order of the rules."""
    return {key: rule.title for key, rule in rules_of(desk).items()} | TITLES


def read(
    desk: Desk, items: Sequence[DueItem], today: datetime.date | None = None
) -> list[Reminder]:
    """The items in words, in the same order; records that are gone are left out."""
    return list(words_of(desk, items, today).values())


def words_of(
    desk: Desk, items: Sequence[DueItem], today: datetime.date | None = None
) -> dict[DueItem, Reminder]:
    """The words of each item, in the same order; records that are gone are left out."""
    day = today or desk.today
    rules, committees = _rules_of_items(desk, items), committee_names(desk)
    found = {}
    for start in range(0, len(items), _WINDOW):
        part = items[start : start + _WINDOW]
        known = _record_words(desk, part, rules)
        for each in part:
            rule = rules.get(each.kind)
            words = known.get((each.kind, each.key))
            if rule is None:
                words = _RecordWords(own_words(desk, each))
            if words is not None:
                committee = committees.get(each.committee or 0, "")
                committee = HELD_BACK if committee and words.internal else committee
                found[each] = _worded(each, rule, words, committee, day)
    return found


def _rules_of_items(desk: Desk, items: Iterable[DueItem]) -> dict[str, ReminderRule]:
    """Rules by their keys, those of all items among them."""
    rules = rules_in_use(desk)
    others = {each.kind for each in items} - rules.keys() - TITLES.keys()
    return rules_of(desk) if others else rules


def over(reminder: Reminder) -> str:
    """How far over its day or before it something is, in words; '' without a day."""
    days = reminder.days
    if days is None:
        return ""
    if days == 0:
        return "今天"
    return f"超 {days} 天" if days > 0 else f"还有 {-days} 天"


def committee_names(desk: Desk) -> dict[int, str]:
    """The short names of the committees by their ids."""
    name = FirstFilled(FieldValue("short_name"), FieldValue("name"))
    order = (FieldValue("position"), FieldValue("strokes"))
    return dict(select(desk.office, Committee, (KEY, name), order=order))


def _record_words(
    desk: Desk, items: Iterable[DueItem], rules: dict[str, ReminderRule]
) -> dict[tuple[str, int | None], _RecordWords]:
    """The words of each record of a register, by its rule and id."""
    found: dict[tuple[str, int | None], _RecordWords] = {}
    keys: dict[str, set[int]] = {}
    for each in items:
        if each.kind in rules and each.key is not None:
            keys.setdefault(each.kind, set()).add(each.key)
    codes = lookup(desk, Limits).codes
    for kind, wanted in keys.items():
        rule, about = rules[kind], rules[kind].about
        states, sources = (_codes(codes, about, each) for each in (about.status, about.source))
        begun = rule.since or rule.base
        origin = FirstFilled(about.source, *about.other_sources, Constant(""))
        values = (KEY, about.what, origin, about.status, begun, IsInternal())
        rows = select(desk.office, about.record, values, (AmongIds(KEY, sorted(wanted)),))
        for key, what, source, status, day, internal in rows:
            label = states.label(status) if status and states else ""
            origin_label = sources.label(source) if source and sources else str(source)
            found[kind, key] = _RecordWords(
                _short(what), origin_label, label, day or "", bool(internal)
            )
    return found


def _codes(
    codes: Mapping[str, Choices], about: RemindedRecord, value: FieldValue
) -> Choices | None:
    """The list of codes of a value of a reminded record, None for one that is no code."""
    field = field_at(about.record, value.path)
    return codes[field.codes] if isinstance(field, Code) else None


def _short(text: str) -> str:
    """The first words of a text in one line."""
    words = " ".join(str(text or "").split())
    return (words[:_SHORT] + "……" if len(words) > _SHORT else words) or "（未命名）"


def _worded(
    item: DueItem,
    rule: ReminderRule | None,
    words: _RecordWords,
    committee: str,
    today: datetime.date,
) -> Reminder:
    days = (today - datetime.date.fromisoformat(item.due)).days if item.due else None
    # by their places, which takes half the time of their names
    return Reminder(
        item.kind,
        rule.title if rule else TITLES[item.kind],
        item.record,
        item.key if item.kind != CALENDAR else None,
        words.what,
        words.source,
        item.unit,
        committee,
        words.since,
        item.due,
        days,
        item.level,
        words.status,
        bool(rule and rule.reported),
    )
