"""The words of the short report of a campaign: every figure is taken from its table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from desktop_app.records.campaign import Campaign, CampaignMeasure, CampaignSurvey
from desktop_app.records.campaign_period import is_of_days
from desktop_app.records.record import Record
from desktop_app.services.campaigns.campaign_table import MadeCampaignTable, ranked, whole_of
from desktop_app.services.campaigns.figure_sheet import TOTAL_ROW
from desktop_app.services.campaigns.indicators import PART, SHARE, TOTAL, Indicator
from desktop_app.services.campaigns.progress import progress_of
from desktop_app.services.campaigns.sums import ALL
from desktop_app.services.desk import Desk
from desktop_app.services.outward import lookup
from desktop_app.services.registers.children import owned
from desktop_app.services.registers.stored import stored

FRONT = 3
"""So many places are named first, and so many totals that differ."""


class ReportWords(NamedTuple):
    """The parts of the report: who is in charge, figures, measures, what surveys found."""

    lead: str
    figures: Sequence[str]
    measures: Sequence[str]
    difficulties: Sequence[str]
    suggestions: Sequence[str]
    aim: str = ""


def report_of(desk: Desk, made: MadeCampaignTable) -> ReportWords:
    """The words of a period's report, or of the periods so far."""
    values = stored(desk, Campaign, [made.key])[0].values
    measures = [each.values for each in owned(desk, CampaignMeasure, [(Campaign.KEY, made.key)])]
    surveys = [
        each.values
        for each in owned(desk, CampaignSurvey, [(Campaign.KEY, made.key)])
        if is_of_days(each.values["period"], each.values["day"], made.days)
    ]
    return ReportWords(
        _lead(desk, values),
        _figures(desk, made),
        [_measure(desk, each) for each in measures if each["progress"]],
        [f"{each['place']}：{each['difficulties']}" for each in surveys if each["difficulties"]],
        [f"{each['place']}：{each['suggestions']}" for each in surveys if each["suggestions"]],
        str(values["aim"] or ""),
    )


def _lead(desk: Desk, values: Mapping[str, Any]) -> str:
    shared = lookup(desk)
    lead = Campaign.field("committee").show(values["committee"], shared)
    partners = Campaign.field("partners").show(values["partners"], shared)
    words = [f"{lead}牵头" if lead else "", f"{partners}配合" if partners else ""]
    return "，".join(filter(None, words))


def _figures(desk: Desk, made: MadeCampaignTable) -> list[str]:
    """A sentence for each total with its parts and shares, and for each other indicator."""
    every = made.table.indicators.every
    found = []
    for each in every:
        if each.kind in (PART, SHARE) and made.table.indicators.named(each.total):
            continue
        if made.table.cell(each, ALL) is None:
            continue
        found.append(_sentence(desk, made, each))
    return found


def _sentence(desk: Desk, made: MadeCampaignTable, each: Indicator) -> str:
    words = f"{each.name} {whole_of(made, each)} {each.unit}".rstrip()
    if each.kind == TOTAL:
        parts = [
            f"{part.name} {whole_of(made, part)} {part.unit}".rstrip()
            for part in made.table.indicators.parts.get(each.key, ())
            if made.table.cell(part, ALL) is not None
        ]
        words += f"，其中{'、'.join(parts)}" if parts else ""
    for share in made.table.indicators.every:
        if share.kind == SHARE and share.total == each.name:
            text = whole_of(made, share)
            words += f"，占{share.base}的 {text} %" if text else ""
    front = [f"{place} {each.text(figure)}" for place, figure in ranked(made, each)[:FRONT]]
    if len(made.table.places) > FRONT and not each.whole and front:
        words += f"；居前的是{'、'.join(front)}"
    if each.target is not None:
        line = progress_of(desk, made.key, each.key, ALL, made.period)
        words += f"；{line.words}"
    gaps = [x for x in made.table.gaps if x.indicator.key == each.key]
    if gaps:
        more = f"等 {len(gaps)} 处" if len(gaps) > FRONT else ""
        words += f"（{'；'.join(x.words_of(TOTAL_ROW) for x in gaps[:FRONT])}{more}，请核对）"
    return f"{words}。"


def _measure(desk: Desk, values: Mapping[str, Any]) -> str:
    state = CampaignMeasure.field("state").show(values["state"], lookup(desk))
    name = str(values["name"]).rstrip("。；")
    return f"{name}（{state}）：{str(values['progress']).rstrip('。')}。"


def children_of(desk: Desk, model: type[Record], key: int) -> list[Record]:
    """The children of a campaign in their order."""
    return owned(desk, model, [(Campaign.KEY, key)])
