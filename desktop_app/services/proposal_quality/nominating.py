"""Proposals become key ones, candidates of an award, or are offered upward: one action for many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from desktop_app.errors import UserError
from desktop_app.records.any_link import pointing
from desktop_app.records.award_round import AwardCandidate, AwardRound
from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_handling import ProposalHandling
from desktop_app.records.proposal_supervision import ProposalSupervision, SupervisionRecord
from desktop_app.records.quality_review import QualityReview
from desktop_app.records.record import Record
from desktop_app.records.upward_offer import UpwardOffer
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Refused
from desktop_app.services.registers.linking import linking
from desktop_app.services.registers.stored import Stored, stored

Inputs = Mapping[str, object]
NAMED = 3
UNITS = 120


def list_as_key(desk: Desk, keys: Sequence[int], given: Inputs) -> Changed:
    """Put filed proposals into the plan of a year, each with this leader, as one action.

    A unit that is not given is that of the proposal's handling sheets. `UserError` names those
    that are not filed, and those that the plan has with this kind already.
    """
    found = _filed(desk, keys, "不能列为重点")
    units = answering_units(desk, keys)
    drafts = [
        {**given, "proposal": each.key, "unit": given.get("unit") or units.get(each.key, "")}
        for each in found
    ]
    made = made_of(desk, ProposalSupervision, drafts)
    _refuse_known(desk, made, ProposalSupervision, ("proposal", "kind", "year"), "已经列入计划")
    return desk.write(made, action=f"列为重点提案：{_which(found)}")


def supervise(desk: Desk, keys: Sequence[int], given: Inputs) -> Changed:
    """Write one record of supervision for each of some key proposals, as one action."""
    found = stored(desk, ProposalSupervision, keys)
    over = [each for each in found if not ProposalSupervision.LIVE.holds(each.values)]
    if over or not found:
        raise UserError("选中的重点提案里有已经调出计划的，不再登记督办，请去掉它们再登记。")
    made = made_of(
        desk, SupervisionRecord, [{**given, "supervision": each.key} for each in found]
    )  # fmt: skip
    many = "" if len(made) == 1 else f" {len(made)} 件"
    return desk.write(made, action=f"重点提案督办{many}：{made[0].values['content'][:30]}")


def offer_upward(desk: Desk, keys: Sequence[int], given: Inputs) -> Changed:
    """Offer filed proposals to a higher committee, as one action.

    `UserError` names those that are not filed, and those offered there in this year already.
    """
    found = _filed(desk, keys, "不能向上推荐")
    drafts = [
        {
            "committee": each.values["committee"],
            **{name: value for name, value in given.items() if value not in ("", None)},
            "source": pointing(Proposal.KEY, each.key),
        }
        for each in found
    ]  # fmt: skip
    made = made_of(desk, UpwardOffer, drafts)
    _refuse_known(desk, made, UpwardOffer, ("source", "level", "year"), "今年已经推荐过")
    return desk.write(made, action=f"向上推荐：{_which(found)}")


def nominate(desk: Desk, keys: Sequence[int], given: Inputs) -> Changed:
    """Make filed proposals candidates of a round, numbered after those it has, as one action.

    The score of one that was reviewed is the mean of its totals.
    """
    found = _filed(desk, keys, "不能参加评优")
    field = AwardCandidate.field("award_round")
    key = field.read(given.get("award_round"), lookup(desk, AwardCandidate))
    rounds = stored(desk, AwardRound, [key]) if isinstance(key, int) else []
    if not rounds:
        raise UserError("请选评选活动；还没有的，先在“优秀提案”页新建一次评选。")
    if AwardRound.DECIDED.holds(rounds[0].values):
        raise UserError("这次评选已经审定，不能再推荐，请另选一次评选。")
    there = [x.values for x in linking(desk, AwardCandidate, "award_round", [rounds[0].key])]
    known = {each["proposal"] for each in there}
    new = [each for each in found if each.key not in known]
    if not new:
        raise UserError("选中的提案都已经是这次评选的候选提案。")
    scores = _scores(desk, [each.key for each in new])
    drafts = [
        {"score": scores.get(each.key), **given, "award_round": rounds[0].key,
         "proposal": each.key, "position": str(place)}
        for place, each in enumerate(new, len(there) + 1)
    ]  # fmt: skip
    made = made_of(desk, AwardCandidate, drafts)
    return desk.write(made, action=f"推荐优秀提案：{_which(new)}")


def made_of(
    desk: Desk, model: type[Record], drafts: Iterable[Mapping[str, object]]
) -> list[Record]:
    """New records of some drafts, what follows from their values set; `Refused` where one stops."""
    shared = lookup(desk, model)
    made: list[Record] = []
    for draft in drafts:
        parsed = model.parse(draft, shared)
        lacking = model.parse({}, shared, {}).problems
        wrong = [each for each in (*parsed.problems, *lacking)
                 if each.stops and parsed.values.get(each.field) is None]  # fmt: skip
        if parsed.stops or wrong:
            raise Refused(wrong or parsed.problems)
        values = {**model.defaults(shared), **parsed.values}
        made.append(model.of({**values, **model.computed(values, shared)}))
    return made


def _filed(desk: Desk, keys: Sequence[int], against: str) -> list[Stored]:
    """The proposals of some keys; `UserError` names those that are not filed."""
    found = stored(desk, Proposal, keys)
    if not found:
        raise UserError("请先选中提案。")
    left = [each for each in found if not Proposal.FILED.holds(each.values)]
    if left:
        raise UserError(f"{_named(left)}没有立案，{against}，请去掉它们再登记。")
    return found


def _named(found: Sequence[Stored]) -> str:
    titles = "、".join(f"“{Proposal.title_of(each.values)}”" for each in found[:NAMED])
    return titles + (f"等 {len(found)} 件" if len(found) > NAMED else "")


def _which(found: Sequence[Stored]) -> str:
    one = Proposal.title_of(found[0].values)
    return one if len(found) == 1 else f"{len(found)} {Proposal.UNIT}"


def _refuse_known(
    desk: Desk, made: Sequence[Record], model: type[Record], names: tuple[str, ...], why: str
) -> None:
    """`UserError` where a record with the same values in these fields is there already."""
    keys = [each.values[names[0]] for each in made]
    there = {tuple(x.values[name] for name in names) for x in linking(desk, model, names[0], keys)}
    again = [each for each in made if tuple(each.values[name] for name in names) in there]
    if again:
        shared = lookup(desk, model)
        titles = [model.field(names[0]).show(each.values[names[0]], shared) for each in again]
        told = "、".join(f"“{each}”" for each in titles[:NAMED])
        more = f"等 {len(titles)} 件" if len(titles) > NAMED else ""
        raise UserError(f"{told}{more}{why}，请直接打开原来的登记修改。")


def _scores(desk: Desk, keys: Sequence[int]) -> dict[int, int]:
    """The mean total of each proposal's quality reviews, halves rounded up."""
    found: dict[int, list[int]] = {}
    for each in linking(desk, QualityReview, "proposal", keys):
        if each.values["total"] is not None:
            found.setdefault(each.values["proposal"], []).append(each.values["total"])
    return {key: (2 * sum(of) + len(of)) // (2 * len(of)) for key, of in found.items()}


def answering_units(desk: Desk, keys: Sequence[int]) -> dict[int, str]:
    """The units that answer each proposal, 、 between them."""
    is_answering: Callable[[Mapping[str, Any]], bool]
    is_answering = (ProposalHandling.ANSWERS & ProposalHandling.LIVE).holds
    found: dict[int, list[str]] = {}
    for each in linking(desk, ProposalHandling, "proposal", keys):
        if is_answering(each.values):
            found.setdefault(each.values["proposal"], []).append(each.values["unit"])
    return {key: "、".join(dict.fromkeys(units))[:UNITS] for key, units in found.items()}
