"""The rules of what the office is reminded of: which records wait, since when, until when."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.records.consultation import HELD
from desktop_app.records.point import Point
from desktop_app.services.limits.time_limits import (
    End,
    days_after,
    months_later,
    own_working_days,
    the_day,
    working_days_after,
)
from desktop_app.storage.query.conditions import entered
from desktop_app.storage.query.own_rows import own_rows
from desktop_app.storage.query.row_mapping import row_mapping_of

OVER = "over"  # a rule that speaks only when its day is past, as of something gone stale


def _among(column: str, *codes: str) -> str:
    listed = ", ".join(f"'{each}'" for each in codes)
    return f"coalesce({column}, '') IN ({listed})"


def _lacks(light: str) -> str:
    """Whether one of the three lights is not green: its day or its document is missing."""
    return f"(r.{light}_on IS NULL OR r.{light}_doc IS NULL)"


@dataclass(frozen=True, slots=True)
class Subject:
    """The records that some rules are about, as SQL: `r` is the record, `c` its consultation.

    `tables` is what the rules ask, `more` what is joined to tell of them: `what` it is, its
    `source`, its `status` (a code of the list `codes`), its committee; `home` is the column of
    its consultation, where the committee is that one's.
    """

    record: str
    title: str
    tables: str
    more: str
    what: str
    source: str
    status: str
    codes: str
    committee: str
    home: str = ""
    search: str = "r.search"


OUTCOME = Subject(
    "outcome", "意见建议", '"outcome" AS r',
    'JOIN "consultation" AS c ON c.id = r.consultation_id',
    "r.content", "c.name", "r.handling", "outcome_handling", "c.committee_id",
    "r.consultation_id",
)  # fmt: skip
CONSULTATION = Subject(
    "consultation", "协商", '"consultation" AS r', 'LEFT JOIN "point" AS p ON p.id = r.point_id',
    "r.name", "p.name", "r.state", "consultation_state", "r.committee_id",
)  # fmt: skip
LOOK_BACK = Subject(
    "look_back", "回头看",
    '"look_back" AS r JOIN "outcome" AS o ON o.id = r.outcome_id',
    'JOIN "consultation" AS c ON c.id = o.consultation_id',
    "o.content", "c.name", "o.handling", "outcome_handling", "c.committee_id",
    "o.consultation_id", "o.search",
)  # fmt: skip
PLAN = Subject(
    "consultation_plan", "协商计划", '"consultation_plan" AS r',
    'LEFT JOIN "topic" AS t ON t.id = r.topic_id',
    "r.name", "t.name", "r.slot", "plan_slot", "r.committee_id",
)  # fmt: skip
POINT = Subject(
    "point", "协商点", '"point" AS r', "", "r.name", "r.township", "r.state", "point_state",
    '(SELECT min(linked_id) FROM "point_committees" WHERE owner_id = r.id)',
)  # fmt: skip

_LIVE = "coalesce(r.adoption, '') <> 'rejected' AND r.stopped_on IS NULL"
_OPEN = f"coalesce(r.handling, '') NOT IN ('done', 'closed') AND {_LIVE}"
_UNCLOSED = "r.stopped_on IS NULL AND coalesce(r.state, '') NOT IN ('closed', 'archived')"
_BEFORE = f"{_UNCLOSED} AND {_among('r.state', 'preparing', 'surveying', 'awaiting', '')}"
_AFTER = f"{_UNCLOSED} AND {_among('r.state', *HELD)}"
_CARED_FOR = f"""EXISTS (SELECT 1 FROM "look_back" AS l
    WHERE {own_rows("l")} AND l.outcome_id = r.id AND (
    l.stopped_on IS NOT NULL OR (l.done_on IS NULL AND l.planned_on IS NOT NULL)
    OR l.done_on >= substr(r.finished_on, 1, length(l.done_on))))"""
_CONSULTED = f"""CASE WHEN r.topic_id IS NULL THEN r.year || r.name IN (
    SELECT substr(c.held_on, 1, 4) || c.name FROM "consultation" AS c
    WHERE {own_rows("c")} AND c.held_on IS NOT NULL AND {_among("c.state", *HELD)})
  ELSE EXISTS (SELECT 1 FROM "consultation_topics" AS k JOIN "consultation" AS c
    ON c.id = k.owner_id
    WHERE {own_rows("c")} AND k.linked_id = r.topic_id AND {_among("c.state", *HELD)}
    AND coalesce(substr(c.held_on, 1, 4), '' || r.year) >= '' || r.year) END"""
_LAST_HELD = f"""coalesce((SELECT max(c.held_on) FROM "consultation" AS c
    WHERE {own_rows("c")} AND c.point_id = r.id AND {_among("c.state", *HELD)}), r.founded,
    {entered(row_mapping_of(Point), "r")}, '')"""


@dataclass(frozen=True, slots=True)
class Rule:
    """One reason to remind: `key` and `title` of it, and as SQL which records wait and from what.

    `base` is the day that begins the limit, `end` its last day; `unit` is whom the office waits
    for, `since` the day shown as its beginning. `ahead` is the limit (by name) of how many days
    before it is spoken of; `OVER`: only afterwards. `onward` tells that the limit ends after the
    day that begins it, and that this is cheap to compare: what begins too late is then not read.
    `while_ahead` is a day after which nothing is asked for any more, `once_past` one that must be
    over.
    """

    key: str
    title: str
    subject: Subject
    where: str
    base: str
    end: End
    unit: str = "NULL"
    since: str = ""
    ahead: str = "ahead"
    onward: bool = True
    while_ahead: str = ""
    once_past: str = ""


RULES: tuple[Rule, ...] = (
    Rule(
        "due", "办结期限", OUTCOME, f"{_OPEN} AND r.due IS NOT NULL", "r.due", the_day,
        "r.unit", "coalesce(r.assigned_on, r.sent_on)",
    ),
    Rule(
        "due_days", "办结期限", OUTCOME,
        f"{_OPEN} AND r.due IS NULL AND r.working_days > 0 AND length(r.assigned_on) = 10",
        "r.assigned_on || ' ' || r.working_days", own_working_days, "r.unit", "r.assigned_on",
    ),
    Rule(
        "adoption", "沟通采纳", OUTCOME,
        f"{_OPEN} AND coalesce(r.adoption, 'pending') = 'pending' AND r.sent_on IS NOT NULL",
        "r.sent_on", days_after("reply"), "r.addressee",
    ),
    Rule(
        "notice", "发出通知", CONSULTATION,
        f"{_BEFORE} AND r.noticed_on IS NULL AND r.held_on IS NOT NULL",
        "r.held_on", working_days_after("notice", -1), since="NULL", onward=False,
        while_ahead="r.held_on",
    ),
    Rule(
        "materials", "送达材料", CONSULTATION,
        f"{_BEFORE} AND r.materials_on IS NULL AND r.held_on IS NOT NULL",
        "r.held_on", working_days_after("materials", -1), since="NULL", onward=False,
        while_ahead="r.held_on",
    ),
    Rule(
        "held", "会后改状态", CONSULTATION, f"{_BEFORE} AND r.held_on IS NOT NULL",
        "r.held_on", the_day, since="NULL", once_past="r.held_on",
    ),
    Rule(
        "minutes", "整理纪要", CONSULTATION,
        f"{_AFTER} AND r.minutes_on IS NULL AND r.held_on IS NOT NULL",
        "r.held_on", working_days_after("minutes"),
    ),
    Rule(
        "report", "报送成果", CONSULTATION,
        f"{_AFTER} AND {_lacks('reported')} AND r.held_on IS NOT NULL",
        "r.held_on", working_days_after("report"),
    ),
    Rule(
        "talk", "建议沟通", CONSULTATION,
        f"{_UNCLOSED} AND {_lacks('talked')} AND r.reported_on IS NOT NULL",
        "r.reported_on", days_after("reply"), "r.reported_to",
    ),
    Rule(
        "answer", "落实反馈", CONSULTATION,
        f"{_UNCLOSED} AND {_lacks('answered')} AND r.reported_on IS NOT NULL",
        "r.reported_on", days_after("feedback"), "r.reported_to",
    ),
    Rule(
        "look_back", "回头看", LOOK_BACK,
        "r.done_on IS NULL AND r.stopped_on IS NULL AND r.planned_on IS NOT NULL AND "
        "coalesce(o.handling, '') <> 'closed' AND coalesce(o.adoption, '') <> 'rejected' "
        "AND o.stopped_on IS NULL",
        "r.planned_on", the_day, "o.unit", "o.finished_on",
    ),
    Rule(
        "look_back_missing", "安排回头看", OUTCOME,
        f"r.handling = 'done' AND {_LIVE} AND r.finished_on IS NOT NULL AND NOT {_CARED_FOR}",
        "r.finished_on", months_later("look_back"), "r.unit",
    ),
    Rule(
        "plan", "协商计划", PLAN,
        "r.stopped_on IS NULL AND (r.planned_on IS NOT NULL OR r.slot IS NOT NULL) "
        f"AND NOT {_CONSULTED}",
        "coalesce(r.planned_on, r.year || '-' || r.slot)", the_day, since="r.survey_from",
        onward=False,
    ),
    Rule(
        "idle", "久未协商", POINT, "r.state = 'running'", _LAST_HELD, days_after("idle"),
        ahead=OVER, onward=False,
    ),
)  # fmt: skip
BY_KEY = {each.key: each for each in RULES}
TERM, CALENDAR = "term", "calendar"
TITLES = {each.key: each.title for each in RULES} | {TERM: "届满交接", CALENDAR: "节假日"}
