"""专项行动统计: campaigns by state and committee, their measures, surveys and reported figures."""

from __future__ import annotations

from desktop_app.records.campaign import Campaign, CampaignMeasure, CampaignSurvey, CampaignValue
from desktop_app.records.office import Committee
from desktop_app.records.predicates import filled, one_of
from desktop_app.services.statistics.days import InYear, OnDay
from desktop_app.services.statistics.declared import (
    ColumnRule,
    MonthChart,
    PartsChart,
    ShareRule,
    Statistics,
    Tables,
)
from desktop_app.services.statistics.parts import ByCode, share, total
from desktop_app.services.statistics.scopes import ScopeField
from desktop_app.services.statistics.sections import SectionRule, Unclear

RUNNING = SectionRule(
    key="campaign",
    title="专项行动",
    record=Campaign,
    where=(InYear("year"),),
    parts=(
        total("专项行动", "项"),
        ByCode("state", "项"),
        share("wrong", "合计与分项不符", "项", Campaign.WRONG),
    ),
    places={"committee": "committee"},
)
"""The campaigns of the year; of a period that holds no whole year those of its year."""

MEASURES = SectionRule(
    key="campaign_measure",
    title="措施",
    record=CampaignMeasure,
    where=(InYear("campaign.year"),),
    parts=(
        total("措施", "条"),
        share("done", "已完成", "条", one_of(CampaignMeasure.state, "done"), rate="完成率"),
        ByCode("state", "条", rare=True),
    ),
    places={"committee": "campaign.committee"},
    owner="campaign",
)

SURVEYS = SectionRule(
    key="campaign_survey",
    title="推进情况调研",
    record=CampaignSurvey,
    where=(OnDay("day"),),
    parts=(
        total("调研", "次"),
        share("difficulties", "提出困难和问题", "次", filled(CampaignSurvey.difficulties)),
        share("suggestions", "提出对策建议", "次", filled(CampaignSurvey.suggestions)),
        share("followed", "建议有跟踪落实", "次", filled(CampaignSurvey.follow_up),
              of="suggestions", rate="跟踪率"),
    ),
    places={"committee": "campaign.committee"},
    owner="campaign",
)  # fmt: skip

FIGURES = SectionRule(
    key="campaign_value",
    title="填报数",
    record=CampaignValue,
    where=(OnDay("ends_on"),),
    parts=(
        total("填报数", "个"),
        share("wrong", "合计与分项不符", "个", CampaignValue.WRONG),
    ),
    places={"committee": "campaign.committee"},
    owner="campaign",
    unclear=Unclear("时段不明的填报数", "个"),
)

STATISTICS = Statistics(
    key="campaign",
    title="专项行动统计",
    sections=(RUNNING, MEASURES, SURVEYS, FIGURES),
    tables=Tables(
        fields={"committee": "牵头专委会"},
        columns=(
            ColumnRule("专项行动", "项", "campaign"),
            ColumnRule("推进中", "项", "campaign", "state_underway"),
            ColumnRule("已总结", "项", "campaign", "state_done"),
            ColumnRule("措施", "条", "campaign_measure"),
            ColumnRule("已完成", "条", "campaign_measure", "done"),
            ColumnRule("调研", "次", "campaign_survey"),
            ColumnRule("填报数", "个", "campaign_value"),
            ColumnRule("合计不符", "个", "campaign_value", "wrong"),
        ),
        shares=(ShareRule("措施完成率", 4, 3),),
    ),
    charts=(
        MonthChart("campaign_survey_months", "campaign_survey", "各月推进情况调研", "次"),
        PartsChart("campaign", "state", "专项行动按状态", "项"),
    ),
    notes=(
        ("专项行动、措施", "行动的年度在时段所在的年份"),
        ("推进情况调研", "调研日期在时段内"),
        ("填报数", "填报时段的最后一天在时段内；合计与分项不符的，是合计那一个数"),
    ),
    scopes=(ScopeField("committee", "牵头专委会", Committee),),
)
