"""What belongs to a closed term is refused on every way of writing; what goes on is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.errors import UserError
from desktop_app.records import (
    Activity,
    Attendance,
    Leave,
    Member,
    Membership,
    Proposal,
    ProposalSigner,
    Term,
)
from desktop_app.records.record import Record
from desktop_app.services import imports, registers
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Query, attachments, bulk, history, states
from desktop_app.services.term_change import closing
from desktop_app.services.terms.closed_terms import ClosedTerm, closed_terms, is_closed

ENDS = "2026-10-31"


class Closed:
    """An office whose tenth term is closed: a member, an activity with a mark, two proposals."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.term = registers.find(desk, Term, Query())[0]
        self.member = self._save(Member, name="演示甲", cert_no="1", sector=None)
        self.activity = self._save(Activity, name="演示调研", start_on="2026-05-06",
                                   kind="survey")  # fmt: skip
        self.mark = self._save(Attendance, activity=self.activity, member=self.member,
                               name="演示甲")  # fmt: skip
        self.open = self._save(Proposal, name="没办完的提案", state="handling", serial="1")
        self.done = self._save(Proposal, name="办结的提案", state="closed", serial="2")
        self.leave = self._save(Leave, member=self.member, since="2026-05-06", until="2026-05-06")
        closing.close(desk, self.term, closing.Closing(ENDS))

    def _save(self, model: type[Record], **values: object) -> int:
        made = model.of({**model.defaults(lookup(self.desk)), **values})
        return self.desk.write([made], action="录入").keys[0]

    def values(self, model: type[Record], key: int) -> dict[str, object]:
        return registers.draft(self.desk, model, key).values


@pytest.fixture
def closed(desk: Desk) -> Closed:
    return Closed(desk)


def _edit(model: str, **values: object) -> Callable[[Closed], object]:
    from desktop_app.records import ALL

    def run(one: Closed) -> object:
        cls = next(each for each in ALL if model == each.KEY)
        keys = {"member": one.member, "activity": one.activity, "attendance": one.mark,
                "proposal": one.done, "leave": one.leave, "term": one.term}  # fmt: skip
        opened = registers.draft(one.desk, cls, keys[model])
        return registers.save(one.desk, cls, values, opened=opened)

    return run


def _new(one: Closed) -> object:
    return registers.save(one.desk, Member, {"name": "演示乙", "term": one.term})


def _moved(one: Closed) -> object:
    """Taken out of the closed term."""
    opened = registers.draft(one.desk, Member, one.member)
    return registers.save(one.desk, Member, {"term": None}, opened=opened)


def _signer(one: Closed) -> object:
    new = ProposalSigner.of({"proposal": one.done, "member": one.member, "name": "演示甲"})
    return one.desk.write([new], action="联名")


def _membership(one: Closed) -> object:
    new = Membership.of({"member": one.member, "kind": "cppcc_post", "cppcc_post": "standing"})
    return one.desk.write([new], action="任职")


def _attachment(one: Closed) -> object:
    paper = one.desk.office.path.with_name("演示.txt")
    paper.write_text("演示", encoding="utf-8")
    return attachments.attach(one.desk, Activity, one.activity, [paper])


def _state(one: Closed) -> object:
    return states.change_state(one.desk, Activity, [one.activity], "underway", "补记", {})


def _import(one: Closed) -> object:
    book = imports.open_pasted("委员证号\t姓名\t工作单位\t届次\n1\t演示甲\t新单位\t十届\n")
    source = imports.source(imports.propose(one.desk, Member, book.sheets[0]))
    planned = imports.plan(one.desk, Member, source)
    assert planned.count(imports.Verdict.CHANGED) == 1
    return imports.apply(one.desk, planned)


def _bulk(one: Closed) -> object:
    planned = bulk.plan(one.desk, Member, [one.member], [bulk.Edit("unit", raw="新单位")])
    return bulk.apply(one.desk, planned)


def _removal(one: Closed) -> object:
    return registers.remove(one.desk, Member, [one.member])


