"""The steps of assessments as dialogs of a few fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from desktop_app.records.assessment import Assessment
from desktop_app.records.score_entry import ScoreEntry
from desktop_app.services.assessments import assessment_steps as steps
from desktop_app.services.assessments import results_told
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.registers.stored import stored
from desktop_app.stepping import Steps, run_to_end
from desktop_app.ui.row_actions.step_dialog import HandlingStep, Inputs

Known = Callable[[Desk, Sequence[int]], Mapping[str, Any]]


def _known(day: str, *kept: str, grade: str = "") -> Known:
    """Begins with today for a day, and of one assessment with what is stored or suggested."""

    def values(desk: Desk, keys: Sequence[int]) -> Mapping[str, Any]:
        found = stored(desk, Assessment, keys) if len(keys) == 1 else []
        known = {name: found[0].values[name] for name in (day, *kept)} if found else {}
        if found and grade:
            known[grade] = steps.suggested(desk, keys[0], grade)
        return {**known, day: known.get(day) or desk.today.isoformat()}

    return values


def _told(title: str, name: str, hint: str) -> HandlingStep:
    def run(desk: Desk, keys: Sequence[int], given: Inputs) -> Steps[Changed]:
        return results_told.tell_in_steps(desk, keys, name, given)

    return _in_steps(title, "登记", (f"{name}*",), run, _known(name), hint=hint)


def _in_steps(
    title: str, done: str, fields: tuple[str, ...],
    run: Callable[[Desk, Sequence[int], Inputs], Steps[Changed]], known: Known, **more: Any,
) -> HandlingStep:  # fmt: skip
    """A step that runs in slices where many rows are chosen."""

    def in_one_go(desk: Desk, keys: Sequence[int], given: Inputs) -> Changed:
        return run_to_end(run(desk, keys, given))

    return _step(title, done, fields, in_one_go, known, in_steps=run, **more)


def _step(
    title: str, done: str, fields: tuple[str, ...],
    run: Callable[[Desk, Sequence[int], Inputs], Changed], known: Known, **more: Any,
) -> HandlingStep:  # fmt: skip
    return HandlingStep(
        title=title, done=done, about=Assessment, record=Assessment, fields=fields, run=run,
        known=known, **more,
    )  # fmt: skip


def _entry(desk: Desk, _keys: Sequence[int]) -> Mapping[str, Any]:
    return {"day": desk.today.isoformat()}


def _nothing(_desk: Desk, _keys: Sequence[int]) -> Mapping[str, Any]:
    return {}


OWN = _in_steps(
    "自评", "登记自评", ("self_on*", "self_points", "self_grade", "self_text"),
    steps.own_view_in_steps, _known("self_on", "self_points", "self_grade", "self_text"),
    hint="交来纸质登记表的，填日期就行。登记以后轮到专委会初评。",
)  # fmt: skip
COMMITTEE = _in_steps(
    "专委会初评", "登记初评",
    ("committee_grade", "committee_on*", "committee_by", "committee_opinion"),
    steps.committee_view_in_steps,
    _known("committee_on", "committee_by", "committee_opinion", grade="committee_grade"),
    hint="等次空着就用按得分的等次；一次选几份的，各用各的。",
)  # fmt: skip
OFFICE = _in_steps(
    "办公室复核", "登记复核", ("office_grade", "office_on*", "office_by", "office_opinion"),
    steps.office_view_in_steps,
    _known("office_on", "office_by", "office_opinion", grade="office_grade"),
    hint="等次空着就和初评一样。",
)  # fmt: skip
DECIDE = _in_steps(
    "主席会议审定", "审定",
    ("final_grade", "decided_on*", "decided_by*", "document", "final_opinion"),
    steps.decide_in_steps,
    _known("decided_on", "decided_by", "document", "final_opinion", grade="final_grade"),
    hint="等次空着就和复核一样。全部审定以后，用列表上方的“锁定本年…”。",
)  # fmt: skip
BACK = _in_steps(
    "退回上一步", "退回", ("remark*",), steps.back_in_steps, _nothing, words={"remark": "理由"},
    hint="已经写的意见都留着；从审定退回的，审定等次、会议和日期清空。",
)  # fmt: skip
OBJECT = _step(
    "登记异议", "登记异议", ("objected_on*", "objection*"), results_told.object_to,
    _known("objected_on", "objection"), hint="登记以后在督办里提醒答复。",
)  # fmt: skip
ANSWER = _step(
    "答复异议", "答复", ("objection_answered_on*", "objection_answer*"), results_told.answer,
    _known("objection_answered_on", "objection_answer"),
    hint="要改分的先点“更正得分…”，要改等次的先“退回上一步…”，改完再答复。",
)  # fmt: skip
TELL_MEMBER = _told(
    "登记反馈本人", "told_on", "反馈函在“打印”里，一次可以印全部；送出以后在这里登记日期。"
)
TELL_BODY = _told(
    "登记通报单位", "body_told_on", "通报函在“打印”里，一个单位一份；送出以后在这里登记日期。"
)
REMIND = _told("登记提醒", "reminded_on", "提醒函在“打印”里；送出以后在这里登记日期。")
TALK = _step(
    "约谈记录", "登记约谈",
    ("talked_on*", "talker*", "talk_place", "talk_note", "talk_promise"), results_told.talk,
    _known("talked_on", "talker", "talk_place", "talk_note", "talk_promise"),
)  # fmt: skip
CORRECT = HandlingStep(
    title="更正得分", done="更正", about=Assessment, record=ScoreEntry,
    fields=("day*", "points*", "rule", "reason*", "document"), run=results_told.correct,
    known=_entry, hint="记成一条手工计分，理由前面加“更正：”；评定里也写明更正了什么。",
)  # fmt: skip
