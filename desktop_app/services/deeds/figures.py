"""The sections of the statistics of deeds: done, begun, taken on, with an effect, by whom."""

from __future__ import annotations

from desktop_app.records.deed import Deed
from desktop_app.records.member import Member
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.days import OnDay
from desktop_app.services.statistics.parts import ByCode, One, share, total
from desktop_app.services.statistics.sections import Asked, SectionRule, Unclear

DEEDS, MONEY, PEOPLE = "件", "万元", "人"
PLACES = {
    "committee": "committee", "line": "line", "aid": "aid", "county": "county",
    "township": "township", "group": "group",
}  # fmt: skip
DONE_ON = OnDay("done_on")
PUSHED_ON = OnDay("progress_on", otherwise="start_on")
EFFECTIVE_ON = OnDay("effect_on", otherwise="done_on")


def _sum(field: str, title: str, unit: str) -> One:
    return One(field, title, unit, (Filter(field, "filled"),), field)


SUMS = (
    _sum("money", "投入资金", MONEY),
    _sum("beneficiaries", "受益群众", PEOPLE),
    _sum("employed", "促进就业", PEOPLE),
    _sum("students", "助学", PEOPLE),
    _sum("student_money", "助学资金", MONEY),
    _sum("projects", "引进项目", "个"),
    _sum("project_money", "引进项目到位资金", MONEY),
    _sum("sales", "消费帮扶", MONEY),
)
DONE = SectionRule(
    key="deed",
    title="办成的实事",
    record=Deed,
    where=(Deed.DONE, DONE_ON),
    parts=(
        total("办成实事", DEEDS),
        ByCode("line", DEEDS),
        ByCode("aid", DEEDS),
        share("top_ten", "10件实事", DEEDS, Deed.TOP_TEN),
        share("effective", "见效", DEEDS, Deed.EFFECTIVE, rate="见效率"),
        *SUMS,
    ),
    places=PLACES,
    unclear=Unclear("完成日期不明的实事", DEEDS, (Deed.DONE,)),
)
"""Deeds that were finished in the period."""

BEGUN = SectionRule(
    key="deed_begun",
    title="开展的实事",
    record=Deed,
    where=(OnDay("start_on"),),
    parts=(
        total("开展实事", DEEDS),
        ByCode("state", DEEDS),
        share("top_ten", "10件实事", DEEDS, Deed.TOP_TEN),
        share("difficult", "写了困难和建议", DEEDS, Deed.DIFFICULT),
    ),
    places=PLACES,
    unclear=Unclear("开始日期不明的实事", DEEDS),
)
"""Deeds that began in the period, and how far each of them is by today."""

PUSHED = SectionRule(
    key="deed_pushed",
    title="双推进",
    record=Deed,
    where=(Deed.PUSHED, PUSHED_ON),
    parts=(total("推进的实事", DEEDS), ByCode("line", DEEDS), ByCode("progress_state", DEEDS)),
    places=PLACES,
)
EFFECTIVE = SectionRule(
    key="deed_effective",
    title="双见效",
    record=Deed,
    where=(Deed.EFFECTIVE, EFFECTIVE_ON),
    parts=(total("见效的实事", DEEDS), ByCode("line", DEEDS), ByCode("effect_state", DEEDS)),
    places=PLACES,
)
"""Deeds by the day of their progress and by that of their effect, each on its line."""


def _took_part(asked: Asked) -> tuple[Filter, ...]:
    """Members of deeds that began, were taken on or finished in the period."""
    days = tuple(
        (Filter(name, "during", asked.period),) for name in ("start_on", "progress_on", "done_on")
    )
    there = (Filter("", "either", days),)
    links = ("member", "partners")
    ways = tuple((Filter(f"{Deed.KEY}.{link}", "having", there),) for link in links)
    return (Filter("", "either", ways),)


MEMBERS = SectionRule(
    key="deed_members",
    title="参与委员",
    record=Member,
    where=(_took_part,),
    parts=(total("参与委员", PEOPLE),),
    places={"committee": "committee"},
)
"""Members with a deed in the period, each once."""
