"""结束一届 and 重新打开: what to look at before, the members' 届满, and the day that closes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from desktop_app.chinese.dates import latest, read_day, show_chinese_day, surely_before
from desktop_app.errors import UserError, Wrong
from desktop_app.records.member import SERVING, Member
from desktop_app.records.office import Term
from desktop_app.records.record import Record
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.members.time_in_office import day_after
from desktop_app.services.registers.stored import batches
from desktop_app.services.safekeeping.backups import back_up
from desktop_app.services.terms.term_states import term_record
from desktop_app.stepping import Steps, run_to_end
from desktop_app.storage.copies.backups import Reason
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query
from desktop_app.storage.query.records_by_key import records_by_key

EXPIRED = "expired"


class Closing(NamedTuple):
    """What is typed to close a term: its last day, and what is to be remembered about it."""

    ends: str
    remark: str = ""


def serving(desk: Desk, term: int) -> Sequence[int]:
    """The ids of the members of a term who are in office, in stroke order."""
    where = (Filter("term", "in", (term,)), Filter("state", "in", (SERVING, None)))
    return lists.find(desk.office, Member, Query(where=where))


def member_count(desk: Desk, term: int) -> int:
    """How many members of a term are registered."""
    return lists.count(desk.office, Member, (Filter("term", "in", (term,)),))


def close(desk: Desk, term: int, said: Closing) -> Changed:
    """`close_in_steps` in one call."""
    return run_to_end(close_in_steps(desk, term, said))


def close_in_steps(desk: Desk, term: int, said: Closing) -> Steps[Changed]:
    """Close a term as one action, after a backup: yields (done, all); closing it rolls back.

    The members in office become 届满 on the day after the last one of the term, and what they
    held ends with it. `UserError` where the term is closed, or its last day is wrong or to come.
    """
    record = term_record(desk, term)
    name = Term.title_of(record.values)
    if record.values.get("closed_on"):
        raise UserError(f"{name}已经结束归档，不用再结束。")
    ends = _last_day(desk, record, said.ends)
    yield from back_up(desk, Reason.TERM)
    keys, put = serving(desk, term), list[Record]()
    record.values.update(ends=ends, closed_on=desk.today.isoformat())
    if said.remark.strip():
        old = str(record.values.get("remark") or "").strip()
        record.values["remark"] = "\n".join(filter(None, (old, said.remark.strip())))
    for part in batches(keys):
        yield len(put), len(keys)
        for each in records_by_key(desk.office, Member, part):
            each.over = dict(each.values)
            gone = {"state": EXPIRED, "state_date": day_after(ends), "state_reason": f"{name}届满"}
            each.values.update(gone)
            put.append(each)
    action = f"结束{name}：{Member.counted(len(put))}届满，自{show_chinese_day(ends)}以后只读"
    return (yield from desk.write_in_steps([record, *put], action=action))


def reopen(desk: Desk, term: int, reason: str) -> Changed:
    """Take back that a term is closed; the reason is in the name of the action.

    Its members stay 届满: only the records may be written again. `UserError` without a reason or
    where the term is not closed.
    """
    record = term_record(desk, term)
    name = Term.title_of(record.values)
    if not record.values.get("closed_on"):
        raise UserError(f"{name}没有结束归档，可以直接改。")
    if not reason.strip():
        raise UserError("请写明为什么重新打开，会记在修改记录里。")
    record.values["closed_on"] = None
    return desk.write([record], action=f"重新打开{name}：{reason.strip()}")


def close_again(desk: Desk, term: int) -> Changed:
    """Close a term again that was opened for a correction: no member is touched."""
    record = term_record(desk, term)
    if record.values.get("closed_on"):
        raise UserError(f"{Term.title_of(record.values)}已经结束归档，不用再结束。")
    record.values["closed_on"] = desk.today.isoformat()
    return desk.write([record], action=f"结束{Term.title_of(record.values)}：重新归档，只读")


def read_last_day(desk: Desk, term: int, typed: str) -> str:
    """The last day of a term as it was typed, to the day; `UserError` where it is wrong."""
    return _last_day(desk, term_record(desk, term), typed)


def _last_day(desk: Desk, record: Record, typed: str) -> str:
    try:
        ends = latest(read_day(typed)) if typed.strip() else ""
    except Wrong as wrong:
        raise UserError(f"届满日期：{wrong.reason}。") from wrong
    if not ends:
        raise UserError("请填写届满日期：这一届的最后一天。")
    starts = record.values.get("starts")
    if starts and surely_before(ends, starts):
        raise UserError(f"届满日期不能早于起始日期（{show_chinese_day(starts)}），请核对。")
    if ends > desk.today.isoformat():
        raise UserError(f"{show_chinese_day(ends)}还没有到，请届满以后再结束，或者改届满日期。")
    return ends
