"""The plan of an attendance book in words: lists, columns, problems, conflicts, counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop_app.documents.grids import column_letter
from desktop_app.errors import UserError
from desktop_app.records.activity import part_words as stored_part_words
from desktop_app.services.activities import marks
from desktop_app.services.activities.attendance_books.creating import part_words
from desktop_app.services.activities.attendance_books.matching import ColumnMatch
from desktop_app.services.activities.attendance_books.meetings import Meetings, head_words
from desktop_app.services.activities.attendance_books.plan import (
    BookPlan,
    MarkConflict,
    PersonDoubt,
)
from desktop_app.services.activities.attendance_books.reading import ReadBlock
from desktop_app.services.desk import Desk


def refuse_empty(plan: BookPlan) -> None:
    """`UserError` where no column of a book goes anywhere."""
    if any(each.target for found in plan.columns for each in found):
        return
    raise UserError(f"表里的会议都没有对上活动，没有登记：{'；'.join(left_out_words(plan))}。")


def left_out_words(plan: BookPlan) -> list[str]:
    """The columns that go nowhere, each with its reason; those of several lists once."""
    found: dict[str, list[str]] = {}
    for block, each in plan.left_out:
        found.setdefault(f"“{head_words(each.head)}”{each.why}", []).append(block.sheet)
    return [f"{words}（{'、'.join(dict.fromkeys(sheets))}）" for words, sheets in found.items()]


def target_words(meetings: Meetings, plan: BookPlan, match: ColumnMatch) -> str:
    """Where a column goes, to be read by a person; '' for one that goes nowhere."""
    target = match.target
    if target is None:
        return ""
    new = next((each for each in plan.additions.meetings if each.key == target.activity), None)
    if new is not None:
        part = next((x for x in new.parts if x.position == target.position), None)
        return f"新建“{new.words}”" + (f" {part_words(part)}" if part else "")
    name = meetings.by_key[target.activity].words
    added = plan.additions.parts.get(target.activity, ())
    part = next((each for each in added if each.position == target.position), None)
    if part is not None:
        return f"{name} 新加一段 {part_words(part)}"
    known = next(
        (x for x in meetings.parts(target.activity) if x.position == target.position), None
    )
    return f"{name} {stored_part_words(known._asdict())}" if known else name


def told_lines(desk: Desk, plan: BookPlan, *, overwrites: bool) -> Iterator[str]:
    """A report of a plan, a line each: lists and columns first, then everything not written."""
    meetings = Meetings(desk)
    for block, found in zip(plan.read.blocks, plan.columns, strict=True):
        yield from _block_lines(meetings, plan, block, found)
    yield from plan.read.notices
    if plan.read.others:
        yield f"没有出勤名单的表：{'、'.join(plan.read.others)}"
    for each in plan.additions.meetings:
        yield f"新建活动：{each.words}"
    for told in left_out_words(plan):
        yield f"没有登记的列 {told}"
    for cell in plan.read.unread:
        yield f"问题 {cell.place}：{cell.text}"
    for doubt in plan.doubts:
        yield f"问题 {doubt_words(doubt)}"
    for text in plan.twice:
        yield f"问题 {text}，按前面的"
    for conflict in plan.conflicts:
        yield f"不一致 {conflict_words(conflict, overwrites=overwrites)}"


def doubt_words(doubt: PersonDoubt) -> str:
    """A line whose person is not found, with its place and the reason."""
    return f"“{doubt.sheet}”第 {doubt.row} 行“{doubt.line.name}”：{doubt.found.why}"


def conflict_words(conflict: MarkConflict, *, overwrites: bool = False) -> str:
    """A mark that differs from the recorded one, and which of both holds."""
    letter = f" {column_letter(conflict.column)} 列" if conflict.column >= 0 else ""
    place = f"“{conflict.sheet}”第 {conflict.row} 行{letter}“{conflict.name}”"
    wanted, stored = marks.WORDS[conflict.wanted], marks.WORDS[conflict.stored]
    kept = "改用表里的" if conflict.is_taken else "保留原来的"
    more = "" if overwrites or conflict.is_taken else "，要改用表里的加 --overwrite"
    return f"{place}：表里是{wanted}，已登记{stored}，{kept}{more}"


def summary(plan: BookPlan) -> str:
    """How much a plan writes and how much it does not, in one sentence."""
    kept = sum(not each.is_taken for each in plan.conflicts)
    taken = len(plan.conflicts) - kept
    told = [f"登记 {plan.marked} 格"]
    told += [f"其中改动原有的 {taken} 格"] if taken else []
    told += [f"新加入名单 {plan.added} 人次"] if plan.added else []
    told += [f"已经登记过的 {plan.same} 格"] if plan.same else []
    told += [f"和原来不一致、没有改的 {kept} 格"] if kept else []
    told += [f"认不出的 {len(plan.read.unread)} 格"] if plan.read.unread else []
    told += [f"没有对上的人 {len(plan.doubts)} 行"] if plan.doubts else []
    told += [f"没有对上的列 {len(plan.left_out)} 列"] if plan.left_out else []
    return "，".join(told) + "。"


def _block_lines(
    meetings: Meetings, plan: BookPlan, block: ReadBlock, found: Sequence[ColumnMatch]
) -> Iterator[str]:
    kind = f"{len(found)} 列" if block.is_matrix else "名单"
    unused = f"，没有用到的列：{'、'.join(block.unused)}" if block.unused else ""
    yield f"“{block.sheet}”第 {block.row} 行起：{len(block.people)} 人，{kind}{unused}"
    for each in found:
        column = each.column.column
        place = f"{column_letter(column)} 列 " if column >= 0 else ""
        guessed = f"（年份按 {each.head.day[:4]} 年）" if each.head.guessed else ""
        words = target_words(meetings, plan, each)
        if words:
            yield f"  {place}{head_words(each.head)}{guessed} → {words}"
