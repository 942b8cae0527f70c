"""The sections of the statistics of proposals: receipt and filing, handling sheets, suggestions."""

from __future__ import annotations

from desktop_app.records.handling_records import HandlingSuggestion
from desktop_app.records.outcome import Outcome
from desktop_app.records.predicates import filled, no_later, one_of
from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_handling import ProposalHandling
from desktop_app.records.proposal_words import ENDED_STATES, FILED_STATES
from desktop_app.services.proposals.counted_parts import (
    KNOWN_CLASSES,
    SILENT,
    ByLast,
    Counting,
    extended,
    met,
    past_due,
    rated,
)
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.days import OnDay
from desktop_app.services.statistics.parts import ByCode, share, total
from desktop_app.services.statistics.sections import TOTAL, OfLinked, SectionRule, Unclear

ANSWERED_STATES = ("answered", "polled", "redoing", *ENDED_STATES)
"""The states of a proposal that every unit that had to has replied to."""
UNCOUNTED_STATES = ("draft", "split")
ADOPTED = ("adopted", "partly")

PROPOSAL_PLACES = {
    "kind": "kind", "category": "category", "committee": "committee", "sector": "sector",
    "session": "session", "period": "period",
}  # fmt: skip
"""Where a proposal says which part of the work it belongs to."""
SHEET_PLACES = {
    **{key: f"proposal.{path}" for key, path in PROPOSAL_PLACES.items()},
    "system": "system", "unit": "unit", "role": "role", "channel": "channel",
    "reply_class": "reply_class",
}  # fmt: skip
ADVICE_PLACES = {key: f"handling.{path}" for key, path in SHEET_PLACES.items()}

FILED = Proposal.FILED | Proposal.MERGED & filled(Proposal.number)
REPLIED = ProposalHandling.REPLIED
TIMELY = no_later(ProposalHandling.reply_on, ProposalHandling.due)
"""Replied by its due date, extensions included."""

PROPOSALS_RECEIVED = SectionRule(
    key="proposal",
    title="提案收件和立案",
    record=Proposal,
    where=(~one_of(Proposal.state, *UNCOUNTED_STATES), OnDay("received_on", otherwise="filed_on")),
    parts=(
        total("收到提案", "件"),
        ByCode("period", "件"),
        ByCode("kind", "件"),
        ByLast("category", "category", "", "件", TOTAL, "按提案类别", ()),
        share("ahead", "其中正在审查", "件", Proposal.AHEAD),
        share("filed", "立案（并案前）", "件", FILED, rate="立案率"),
        share("merged", "并入别的提案", "件", Proposal.MERGED),
        share("rejected", "不予立案", "件", one_of(Proposal.state, "rejected")),
        share("passed", "转作社情民意、来信等", "件", one_of(Proposal.state, "passed")),
        share("withdrawn", "撤案", "件", one_of(Proposal.state, "withdrawn")),
        share("handled", "并案后办理", "件", Proposal.FILED),
        share("answered", "其中已经办复", "件", one_of(Proposal.state, *ANSWERED_STATES),
              rate="办复率", of="handled"),
        share("ended", "其中已经办结", "件", Proposal.ENDED, rate="办结率", of="handled"),
        ByCode("state", "件", rare=True, without=UNCOUNTED_STATES),
        share("collective", "集体提案", "件", Proposal.COLLECTIVE),
        share("researched", "经过调研", "件", Filter("researched", "in", (1,))),
        share("major", "重点提案", "件", Filter("major", "in", (1,))),
        share("led", "党政领导领办", "件", Filter("major_leader", "filled")),
        share("supervised", "政协领导督办", "件", Filter("major_supervisor", "filled")),
        share("excellent", "优秀提案", "件", Filter("excellent", "in", (1,))),
        share("upper", "入选上级重点", "件", Filter("upper_major", "in", (1,))),
    ),
    places=PROPOSAL_PLACES,
    unclear=Unclear("收件、立案日期都不明的提案", "件",
                    (~one_of(Proposal.state, *UNCOUNTED_STATES),)),
)  # fmt: skip
"""Proposals received in the period; those split up are counted by their parts."""