def _undo_of_an_older_action(one: Closed) -> object:
    number = history.history_of(one.desk, Activity, one.activity)[0].action.no
    return history.undo(one.desk, number)


@pytest.mark.parametrize(
    "write",
    [
        _edit("member", unit="新单位"), _edit("activity", place="新地点"),
        _edit("attendance", mark="late"), _edit("proposal", name="改了案由"),
        _edit("leave", reason="改了事由"), _edit("term", planned="300"),
        _new, _moved, _signer, _membership, _attachment, _state, _bulk, _removal,
        _undo_of_an_older_action, _import,
    ],
)  # fmt: skip
def test_every_way_of_writing_is_refused(closed: Closed, write: Callable[[Closed], object]) -> None:
    with pytest.raises(ClosedTerm, match="十届已经结束归档，只能查看"):
        write(closed)


def test_an_unfinished_proposal_goes_on_to_its_end_and_no_further(closed: Closed) -> None:
    desk = closed.desk
    registers.save(desk, Proposal, {"remark": "催办"},
                   opened=registers.draft(desk, Proposal, closed.open))  # fmt: skip
    new = ProposalSigner.of({"proposal": closed.open, "name": "演示丙"})
    desk.write([new], action="联名")
    ended = registers.draft(desk, Proposal, closed.open)
    made = Proposal.of({**ended.values, "state": "closed"}, ended.key, ended.version)
    desk.write([made], action="办结")
    with pytest.raises(ClosedTerm):
        registers.save(desk, Proposal, {"remark": "再改"},
                       opened=registers.draft(desk, Proposal, closed.open))  # fmt: skip


def test_closing_ends_what_members_held_and_undo_takes_it_all_back(closed: Closed) -> None:
    desk = closed.desk
    assert closed.values(Member, closed.member)["state"] == "expired"
    assert closed.values(Member, closed.member)["state_date"] == "2026-11-01"
    history.undo(desk)
    assert closed_terms(desk) == {}
    assert closed.values(Member, closed.member)["state"] == "serving"
    _edit("member", unit="新单位")(closed)
    history.undo(desk)
    history.redo(desk)


def test_a_reopened_term_is_written_again_and_closed_without_touching_members(
    closed: Closed,
) -> None:
    desk = closed.desk
    with pytest.raises(UserError, match="请写明为什么"):
        closing.reopen(desk, closed.term, " ")
    closing.reopen(desk, closed.term, "补录手机")
    _edit("member", mobile="13800000000")(closed)
    assert is_closed(desk, Member, closed.values(Member, closed.member)) is False
    before = closed.values(Member, closed.member)
    closing.close_again(desk, closed.term)
    assert closed.values(Member, closed.member) == before
    assert is_closed(desk, Member, before) is True


@pytest.mark.parametrize(
    ("ends", "told"),
    [("", "请填写届满日期"), ("2021-01", "不能早于起始日期"), ("2027-01-01", "还没有到"),
     ("那天", "届满日期：")],
)  # fmt: skip
def test_a_wrong_last_day_is_refused_and_nothing_is_written(
    desk: Desk, ends: str, told: str
) -> None:
    (term,) = registers.find(desk, Term, Query())
    with pytest.raises(UserError, match=told):
        closing.close(desk, term, closing.Closing(ends))
    assert registers.draft(desk, Term, term).values["closed_on"] is None


def test_what_the_program_does_by_itself_and_records_without_a_term_go_on(
    closed: Closed, tmp_path: Path
) -> None:
    from desktop_app.records import Committee
    from desktop_app.services.registers.new_day import begin_day

    begin_day(closed.desk)
    registers.save(closed.desk, Committee, {"name": "演示委"})
    stored = registers.draft(closed.desk, Member, closed.member)
    made = Member.of(stored.values, closed.member, stored.version)
    made.values["unit"] = "程序整理"
    assert closed.desk.write([made], action="整理", by_program=True).action is not None
