"""The page of a campaign: filling in, table, progress, measures and surveys."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from typing import Any

from desktop_app.records.campaign import Campaign
from desktop_app.services.campaigns.campaign_page import CampaignReading, reading
from desktop_app.services.lookup.cache import lookup
from desktop_app.ui.campaigns.filling_part import FillingPart
from desktop_app.ui.campaigns.lines_part import measures_part, surveys_part
from desktop_app.ui.campaigns.progress_part import ProgressPart
from desktop_app.ui.campaigns.table_part import TablePart
from desktop_app.ui.record_page.declared import (
    InnerTab,
    Opened,
    PageStep,
    PageSteps,
    RecordPageParts,
    TonedWords,
)
from desktop_app.ui.row_actions.row_actions import row_actions_of
from desktop_app.ui.ui_context import UiContext


def _title(values: Mapping[str, Any]) -> str:
    return f"{values['year']} 年专项行动" if values["year"] else "专项行动"


def _facts(context: UiContext, opened: Opened) -> str:
    shared = lookup(context.desk)
    names = ("committee", "step")
    shown = [Campaign.field(name).show(opened.values[name], shared) for name in names]
    return " · ".join(filter(None, shown))


def _under(context: UiContext, opened: Opened) -> str:
    values, shared = opened.values, lookup(context.desk)
    partners = Campaign.field("partners").show(values["partners"], shared)
    parts = [
        f"配合：{partners}" if partners else "",
        f"分管领导：{values['leader']}" if values["leader"] else "",
        f"{values['since']} 至 {values['until'] or '……'}" if values["since"] else "",
        (values["aim"] or "").replace("\n", " "),
    ]
    return "，".join(filter(None, parts))


def _steps(context: UiContext, opened: Opened) -> PageSteps:
    actions = {each.name: each for each in row_actions_of(context.desk, Campaign)}

    def step(name: str) -> PageStep:
        each = actions[name]
        run = partial(each.run, context, Campaign, [opened.key])
        return PageStep(each.title, each.icon, run)

    return PageSteps(None, [step("copy_campaign")])


def _deadline(_: UiContext, opened: Opened) -> TonedWords | None:
    """Wrong totals first, then the period that nobody reported."""
    found: CampaignReading = opened.more
    faults = opened.values["faults"]
    if faults:
        return TonedWords(f"合计与分项不符 {faults} 处", "bad", "problem")
    if found.definitions:
        return TonedWords("填报指标没有设好", "warn", "advise")
    if not found.indicators or not Campaign.UNDERWAY.holds(opened.values):
        return None
    if not found.reported:
        return TonedWords(f"{found.period_words}还没有填报", "warn", "clock")
    return TonedWords(f"{found.period_words}已填报", "good", "done")


def _covers(opened: Opened) -> Collection[tuple[str, int]]:
    children: Collection[tuple[str, int]] = opened.more.children
    return children


PAGE = RecordPageParts(
    read=reading,
    title=_title,
    facts=_facts,
    under=_under,
    steps=_steps,
    deadline=_deadline,
    fields={"done": "result", "stopped": "result"},
    tabs=(
        InnerTab("filling", lambda _, opened: f"填报 {opened.more.indicators} 项", FillingPart),
        InnerTab("table", lambda _, __: "统计表", TablePart),
        InnerTab("progress", lambda _, __: "走势", ProgressPart),
        InnerTab("measures", lambda _, opened: f"措施 {opened.more.measures} 条", measures_part),
        InnerTab("surveys", lambda _, opened: f"调研 {opened.more.surveys} 次", surveys_part),
    ),
    covers=_covers,
)
