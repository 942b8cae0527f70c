"""编发, 报送, 采用: the steps of opinion reports, each one action."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.errors import UserError
from desktop_app.records.field_types import Code
from desktop_app.records.opinion_report import OpinionReport
from desktop_app.records.outcome import Outcome
from desktop_app.records.record import Record
from desktop_app.records.report_adoption import ReportAdoption
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Refused, numbered_items
from desktop_app.services.registers.states import change_state
from desktop_app.services.registers.stored import Stored, stored

Given = Mapping[str, object]
GONE = "这条信息已被删除，可以在“设置”的回收站里找回。"


def report(desk: Desk, key: int) -> Stored:
    """One report as it is now; `UserError` when it is gone."""
    found = stored(desk, OpinionReport, [key])
    if not found:
        raise UserError(GONE)
    return found[0]


def move_to(desk: Desk, keys: Sequence[int], state: str, given: Given) -> Changed:
    """Give reports a later state with the inputs of its step, as one action.

    `NotAllowed` names each that its gate keeps back.
    """
    return change_state(desk, OpinionReport, keys, state, "", given)


def issue(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Issue reports; they are numbered in the order of their receipt."""
    rows = [(each.values["received_on"] or "", each.key) for each in stored(desk, OpinionReport,
                                                                            keys)]  # fmt: skip
    return move_to(desk, [key for _, key in sorted(rows)], "issued", given)


def give_up(desk: Desk, keys: Sequence[int], state: str, given: Given) -> Changed:
    """Note that reports were not adopted, or are not issued, for reasons of the list."""
    field, shared = OpinionReport.field("reasons"), lookup(desk, OpinionReport)
    assert isinstance(field, Code)  # what is declared with a code list
    value = field.read(given.get("reasons"), shared)
    why = field.show(value, shared)[:200] if value else ""
    if not why:
        raise UserError("请选未采用或不编发的原因。")
    return change_state(desk, OpinionReport, keys, state, why, given)


def adopt(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Register the same adoption of some reports as one action; their best rung follows.

    `Refused` carries what is wrong with the inputs. `UserError` names a report that was not issued,
    or that has this very adoption already.
    """
    found, shared = stored(desk, OpinionReport, keys), lookup(desk, ReportAdoption)
    if not found:
        raise UserError(GONE)
    early = [each for each in found if not OpinionReport.ISSUED.holds(each.values)]
    if early:
        title = OpinionReport.title_of(early[0].values)
        raise UserError(f"“{title}”还没有签发，不能登记采用。请先签发编号。")
    put: list[Record] = []
    for each in found:
        parsed = ReportAdoption.parse({**given, "report": each.key}, shared)
        if parsed.stops:
            raise Refused(parsed.problems)
        put.append(ReportAdoption.of({**ReportAdoption.defaults(shared), **parsed.values}))
    level = ReportAdoption.field("level").show(put[0].values["level"], shared)
    one = OpinionReport.title_of(found[0].values)
    which = f"“{one}”" if len(found) == 1 else f"{len(found)} {OpinionReport.UNIT}"
    return desk.write(put, action=f"登记采用：{which}（{level}）")


def register_outcomes(desk: Desk, key: int, texts: Sequence[str], given: Given) -> Changed:
    """Register what a report suggests as outcomes, as internal as the report itself."""
    own = {"internal": report(desk, key).values["internal"]}
    return numbered_items.register(desk, Outcome, (OpinionReport, key), texts, {**given, **own})
