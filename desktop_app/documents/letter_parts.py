"""The parts of an official letter besides its text: head, attachments, signature, imprint."""

from __future__ import annotations

import re

from desktop_app.chinese.dates import show_chinese_day
from desktop_app.documents.flowing.rows import PageRow, gap, joined, kept_together, nothing
from desktop_app.documents.flowing.styles import TextStyle
from desktop_app.documents.flowing.text import (
    aligned_row,
    centred_rows,
    indented_rows,
    paragraph_rows,
)
from desktop_app.documents.flowing.titles import title_lines
from desktop_app.documents.pages import MM, Frame
from desktop_app.documents.plain_text import drawable, one_line
from desktop_app.documents.printables import Letter

PAGE_LINES, RED_HEAD_LINES = 22, 7
"""Lines of a usual page, and those above the number that a red head takes with its blank ones."""
OFFICE_ROOM, DATE_INSET, OFFICE_INSET = 24, 4, 2
"""In characters: the most an office's name takes, how far date and name stand from the right."""
SIGNER_ROOM = "\u3000" * 4
LIST_KEPT = 5
"""Up to how many lines the list of attachments stays on one page."""
THICK, THIN = 0.35 * MM, 0.25 * MM
ISO = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


def head_rows(letter: Letter, body: TextStyle, black: TextStyle, frame: Frame) -> list[PageRow]:
    """The rows above the title: lines at the top left, a mark, room for a red head, the number."""
    rows = [aligned_row(one_line(text), black, frame.left, 0.0) for text in letter.head if text]
    if letter.mark:
        mark = aligned_row(one_line(letter.mark), black, frame.right, 1.0)
        rows[:1] = [_beside(rows[0], mark) if rows else mark]
    if letter.red_head:
        head = RED_HEAD_LINES * (frame.top - frame.bottom) / PAGE_LINES
        rows.append(PageRow(head - body.pitch * len(rows), nothing))
    if letter.signer is not None:
        rows.append(_number_and_signer(letter, body, frame))
    elif letter.number:
        rows.append(aligned_row(one_line(letter.number), body, frame.middle, 0.5))
    if any(letter.issued):
        rows.append(_issued(letter, body, frame))
    numbered = bool(letter.number) or letter.signer is not None
    blanks = 2 if letter.red_head or numbered else 1
    return [*rows, *[_blank(body)] * blanks]


def _number_and_signer(letter: Letter, body: TextStyle, frame: Frame) -> PageRow:
    """The number one character in from the left, 签发人 one in from the right (7.2.6)."""
    signer = f"签发人：{one_line(letter.signer or '') or SIGNER_ROOM}"
    number = aligned_row(one_line(letter.number), body, frame.left + body.em, 0.0)
    return _beside(number, aligned_row(signer, body, frame.right - body.em, 1.0))


def _issued(letter: Letter, body: TextStyle, frame: Frame) -> PageRow:
    """Who issued it at the left and when at the right, one character in from both sides."""
    office, day = one_line(letter.issued[0]), printed_day(letter.issued[1])
    left = aligned_row(office, body, frame.left + body.em, 0.0)
    return _beside(left, aligned_row(day, body, frame.right - body.em, 1.0))


def attendance_rows(
    letter: Letter, body: TextStyle, black: TextStyle, frame: Frame
) -> list[PageRow]:
    """出席, 请假, 列席 after a blank line, labels in 黑体, the names indented behind (10.3)."""
    rows: list[PageRow] = []
    left = frame.left + 2 * body.em
    for label, names in letter.attendance:
        lead = f"{one_line(label)}："
        indent = black.width(lead) + black.spacing
        lines = indented_rows("", names, body, left, indent, frame.right - left)
        label_row = aligned_row(lead, black, left, 0.0)
        rows += [_beside(label_row, lines[0]), *lines[1:]]
    return [gap(body.pitch), *rows] if rows else []


def _blank(style: TextStyle) -> PageRow:
    return PageRow(style.pitch, nothing)


def title_rows(title: str, style: TextStyle, body: TextStyle, frame: Frame) -> list[PageRow]:
    """The title, centred, and the blank line after it."""
    return [*centred_rows(title, style, frame.middle, frame.width), _blank(body)]