COUNTED_SHEETS = (ProposalHandling.LIVE, ~one_of(ProposalHandling.role, "reference"))
"""Sheets of units that work on a proposal: neither returned nor stopped, nor only to be read."""

_REPLIED = (
    Filter("role", "in", ("sole", "main", "separate")), Filter("reply_on", "filled"),
)  # fmt: skip

SHEETS = SectionRule(
    key="sheet",
    title="提案办理",
    record=ProposalHandling,
    where=(*COUNTED_SHEETS, OnDay("assigned_on", otherwise="proposal.filed_on")),
    parts=(
        total("承办", "件次"),
        ByCode("role", "件次", rare=True, without=("reference",)),
        ByCode("system", "件次"),
        ByCode("channel", "件次", rare=True),
        share("done", "已经办结", "件次", ProposalHandling.ENDED, rate="办结率"),
        share("signed", "已经签收", "件次", Filter("signed_on", "filled"), rate="签收率"),
        share("assists", "会办", "件次", ProposalHandling.ASSISTS),
        share("opined", "已交会办意见", "件次", ProposalHandling.ASSISTS,
              Filter("opinion_on", "filled"), rate="提交率", of="assists"),
        share("answers", "应当答复", "件次", ProposalHandling.ANSWERS),
        share("met", "见面沟通", "件次", ProposalHandling.ANSWERS, met, rate="见面率",
              of="answers"),
        share("replied", "已经答复", "件次", REPLIED, rate="答复率", of="answers"),
        share("timely", "按期办复", "件次", REPLIED & TIMELY, rate="按期办复率", of="replied"),
        ByLast("class", "reply_class", "redo_class", "件次", "replied", "按答复类别", _REPLIED,
               known=KNOWN_CLASSES),
        share("solved", "解决或落实", "件次", REPLIED,
              Counting(ProposalHandling, "reply_class", "redo_class", "follow_class"),
              rate="落实率", of="replied"),
        share("rated", "提案者已经反馈", "件次", REPLIED, rated, rate="反馈率", of="replied"),
        ByLast("result", "result", "", "件次", "rated", "按对办理结果的评价", _REPLIED,
               without=(SILENT,)),
        share("content", "满意", "件次", REPLIED, Counting(ProposalHandling, "result"),
              rate="满意率", of="rated"),
        share("overdue", "逾期没有答复", "件次", ProposalHandling.WAITS_FOR_REPLY, past_due,
              of="answers"),
        share("extended", "批准延期", "件次", extended),
        share("redone", "重新办理", "件次", ProposalHandling.REDONE, of="replied"),
    ),
    places=SHEET_PLACES,
    unclear=Unclear("交办、立案日期都不明的提案办理", "件次", COUNTED_SHEETS),
)  # fmt: skip
"""Handling sheets assigned in the period, and how far each of them is by today."""

SUGGESTING = one_of(Proposal.state, *FILED_STATES, "merged")
SUGGESTIONS = SectionRule(
    key="suggestion",
    title="提案建议采纳",
    record=Outcome,
    where=(
        OfLinked("proposal", SUGGESTING),
        OnDay("proposal.received_on", otherwise="proposal.filed_on"),
    ),
    parts=(
        total("提案的建议", "条"),
        share("adopted", "采纳和部分采纳", "条", Outcome.ADOPTED, rate="采纳率"),
        ByCode("adoption", "条"),
    ),
    places={key: f"proposal.{path}" for key, path in PROPOSAL_PLACES.items()},
)
"""Suggestions of proposals that were filed or merged, each of them once, as its units decided."""

ADVICE = SectionRule(
    key="suggestion",
    title="提案建议采纳",
    record=HandlingSuggestion,
    where=(
        OfLinked("handling", ProposalHandling.ANSWERS & ProposalHandling.LIVE),
        OnDay("handling.assigned_on", otherwise="handling.proposal.filed_on"),
    ),
    parts=(
        total("承办的建议", "条次"),
        share(
            "adopted", "采纳和部分采纳", "条次", Filter("adoption", "in", ADOPTED), rate="采纳率"
        ),
        ByCode("adoption", "条次"),
    ),
    places=ADVICE_PLACES,
    owner="handling",
)
"""What each answering unit decided on: a suggestion counts once for each of them."""
