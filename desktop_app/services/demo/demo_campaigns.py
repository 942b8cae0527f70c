"""The invented campaigns of the demo: by months with a wrong sum, by quarters, one ahead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from desktop_app.records.campaign import (
    Campaign,
    CampaignIndicator,
    CampaignMeasure,
    CampaignSurvey,
)
from desktop_app.records.campaign_period import moved, period_at
from desktop_app.records.figure import SCALE
from desktop_app.records.office import Committee
from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.services.campaigns.figure_sheet import Cell, write_figures
from desktop_app.services.campaigns.indicators import PART, TOTAL, Indicator, indicators_of
from desktop_app.services.campaigns.presets import start_from_preset
from desktop_app.services.demo.demo_handling import MARK
from desktop_app.services.demo.demo_writing import made
from desktop_app.services.desk import Desk
from desktop_app.services.registers.stored import stored

PLACES = ("演示镇", "演示乡", "演示街道", "演示新区", "演示园区")
SEED, MONTHS, QUARTERS = 57, 9, 3
MEASURES = (
    ("建立挂联企业台账，一企一册（演示）", "演示经济委", "done", "挂联企业 46 家，台账已建。"),
    ("委员企业带头领办创办市场主体（演示）", "演示经济委", "underway", "已领办 12 户。"),
    ("组织银企对接（演示）", "演示工商联", "underway", "对接 3 场，授信 860 万元。"),
    ("帮助办理登记和许可（演示）", "演示市场监管局", "open", ""),
)
"""Measure, unit in charge, state and progress of each."""
SURVEYS = (
    (-120, "演示镇", "新增主体以餐饮、零售为主。", "租金偏高，用工难。", "盘活闲置铺面，开办夜校。",
     "铺面已盘活 21 间。"),
    (-30, "演示园区", "园区企业订单回升。", "冷链和用电成本高。", "协调峰谷电价，共建冷库。", ""),
)  # fmt: skip
"""Days from today, place, findings, difficulties, suggestions and what followed."""
_SIZES = {"企业": 14, "个体工商户": 80, "农民专业合作社": 2, "全部新增市场主体": 1000}


def fill_campaigns(desk: Desk) -> None:
    """Two campaigns with figures, measures and surveys, and one that is being prepared."""
    committees = stored(desk, Committee, list(registers.find(desk, Committee, registers.Query())))
    chance = Random(SEED)
    market = _started(desk, "market", "演示市场主体倍增行动", committees[1 % len(committees)].key)
    double = _started(desk, "double_help", "演示双助推行动", committees[2 % len(committees)].key)
    for key, kind, many in ((market, "month", MONTHS), (double, "quarter", QUARTERS)):
        last = moved(period_at(kind, desk.today), -1)
        for number in range(many - 1, -1, -1):
            period = moved(last, -number)
            if period[:4] == str(desk.today.year):
                _fill(desk, key, period, chance, wrong=kind == "month" and number == 0)
    _add_children(desk, market, double)
    ahead = start_from_preset(desk, "blank", "演示营商环境提升行动", desk.today.year + 1).keys[0]
    draft = registers.draft(desk, Campaign, ahead)
    registers.save(desk, Campaign, {"remark": MARK}, key=ahead, version=draft.version)


def _started(desk: Desk, preset: str, name: str, committee: int) -> int:
    year = desk.today.year
    key = start_from_preset(desk, preset, name, year, "\n".join(PLACES)).keys[0]
    draft = registers.draft(desk, Campaign, key)
    registers.save(
        desk, Campaign,
        {"committee": committee, "since": f"{year}-01", "until": f"{year}-12",
         "leader": "演示副主席", "document": f"演示协发〔{year}〕7号", "remark": MARK},
        key=key, version=draft.version,
    )  # fmt: skip
    indicator = indicators_of(desk, key).every[0]
    target = {"target": "12000" if preset == "market" else "400"}
    before = registers.draft(desk, CampaignIndicator, indicator.key)
    registers.save(desk, CampaignIndicator, target, key=indicator.key, version=before.version)
    return key


def _fill(desk: Desk, key: int, period: str, chance: Random, *, wrong: bool) -> None:
    """The figures of a period; with `wrong` one total has a figure with two digits exchanged."""
    indicators = indicators_of(desk, key)
    cells: dict[Cell, int | None] = {}
    for place in PLACES:
        parts = 0
        for each in indicators.typed:
            if each.kind != TOTAL:
                figure = _size(each, chance)
                parts += figure if each.kind == PART else 0
                cells[each.key, place] = figure * SCALE
        total = next(each for each in indicators.every if each.kind == TOTAL)
        cells[total.key, place] = (parts + (18 if wrong and place == PLACES[1] else 0)) * SCALE
    name = str(stored(desk, Campaign, [key])[0].values["name"])
    write_figures(desk, key, name, period, cells)


def _size(indicator: Indicator, chance: Random) -> int:
    usual = _SIZES.get(indicator.name, 9)
    return chance.randint(usual * 6 // 10, usual * 14 // 10)


def _add_children(desk: Desk, market: int, double: int) -> None:
    measures = [
        {"campaign": market, "position": place, "name": name, "owner_unit": unit, "state": state,
         "progress": progress, "due": f"{desk.today.year}-12"}
        for place, (name, unit, state, progress) in enumerate(MEASURES, 1)
    ]  # fmt: skip
    surveys = []
    for ahead, place, findings, difficulties, suggestions, follow_up in SURVEYS:
        day = desk.today.fromordinal(desk.today.toordinal() + ahead)
        surveys.append({
            "campaign": double, "day": day.isoformat(), "period": period_at("quarter", day),
            "place": place, "people": "演示副主席、演示经济委", "findings": findings,
            "difficulties": difficulties, "suggestions": suggestions, "follow_up": follow_up,
        })  # fmt: skip
    _put(desk, CampaignMeasure, measures, "登记措施（演示）")
    _put(desk, CampaignSurvey, surveys, "登记推进情况调研（演示）")


def _put(desk: Desk, model: type[Record], drafts: Sequence[Mapping[str, Any]], action: str) -> None:
    desk.write(made(desk, model, drafts), action=action)
