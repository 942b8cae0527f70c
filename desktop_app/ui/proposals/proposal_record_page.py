"""The page of a proposal: what its head says, its state line, its inner tabs, its right pane."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_handling import ProposalHandling
from desktop_app.records.proposal_words import LEFT_STATES, REPLACED_STATES
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.proposals.proposal_page import (
    FAR,
    LATE,
    NEAR,
    deadline,
    letters_in,
    page_reading,
    state_days,
)
from desktop_app.services.registers.passed_states import StateLine
from desktop_app.ui.proposals.listed_parts import MoversPart, SuggestionsPart
from desktop_app.ui.proposals.page_steps import page_steps
from desktop_app.ui.proposals.similar_pane import SimilarPane
from desktop_app.ui.proposals.text_part import TextPart
from desktop_app.ui.proposals.units_part import UnitsPart
from desktop_app.ui.record_page.declared import InnerTab, Opened, RecordPageParts, TonedWords
from desktop_app.ui.ui_context import UiContext

FACTS = ("session", "period", "kind", "category")
TICKS = ("major", "excellent", "upper_major")
NAMED = 3
LEVELS = {LATE: ("bad", "problem"), NEAR: ("warn", "clock"), FAR: ("muted", "clock")}
STATES = StateLine(
    (
        "submitted", "reviewed", "filed", "assigned", "handling", "answered", "polled", "closed",
        "archived",
    ),
    (*LEFT_STATES, *REPLACED_STATES),
)  # fmt: skip
FIELDS = {
    "submitted": "received_on", "returned": "returned_note", "reviewed": "first_reviewer",
    "filed": "filed_on", "rejected": "reject_reason", "merged": "merged_into",
    "passed": "passed_to", "withdrawn": "withdrawn_on", "closed": "closed_on",
    "archived": "archived_on",
}  # fmt: skip
"""By state the field of the form that says most about it; the units say the other states."""


def _title(values: Mapping[str, Any]) -> str:
    number = values["number"]
    return f"提案 {number}" if number else f"收件 {values['serial'] or '未编号'}"


def _facts(context: UiContext, opened: Opened) -> str:
    """Session, period, kind and category; what it was chosen as."""
    values, shared = opened.values, lookup(context.desk)
    shown = [Proposal.field(name).show(values[name], shared) for name in FACTS]
    shown += [Proposal.field(name).label for name in TICKS if values[name]]
    return " · ".join(filter(None, shown))


def _under(_: UiContext, opened: Opened) -> str:
    """The first mover, the others by name where they are few, and whether it may be published."""
    values, movers = opened.values, opened.more.movers
    if not movers:
        return "还没有写明提案者"
    unit = f"（{movers[0].unit}）" if movers[0].unit else ""
    parts = [f"第一提案人 {movers[0].name}{unit}"]
    others = [each.name for each in movers[1:]]
    if others:
        more = f" 等 {len(others)} 人" if len(others) > NAMED else ""
        parts.append(f"联名 {'、'.join(others[:NAMED])}{more}")
    if values["may_publish"] is not None:
        parts.append("同意公开" if values["may_publish"] else "不同意公开")
    return "，".join(parts)


def _deadline(context: UiContext, opened: Opened) -> TonedWords | None:
    found = deadline(context.desk, opened.more.sheets)
    return TonedWords(found.text, *LEVELS[found.level]) if found is not None else None


def _due(opened: Opened) -> str:
    """The first day that a unit owes a reply by."""
    owing = [each for each in opened.more.sheets if each.owed]
    replying = [each.due for each in owing if ProposalHandling.ANSWERS.holds(each.values)]
    return min(replying, default="")


def _days(opened: Opened) -> Mapping[str, str]:
    return state_days(opened.values, opened.more.sheets)


def _covers(opened: Opened) -> Collection[tuple[str, int | None]]:
    return [(ProposalHandling.KEY, each.key) for each in opened.more.sheets]


def _counted(word: str, count: int) -> str:
    return f"{word} {count}" if count else word


def _text_title(_: UiContext, opened: Opened) -> str:
    count = letters_in(opened.values)
    return f"正文 {count:,} 字".replace(",", " ") if count else "正文"


PAGE = RecordPageParts(
    read=page_reading,
    title=_title,
    facts=_facts,
    under=_under,
    states=STATES,
    days=_days,
    fields=FIELDS,
    due=_due,
    deadline=_deadline,
    steps=page_steps,
    tabs=(
        InnerTab("units", lambda _, opened: _counted("办理", len(opened.more.sheets)), UnitsPart),
        InnerTab("text", _text_title, TextPart),
        InnerTab("movers", lambda _, opened: _counted("提案者", len(opened.more.movers)),
                 MoversPart),
        InnerTab(
            "suggestions", lambda _, opened: _counted("建议", len(opened.more.suggestions)),
            SuggestionsPart,
        ),
    ),
    side=SimilarPane,
    covers=_covers,
)  # fmt: skip
