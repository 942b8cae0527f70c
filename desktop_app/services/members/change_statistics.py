"""委员变动统计: who came, who left and what changed in a period."""

from __future__ import annotations

from desktop_app.records.member import SERVING, Member
from desktop_app.records.membership import GROUP, Membership
from desktop_app.records.predicates import filled, one_of
from desktop_app.services.statistics.days import OnDay
from desktop_app.services.statistics.declared import ColumnRule, PartsChart, Statistics, Tables
from desktop_app.services.statistics.parts import ByCode, total
from desktop_app.services.statistics.sections import SectionRule, Unclear

PLACES = {"sector": "sector", "committee": "committee"}


HAS_LEFT = ~one_of(Member.state, SERVING, None)
"""The state is another than 在任."""
CAME = SectionRule(
    key="came",
    title="新任和增补",
    record=Member,
    where=(OnDay("since"),),
    parts=(total("新任和增补", "人"), ByCode("origin", "人", rare=True)),
    places=PLACES,
)
LEFT = SectionRule(
    key="left",
    title="离任",
    record=Member,
    where=(HAS_LEFT, OnDay("state_date")),
    parts=(total("离任", "人"), ByCode("state", "人", rare=True, without=(SERVING,))),
    places=PLACES,
    unclear=Unclear("状态变动日期不明的离任委员", "人", (HAS_LEFT,)),
)
CHANGED = SectionRule(
    key="changed",
    title="任职变动",
    record=Membership,
    where=(filled(Membership.decided_by), ~one_of(Membership.kind, GROUP), OnDay("since")),
    parts=(total("任职变动", "项"), ByCode("kind", "项", rare=True, without=(GROUP,))),
    places={"sector": "member.sector", "committee": "member.committee"},
    owner="member",
)

STATISTICS = Statistics(
    key="member_change",
    title="委员变动统计",
    sections=(CAME, LEFT, CHANGED),
    tables=Tables(
        fields={"sector": "界别", "committee": "专委会"},
        columns=(
            ColumnRule("新任和增补", "人", "came"),
            ColumnRule("增补", "人", "came", "origin_added"),
            ColumnRule("离任", "人", "left"),
            ColumnRule("辞职", "人", "left", "state_resigned"),
            ColumnRule("撤销", "人", "left", "state_revoked"),
            ColumnRule("任职变动", "项", "changed"),
        ),
    ),
    charts=(PartsChart("left", "state", "离任的按状态", "人"),),
    notes=(
        ("新任和增补", "任职时间在时段内的委员"),
        ("离任", "委员状态不是在任，状态变动日期在时段内"),
        ("任职变动", "界别、专委会、政协职务从时段内的一天起，写了决定的会议的"),
        ("界别、专委会", "现在登记的；离任的是离任时的"),
    ),
)
