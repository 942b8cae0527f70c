"""开始下一届: the preview of what is made and moved, and the one action that does it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from desktop_app.errors import UserError
from desktop_app.records.activity import Activity
from desktop_app.records.member import SERVING, Member
from desktop_app.records.membership import SLOTS, Membership
from desktop_app.records.office import Committee, Sector, Term
from desktop_app.records.proposal import Proposal
from desktop_app.records.record import Record
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.members.time_in_office import day_before
from desktop_app.services.registers import new_key
from desktop_app.services.registers.stored import batches
from desktop_app.services.safekeeping.backups import back_up
from desktop_app.services.term_change.following import (
    Following,
    Succession,
    looked_at,
    moved,
    names_of,
    offered,
)
from desktop_app.services.term_change.next_term import NextTerm, TermChoice, key_of, refuse_closed
from desktop_app.services.terms.term_states import term_record
from desktop_app.stepping import Steps, run_to_end
from desktop_app.storage.copies.backups import Reason
from desktop_app.storage.log.keys import new_keys
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query
from desktop_app.storage.query.records_by_key import records_by_key

CONTINUED = "continued"
MOST_TERMS = 20
CLEARED = (
    "cert_no", "since", "state_date", "state_reason", "end_proposed_by", "end_decided_by",
    "end_document", "work_group", "work_group_post", "duty_plan",
)  # fmt: skip
"""Fields of a member that begin empty in a new term: numbers, days and acts of the old one."""
POSTS = ("cppcc_post", "standing", "committee_post", "committee2_post", "no_score")
"""Fields that a new term elects or decides anew, unless they are kept."""


class Preview(NamedTuple):
    """What starting the next term would do, before anything is written.

    `made` lists the new records, `follows` are those that may follow, `kept` are the changes in the
    record of each member who goes on, `left` is the rest, which stays with the old term.
    """

    made: tuple[str, ...]
    follows: tuple[Following, ...]
    kept: tuple[str, ...]
    left: tuple[str, ...]


def preview(desk: Desk, old: int, new: NextTerm, choice: TermChoice) -> Preview:
    """What would be done with these choices; `UserError` where they cannot be."""
    refuse_closed(desk, new)
    record = term_record(desk, old)
    succession = _succession(desk, record, new, choice)
    made = [f"新建{new.name}" if key_of(desk, new.number) is None else f"编入已登记的{new.name}"]
    made += [f"连任委员 {len(choice.members)} 位，各有一条新记录，连着上一届的记录"]
    for word, renamed, added in (
        ("专委会", choice.renamed, choice.added), ("界别", choice.sectors, choice.added_sectors),
    ):  # fmt: skip
        names = [*renamed.values(), *added]
        made += [f"新设{word}：{'、'.join(names)}"] if names else []
    return Preview(
        tuple(made), tuple(offered(desk, succession)), _kept_words(choice),
        tuple(_left(desk, record, succession, choice)),
    )  # fmt: skip


def start(desk: Desk, old: int, new: NextTerm, choice: TermChoice) -> Changed:
    """`start_in_steps` in one call."""
    return run_to_end(start_in_steps(desk, old, new, choice))


def start_in_steps(desk: Desk, old: int, new: NextTerm, choice: TermChoice) -> Steps[Changed]:
    """Start the next term as one action, after a backup: yields (done, all).

    Closing it writes nothing. `UserError` where a chosen member is gone or is in the new term.
    """
    refuse_closed(desk, new)
    record = term_record(desk, old)
    _refuse_gone(desk, old, choice.members)
    yield from back_up(desk, Reason.TERM)
    term, put = _term(desk, record, new)
    succession = _succession(desk, record, new, choice)
    put += _committees(desk, choice, succession)
    put += _sectors(desk, choice, succession.sectors)
    done = 0
    for keys in batches(choice.members):
        yield done, len(choice.members)
        for each in records_by_key(desk.office, Member, keys):
            went_on = _continued(each, term, succession, choice)
            put += (went_on, *_held(went_on, new.starts))
        done += len(keys)
    put += moved(desk, succession, choice.follows)
    action = f"开始{new.name}：连任{Member.counted(len(choice.members))}"
    return (yield from desk.write_in_steps(put, action=action))


def _term(desk: Desk, old: Record, new: NextTerm) -> tuple[int, list[Record]]:
    """The id of the new term, and the terms to be written: it, and the old one without an end."""
    said = {"starts": new.starts, "ends": new.ends or None, "planned": new.planned}
    put: list[Record] = []
    key = key_of(desk, new.number)
    if key is None:
        key = new_key()
        put.append(Term.of({"number": new.number, **said}, key))
    else:
        there = term_record(desk, key)
        there.values.update({name: value for name, value in said.items() if value})
        put.append(there)
    if not old.values.get("ends"):
        old.values["ends"] = day_before(new.starts)
        put.append(old)
    return key, put


def _succession(desk: Desk, old: Record, new: NextTerm, choice: TermChoice) -> Succession:
    keys = iter(new_keys(len(choice.members) + len(choice.renamed) + len(choice.sectors)))
    members, committees, sectors = (
        dict(zip(each, keys, strict=False))  # as many as it needs of those that are left
        for each in (choice.members, choice.renamed, choice.sectors)
    )
    day = looked_at(desk.today.isoformat(), old.values.get("ends"))
    titles = {new: choice.sectors[each].strip() for each, new in sectors.items()}
    names = names_of(desk, old.key)
    return Succession(members, committees, names, new.starts, day, sectors, titles)


def _committees(desk: Desk, choice: TermChoice, to: Succession) -> Iterator[Record]:
    """The committees of new names: with all that the one before says but who works there."""
    there = {each.key: each for each in records_by_key(desk.office, Committee, list(to.committees))}
    for old, key in to.committees.items():
        kept = {k: v for k, v in there[old].values.items() if k not in ("id", "version")}
        to.place(Committee, kept)
        empty = {"short_name": None, "director": None, "deputies": None, "leader": None}
        yield Committee.of({**kept, **empty, "name": choice.renamed[old].strip()}, key)
    yield from _added(desk, Committee, choice.added)


def _sectors(desk: Desk, choice: TermChoice, keys: Mapping[int, int]) -> Iterator[Record]:
    """The sectors of new names: with all that the one before says but who convenes it."""
    there = {each.key: each for each in records_by_key(desk.office, Sector, list(keys))}
    for old, key in keys.items():
        kept = {k: v for k, v in there[old].values.items() if k not in ("id", "version")}
        yield Sector.of({**kept, "convenor": None, "name": choice.sectors[old].strip()}, key)
    yield from _added(desk, Sector, choice.added_sectors)


def _added(desk: Desk, model: type[Record], names: Sequence[str]) -> Iterator[Record]:
    """Records of these names behind the others."""
    keys = lists.find(desk.office, model, Query())
    rows = lists.rows(desk.office, model, keys, ("position",))
    last = max((row[2] or 0 for row in rows), default=0)
    for place, name in enumerate(names, 1):
        yield model.of({"name": name.strip(), "position": last + place})


def _continued(member: Record, term: int, to: Succession, choice: TermChoice) -> Record:
    """The record of a member in the new term, linked to that of the old one."""
    old = {k: v for k, v in member.values.items() if k not in ("id", "version")}
    served = min((old.get("terms_served") or 1) + 1, MOST_TERMS)
    to.place(Member, old)
    gone = dict.fromkeys((*CLEARED, *(() if choice.keeps_posts else POSTS)))
    said = {"term": term, "previous": member.key, "origin": CONTINUED, "state": SERVING,
            "terms_served": served}  # fmt: skip
    return Member.of({**old, **gone, **said}, to.members[member.key])


def _held(member: Record, starts: str) -> Iterator[Record]:
    """What a member holds from the first day of the term on, which is not stored yet."""
    for slot in SLOTS:
        held = slot.now(member.values)
        if any(held):
            told = {"member": member.key, "since": starts, "until": None}
            yield Membership.of(slot.said(held, told))


def _refuse_gone(desk: Desk, old: int, keys: Sequence[int]) -> None:
    rows = lists.rows(desk.office, Member, keys, ("term", "name"))
    if len(rows) != len(keys) or any(row[2] != old for row in rows):
        raise UserError("选中的委员里有人已被删除或改了届次，请重新预览再开始。")
    where = (Filter("previous", "in", tuple(keys)),)
    again = lists.find(desk.office, Member, Query(where=where)) if keys else ()
    if again:
        names = [row[2] for row in lists.rows(desk.office, Member, again[:3], ("name",))]
        raise UserError(f"{'、'.join(names)}已经编入下一届，请重新预览再开始。")


def _kept_words(choice: TermChoice) -> tuple[str, ...]:
    """What changes in the record of each member who goes on."""
    emptied = [Member.field(name).label for name in CLEARED if name != "state_date"]
    posts = [Member.field(name).label for name in POSTS]
    found = [
        "改为：届次、产生方式（连任）、任职届数（加一）、委员状态（在任）、上一届的记录",
        f"清空：{'、'.join(emptied)}",
    ]
    told = "照旧：" if choice.keeps_posts else "清空，选举或任命以后再填："
    found.append(told + "、".join(posts))
    found.append("照旧：姓名、照片、单位、界别、专委会、联系方式、简历等其余各项")
    return tuple(found)


def _left(desk: Desk, old: Record, to: Succession, choice: TermChoice) -> Iterator[str]:
    """What stays with the old term."""
    name = Term.title_of(old.values)
    off = [who for key, who in to.names.items() if key not in choice.members]
    if off:
        few = "、".join(off[:5]) + (f"等 {len(off)} 位" if len(off) > 5 else "")
        yield f"不连任的委员：{few}"
    where = (Filter("term", "in", (old.key,)),)
    for model in (Activity, Proposal):
        count = lists.count(desk.office, model, where)
        if count:
            more = "，没有办完的接着办" if model.AFTER_TERM is not None else ""
            yield f"{name}的{model.TITLE} {count} {model.UNIT}{more}"
    yield "出勤、请假、五个一、积分、履职评定和附件留在上一届的记录里"
    yield "代码表、社情民意、协商、意见建议、民主监督、工作任务、请示报告、实事、文史不分届，照旧"
