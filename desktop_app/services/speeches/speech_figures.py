"""The sections of the statistics of speeches: from the call to the volume, and what they became."""

from __future__ import annotations

from desktop_app.records.instruction import Instruction
from desktop_app.records.member import Member
from desktop_app.records.outcome import Outcome
from desktop_app.records.proposal import Proposal
from desktop_app.records.speech import Speech
from desktop_app.services.members.workbench import serving
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.days import OnDay
from desktop_app.services.statistics.parts import ByCode, share, total
from desktop_app.services.statistics.sections import Asked, SectionRule, Unclear

PLACES = {
    "session": "session", "kind": "kind", "author_kind": "author_kind", "committee": "committee",
    "sector": "sector", "party": "member.politics",
}  # fmt: skip
"""Where a speech says which part of the work it belongs to."""
OF_SPEECH = {key: f"speech.{path}" for key, path in PLACES.items()}
IN_SESSION = OnDay("session.opens", otherwise="handed_on")
SPEECHES = SectionRule(
    key="speech",
    title="大会发言",
    record=Speech,
    where=(IN_SESSION,),
    parts=(
        total("征集发言", "篇"),
        ByCode("author_kind", "篇"),
        share("handed", "已报送稿", "篇", Speech.HANDED_IN, rate="报送率"),
        share("chosen", "选定", "篇", Speech.CHOSEN, rate="选用率", of="handed"),
        ByCode("kind", "篇"),
        share("given", "已发言", "篇", Speech.GIVEN, of="chosen"),
        share("volume", "收入汇编", "篇", Speech.IN_VOLUME, rate="收入率", of="handed"),
        share("unused", "未采用", "篇", Filter("state", "in", ("unused",))),
        share("collective", "集体发言", "篇", Speech.COLLECTIVE),
        share("became_proposal", "转为提案", "篇", Filter("proposal.speech", "having")),
        share("became_outcome", "形成意见建议、专报", "篇", Filter("outcome.speech", "having")),
        share("instructed", "有领导批示", "篇", Filter("instruction.speech", "having"),
              rate="批示率"),
        ByCode("state", "篇", rare=True),
    ),
    places=PLACES,
    unclear=Unclear("会议、报送日期都不明的大会发言", "篇"),
)  # fmt: skip
"""Speeches for the sessions of the period, and how far each of them is by today."""

FROM_SPEECH = Filter("speech", "filled")
BY_SPEECH = OnDay("speech.session.opens", otherwise="speech.handed_on")
PROPOSALS_MADE = SectionRule(
    key="speech_proposal",
    title="发言的转化",
    record=Proposal,
    where=(FROM_SPEECH, BY_SPEECH),
    parts=(
        total("由发言转来的提案", "件"),
        share("filed", "其中立案", "件", Proposal.FILED_ONCE, rate="立案率"),
    ),
    places=OF_SPEECH,
)
OUTCOMES_MADE = SectionRule(
    key="speech_outcome",
    title="发言的转化",
    record=Outcome,
    where=(FROM_SPEECH, BY_SPEECH),
    parts=(
        total("发言形成的意见建议", "条"),
        share("adopted", "采纳和部分采纳", "条", Outcome.ADOPTED, rate="采纳率"),
    ),
    places=OF_SPEECH,
)
INSTRUCTIONS = SectionRule(
    key="speech_instruction",
    title="发言的转化",
    record=Instruction,
    where=(FROM_SPEECH, BY_SPEECH),
    parts=(total("发言的批示", "件"), ByCode("level", "件")),
    places=OF_SPEECH,
)


def _spoke(asked: Asked) -> tuple[Filter, ...]:
    """Has a speech for a session of the period."""
    return (Filter("speech.member", "having", (IN_SESSION.during(asked.period),)),)


def _silent(asked: Asked) -> tuple[Filter, ...]:
    """Has no speech for a session of the period."""
    return (Filter("speech.member", "lacking", (IN_SESSION.during(asked.period),)),)


MEMBERS = SectionRule(
    key="speech_member",
    title="委员和大会发言",
    record=Member,
    where=(serving,),
    parts=(
        total("在任委员", "人"),
        share("spoke", "有大会发言的", "人", _spoke),
        share("silent", "没有大会发言的", "人", _silent),
    ),
    places={"committee": "committee", "sector": "sector", "party": "politics"},
)
"""Members in office with and without a speech of their own; bodies' speeches are no member's."""
