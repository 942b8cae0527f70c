"""The sections of the statistics of Party links: coverage, pairs, contacts, branches."""

from __future__ import annotations

from desktop_app.records.branch import OF_ACTIVITY, OF_COMMITTEE, Branch, BranchEvent
from desktop_app.records.contact import Contact
from desktop_app.records.member import Member
from desktop_app.records.pairing import LEADERS, Pairing
from desktop_app.services.members.statistics import in_office
from desktop_app.services.members.workbench import PARTY
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.days import OnDay
from desktop_app.services.statistics.parts import ByCode, ByLink, One, OtherCodes, share, total
from desktop_app.services.statistics.sections import (
    THAT_DAY,
    Asked,
    OfLinked,
    SectionRule,
    conditions,
)

IN_PARTY = Filter("politics", "in", PARTY)
OUTSIDE = OtherCodes(Member, "politics", PARTY)
OF_LEADERS = Filter("level", "in", (LEADERS,))
COMMITTEES = Filter("kind", "in", (OF_COMMITTEE,))


def there_on(day: str, link: str = "") -> tuple[Filter, ...]:
    """What was there on a day by the fields `since` and `until` of a record or a linked one."""
    head = f"{link}." if link else ""
    goes_on = ((Filter(f"{head}until", "in", (None,)),), (Filter(f"{head}until", "from", (day,)),))
    return Filter(f"{head}since", "until", (day,)), Filter("", "either", goes_on)


def _running(asked: Asked) -> tuple[Filter, ...]:
    return there_on(asked.day)


def _links(asked: Asked) -> tuple[Filter, ...]:
    """Members who link a sector, a group or somebody as leaders of the Party group."""
    return (Filter("pairing.linker", "having", (OF_LEADERS, *there_on(asked.day))),)


def _in_pairs(asked: Asked) -> tuple[Filter, ...]:
    """Members who link anybody or anything."""
    return (Filter("pairing.linker", "having", there_on(asked.day)),)


def _partners(how: str) -> object:
    def rule(asked: Asked) -> tuple[Filter, ...]:
        return (Filter("pairing.target_member", how, there_on(asked.day)),)

    return rule


def _branches(how: str) -> object:
    def rule(asked: Asked) -> tuple[Filter, ...]:
        kind = COMMITTEES._replace(field="branch.kind")
        return (Filter("branch_member.member", how, (kind, *there_on(asked.day, "branch"))),)

    return rule


def _contacts(how: str) -> object:
    def rule(asked: Asked) -> tuple[Filter, ...]:
        return (Filter("contact.member", how, conditions((OnDay("day"),), asked)),)

    return rule


COVERAGE = SectionRule(
    key="party_member",
    title="覆盖情况",
    record=Member,
    where=(in_office,),
    parts=(
        total("在任委员", "人"),
        share("leaders", "党组成员（有联系对象的）", "人", _links),
        share("party", "党员委员", "人", IN_PARTY),
        share("linking", "有联系对象的党员委员", "人", IN_PARTY, _in_pairs, of="party"),
        share("in_branch", "党组织覆盖：编入支部的党员", "人", IN_PARTY, _branches("having"),  # type: ignore[arg-type]
              of="party", rate="覆盖率"),
        share("no_branch", "没有编入支部的党员委员", "人", IN_PARTY, _branches("lacking"),  # type: ignore[arg-type]
              of="party"),
        share("outside", "党外委员", "人", OUTSIDE),
        share("covered", "工作覆盖：有结对的党外委员", "人", OUTSIDE, _partners("having"),  # type: ignore[arg-type]
              of="outside", rate="覆盖率"),
        share("uncovered", "没有结对的党外委员", "人", OUTSIDE, _partners("lacking"),  # type: ignore[arg-type]
              of="outside"),
        share("visited", "走访联系过的委员", "人", _contacts("having"), rate="走访率"),  # type: ignore[arg-type]
        share("unvisited", "没有走访联系过的委员", "人", _contacts("lacking")),  # type: ignore[arg-type]
        share("due_visit", "其中定期走访界别的", "人", _contacts("lacking"),  # type: ignore[arg-type]
              Filter("sector.regular_visit", "in", (1,)), of="unvisited"),
    ),
    places={"committee": f"committee{THAT_DAY}", "sector": f"sector{THAT_DAY}"},
)  # fmt: skip
"""Members in office on the day that is reported, by the pairs and branches of that day."""

PAIRS = SectionRule(
    key="pair",
    title="结对联系",
    record=Pairing,
    where=(_running,),
    parts=(
        total("结对", "对"),
        share("leaders", "党组成员联系", "对", Pairing.IS_LEADERS),
        share("sectors", "联系界别", "对", Pairing.IS_LEADERS, Filter("target_sector", "filled"),
              of="leaders"),
        share("members", "党员委员联系党外委员", "对", Pairing.IS_MEMBERS),
    ),
    places={"committee": "linker.committee", "level": "level"},
)  # fmt: skip
"""The pairings that are there on the day that is reported."""

CONTACTS = SectionRule(
    key="contact",
    title="走访联系",
    record=Contact,
    where=(OnDay("day"),),
    parts=(
        total("走访联系", "次"),
        ByCode("kind", "次", rare=True),
        share("leaders", "党组成员结对联系", "次", OfLinked("pairing", Pairing.IS_LEADERS)),
        share("members", "党员委员结对联系", "次", OfLinked("pairing", Pairing.IS_MEMBERS)),
        share("open", "待答复", "次", Contact.OPEN),
        share("answered", "已答复", "次", Contact.ANSWERED),
        ByLink("committee", "次", none="没有写专委会"),
        ByLink("sector", "次", none="没有写界别"),
    ),
    places={
        "committee": "committee", "sector": "sector", "kind": "kind", "pairing": "pairing",
        "visitor": "visitor_member", "level": "pairing.level",
    },
)  # fmt: skip
"""The contacts of the period."""


def _in_period(asked: Asked) -> tuple[Filter, ...]:
    """The branches that were there on some day of the period."""
    first, last = asked.period.first, asked.day
    goes_on = ((Filter("until", "in", (None,)),), (Filter("until", "from", (first,)),))
    return Filter("since", "until", (last,)), Filter("", "either", goes_on)


BRANCHES = SectionRule(
    key="party_branch",
    title="临时党组织",
    record=Branch,
    where=(_in_period,),
    parts=(
        total("临时党组织", "个"),
        share("committee", "专委会履职临时党支部", "个", COMMITTEES),
        One("committee_people", "履职临时党支部的党员", "人", (COMMITTEES,), "member_count", 2),
        share("activity", "活动临时党组织", "个", Filter("kind", "in", (OF_ACTIVITY,))),
    ),
    places={"committee": "committee"},
)
"""The branches that were there in the period; a branch of an activity may be over."""

DAYS = SectionRule(
    key="branch_day",
    title="主题党日",
    record=BranchEvent,
    where=(OnDay("day"),),
    parts=(
        total("主题党日", "次"),
        One("people", "参加人次", "人次", field="people"),
    ),
    places={"committee": "branch.committee"},
    owner="branch",
)
"""The 主题党日 of the period."""
