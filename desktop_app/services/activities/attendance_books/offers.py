"""The choices that a person has about a book: activities for its columns, persons for its lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from desktop_app.records.activity import part_words
from desktop_app.records.attendance import Attendance
from desktop_app.records.member import Member
from desktop_app.services.activities import marks
from desktop_app.services.activities.attendance_books.creating import Wanted
from desktop_app.services.activities.attendance_books.matching import (
    EVERY_PART,
    ColumnMatch,
    MarkTarget,
)
from desktop_app.services.activities.attendance_books.meetings import (
    KnownMeeting,
    Meetings,
    head_words,
)
from desktop_app.services.activities.attendance_books.people import rows_there
from desktop_app.services.activities.attendance_books.plan import (
    BookPlan,
    MarkConflict,
    PersonDoubt,
    PersonKey,
)
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.namesakes import titled

NEAR, MOST = 31, 40
"""Days up to which activities are offered for a column, and how many choices at most."""
ColumnAnswer = MarkTarget | bool | None


class ColumnOffer(NamedTuple):
    """Columns of one head, of one or more lists, with the places that they may get.

    words: the head. sheets: where it is. places: the columns. choices: words with the answer,
    None to leave the columns out, True to make what is missing. chosen: the answer of now.
    """

    words: str
    sheets: str
    places: tuple[Wanted, ...]
    choices: tuple[tuple[str, ColumnAnswer], ...]
    chosen: ColumnAnswer


class PersonOffer(NamedTuple):
    """Lines that say the same of a person who is not found, and who that may be.

    choices: words with the answer: '' to leave the lines out, a member, the code of a role.
    """

    key: PersonKey
    name: str
    words: str
    choices: tuple[tuple[str, int | str], ...]


def column_offers(desk: Desk, plan: BookPlan, likely: int | None) -> list[ColumnOffer]:
    """The heads of a book with their places, in the order of the book; the same head once.

    `likely` is the activity in which the book was opened.
    """
    meetings = Meetings(desk)
    found: dict[tuple[object, ...], list[tuple[Wanted, ColumnMatch, str]]] = {}
    for n, (block, columns) in enumerate(zip(plan.read.blocks, plan.columns, strict=True)):
        for place, each in enumerate(columns):
            title = "" if each.head.day else block.title.name
            key = (each.head._replace(text=""), title, each.target, each.why)
            found.setdefault(key, []).append(((n, place), each, block.sheet))
    new = {each.key for each in plan.additions.meetings}
    added = {(key, part.position) for key, parts in plan.additions.parts.items() for part in parts}
    return [
        _offer(
            meetings,
            rows,
            likely,
            made=_is_made(rows[0][1], new, added),
            may_add=_may_add(desk, meetings, rows[0][1]),
        )
        for rows in found.values()
    ]


def person_offers(desk: Desk, plan: BookPlan) -> list[PersonOffer]:
    """The persons of a book that are not found, each once, in the order of the book."""
    by_key: dict[PersonKey, list[PersonDoubt]] = {}
    for each in plan.doubts:
        by_key.setdefault(each.key, []).append(each)
    others = [(f"不是委员：{text}", code) for text, code in roles_offered(desk)]
    offers = []
    for key, doubts in by_key.items():
        first = doubts[0]
        members = titled(desk, Member, first.found.candidates)
        choices: list[tuple[str, int | str]] = [("不登记", "")]
        choices += [(each.text, each.key) for each in members]
        place = f"“{first.sheet}”第 {first.row} 行" + (
            f" 等 {len(doubts)} 行" if doubts[1:] else ""
        )
        why = "有同名的委员" if len(members) > 1 else first.found.why
        offers.append(PersonOffer(key, first.line.name, f"{place}：{why}", (*choices, *others)))
    return offers


def roles_offered(desk: Desk) -> list[tuple[str, str]]:
    """The roles of persons who are no members: labels with their codes."""
    roles = lookup(desk, Attendance).codes["attendance_role"].offered()
    return [(each.label, each.code) for each in roles]


def conflict_line(plan: BookPlan, conflict: MarkConflict) -> str:
    """A mark that differs from the recorded one, in the words of a line to be ticked."""
    activity, _, position = conflict.cell
    places = {
        MarkTarget(activity, position): "",
        MarkTarget(activity, EVERY_PART): f"第 {position} 段",
    }
    head = next(
        (head_words(each.head) + places[each.target]
         for block, found in zip(plan.read.blocks, plan.columns, strict=True) for each in found
         if block.sheet == conflict.sheet and each.target in places), "",
    )  # fmt: skip
    wanted, stored = marks.WORDS[conflict.wanted], marks.WORDS[conflict.stored]
    return f"{conflict.name}　{head}：已登记{stored}，表里是{wanted}"


def _may_add(desk: Desk, meetings: Meetings, match: ColumnMatch) -> bool:
    """Whether a part may be added for a column: not where marks without parts are recorded."""
    key = match.activity
    if key is None or not (match.head.day or match.head.half):
        return False
    if meetings.parts(key):
        return True
    rows = rows_there(desk, [key])[key]
    return all(marks.at(each["marks"], 1) == marks.BLANK for each in rows)


def _is_made(match: ColumnMatch, new: set[int], added: set[tuple[int, int]]) -> bool:
    target = match.target
    return target is not None and (target.activity in new or tuple(target) in added)


def _offer(
    meetings: Meetings, rows: Sequence[tuple[Wanted, ColumnMatch, str]], likely: int | None,
    *, made: bool, may_add: bool,
) -> ColumnOffer:  # fmt: skip
    match = rows[0][1]
    why = f"不登记（{match.why}）" if match.why else "不登记"
    choices: list[tuple[str, ColumnAnswer]] = [(why, None)]
    if match.activity is not None and may_add:
        choices.append((f"给“{meetings.by_key[match.activity].name}”加上这一段", True))
    elif match.activity is None and match.head.day:
        choices.append(("新建这次活动", True))
    for each in _near(meetings, match, likely):
        choices += _places(meetings, each)
    target = None if made else match.target
    if target is not None and target not in [answer for _, answer in choices]:
        choices += _places(meetings, meetings.by_key[target.activity])
    chosen: ColumnAnswer = True if made else target
    sheets = "、".join(dict.fromkeys(sheet for _, _, sheet in rows))
    return ColumnOffer(
        head_words(match.head), sheets, tuple(place for place, _, _ in rows),
        tuple(choices[: MOST + 2]) if target is None else tuple(choices), chosen,
    )  # fmt: skip


def _near(meetings: Meetings, match: ColumnMatch, likely: int | None) -> list[KnownMeeting]:
    """The activities to be offered: the likely one, then those near the day, nearest first."""
    first = [meetings.by_key[key] for key in (match.activity, likely)
             if key is not None and key in meetings.by_key]  # fmt: skip
    day = match.head.day
    if day:
        near = [(abs(meetings.days_from(each, day)), each) for each in meetings.near(day)]
        rest = [each for days, each in sorted(near) if days <= NEAR]
    else:
        rest = sorted(meetings.every, key=lambda each: each.start, reverse=True)[:MOST]
    return list(dict.fromkeys([*first, *rest]))


def _places(meetings: Meetings, meeting: KnownMeeting) -> list[tuple[str, ColumnAnswer]]:
    """An activity as one choice, or one for each of its parts."""
    parts = meetings.parts(meeting.key)
    if not parts:
        return [(meeting.words, MarkTarget(meeting.key, 1))]
    found: list[tuple[str, ColumnAnswer]] = []
    if len(parts) > 1:
        found.append((f"{meeting.name}　各段都记", MarkTarget(meeting.key, EVERY_PART)))
    for each in parts:
        words = f"{meeting.name}　{part_words(each._asdict())}"
        found.append((words, MarkTarget(meeting.key, each.position)))
    return found