def addressee_rows(text: str, body: TextStyle, frame: Frame) -> list[PageRow]:
    """The offices it goes to, from the left edge, with a colon after them."""
    if not text.strip():
        return []
    shown = f"{one_line(text).strip().rstrip('：:')}："
    return kept_together(paragraph_rows(shown, body, frame.left, frame.width, indent=False))


def attachment_rows(letter: Letter, body: TextStyle, frame: Frame) -> list[PageRow]:
    """The list of attachments after a blank line; long titles are indented."""
    titles = [each.title for each in letter.attachments]
    if not titles:
        return []
    left = frame.left + 2 * body.em
    label = "附件："
    begin = left + len(label) * body.em
    numbered = len(titles) > 1
    indent = body.width(f"{len(titles)}. ") + body.spacing if numbered else 0.0
    rows: list[PageRow] = []
    for number, title in enumerate(titles, 1):
        lead = f"{number}." if numbered else ""
        room = frame.right - begin
        lines = indented_rows(lead, title, body, begin, indent, room)
        if number == 1:
            lines[0] = _beside(aligned_row(label, body, left, 0.0), lines[0])
        rows += lines
    listed = kept_together(rows) if len(rows) <= LIST_KEPT else rows
    return [gap(body.pitch, joined=True), *joined(listed)]


def _beside(first: PageRow, second: PageRow) -> PageRow:
    return second._replace(draw=lambda top: f"{first.draw(top)} {second.draw(top)}")


def signature_rows(letter: Letter, body: TextStyle, frame: Frame) -> list[PageRow]:
    """Office and date, four characters in from the right, never alone on a page."""
    office, date = drawable(letter.office).strip(), printed_day(letter.date)
    right = frame.right - DATE_INSET * body.em
    middle = right - body.width(date or "2026年10月10日") / 2
    room = OFFICE_ROOM * body.em
    names = [line for part in office.split("\n") for line in title_lines(part, body, room)]
    widest = max(map(body.width, names)) / 2
    middle = min(middle, frame.right - OFFICE_INSET * body.em - widest)
    rows = [aligned_row(name, body, middle, 0.5) for name in names if name]
    if date:
        rows.append(aligned_row(date, body, right, 1.0))
    if rows:
        rows = joined(kept_together([gap(body.pitch), *rows]))
    if letter.note:
        text = letter.note.strip().strip("（）()")
        note = paragraph_rows(f"（{text}）", body, frame.left, frame.width)
        rows += joined(kept_together(note))
    return rows


def printed_day(text: str) -> str:
    """A day in Arabic digits without leading zeros; other text as it was typed."""
    shown = one_line(text).strip()
    return show_chinese_day(shown) if ISO.fullmatch(shown) else shown


def imprint_rows(letter: Letter, small: TextStyle, frame: Frame) -> list[PageRow]:
    """报, 送, 抄送 and who printed it when, between lines, for the foot of the last page."""
    parts: list[list[PageRow]] = []
    inner, room = frame.left + small.size, frame.width - 2 * small.size
    for label, offices in (*letter.sent, ("抄送", letter.copies)):
        shown = one_line(offices).strip().rstrip("。")
        if shown:
            lead = f"{label}："
            parts.append(indented_rows(lead, f"{shown}。", small, inner, small.width(lead), room))
    office, day = one_line(letter.imprint[0]), printed_day(letter.imprint[1])
    if office or day:
        name = aligned_row(office, small, inner, 0.0)
        when = aligned_row(f"{day}印发" if day else "", small, inner + room, 1.0)
        parts.append([_beside(name, when)])
    if not parts:
        return []
    rows = [_ruled(parts[0][0], THICK, frame), *parts[0][1:]]
    for part in parts[1:]:
        rows += [_ruled(part[0], THIN, frame), *part[1:]]
    last = rows[-1]
    rows[-1] = _under_ruled(last, frame)
    return rows


def _ruled(row: PageRow, weight: float, frame: Frame) -> PageRow:
    return row._replace(draw=lambda top: f"{_rule(top, weight, frame)} {row.draw(top)}")


def _under_ruled(row: PageRow, frame: Frame) -> PageRow:
    def draw(top: float) -> str:
        return f"{row.draw(top)} {_rule(top - row.height, THICK, frame)}"

    return row._replace(draw=draw)


def _rule(y: float, weight: float, frame: Frame) -> str:
    return f"0 J {weight:.2f} w {frame.left:.2f} {y:.2f} m {frame.right:.2f} {y:.2f} l S"
