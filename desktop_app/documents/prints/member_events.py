"""What happened to members: who came, who left and who changed, as prints read it of their rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from desktop_app.chinese.dates import earliest, latest
from desktop_app.documents.prints.declared import Shown, Values
from desktop_app.records.membership import COMMITTEE, POST, SECTOR, TITLES
from desktop_app.records.serving import TimeInOffice

FIELDS = (
    "name", "sex", "since", "term.starts", "term.ends", "state", "state.stored", "state_date",
    "state_reason", "origin", "origin.stored", "sector", "committee", "unit", "post",
    "recommended_by", "end_proposed_by", "end_decided_by", "end_document",
)  # fmt: skip
CHILDREN = {
    "membership": (
        "kind.stored", "place", "sector", "committee", "post", "cppcc_post", "since", "until",
        "decided_by", "document",
    ),
}  # fmt: skip
CAME = ("added", "transferred")
"""The origins of members who came within a term."""
LEFT = ("resigned", "revoked", "adjusted", "deceased")
"""The states of members who left within a term."""
_KINDS = (SECTOR, COMMITTEE, POST)


class Event(NamedTuple):
    """One matter with its day, the change, the reason, who proposed and who decided it."""

    member: Values
    matter: str
    day: str
    change: str = ""
    reason: str = ""
    proposed: str = ""
    decided: str = ""
    document: str = ""


def time_of(values: Values) -> TimeInOffice:
    """The time in office of a member as a print reads it."""
    began = values.get("since") or values.get("term.starts")
    return TimeInOffice(
        began, values.get("term.ends"), values.get("state.stored"), values.get("state_date")
    )


def rows_of(shown: Shown, kind: str, place: str = "1") -> list[Values]:
    """The memberships of a member in one slot, in the order in which they begin."""
    own = (
        row for row in shown.children.get("membership", ())
        if row.get("kind.stored") == kind and (row.get("place") or "1") == place
    )  # fmt: skip
    return sorted(own, key=lambda row: row.get("since", ""))


def events_of(shown: Shown) -> Iterator[Event]:
    """All that happened to a member within a term, in no order."""
    values, time = shown.values, time_of(shown.values)
    if values.get("origin.stored") in CAME:
        yield _came(shown, time.began or "")
    if values.get("state.stored") in LEFT:
        yield Event(
            values, values.get("state", ""), values.get("state_date", ""),
            reason=values.get("state_reason", ""), proposed=values.get("end_proposed_by", ""),
            decided=values.get("end_decided_by", ""), document=values.get("end_document", ""),
        )  # fmt: skip
    for kind, place in ((SECTOR, "1"), (COMMITTEE, "1"), (COMMITTEE, "2"), (POST, "1")):
        title = f"第二{TITLES[kind]}" if place == "2" else TITLES[kind]
        yield from _changes(values, time, title, rows_of(shown, kind, place))


def _came(shown: Shown, day: str) -> Event:
    """The coming of a member, decided as the first memberships say."""
    firsts = [rows[0] for kind in _KINDS if (rows := rows_of(shown, kind))]
    decided = next((row for row in firsts if row.get("decided_by")), {})
    return Event(
        shown.values, shown.values.get("origin", ""), day,
        proposed=shown.values.get("recommended_by", ""), decided=decided.get("decided_by", ""),
        document=decided.get("document", ""),
    )  # fmt: skip


def _changes(
    values: Values, time: TimeInOffice, title: str, rows: Sequence[Values]
) -> Iterator[Event]:
    """What changed in one slot after the member had come and before it left."""
    began = earliest(time.began) if time.began else ""
    for place, row in enumerate(rows):
        before = held_words(rows[place - 1]) if place else ""
        since = row.get("since", "")
        if since and (before or (began and earliest(since) > began)):
            change = f"{before or '无'}→{held_words(row)}"
            yield _changed(values, title, since, change, row)
        until = row.get("until", "")
        follows = place + 1 < len(rows)
        if until and not follows and not _ends_with(time, until):
            yield Event(values, f"{title}调整", until, f"{held_words(row)}→无")


def _changed(values: Values, title: str, day: str, change: str, row: Values) -> Event:
    return Event(
        values, f"{title}调整", day, change,
        decided=row.get("decided_by", ""), document=row.get("document", ""),
    )  # fmt: skip


def _ends_with(time: TimeInOffice, until: str) -> bool:
    """Whether a membership ends because the member leaves or its term is over."""
    if time.term_ends and latest(until) >= latest(time.term_ends):
        return True
    if not time.has_left or not time.state_date:
        return time.has_left
    return day_after(until) >= earliest(time.state_date)


def day_after(day: str) -> str:
    """The day after a day (ISO text); a month or a year ends with its last day."""
    return (date.fromisoformat(latest(day)) + timedelta(days=1)).isoformat()


def held_words(row: Mapping[str, str]) -> str:
    """What a membership says: 经济界, 提案委员会 副主任, 常务委员."""
    names = ("sector", "committee", "post", "cppcc_post")
    return " ".join(filter(None, (row.get(name, "") for name in names)))
