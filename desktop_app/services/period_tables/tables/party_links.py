"""9 党建联系统计表: leaders' links, pairs, contacts, temporary branches, both coverages."""

from __future__ import annotations

from desktop_app.services.contacts.figures import BRANCHES, CONTACTS, COVERAGE, DAYS, PAIRS
from desktop_app.services.contacts.statistics import NOTES
from desktop_app.services.period_tables.declared import (
    HALF,
    QUARTER,
    YEAR,
    HeadLine,
    PartLine,
    RatioLine,
)
from desktop_app.services.period_tables.declared import PeriodTableRule as Rule
from desktop_app.services.statistics.sections import TOTAL

PEOPLE, PAIRS_UNIT, TIMES, BRANCHES_UNIT = "人", "对", "次", "个"
RULE = Rule(
    key="party_links",
    number=9,
    title="党建联系统计表",
    kinds=(HALF, QUARTER, YEAR),
    lines=(
        HeadLine("党组成员联系"),
        PartLine("leaders", "有联系对象的党组成员", PEOPLE, COVERAGE, "leaders", 1),
        PartLine("sectors", "联系界别", BRANCHES_UNIT, PAIRS, "sectors", 1),
        PartLine("leader_contacts", "党组成员联系", TIMES, CONTACTS, "leaders", 1),
        HeadLine("党员委员和党外委员"),
        PartLine("party", "党员委员", PEOPLE, COVERAGE, "party", 1),
        PartLine("outside", "党外委员", PEOPLE, COVERAGE, "outside", 1),
        PartLine("pairs", "结对联系", PAIRS_UNIT, PAIRS, TOTAL, 1),
        PartLine("covered", "有结对的党外委员", PEOPLE, COVERAGE, "covered", 1),
        RatioLine("工作覆盖率", "covered", "outside"),
        PartLine("contacts", "走访联系", TIMES, CONTACTS, TOTAL, 1),
        PartLine("member_contacts", "其中党员委员联系", TIMES, CONTACTS, "members", 2),
        HeadLine("党组织覆盖"),
        PartLine("branches", "专委会履职临时党支部", BRANCHES_UNIT, BRANCHES, "committee", 1),
        PartLine("people", "支部的党员", PEOPLE, BRANCHES, "committee_people", 1),
        PartLine("activities", "活动临时党组织", BRANCHES_UNIT, BRANCHES, "activity", 1),
        PartLine("in_branch", "编入支部的党员委员", PEOPLE, COVERAGE, "in_branch", 1),
        RatioLine("党组织覆盖率", "in_branch", "party"),
        HeadLine("主题党日"),
        PartLine("days", "主题党日", TIMES, DAYS, TOTAL, 1),
        PartLine("day_people", "参加", "人次", DAYS, "people", 1),
    ),
    notes=NOTES,
)
