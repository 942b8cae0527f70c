"""The steps of a handling sheet that are more than a change of state with a few fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.chinese.dates import latest
from desktop_app.errors import Problem, UserError
from desktop_app.records.handling_records import (
    HandlingExtension,
    HandlingFeedback,
    HandlingSuggestion,
)
from desktop_app.records.outcome import Outcome
from desktop_app.records.proposal_handling import ProposalHandling
from desktop_app.records.record import Record
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.limits.time_limits import times
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.proposals.deadlines import LONGEST, RETURN, last_day, length
from desktop_app.services.proposals.movers import is_of, movers_of
from desktop_app.services.proposals.progress import attempt_of
from desktop_app.services.registers import Refused
from desktop_app.services.registers.linking import linking
from desktop_app.services.registers.states import change_state
from desktop_app.services.registers.stored import Stored, stored

GONE = "这份提案办理已被删除，可以在“设置”的回收站里找回。"


def sheet(desk: Desk, key: int) -> Stored:
    """One handling sheet as it is now; `UserError` when it is gone."""
    found = stored(desk, ProposalHandling, [key])
    if not found:
        raise UserError(GONE)
    return found[0]


def note(desk: Desk, key: int, given: Mapping[str, object], word: str) -> Changed:
    """Set fields of a sheet and leave its state; `Refused` carries what is wrong with them."""
    found, shared = sheet(desk, key), lookup(desk, ProposalHandling)
    parsed = ProposalHandling.parse(given, shared, found.values)
    wrong = [each for each in parsed.problems if each.field in given]
    if any(each.stops for each in wrong):
        raise Refused(wrong)
    values = {**found.values, **parsed.values}
    put = ProposalHandling.of(values, found.key, found.version)
    return desk.write([put], action=f"{word}：{values['unit']}")


def latest_return(desk: Desk, key: int) -> str | None:
    """The last day on which the unit of a sheet may ask to return it; None where there is none."""
    values = sheet(desk, key).values
    return last_day(RETURN, values["assigned_on"], values["channel"], times(desk))


def longest(desk: Desk, key: int, matter: str) -> str:
    """How long a matter of a sheet may take, as words; '' where nothing is demanded."""
    shared = lookup(desk, ProposalHandling)
    return length(matter, sheet(desk, key).values["channel"], times(desk), shared)


def extend(desk: Desk, key: int, given: Mapping[str, object]) -> Changed:
    """Write a request for more time, and what was decided; an approved one moves the due date.

    `UserError` where the new day is later than the longest time that a handling may take.
    """
    found, shared = sheet(desk, key), lookup(desk, HandlingExtension)
    typed = {"asked_on": shared.today.isoformat(), **given, "handling": key}
    parsed = HandlingExtension.parse(typed, shared)
    if parsed.stops:
        raise Refused(parsed.problems)
    values = {**HandlingExtension.defaults(shared), **parsed.values}
    channel, now = found.values["channel"], times(desk)
    longest = last_day(LONGEST, found.values["assigned_on"], channel, now)
    until, due = values.get("until"), found.values["due"]
    if until and longest and latest(until) > longest:
        most = length(LONGEST, channel, now, shared)
        raise UserError(f"延期后的期限不能超过 {longest}：从交办起最多 {most}。")
    if until and due and latest(until) <= latest(due):
        raise UserError(f"延至的日期要晚于现在的办理期限 {due}。")
    unit = found.values["unit"]
    return desk.write([HandlingExtension.of(values)], action=f"延期申请：{unit}")


def check_reply(desk: Desk, key: int, given: Mapping[str, object], note_text: str) -> Changed:
    """Record the check of a reply: through, or back to the unit with the reason."""
    shared = lookup(desk, ProposalHandling)
    result = ProposalHandling.field("check_result").read(given.get("check_result"), shared)
    if result is None:
        raise UserError("请选答复审核的结果。")
    more = {**given, "check_note": note_text}
    if result == "through":
        return change_state(desk, ProposalHandling, [key], "checked", "", more)
    if not note_text.strip():
        raise UserError("退回重新答复的，请写明审核意见。")
    return change_state(desk, ProposalHandling, [key], "signed", note_text[:200], more)


def suggestion_drafts(desk: Desk, key: int) -> list[dict[str, Any]]:
    """The lines of a sheet's suggestions as they are now: id, text, adoption, note."""
    found = linking(desk, HandlingSuggestion, "handling", [key])
    texts = {x.key: x.values["content"] for x in stored(desk, Outcome, [
        each.values["outcome"] for each in found
    ])}  # fmt: skip
    return [
        {"id": each.key, "position": each.values["position"] or "",
         "text": texts.get(each.values["outcome"], ""),
         "adoption": each.values["adoption"], "note": each.values["note"]}
        for each in found
    ]  # fmt: skip


