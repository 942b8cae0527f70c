"""The steps of contacts, pairings and branches as dialogs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from desktop_app.records.branch import Branch, BranchEvent, BranchMember
from desktop_app.records.contact import Contact
from desktop_app.records.member import Member
from desktop_app.records.opinion_report import OpinionReport
from desktop_app.records.pairing import Pairing
from desktop_app.records.record import Record
from desktop_app.services.contacts import lineage, recording
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.registers.stored import stored
from desktop_app.ui.row_actions.step_dialog import HandlingStep, Inputs

Known = Callable[[Desk, Sequence[int]], Mapping[str, Any]]


def _known(model: type[Record], day: str, *kept: str) -> Known:
    """Begins with today for a day, and with what is stored of one record for other fields."""

    def values(desk: Desk, keys: Sequence[int]) -> Mapping[str, Any]:
        found = stored(desk, model, keys) if len(keys) == 1 else []
        known = {name: found[0].values[name] for name in (*kept, *filter(None, (day,)))
                 } if found else {}  # fmt: skip
        return {**known, day: known.get(day) or desk.today.isoformat()} if day else known

    return values


def _visit(desk: Desk, _keys: Sequence[int]) -> Mapping[str, Any]:
    return {"day": desk.today.isoformat(), "kind": "visit"}


def _today(day: str) -> Known:
    return lambda desk, _keys: {day: desk.today.isoformat()}


def _report(desk: Desk, keys: Sequence[int]) -> Mapping[str, Any]:
    return lineage.report_draft(desk, keys[0])


def _to_report(desk: Desk, keys: Sequence[int], given: Inputs) -> Changed:
    return lineage.to_report(desk, keys[0], given)


TALKED = ("work", "on_cppcc", "on_county", "demands", "difficulties")
HAND_OVER = HandlingStep(
    title="转交答复", done="转交", about=Contact, record=Contact, fields=("handed_to*",),
    run=recording.hand_over, known=_known(Contact, "", "handed_to"),
    hint="转交以后是“待答复”，答复了再登记。",
)  # fmt: skip
ANSWER = HandlingStep(
    title="登记答复", done="登记答复", about=Contact, record=Contact,
    fields=("answered_on*", "handed_to", "answer*"), run=recording.answer,
    known=_known(Contact, "answered_on", "handed_to", "answer"),
)  # fmt: skip
NO_ANSWER = HandlingStep(
    title="无需答复", done="无需答复", about=Contact, record=Contact, fields=("remark*",),
    run=recording.needs_no_answer, words={"remark": "原因"},
    hint="原因记在“历史”里，备注不变。",
)  # fmt: skip
TO_REPORT = HandlingStep(
    title="转为社情民意", done="转为社情民意", about=Contact, record=OpinionReport,
    fields=("name*", "category", "received_on*", "content"), run=_to_report, known=_report,
    hint="反映者照这次走访填写，信息里会写明来自这次走访；不外传的，信息也不外传。",
)  # fmt: skip
VISIT = HandlingStep(
    title="登记走访", done="登记", about=Member, record=Contact,
    fields=("day*", "kind*", "visitor_member", "visitor", "committee", "place", *TALKED),
    run=recording.visit_members, known=_visit,
    hint="选中几位委员的，每人登记一次，内容相同；单位和界别照委员信息填写。", lines=2,
)  # fmt: skip
VISIT_PAIR = HandlingStep(
    title="登记联系", done="登记", about=Pairing, record=Contact,
    fields=("day*", "kind*", "committee", "place", *TALKED), run=recording.visit_pairs,
    known=_visit, hint="走访人和联系对象照结对填写，次数自动加一。", lines=2,
)  # fmt: skip
END_PAIR = HandlingStep(
    title="解除结对", done="解除", about=Pairing, record=Pairing, fields=("until*", "remark"),
    run=recording.end_pairs, known=_known(Pairing, "until", "remark"),
    words={"until": "最后一天", "remark": "备注"},
    hint="以前的联系都留着，按过去的日子统计时仍算。",
)  # fmt: skip
DISSOLVE = HandlingStep(
    title="撤销", done="撤销", about=Branch, record=Branch, fields=("until*",),
    run=recording.dissolve, known=_known(Branch, "until"), words={"until": "撤销日期"},
)  # fmt: skip
HOLD_DAY = HandlingStep(
    title="登记主题党日", done="登记", about=Branch, record=BranchEvent,
    fields=("day*", "people", "content*", "place"), run=recording.hold_day,
    known=_today("day"),
)  # fmt: skip
PUT_IN_BRANCH = HandlingStep(
    title="编入临时党支部", done="编入", about=Member, record=BranchMember,
    fields=("branch*", "post"), run=recording.put_in_branch,
    hint="正式还是预备，照委员登记的政治面貌填写。",
)  # fmt: skip
