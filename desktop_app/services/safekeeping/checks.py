"""Checking that the office file is whole: a quick look at start, everything on request."""

from __future__ import annotations

from pathlib import Path

from desktop_app.services.desk import Desk
from desktop_app.stepping import Steps
from desktop_app.storage.copies import backups, self_check
from desktop_app.storage.copies.self_check import CheckInput, CheckReport, Finding
from desktop_app.storage.file import durable, failures

__all__ = ["CheckInput", "CheckReport", "Finding", "copy", "done_with", "full", "quick"]

FAILED = "自检没有完成，办公文件没有受影响："


def quick(desk: Desk) -> list[Finding]:
    """What a look at the header and the last links of the log finds; some milliseconds."""
    return self_check.quick(desk.office)


def copy(desk: Desk) -> Steps[CheckInput]:
    """A fresh copy of the open file, in steps: what the full check reads in its own thread."""
    path = desk.office.path.with_name(desk.office.path.name + ".checking")
    durable.discard(path)
    whole = False
    try:
        with failures.explained(FAILED):
            yield from backups.copy_pages(desk.office, path)
        whole = True
    finally:
        if not whole:
            durable.discard(path)
    return self_check.subject_of(desk.office, path)


def full(subject: CheckInput) -> Steps[CheckReport]:
    """Everything, of a copy made by `copy`; plain data, may run in any thread."""
    return self_check.full(subject)


def done_with(subject: CheckInput) -> None:
    """Remove the copy."""
    durable.discard(Path(subject.copy))
