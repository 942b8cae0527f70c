"""What brands came to: sections of the statistics that count the records put to each brand."""

from __future__ import annotations

from desktop_app.records.activity import Activity
from desktop_app.records.case import Case
from desktop_app.records.consultation import Consultation, Participant
from desktop_app.records.instruction import Instruction
from desktop_app.records.outcome import Outcome
from desktop_app.records.proposal import Proposal
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.days import OnDay
from desktop_app.services.statistics.parts import ByCode, One, share, total
from desktop_app.services.statistics.sections import OfLinked, SectionRule, Unclear


def _places(link: str = "") -> dict[str, str]:
    """Where a record says its brand, by a dotted link to the record that has it."""
    dot = f"{link}." if link else ""
    return {"brand": f"{dot}brand", "committee": f"{dot}brand.committee"}


def _counts(link: str = "") -> Filter:
    return Filter(f"{link}.brand" if link else "brand", "filled")


ACTIVITIES = SectionRule(
    key="activity",
    title="计入的活动和协商",
    record=Activity,
    where=(Activity.COUNTED, _counts(), OnDay("start_on")),
    parts=(total("活动", "次"), One("came", "活动实到", "人次", (), "came_count", 1)),
    places=_places(),
    unclear=Unclear("日期不明的计入活动", "次", (Activity.COUNTED, _counts())),
)
SESSIONS = SectionRule(
    key="session",
    title="计入的活动和协商",
    record=Consultation,
    where=(Consultation.HELD, _counts(), OnDay("held_on")),
    parts=(total("协商", "场"),),
    places=_places(),
    unclear=Unclear("日期不明的计入协商", "场", (Consultation.HELD, _counts())),
)
PEOPLE = SectionRule(
    key="people",
    title="计入的活动和协商",
    record=Participant,
    where=(
        Participant.CAME,
        OfLinked("consultation", Consultation.HELD),
        _counts("consultation"),
        OnDay("consultation.held_on"),
    ),
    parts=(total("参加协商", "人次"),),
    places=_places("consultation"),
    owner="consultation",
)
PROPOSALS = SectionRule(
    key="proposal",
    title="计入的提案和案例",
    record=Proposal,
    where=(_counts(), OnDay("received_on")),
    parts=(total("提案", "件"), share("filed", "其中立案", "件", Proposal.FILED_ONCE)),
    places=_places(),
    unclear=Unclear("收件日期不明的计入提案", "件", (_counts(),)),
)
CASES = SectionRule(
    key="case",
    title="计入的提案和案例",
    record=Case,
    where=(_counts(), OnDay("submitted_on")),
    parts=(
        total("报送案例", "个"),
        share("selected", "其中入选", "个", Filter("state", "in", ("selected",))),
        ByCode("level", "个", rare=True),
    ),
    places=_places(),
    unclear=Unclear("报送日期不明的计入案例", "个", (_counts(),)),
)


def _outcomes(key: str, source: str, word: str, otherwise: str) -> SectionRule:
    """The outcomes whose source counts for a brand."""
    return SectionRule(
        key=key,
        title="意见建议",
        record=Outcome,
        where=(_counts(source), OnDay("sent_on", otherwise=f"{source}.{otherwise}")),
        parts=(
            total(f"{word}的意见建议", "条"),
            share("adopted", "采纳和部分采纳", "条", Outcome.ADOPTED, rate="采纳率"),
            share("done", "已办结", "条", Outcome.ENDED, rate="办结率"),
            One("money", "落实资金", "万元", (Filter("money", "filled"),), "money", 1, rare=True),
            One("beneficiaries", "受益人数", "人", (Filter("beneficiaries", "filled"),),
                "beneficiaries", 1, rare=True),
        ),
        places=_places(source),
    )  # fmt: skip


def _instructions(key: str, link: str, word: str) -> SectionRule:
    """The instructions on a brand, or on records that count for one."""
    return SectionRule(
        key=key,
        title="批示",
        record=Instruction,
        where=(_counts(link), OnDay("day")),
        parts=(total(f"{word}的批示", "件"), ByCode("level", "件", rare=True)),
        places=_places(link),
    )


EFFECTS = (
    ACTIVITIES, SESSIONS, PEOPLE, PROPOSALS, CASES,
    _outcomes("session_outcome", Consultation.KEY, "协商", "held_on"),
    _outcomes("proposal_outcome", Proposal.KEY, "提案", "received_on"),
    _outcomes("activity_outcome", Activity.KEY, "活动", "start_on"),
    _instructions("instruction", "", "品牌"),
    _instructions("session_instruction", Consultation.KEY, "协商"),
    _instructions("outcome_instruction", f"{Outcome.KEY}.{Consultation.KEY}", "意见建议"),
    _instructions("proposal_instruction", f"{Outcome.KEY}.{Proposal.KEY}", "提案的意见建议"),
    _instructions("activity_instruction", f"{Outcome.KEY}.{Activity.KEY}", "活动的意见建议"),
)  # fmt: skip
"""In the order of the page."""
