"""Members on the workbench."""

from __future__ import annotations

from desktop_app.records.member import Member
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.ages import by_age
from desktop_app.services.statistics.bars import ByLinked
from desktop_app.services.statistics.number_texts import percent
from desktop_app.services.statistics.parts import OtherCodes, share, total
from desktop_app.services.statistics.sections import TOTAL, Asked, SectionRule
from desktop_app.services.workbench import ChartRule, HeadlineRule, WorkbenchCount

PARTY = ("01", "02")
HAN = "01"
SERVING = Filter("state", "in", ("serving",))


def serving(asked: Asked) -> tuple[Filter, ...]:
    """Members in office: of the current term, where the office has more than one."""
    shared = lookup(asked.desk)
    if len(shared.titles["term"]) < 2:
        return (SERVING,)
    return (SERVING, Filter("term", "in", (shared.term, None)))


def women(asked: Asked) -> tuple[Filter, ...]:
    """The condition that a member is a woman."""
    found = lookup(asked.desk).codes["sex"].find("女")
    return (Filter("sex", "in", (found,) if found else ()),)


MEMBERS_SERVING = SectionRule(
    key="member",
    title="委员",
    record=Member,
    where=(serving,),
    parts=(
        total("在任委员", "人"),
        share("women", "女委员", "人", women),
        share("outside", "党外委员", "人", OtherCodes(Member, "politics", PARTY)),
        share("minority", "少数民族委员", "人", OtherCodes(Member, "nation", (HAN,))),
    ),
)


def _share_of_all(part: int, whole: int) -> str:
    return f"占 {percent(part, whole)}"


WORKBENCH = {
    "member": HeadlineRule(
        (WorkbenchCount(MEMBERS_SERVING, (TOTAL, "women")),),
        lambda every, women: f"女委员 {women} 人，{percent(women, every)}",
    ),
    "outside": HeadlineRule(
        (WorkbenchCount(MEMBERS_SERVING, ("outside", TOTAL)),),
        _share_of_all, 1,
    ),
    "minority": HeadlineRule(
        (WorkbenchCount(MEMBERS_SERVING, ("minority", TOTAL)),),
        _share_of_all, 1,
    ),
    "member_committees": ChartRule(
        MEMBERS_SERVING, ByLinked("committee", ("short_name", "name"))
    ),
    "member_ages": ChartRule(MEMBERS_SERVING, by_age),
}  # fmt: skip
