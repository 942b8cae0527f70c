"""The people of a consultation as its prints name and count them, by the role they had."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.documents.kept_whole import whole
from desktop_app.documents.prints.declared import Setting, Shown, Values
from desktop_app.documents.prints.wording import is_one_of, joined

CHILD, ROLES = "participant", "participant_role"
FIELDS = ("name", "role", "unit", "post", "attended.stored")
AWAY = ("0",)
NO_ROLE = "其他人员"


def attending(shown: Shown) -> list[Values]:
    """Those who were there, in the order of their names."""
    return [row for row in shown.children.get(CHILD, ()) if not is_one_of(row, "attended", AWAY)]


def absent(shown: Shown) -> list[Values]:
    """Those who were asked and did not come."""
    return [row for row in shown.children.get(CHILD, ()) if is_one_of(row, "attended", AWAY)]


def by_role(rows: Sequence[Values], setting: Setting) -> list[tuple[str, list[Values]]]:
    """The people of each role, the roles in the office's order, those without one last."""
    found: dict[str, list[Values]] = {role: [] for role in setting.orders.get(ROLES, ())}
    for row in rows:
        found.setdefault(row.get("role") or NO_ROLE, []).append(row)
    rest = found.pop(NO_ROLE, [])
    groups = [(role, people) for role, people in found.items() if people]
    return [*groups, (NO_ROLE, rest)] if rest else groups


def named(row: Values) -> str:
    """A person with unit and post: 张三（县农业农村局副局长）."""
    place = joined(row, "unit", "post")
    name = whole(row.get("name", ""))
    return f"{name}（{place}）" if place else name


def placed_name(row: Values) -> str:
    """A person behind unit and post, as minutes name those present: 县水务局副局长张三."""
    place, name = joined(row, "unit", "post"), whole(row.get("name", ""))
    return f"{place}{name}" if place else name


def counted_roles(rows: Sequence[Values], setting: Setting) -> str:
    """How many of each role: 界别委员12人、专家2人."""
    groups = by_role(rows, setting)
    return "、".join(f"{role}{len(people)}人" for role, people in groups)
