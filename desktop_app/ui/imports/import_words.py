"""The texts about a plan: how much is imported, which record a line may mean."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.services.imports import Plan, PlannedLine, Verdict
from desktop_app.ui.ui_context import UiContext


def coming(plan: Plan | None) -> str:
    """How much comes in: 12 场, or 3 条意见建议 where only the cells bring something."""
    if plan is None or plan.changes_nothing:
        return ""
    own = plan.count(Verdict.NEW) + plan.count(Verdict.CHANGED)
    if own:
        return f"{own} {plan.model.UNIT}"
    inner = [(x.model, x.count(Verdict.NEW) + x.count(Verdict.CHANGED)) for x in plan.inside]
    return "、".join(model.counted(count) for model, count in inner if count)


def described(plan: Plan, key: int) -> str:
    """A record with the fields that distinguish namesakes."""
    values = plan.existing.values(key)
    wanted = [name for group in plan.model.MATCH_KEYS for name in group]
    shown = [plan.model.field(name).show(values.get(name), plan.lookup) for name in wanted]
    rest = [text for text in dict.fromkeys(shown) if text and text != plan.model.title_of(values)]
    return " ".join([plan.model.title_of(values), *rest])


def ask_pick(
    context: UiContext, plan: Plan, line: PlannedLine, then: Callable[[int | None], object]
) -> None:
    """Ask which record a line means; `then` gets its id, None for a new one."""
    titles = [described(plan, key) for key in line.candidates]
    sentence = f"第 {line.number} 行“{line.title}”对应哪一条？"
    context.desktop.ask_choice(
        "pick_record",
        sentence,
        [*titles, "都不是，作为新的"],
        lambda place: then(None if place == len(titles) else line.candidates[place]),
    )
