"""The steps of contacts, pairings and branches, each one action on the chosen rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.errors import UserError
from desktop_app.records.branch import Branch, BranchEvent, BranchMember
from desktop_app.records.contact import Contact
from desktop_app.records.lookup import Lookup
from desktop_app.records.member import Member
from desktop_app.records.pairing import Pairing
from desktop_app.records.record import Record
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Refused
from desktop_app.services.registers.states import change_state
from desktop_app.services.registers.step_refusals import Needed, required
from desktop_app.services.registers.stored import Stored, stored
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

Given = Mapping[str, object]
CONTACT_STEPS: Mapping[str, Sequence[Needed]] = {
    "hand_over": (Needed(~Contact.ANSWERED, "已经答复，不再转交"),),
    "answer_contact": (Needed(~Contact.ANSWERED, "已经登记过答复，要改请打开这一次走访"),),
    "no_answer": (Needed(~Contact.SETTLED, "已经是无需答复"),),
}
PAIRING_STEPS: Mapping[str, Sequence[Needed]] = {
    "end_pair": (Needed(~Pairing.ENDING, "已经写了截止日期"),),
}
BRANCH_STEPS: Mapping[str, Sequence[Needed]] = {
    "dissolve": (Needed(Branch.RUNNING, "已经撤销"),),
}
"""The conditions of each step, by its name."""


def hand_over(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note which unit owes an answer to what was said; an answered contact is refused."""
    required(desk, Contact, keys, CONTACT_STEPS["hand_over"])
    return change_state(desk, Contact, keys, "open", "", given, again=True)


def answer(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note what was answered and when."""
    required(desk, Contact, keys, CONTACT_STEPS["answer_contact"])
    return change_state(desk, Contact, keys, "answered", "", given)


def needs_no_answer(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note that nobody owes an answer after all; why is in the name of the action."""
    required(desk, Contact, keys, CONTACT_STEPS["no_answer"])
    kept = {name: value for name, value in given.items() if name != "remark"}
    return change_state(desk, Contact, keys, "none", str(given.get("remark") or ""), kept)


def visit_members(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """One contact with each of some members, alike in everything typed; `Refused` says why not."""
    shared = lookup(desk, Contact)
    values = _parsed(desk, Contact, {**given, "person": "委员"})
    new = []
    for each in _there(desk, Member, keys):
        own = {"member": each.key, "person": each.values["name"]}
        new.append(_new_contact(shared, {**values, **own}))
    return desk.write(new, action=f"登记走访：{Member.counted(len(new))}")


def visit_pairs(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """One contact of each of some pairs, by who links, with the member, sector or group linked."""
    shared = lookup(desk, Contact)
    values = _parsed(desk, Contact, {**given, "person": "对象"})
    new = []
    for each in _there(desk, Pairing, keys):
        pair = each.values
        own = {
            "pairing": each.key, "visitor_member": pair["linker"],
            "visitor": pair["linker_name"], "member": pair["target_member"],
            "person": pair["target_name"][:40], "sector": pair["target_sector"],
        }  # fmt: skip
        new.append(_new_contact(shared, {**values, **own}))
    return desk.write(new, action=f"登记结对联系：{Pairing.counted(len(new))}")


def _new_contact(shared: Lookup, values: Mapping[str, Any]) -> Contact:
    """A contact with these values; `Refused` where it contradicts itself."""
    whole = {**Contact.defaults(shared), **values}
    whole |= Contact.computed(whole, shared)
    if wrong := [each for each in Contact.checks(whole, shared) if each.stops]:
        raise Refused(wrong)
    return Contact.of(whole)


def end_pairs(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note the last day of some pairings; `NotAllowed` names those that have one."""
    found = required(desk, Pairing, keys, PAIRING_STEPS["end_pair"])
    values = _parsed(desk, Pairing, given)
    shared, put = lookup(desk, Pairing), []
    for each in found:
        new = {**each.values, **values}
        wrong = [x for x in Pairing.checks(new, shared) if x.stops]
        if wrong:
            raise Refused(wrong)
        put.append(Pairing.of({**new, **Pairing.computed(new, shared)}, each.key, each.version))
    return desk.write(put, action=f"解除结对：{Pairing.counted(len(put))}")


def dissolve(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note the last day of some branches; `NotAllowed` names those that were dissolved."""
    required(desk, Branch, keys, BRANCH_STEPS["dissolve"])
    return change_state(desk, Branch, keys, "dissolved", "", given)


def put_in_branch(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Some members come into a branch; who is in it already stays as entered.

    `UserError` where all of them are, or where one belongs to no Party as registered.
    """
    values = _parsed(desk, BranchMember, {**given, "name": "党员"})
    branch = values.get("branch")
    found = _there(desk, Branch, [branch] if branch else [])
    inside = _in_branch(desk, found[0].key)
    people = [each for each in _there(desk, Member, keys) if each.key not in inside]
    if not people:
        raise UserError("选中的委员都已经在这个临时党支部里。")
    outside = [each for each in people if each.values["politics"] not in ("01", "02")]
    if outside:
        names = "、".join(Member.title_of(each.values) for each in outside[:5])
        more = f"等 {len(outside)} 人" if len(outside) > 5 else ""
        raise UserError(f"{names}{more}登记的政治面貌不是中共党员或预备党员，请先核对委员信息。")
    new = [
        BranchMember.of({
            **values, "member": each.key, "name": each.values["name"],
            "unit": each.values["unit"],
        }) for each in people
    ]  # fmt: skip
    title = Branch.title_of(found[0].values)
    return desk.write(new, action=f"编入临时党支部：“{title}”{len(new)} 人")


def hold_day(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """The same 主题党日 of each of some branches."""
    values = _parsed(desk, BranchEvent, given)
    new = [BranchEvent.of({**values, "branch": each.key}) for each in _there(desk, Branch, keys)]
    return desk.write(new, action=f"登记主题党日：{Branch.counted(len(new))}")


def _in_branch(desk: Desk, branch: int) -> set[Any]:
    query = Query(where=(Filter("branch", "in", (branch,)),))
    found = lists.find(desk.office, BranchMember, query)
    return {row[2] for row in lists.rows(desk.office, BranchMember, found, ("member",))}


def _parsed(desk: Desk, model: type[Record], given: Given) -> dict[str, Any]:
    """The values of some inputs; `Refused` carries what is wrong with them."""
    parsed = model.parse(given, lookup(desk, model))
    wrong = [each for each in parsed.problems if each.field in given and each.stops]
    if wrong:
        raise Refused(wrong)
    return dict(parsed.values)


def _there(desk: Desk, model: type[Record], keys: Sequence[int]) -> list[Stored]:
    found = stored(desk, model, keys)
    if not found:
        raise UserError(f"请先选中{model.TITLE}，或者它已被删除，可以在“设置”的回收站里找回。")
    return found
