"""What is typed into a member's 活动小组 and 小组职务, read as groups and as a post."""

from __future__ import annotations

import re
from typing import Any

from desktop_app.errors import Problem
from desktop_app.records.group import WorkGroup
from desktop_app.records.member import Member
from desktop_app.records.membership import Membership
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.record_drafts import Refused

_BETWEEN = re.compile(r"[、,，;；]+")


def groups_named(desk: Desk, member: Record, *, required: bool) -> list[int] | None:
    """The groups that a member's 活动小组 names, each once.

    None where one of the names is no group's; `Refused` instead where groups are `required`.
    """
    text = str(member.values.get("work_group") or "").strip()
    titles = lookup(desk, Membership).titles[WorkGroup.KEY]
    whole = titles.find(text) if text else ()
    names = [text] if len(whole) == 1 else [each for each in _BETWEEN.split(text) if each.strip()]
    found = [titles.find(each.strip()) for each in names]
    if all(len(each) == 1 for each in found):
        return list(dict.fromkeys(each[0] for each in found))
    if not required:
        return None
    unknown = next(name for name, keys in zip(names, found, strict=True) if len(keys) != 1)
    title = Member.title_of(member.values)
    told = f"没有叫“{unknown.strip()}”的组，“{title}”请写已有的组，或者先在“组”里新建"
    raise Refused([Problem("work_group", Member.field("work_group").label, told)])


def post_named(desk: Desk, member: Record) -> Any:
    """The code of the post that a member's 小组职务 names; `Refused` for a word that is none."""
    text = member.values.get("work_group_post")
    parsed = Membership.parse({"group_post": text or ""}, lookup(desk, Membership))
    if any(each.stops and each.field == "group_post" for each in parsed.problems):
        label = Member.field("work_group_post").label
        told = f"{label}没有“{text}”，请写组长、副组长、联络员，或者先在代码表里添上"
        raise Refused([Problem("work_group_post", label, told)])
    return parsed.values.get("group_post")
