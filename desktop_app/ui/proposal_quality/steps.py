"""The steps of key proposals, awards and upward offers as dialogs of a few fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from desktop_app.records.award_round import AwardCandidate, AwardRound
from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_supervision import ProposalSupervision, SupervisionRecord
from desktop_app.records.record import Record
from desktop_app.records.upward_offer import UpwardOffer
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.proposal_quality import nominating
from desktop_app.services.registers import Filter, Query, find
from desktop_app.services.registers.states import change_state
from desktop_app.services.registers.stored import stored
from desktop_app.ui.row_actions.step_dialog import HandlingStep, Inputs

Known = Callable[[Desk, Sequence[int]], Mapping[str, Any]]
_OPEN_ROUNDS = Query(where=(Filter("state", "in", ("nominating", "voting")),), sort="year")


def _to(model: type[Record], state: str) -> Callable[[Desk, Sequence[int], Inputs], Changed]:
    """Gives the records a later state with the inputs; words for leaving are its reason."""

    def run(desk: Desk, keys: Sequence[int], given: Inputs) -> Changed:
        reason = str(given.get("stop_reason") or "")[:200]
        return change_state(desk, model, keys, state, reason, given)

    return run


def _decline(desk: Desk, keys: Sequence[int], given: Inputs) -> Changed:
    reason = " ".join(str(given.get("result") or "").split())[:200]
    return change_state(desk, UpwardOffer, keys, "declined", reason or "上级未采用", given)


def _new(model: type[Record]) -> Known:
    """Begins with what a new record of that kind begins with."""

    def values(desk: Desk, _keys: Sequence[int]) -> Mapping[str, Any]:
        return model.defaults(lookup(desk, model))

    return values


def _known(model: type[Record], day: str, *kept: str) -> Known:
    """Begins with a day, today where one record has none yet, and with what it has in others."""

    def values(desk: Desk, keys: Sequence[int]) -> Mapping[str, Any]:
        found = stored(desk, model, keys) if len(keys) == 1 else []
        known = {name: found[0].values[name] for name in (day, *kept)} if found else {}
        return {**known, day: known.get(day) or desk.today.isoformat()}

    return values


def _last_round(desk: Desk, _keys: Sequence[int]) -> Mapping[str, Any]:
    """Begins with the last round that is still open."""
    rounds = find(desk, AwardRound, _OPEN_ROUNDS)
    return {"award_round": rounds[-1] if rounds else None}


LIST_AS_KEY = HandlingStep(
    title="列为重点提案", done="列为重点", about=Proposal, record=ProposalSupervision,
    fields=(
        "year*", "kind*", "leader_member", "leader", "post", "committee", "unit", "decided_by",
        "decided_on", "document", "start", "due", "plan",
    ),
    run=nominating.list_as_key, known=_new(ProposalSupervision),
    hint="党政领导领办和政协领导督办分别登记；承办单位不填的，取提案办理里的承办单位。",
)  # fmt: skip
OFFER = HandlingStep(
    title="向上推荐", done="推荐", about=Proposal, record=UpwardOffer,
    fields=(
        "year*", "level*", "through", "member", "mover", "unit", "phone", "committee",
        "offered_on*", "reasons",
    ),
    run=nominating.offer_upward, known=_new(UpwardOffer),
    hint="县里的提案要由上级委员或集体在上级会议上提交；专委会不填的，取提案的专委会。",
)  # fmt: skip
NOMINATE = HandlingStep(
    title="推荐优秀提案", done="推荐", about=Proposal, record=AwardCandidate,
    fields=("award_round*", "recommender", "reasons"), run=nominating.nominate,
    known=_last_round, hint="推荐为这次评选的候选提案，序号接着编。",
)  # fmt: skip

SUPERVISE = HandlingStep(
    title="督办记录", done="登记", about=ProposalSupervision, part_of="proposal",
    record=SupervisionRecord, fields=("day*", "form", "place", "people", "content*", "result"),
    run=nominating.supervise, known=_new(SupervisionRecord),
    hint="第一次登记以后，已经写明领导和确定日期的自动改为督办中。",
)  # fmt: skip
FINISH = HandlingStep(
    title="督办办结", done="办结", about=ProposalSupervision, part_of="proposal",
    record=ProposalSupervision, fields=("closed_on*", "result*"),
    run=_to(ProposalSupervision, "done"), known=_known(ProposalSupervision, "closed_on", "result"),
)  # fmt: skip
DROP = HandlingStep(
    title="调出计划", done="调出", about=ProposalSupervision, part_of="proposal",
    record=ProposalSupervision, fields=("stopped_on*", "stop_reason*"),
    run=_to(ProposalSupervision, "dropped"), known=_known(ProposalSupervision, "stopped_on"),
    hint="调出以后不再提醒；没有别的领办、督办的，提案也不再算重点。",
)  # fmt: skip

SUBMIT = HandlingStep(
    title="提交上级", done="登记", about=UpwardOffer, record=UpwardOffer,
    fields=("mover*", "submitted_on*", "upper_session"), run=_to(UpwardOffer, "submitted"),
    known=_known(UpwardOffer, "submitted_on", "mover", "upper_session"),
)  # fmt: skip
UPPER_FILED = HandlingStep(
    title="上级立案", done="登记", about=UpwardOffer, record=UpwardOffer,
    fields=("upper_session*", "upper_number*", "filed_on"), run=_to(UpwardOffer, "filed"),
    known=_known(UpwardOffer, "filed_on", "upper_session", "upper_number"),
)  # fmt: skip
SELECTED = HandlingStep(
    title="上级入选", done="登记", about=UpwardOffer, record=UpwardOffer,
    fields=("selected_as*", "selected_on*", "upper_session*", "result"),
    run=_to(UpwardOffer, "selected"),
    known=_known(UpwardOffer, "selected_on", "selected_as", "upper_session", "result"),
    hint="提案里的“入选上级重点”随这里改变。",
)  # fmt: skip
DECLINED = HandlingStep(
    title="上级未采用", done="登记", about=UpwardOffer, record=UpwardOffer,
    fields=("closed_on*", "result"), run=_decline, known=_known(UpwardOffer, "closed_on", "result"),
)  # fmt: skip

DECIDE = HandlingStep(
    title="审定优秀提案", done="审定", about=AwardRound, record=AwardRound,
    fields=("decided_by*", "decided_on*", "document"), run=_to(AwardRound, "decided"),
    known=_known(AwardRound, "decided_on", "decided_by", "document"),
    hint="先在候选提案里登记评选结果；评为优秀的不能超过名额。",
)  # fmt: skip
PUBLISH = HandlingStep(
    title="公布优秀提案", done="公布", about=AwardRound, record=AwardRound,
    fields=("published_on*", "document"), run=_to(AwardRound, "published"),
    known=_known(AwardRound, "published_on", "document"),
)  # fmt: skip