def _decisions(desk: Desk, said: Sequence[Mapping[str, object]]) -> list[Record]:
    """The lines of suggestions on which something else was decided, to be written."""
    shared = lookup(desk, HandlingSuggestion)
    given = {each["id"]: each for each in said if isinstance(each.get("id"), int)}
    put: list[Record] = []
    for old in stored(desk, HandlingSuggestion, [key for key in given if isinstance(key, int)]):
        typed = {name: given[old.key].get(name) for name in ("adoption", "note")}
        parsed = HandlingSuggestion.parse(typed, shared, old.values)
        if all(parsed.values.get(name) == old.values[name] for name in typed):
            continue
        wrong = [each for each in parsed.problems if each.field in typed]
        if any(each.stops for each in wrong):
            raise Refused([_of_line(old.values, each) for each in wrong])
        values = {**old.values, **parsed.values}
        put.append(HandlingSuggestion.of(values, old.key, old.version))
    return put


def _of_line(line: Mapping[str, Any], problem: Problem) -> Problem:
    """The problem with the number of the suggestion in its sentence."""
    return problem._replace(text=f"{HandlingSuggestion.title_of(line)}：{problem.text}")


def decide(desk: Desk, key: int, said: Sequence[Mapping[str, object]]) -> Changed:
    """Write which suggestions a unit adopts; each of `said` is a line of `suggestion_drafts`.

    `UserError` where nothing is different, `Refused` carries what is wrong with the inputs.
    """
    put = _decisions(desk, said)
    if not put:
        raise UserError("采纳情况和原来一样，没有要登记的。")
    unit = sheet(desk, key).values["unit"]
    return desk.write(put, action=f"建议采纳：{unit} {len(put)} 条")


def reply(desk: Desk, key: int, to: str, given: Mapping[str, object]) -> Changed:
    """Write a reply and, as `suggestions` of the inputs, its decision on each, in one action."""
    said = given.get("suggestions")
    also = _decisions(desk, said) if isinstance(said, list) else []
    more = {name: value for name, value in given.items() if name != "suggestions"}
    return change_state(desk, ProposalHandling, [key], to, "", more, also=also)


def feedback_drafts(desk: Desk, key: int) -> list[dict[str, Any]]:
    """What is known of each mover's feedback on the present reply: name, result and opinion.

    `id` and `version` are those of a stored feedback, None and 0 of one that is to be asked for.
    """
    found = sheet(desk, key)
    attempt = attempt_of(found.values)
    there = [each.values for each in linking(desk, HandlingFeedback, "handling", [key])]
    drafts = []
    for mover in movers_of(desk, found.values["proposal"]):
        own = [each for each in there if is_of(mover, each) and (each["attempt"] or 1) == attempt]
        blank = {"id": None, "version": 0, "handling": key, "member": mover.member,
                 "mover": mover.name, "proposal": mover.proposal, "attempt": attempt,
                 "work": None, "result": None, "opinion": None, "answered_on": None}  # fmt: skip
        drafts.append({**blank, **(own[0] if own else {})})
    return drafts


def poll(desk: Desk, key: int, said: Sequence[Mapping[str, object]]) -> Changed:
    """Write what movers said of a reply; once all have, the sheet and its proposal are polled.

    Each of `said` is a draft of `feedback_drafts` with the inputs; one without any is left out.
    """
    found, shared = sheet(desk, key), lookup(desk, HandlingFeedback)
    if not found.values["reply_on"]:
        raise UserError("还没有答复，不能征询提案者的意见。")
    put: list[Record] = []
    for each in said:
        if not any(each.get(name) for name in ("work", "result", "opinion")):
            continue
        typed = {name: each.get(name) for name in _FEEDBACK if name in each}
        if not typed.get("answered_on"):
            typed["answered_on"] = shared.today.isoformat()
        parsed = HandlingFeedback.parse(typed, shared)
        if parsed.stops:
            raise Refused(parsed.problems)
        values = {**HandlingFeedback.defaults(shared), **parsed.values}
        number, version = each.get("id"), each.get("version")
        if isinstance(number, int) and isinstance(version, int):
            old = stored(desk, HandlingFeedback, [number])
            values = {**(old[0].values if old else {}), **parsed.values}
            put.append(HandlingFeedback.of(values, number, version))
        else:
            put.append(HandlingFeedback.of(values))
    if not put:
        raise UserError("还没有填写任何一位提案者的意见。")
    return desk.write(put, action=f"征询意见：{found.values['unit']} {len(put)} 份")


_FEEDBACK = (
    "handling", "member", "mover", "proposal", "attempt", "sent_on", "answered_on", "mode", "work",
    "result", "opinion",
)  # fmt: skip


def redo(desk: Desk, keys: Sequence[int], given: Mapping[str, object]) -> Changed:
    """Have sheets handled again: with the day, the reason and the day by which to reply.

    Where that day is not given it follows, for each sheet, from the limit of its channel.
    """
    cleared = dict.fromkeys(("redo_due", "redo_reply_on", "redo_doc", "redo_class", "redo_reply"))
    return change_state(
        desk, ProposalHandling, keys, "redoing", str(given.get("redo_reason") or "")[:200],
        {**cleared, **given},
    )  # fmt: skip
