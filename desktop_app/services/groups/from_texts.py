"""The texts in 活动小组 that are no groups yet, and the groups that become of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from desktop_app.errors import UserError
from desktop_app.records.group import WorkGroup
from desktop_app.records.member import Member
from desktop_app.records.membership import GROUP, Membership
from desktop_app.records.record import Record
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.groups.holding import memberships, titles_of_groups
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.members.time_in_office import Starts
from desktop_app.services.registers.stored import stored
from desktop_app.storage.log.keys import new_keys
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

_KINDS = (("联络组", "liaison_group"), ("工委", "liaison_group"), ("工作室", "studio"),
          ("之家", "studio"), ("界", "sector_group"))  # fmt: skip


class GroupText(NamedTuple):
    """One text of 活动小组: how many members have it, and the group of that name, if any.

    kind: the code of `group_kind` that the text sounds like.
    """

    text: str
    people: int
    group: int | None
    kind: str


def texts(desk: Desk) -> list[GroupText]:
    """The texts of members who are in no group as a record, the most frequent first."""
    known = {name: key for key, name in titles_of_groups(desk).items()}
    counts = Counter(text for _, text, _ in _members(desk))
    return [
        GroupText(text, count, known.get(text), kind_of(text))
        for text, count in counts.most_common()
    ]


def kind_of(text: str) -> str:
    """The kind of group that a name sounds like; an activity group where nothing says."""
    return next((kind for word, kind in _KINDS if word in text), "activity_group")


def make_groups(desk: Desk, chosen: Sequence[tuple[str, str, str]]) -> Changed:
    """Make groups of texts, their members become memberships, as one action.

    Each is (text, name of the group, kind). Texts with one name become one group; a group of that
    name that exists is used. Posts that are no code stay in the remark of the membership. Whoever
    has no first day of a membership has it open, as members' own days say. `UserError` where
    nothing was chosen or a name is empty.
    """
    if not chosen:
        raise UserError("请先勾选要变成组的文字。")
    if any(not name.strip() for _, name, _ in chosen):
        raise UserError("请给每个勾选的组写一个组名。")
    known = {name: key for key, name in titles_of_groups(desk).items()}
    names = {text: name.strip() for text, name, _ in chosen}
    kinds = {name.strip(): kind for _, name, kind in chosen}
    new = [name for name in kinds if name not in known]
    groups: list[Record] = []
    for name, key in zip(new, new_keys(len(new)), strict=True):
        group = WorkGroup.of(
            {**WorkGroup.defaults(lookup(desk)), "name": name, "kind": kinds[name]}
        )
        group.key = known[name] = key
        groups.append(group)
    starts, wanted = Starts(desk), [each for each in _members(desk) if each[1] in names]
    posts = {key: post for key, _, post in wanted}
    texts_of = {key: text for key, text, _ in wanted}
    rows: list[Record] = []
    for member in stored(desk, Member, list(posts)):
        since, until = starts.span(member.values)
        code, remark = _post(desk, posts[member.key])
        rows.append(Membership.of({
            "member": member.key, "kind": GROUP, "place": 1, "since": since, "until": until,
            "group": known[names[texts_of[member.key]]], "group_post": code, "remark": remark,
        }))  # fmt: skip
    told = f"新建 {len(new)} 个组" if new else "用已有的组"
    return desk.write([*groups, *rows], action=f"小组文字变成组：{told}，编入 {len(rows)} 人")


def _members(desk: Desk) -> list[tuple[int, str, str | None]]:
    """Id, 活动小组 and 小组职务 of the members who have that text and no membership of a group."""
    where = (Filter("work_group", "filled"),)
    keys = lists.find(desk.office, Member, Query(where=where))
    held = {each.values["member"] for each in memberships(desk, ())}
    rows = lists.rows(desk.office, Member, keys, ("work_group", "work_group_post"))
    return [(row[0], str(row[2]).strip(), row[3]) for row in rows if row[0] not in held]


def _post(desk: Desk, text: str | None) -> tuple[str | None, str | None]:
    """The code of a post and, for a word that is none, the remark that keeps it."""
    parsed = Membership.parse({"group_post": text or ""}, lookup(desk, Membership))
    if any(each.field == "group_post" for each in parsed.problems):
        return None, f"小组职务：{text}"
    return parsed.values.get("group_post"), None
