"""Step 5, dated memberships: what a member holds in the registers becomes one row each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import apsw

from desktop_app.storage.file.own_indexes import create_own_index
from desktop_app.storage.file.schema import MadeRow, Values, create_table, link

_COLUMNS = f"""{link("member_id", "member", required=True)}, kind TEXT NOT NULL, place INTEGER,
    {link("sector_id", "sector")}, {link("committee_id", "committee")}, post TEXT,
    cppcc_post TEXT, since TEXT, until TEXT, decided_by TEXT, document TEXT, remark TEXT"""
_LINKS = {"member": "member_id, kind, place", "sector": "sector_id", "committee": "committee_id"}
STANDING = "standing"


def create_tables(connection: apsw.Connection) -> None:
    """The table of memberships, and the member's new columns 推荐单位 and 上一届的记录."""
    create_table(connection, "membership", _COLUMNS, listed=False)
    for name, columns in _LINKS.items():
        connection.execute(f"CREATE INDEX membership_{name} ON membership({columns}, owner)")
    create_own_index(connection, "membership_since", "membership", "since")
    create_own_index(connection, "membership_until", "membership", "until", "until IS NOT NULL")
    connection.execute("ALTER TABLE member ADD COLUMN recommended_by TEXT")
    connection.execute(f"ALTER TABLE member ADD COLUMN {link('previous_id', 'member')}")
    connection.execute("CREATE INDEX member_previous ON member(previous_id, owner)")


def memberships_of(
    key: int, values: Mapping[str, Any], read: Callable[[str, int], Values]
) -> list[MadeRow]:
    """One membership for each thing that a member of schema 4 holds.

    It begins on the member's own first day, else on the term's, else it is open; it is open at its
    end.
    """
    found = list(_held(values))
    if not found:
        return []
    since = values.get("since") or _term_start(values, read)
    return [
        ("membership", {"member": key, "place": 1, **each, "since": since}) for each in found
    ]  # fmt: skip


def _term_start(values: Mapping[str, Any], read: Callable[[str, int], Values]) -> Any:
    term = values.get("term")
    return read("term", term).get("starts") if term else None


def _held(values: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    if values.get("sector"):
        yield {"kind": "sector", "sector": values["sector"]}
    for place, name in ((1, "committee"), (2, "committee2")):
        committee, post = values.get(name), values.get(f"{name}_post")
        if committee or post:
            yield {"kind": "committee", "place": place, "committee": committee, "post": post}
    posts = (values.get("cppcc_post") or "").split()
    if values.get("standing") and STANDING not in posts:
        posts.append(STANDING)
    if posts:
        yield {"kind": "cppcc_post", "cppcc_post": " ".join(posts)}
