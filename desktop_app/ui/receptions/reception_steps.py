"""The steps of receptions as dialogs: answered, passed to a unit, carried on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from desktop_app.records.opinion_report import OpinionReport
from desktop_app.records.proposal import Proposal
from desktop_app.records.reception import Reception
from desktop_app.records.record import Record
from desktop_app.records.topic import Topic
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.receptions import steps
from desktop_app.services.registers.stored import stored
from desktop_app.ui.row_actions.step_dialog import HandlingStep


def _known(desk: Desk, keys: Sequence[int]) -> Mapping[str, Any]:
    """Today, and of one reception what was written before."""
    found = stored(desk, Reception, keys) if len(keys) == 1 else []
    values = found[0].values if found else {}
    return {"answer": values.get("answer"), "told_on": desk.today.isoformat(),
            "passed_to": values.get("passed_to")}  # fmt: skip


def _made(
    model: type[Record], fields: tuple[str, ...], title: str,
    draft: Callable[[Desk, int], Mapping[str, Any]],
    run: Callable[[Desk, int, Mapping[str, object]], Changed],
) -> HandlingStep:  # fmt: skip
    """A step that makes a record of another kind of one reception."""

    def known(desk: Desk, keys: Sequence[int]) -> Mapping[str, Any]:
        return draft(desk, keys[0])

    def make(desk: Desk, keys: Sequence[int], given: Mapping[str, object]) -> Changed:
        return run(desk, keys[0], given)

    return HandlingStep(
        title=title, done=title, about=Reception, record=model, fields=fields, run=make,
        known=known, hint="诉求、值班委员（只有一位的）和不外传一起带过去，两边互相注明。",
    )  # fmt: skip


ANSWER = HandlingStep(
    title="答复", done="登记答复", about=Reception, record=Reception,
    fields=("told_on*", "answer*"), run=steps.answer, known=_known,
    hint="当场答复的和转办以后有了结果的，都在这里登记告知来访人的日期。",
)  # fmt: skip
PASS = HandlingStep(
    title="转部门", done="转部门", about=Reception, record=Reception,
    fields=("passed_to*", "answer"), run=steps.pass_on, known=_known,
    words={"answer": "转办情况"}, hint="有了结果，再点“答复…”登记告知日期。",
)  # fmt: skip
TO_REPORT = _made(
    OpinionReport, ("name*", "received_on*", "category"), "转为社情民意", steps.report_draft,
    steps.to_report,
)  # fmt: skip
TO_PROPOSAL = _made(
    Proposal, ("name*", "session", "received_on*"), "转为提案", steps.proposal_draft,
    steps.to_proposal,
)  # fmt: skip
TO_TOPIC = _made(
    Topic, ("name*", "five_points", "point", "raised_on*"), "转为议题", steps.topic_draft,
    steps.to_topic,
)  # fmt: skip
