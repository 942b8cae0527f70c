"""委员构成统计: who was in office on a day, in which sector, committee and post."""

from __future__ import annotations

from desktop_app.records.member import SERVING, Member
from desktop_app.services.members.workbench import HAN, PARTY, women
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.declared import (
    ColumnRule,
    PartsChart,
    ShareRule,
    Statistics,
    Tables,
)
from desktop_app.services.statistics.parts import (
    ByCode,
    ByLink,
    HoldingCode,
    OtherCodes,
    share,
    total,
)
from desktop_app.services.statistics.sections import THAT_DAY, Asked, SectionRule


def in_office(asked: Asked) -> tuple[Filter, ...]:
    """The members in office on the day that is reported, by the rule of `past_days.as_of`."""
    day = asked.day
    began = (
        (Filter("since", "filled"), Filter("since", "to", (day,))),
        (Filter("since", "in", (None,)), Filter("term", "in", (None,))),
        (Filter("since", "in", (None,)), Filter("term.starts", "until", (day,))),
    )
    goes_on = (
        (Filter("term", "in", (None,)),),
        (Filter("term.ends", "in", (None, day[:4], day[:7])),),
        (Filter("term.ends", "from", (day,)),),
    )
    there = (
        (Filter("state", "in", (SERVING, None)),),
        (Filter("state_date", "after", (day,)),),
    )
    return tuple(Filter("", "either", each) for each in (began, goes_on, there))


MEMBERS = SectionRule(
    key="member",
    title="在任委员",
    record=Member,
    where=(in_office,),
    parts=(
        total("在任委员", "人"),
        share("women", "女委员", "人", women),
        share("outside", "党外委员", "人", OtherCodes(Member, "politics", PARTY)),
        share("minority", "少数民族委员", "人", OtherCodes(Member, "nation", (HAN,))),
        ByLink(f"sector{THAT_DAY}", "人", "sector", none="没有界别"),
        ByLink(f"committee{THAT_DAY}", "人", "committee", none="没有专委会"),
        HoldingCode(f"cppcc_post{THAT_DAY}", "post", "", "人"),
        ByCode("politics", "人", rare=True),
    ),
    places={"sector": f"sector{THAT_DAY}", "committee": f"committee{THAT_DAY}"},
)

STATISTICS = Statistics(
    key="member",
    title="委员构成统计",
    sections=(MEMBERS,),
    tables=Tables(
        fields={"sector": "界别", "committee": "专委会"},
        columns=(
            ColumnRule("在任委员", "人", "member"),
            ColumnRule("女委员", "人", "member", "women"),
            ColumnRule("党外委员", "人", "member", "outside"),
            ColumnRule("少数民族", "人", "member", "minority"),
        ),
        shares=(ShareRule("女委员比例", 1, 0), ShareRule("党外比例", 2, 0)),
    ),
    charts=(
        PartsChart("member", "committee", "在任委员按专委会", "人"),
        PartsChart("member", "politics", "在任委员按党派", "人"),
        PartsChart("member", "sector", "在任委员按界别", "人"),
    ),
    notes=(
        ("哪一天", "时段的最后一天，还没有到的按统计截止日期；那一天在任的才算"),
        ("在任", "已经任职、所在届次没有届满，状态变动日期在那一天之后或没有变动"),
        ("界别、专委会、政协职务", "那一天担任的，见每位委员的任职情况；专委会是第一个"),
        ("性别、民族、党派", "现在登记的"),
    ),
)
