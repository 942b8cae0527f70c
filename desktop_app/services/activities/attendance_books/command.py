"""The command `import attendance`: reads a book, prints the plan, writes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop_app.documents.grids import Book
from desktop_app.errors import UserError
from desktop_app.records.attendance import Attendance
from desktop_app.services.activities.attendance_books.plan import BookAnswers, plan_book
from desktop_app.services.activities.attendance_books.reading import read_attendance
from desktop_app.services.activities.attendance_books.report import (
    refuse_empty,
    summary,
    told_lines,
)
from desktop_app.services.activities.attendance_books.writing import records_of, write_book
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup


def import_book(
    desk: Desk, book: Book, given: Mapping[str, object], *, dry_run: bool
) -> Iterator[str]:
    """Import an attendance book as one action, or only report it; yields the lines to print.

    `given` are the options: activity (its id), create, overwrite, others (the role of persons who
    are no members, as text). `UserError` where nothing can be read, or no column is matched.
    """
    activity = given.get("activity")
    answers = BookAnswers(
        activity=activity if isinstance(activity, int) else None,
        create=bool(given.get("create")),
        overwrite=bool(given.get("overwrite")),
        others=_role(desk, str(given.get("others") or "")),
    )
    plan = plan_book(desk, read_attendance(book, desk.today), answers)
    yield from told_lines(desk, plan, overwrites=answers.overwrite)
    refuse_empty(plan)
    if records_of(desk, plan) and not dry_run:
        write_book(desk, plan)
    yield ("试算，没有写入：" if dry_run else "") + summary(plan)


def _role(desk: Desk, text: str) -> str:
    roles = lookup(desk, Attendance).codes["attendance_role"]
    found = roles.find(text) if text else ""
    if found is None:
        offered = "、".join(each.label for each in roles.offered())
        raise UserError(f"没有“{text}”这种身份，可用的有：{offered}。")
    return found
