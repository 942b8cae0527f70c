"""The score rules of the demo's year, put into force, and a few manual entries."""

from __future__ import annotations

from typing import Any

from desktop_app.records.member import SERVING, Member
from desktop_app.records.score_entry import ScoreEntry
from desktop_app.records.score_rules import ScoreRule, ScoreRuleSet
from desktop_app.services.demo.demo_handling import MARK
from desktop_app.services.demo.demo_writing import put
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Filter, Query, find
from desktop_app.services.registers.states import change_state
from desktop_app.services.registers.stored import stored
from desktop_app.services.scoring.presets import NOTICE, start_from_preset
from desktop_app.services.scoring.rule_set import ADOPTED

ENTRIES = (
    ("case_or_lecture", "3", "在机关学习会上授课（演示）", "演示授课通知", "04-10"),
    ("case_or_lecture", "2", "案例入选县级汇编（演示）", "演示汇编目录", "05-20"),
    ("case_or_lecture", "3", "在村民夜校授课（演示）", "演示村委会证明", "08-06"),
    ("case_or_lecture", "3", "为委员读书会授课一次（演示）", "演示授课通知", "06-12"),
    ("case_or_lecture", "2", "文史稿件刊用（演示）", "演示文史资料第3辑", "09-02"),
)
"""Code of the item, points, reason, document, month and day of each invented entry."""
START = "55"
"""Points that everybody starts with: a demo holds fewer meetings than a year has."""
APART = 23
"""So many members in stroke order lie between one entry and the next."""


def fill_scores(desk: Desk) -> None:
    """Rules of the neutral sheet for this year, approved by an invented meeting; some entries."""
    year = desk.today.year
    rules = start_from_preset(desk, "neutral", year).keys[0]
    given = {
        "approved_by": "演示县政协主席会议（演示）", "approved_on": f"{year}-01-12",
        "document": "演示政协办〔演示〕1号", "start": START,
        "remark": f"{NOTICE}。{MARK}",
    }  # fmt: skip
    change_state(desk, ScoreRuleSet, [rules], ADOPTED, "", given)
    own = Query(where=(Filter("rule_set", "in", (rules,)),))
    found = stored(desk, ScoreRule, list(find(desk, ScoreRule, own)))
    items = {each.values["code"]: each.key for each in found}
    serving = Query(where=(Filter("state", "in", (SERVING,)),), sort="strokes")
    members = list(find(desk, Member, serving))
    drafts = [
        _draft(members[place * APART % len(members)], year, items[each[0]], each)
        for place, each in enumerate(ENTRIES)
        if members and f"{year}-{each[4]}" <= desk.today.isoformat()
    ]
    if drafts:
        put(desk, ScoreEntry, drafts, f"登记手工计分 {len(drafts)} 条")


def _draft(member: int, year: int, rule: int, entry: tuple[str, ...]) -> dict[str, Any]:
    _, points, reason, document, day = entry
    return {
        "member": member, "year": year, "rule": rule, "points": points, "reason": reason,
        "document": document, "day": f"{year}-{day}", "remark": MARK,
    }  # fmt: skip
