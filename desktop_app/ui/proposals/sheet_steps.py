"""The steps of a handling sheet as dialogs, from 签收 to 办结."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from desktop_app.records.handling_records import HandlingExtension, HandlingMeeting
from desktop_app.records.proposal_handling import ProposalHandling
from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.proposals import assigning, deadlines, sheet_steps
from desktop_app.services.registers.states import change_state
from desktop_app.services.registers.stored import stored
from desktop_app.ui.row_actions.step_dialog import HandlingStep, Inputs, nothing_more

More = Callable[[Desk, Sequence[int]], str]
Run = Callable[[Desk, Sequence[int], Inputs], Changed]


def _to(state: str) -> Run:
    """Gives the sheets a later state with the inputs."""

    def run(desk: Desk, keys: Sequence[int], given: Inputs) -> Changed:
        return change_state(desk, ProposalHandling, keys, state, "", given)

    return run


def _known(day: str, *kept: str) -> Any:
    """Begins with today for a day, and with what is stored of one sheet for other fields."""

    def values(desk: Desk, keys: Sequence[int]) -> Mapping[str, Any]:
        found = stored(desk, ProposalHandling, keys) if len(keys) == 1 else []
        known = {name: found[0].values[name] for name in kept} if found else {}
        today = {} if found and found[0].values.get(day) else {day: desk.today.isoformat()}
        return {**({day: found[0].values.get(day)} if found else {}), **today, **known}

    return values


def _today(*days: str, **more: object) -> Any:
    def values(desk: Desk, _keys: Sequence[int]) -> Mapping[str, Any]:
        return {**dict.fromkeys(days, desk.today.isoformat()), **more}

    return values


def _step(
    title: str, fields: tuple[str, ...], run: Run, *, done: str = "登记", known: Any = None,
    record: type[Record] = ProposalHandling, hint: str = "", words: Mapping[str, str] | None = None,
    more: More = nothing_more,
) -> HandlingStep:  # fmt: skip
    return HandlingStep(
        title=title, done=done, about=ProposalHandling, part_of="proposal", record=record,
        fields=fields, run=run, known=known or _today(), hint=hint, words=words or {},
        more=more,
    )  # fmt: skip


def _extend(desk: Desk, keys: Sequence[int], given: Inputs) -> Changed:
    return sheet_steps.extend(desk, keys[0], given)


def _meet(desk: Desk, keys: Sequence[int], given: Inputs) -> Changed:
    return registers.save(desk, HandlingMeeting, {**given, "handling": keys[0]})


def _ask_return(desk: Desk, keys: Sequence[int], given: Inputs) -> Changed:
    return sheet_steps.note(desk, keys[0], given, "申退")


def _decide_return(desk: Desk, keys: Sequence[int], given: Inputs) -> Changed:
    own = {name: value for name, value in given.items() if name != "unit"}
    return assigning.decide_return(desk, keys[0], own, str(given.get("unit") or ""))


def _check(desk: Desk, keys: Sequence[int], given: Inputs) -> Changed:
    return sheet_steps.check_reply(desk, keys[0], given, str(given.get("check_note") or ""))


def _reply(state: str) -> Run:
    """Takes a sheet to a state with the reply and its answer to each suggestion."""

    def run(desk: Desk, keys: Sequence[int], given: Inputs) -> Changed:
        return sheet_steps.reply(desk, keys[0], state, given)

    return run


def _decide(desk: Desk, keys: Sequence[int], given: Inputs) -> Changed:
    said = given.get("suggestions")
    return sheet_steps.decide(desk, keys[0], said if isinstance(said, list) else [])


def _follow(desk: Desk, keys: Sequence[int], given: Inputs) -> Changed:
    return sheet_steps.note(desk, keys[0], given, "跟踪办理")


def _longest(desk: Desk, keys: Sequence[int]) -> str:
    """The longest that an extension may give to one sheet."""
    told = sheet_steps.longest(desk, keys[0], deadlines.LONGEST) if len(keys) == 1 else ""
    return f"从交办起最多 {told}。" if told else ""


def _redo_due(desk: Desk, keys: Sequence[int]) -> str:
    """By when one sheet is replied to again if nothing is typed."""
    if len(keys) != 1:
        return "重办期限不填的，按设置里的提醒期限计算。"
    told = sheet_steps.longest(desk, keys[0], deadlines.REDO)
    return f"重办期限不填的，从退回重办那天起 {told}。" if told else ""


def _latest_return(desk: Desk, keys: Sequence[int]) -> str:
    """Until when one sheet may be returned, and whether that is over."""
    day = sheet_steps.latest_return(desk, keys[0]) if len(keys) == 1 else None
    over = "，已经过了" if day and day < desk.today.isoformat() else ""
    return f"申退最迟 {day}{over}。" if day else ""


SIGN = _step(
    "签收", ("signed_on*", "signed_by", "contact", "phone"), _to("signed"),
    known=_known("signed_on", "signed_by", "contact", "phone"),
)  # fmt: skip
OPINE = _step(
    "会办意见", ("opinion_on*", "opinion_doc", "opinion"), _to("opined"),
    known=_known("opinion_on", "opinion_doc", "opinion"),
    hint="会办单位的意见交给主办单位，写进答复里。",
)  # fmt: skip
EXTEND = _step(
    "延期申请",
    ("asked_on*", "asked_until", "reason*", "decision", "decided_by", "decided_on", "until"),
    _extend, record=HandlingExtension, known=_today("asked_on", decision="pending"),
    hint="同意延期的，办理期限自动改为准许延至的日期。", more=_longest,
)  # fmt: skip
ASK_RETURN = _step(
    "申退", ("return_asked_on*", "return_to", "return_reason*"), _ask_return,
    known=_known("return_asked_on", "return_to", "return_reason"),
    hint="不属于本单位职责的，送党委或政府督查机构商定，抄送政协。", more=_latest_return,
)  # fmt: skip
DECIDE_RETURN = _step(
    "申退商定", ("return_decided_on*", "return_result*", "return_note", "unit"), _decide_return,
    known=_today("return_decided_on"), words={"unit": "改由哪个单位办理"},
    hint="同意申退的，这份提案办理结束；写了改办单位的，同时交给那个单位。",
)  # fmt: skip
DRAFT = _step("征求意见稿", ("draft_on*",), _to("drafted"), known=_known("draft_on"))
MEET = _step(
    "办理沟通", ("day*", "stage", "mode", "place", "people", "content*"), _meet,
    record=HandlingMeeting, known=_today("day", stage="during", mode="face"),
)  # fmt: skip
REPLY = _step(
    "答复",
    ("reply_on*", "reply_doc*", "reply_signer*", "reply_class*", "promised_on", "reply"),
    _reply("replied"), done="登记答复",
    known=_known("reply_on", "reply_doc", "reply_signer", "reply_class", "promised_on", "reply"),
)  # fmt: skip
CHECK = _step(
    "答复审核", ("checked_on*", "check_result*", "check_note"), _check, known=_today("checked_on"),
    hint="退回的要写审核意见，这份提案办理回到“已签收”，由单位重新答复。",
)  # fmt: skip
DECIDE = _step(
    "建议采纳", (), _decide,
    hint="逐条登记采纳没有，不采纳的写明原因；提案的建议和采纳率随这里改变。",
)  # fmt: skip
REDO = _step(
    "重新办理", ("redo_on*", "redo_due", "redo_reason*"), sheet_steps.redo,
    known=_today("redo_on"), more=_redo_due,
)  # fmt: skip
REDO_REPLY = _step(
    "再次答复", ("redo_reply_on*", "redo_doc*", "redo_class*", "redo_reply"), _reply("redone"),
    known=_known("redo_reply_on", "redo_doc", "redo_class", "redo_reply"),
    hint="再次答复以后，请再征询每位提案者的意见。",
)  # fmt: skip
FOLLOW = _step(
    "跟踪办理", ("followed_on*", "follow_class", "follow_result"), _follow,
    known=_today("followed_on"), hint="到了计划落实的日期，看答应的事办成没有。",
)  # fmt: skip
CLOSE = _step("办结", ("closed_on*",), _to("done"), done="办结", known=_today("closed_on"))
