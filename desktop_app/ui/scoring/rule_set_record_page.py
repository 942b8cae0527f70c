"""The page of a rule set: its rules, its grades, what keeps it from being adopted."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from typing import Any

from desktop_app.records.points import points_text
from desktop_app.records.score_rules import GradeBand, ScoreRuleSet
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.scoring.rule_set_page import RuleSetReading, notice, reading
from desktop_app.ui.record_page.declared import (
    InnerTab,
    Opened,
    PageStep,
    PageSteps,
    RecordPageParts,
    TonedWords,
)
from desktop_app.ui.row_actions.row_actions import row_actions_of
from desktop_app.ui.scoring.bands_part import BandsPart
from desktop_app.ui.scoring.rules_part import RulesPart
from desktop_app.ui.ui_context import UiContext


def _title(values: Mapping[str, Any]) -> str:
    return f"{values['year']} 年积分规则"


def _facts(context: UiContext, opened: Opened) -> str:
    values, shared = opened.values, lookup(context.desk)
    shown = [ScoreRuleSet.field(name).show(values[name], shared) for name in ("subject", "state")]
    return " · ".join(filter(None, shown))


def _under(context: UiContext, opened: Opened) -> str:
    """Start, cap, who joins late; by whom it was adopted, or that it is only a reference."""
    values = opened.values
    late = ScoreRuleSet.field("late_joiners").show(values["late_joiners"], lookup(context.desk))
    parts = [
        f"起始 {points_text(values['start'])} 分" if values["start"] else "",
        f"总分封顶 {points_text(values['cap'])}" if values["cap"] is not None else "总分不封顶",
        f"年中增补的委员：{late}" if late else "",
        f"{values['approved_by']}审定" if values["approved_by"] else "",
        f"参照{values['preset']}" if values["preset"] else "",
        notice(values),
    ]
    return "，".join(filter(None, parts))


def _steps(context: UiContext, opened: Opened) -> PageSteps:
    """Adoption while it is a draft; a copy for another year always."""
    actions = {each.name: each for each in row_actions_of(context.desk, ScoreRuleSet)}

    def step(name: str) -> PageStep:
        each = actions[name]
        run = partial(each.run, context, ScoreRuleSet, [opened.key])
        return PageStep(each.title, each.icon, run)

    draft = ScoreRuleSet.DRAFT.holds(opened.values)
    return PageSteps(
        step("adopt_rules") if draft else None, [step("print_rules"), step("copy_rules")]
    )


def _deadline(_: UiContext, opened: Opened) -> TonedWords | None:
    """The problems that keep a draft from adoption, or the reason why another set is closed."""
    found: RuleSetReading = opened.more
    if found.sheet.locked:
        return TonedWords("已锁定，只能查看", "muted", "lock")
    if not found.faults:
        return None
    more = f"，另有 {len(found.faults) - 1} 处" if len(found.faults) > 1 else ""
    return TonedWords(f"{found.faults[0]}{more}", "bad", "problem")


def _rules_title(_: UiContext, opened: Opened) -> str:
    items = [each for each in opened.more.sheet.rows if not each.is_category]
    return f"规则 {len(items)} 项"


def _covers(opened: Opened) -> Collection[tuple[str, int]]:
    sheet = opened.more.sheet
    bands = [(GradeBand.KEY, each.key) for each in sheet.bands]
    return [*((each.model.KEY, each.key) for each in sheet.rows if each.key), *bands]


PAGE = RecordPageParts(
    read=reading,
    title=_title,
    facts=_facts,
    under=_under,
    steps=_steps,
    deadline=_deadline,
    fields={"adopted": "approved_by", "locked": "locked_on"},
    tabs=(
        InnerTab("rules", _rules_title, RulesPart),
        InnerTab("bands", lambda _, opened: f"等次 {len(opened.more.sheet.bands)} 档", BandsPart),
    ),
    covers=_covers,
)
