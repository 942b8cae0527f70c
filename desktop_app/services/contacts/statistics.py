"""党建联系统计表: coverage, pairs, contacts and branches, with what each coverage means."""

from __future__ import annotations

from desktop_app.records.office import Committee, Sector
from desktop_app.services.contacts.figures import BRANCHES, CONTACTS, COVERAGE, DAYS, PAIRS
from desktop_app.services.statistics.declared import (
    ColumnRule,
    MonthChart,
    PartsChart,
    ShareRule,
    Statistics,
    Tables,
)
from desktop_app.services.statistics.scopes import ScopeField

BY_BRANCH = (
    "党组织覆盖率",
    "编入专委会履职临时党支部的党员委员÷党员委员；只编入活动临时党组织的不算",
)
BY_PAIR = (
    "工作覆盖率",
    "有党组成员或党员委员结对联系的党外委员÷党外委员；只有走访、没有结对的不算",
)
NOTES = (
    BY_BRANCH,
    BY_PAIR,
    ("哪一天", "时段的最后一天，还没有到的按统计截止日期；那一天在任的委员、有效的结对和支部才算"),
    ("党员、党外", "按委员登记的政治面貌；预备党员算党员，没有登记的两边都不算"),
    ("党组成员", "在结对联系里联系界别、组或党员委员的在任委员；不是委员的，只在结对的对数里"),
    ("走访联系", "日期在时段内；结对联系的次数只计属于一对的"),
    ("临时党组织", "时段内设立过的都算，已经撤销的也算；党员是各支部的人数"),
    ("主题党日", "日期在时段内"),
)

STATISTICS = Statistics(
    key="party_links",
    title="党建联系统计",
    sections=(COVERAGE, PAIRS, CONTACTS, BRANCHES, DAYS),
    tables=Tables(
        fields={
            "committee": "专委会", "sector": "界别", "level": "联系层次", "kind": "走访方式",
            "visitor": "走访的委员", "pairing": "每一对",
        },
        columns=(
            ColumnRule("党员委员", "人", "party_member", "party"),
            ColumnRule("编入支部", "人", "party_member", "in_branch"),
            ColumnRule("党外委员", "人", "party_member", "outside"),
            ColumnRule("有结对", "人", "party_member", "covered"),
            ColumnRule("没有走访", "人", "party_member", "unvisited"),
            ColumnRule("结对", "对", "pair"),
            ColumnRule("走访联系", "次", "contact"),
            ColumnRule("党组成员联系", "次", "contact", "leaders"),
            ColumnRule("党员委员联系", "次", "contact", "members"),
            ColumnRule("履职临时党支部", "个", "party_branch", "committee"),
            ColumnRule("活动临时党组织", "个", "party_branch", "activity"),
            ColumnRule("主题党日", "次", "branch_day"),
        ),
        shares=(ShareRule("党组织覆盖率", 1, 0), ShareRule("工作覆盖率", 3, 2)),
        rules=(BY_BRANCH, BY_PAIR),
    ),
    charts=(
        MonthChart("contact_months", "contact", "走访联系", "次"),
        PartsChart("contact", "kind", "走访联系按方式", "次"),
        PartsChart("contact", "committee", "走访联系按专委会", "次"),
        PartsChart("contact", "sector", "走访联系按界别", "次"),
    ),
    notes=NOTES,
    scopes=(ScopeField("committee", "专委会", Committee), ScopeField("sector", "界别", Sector)),
)  # fmt: skip
