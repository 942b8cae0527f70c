"""The sentence for an error that no code foresaw."""

from __future__ import annotations

from desktop_app.errors import UserError
from desktop_app.storage.file import failures
from desktop_app.storage.file.identity import Displaced

UNDONE = "刚才这一步没有完成，已经保存的内容没有受影响："


def is_displaced(error: BaseException) -> bool:
    """Whether a save was refused because the office file is no longer where it was opened."""
    return isinstance(error, Displaced)


def sentence_of(error: BaseException) -> str:
    """A UserError's sentence, the cause of a failed disk or file, '' for a bug."""
    if isinstance(error, UserError):
        return error.sentence
    cause = failures.cause_of(error) if failures.is_failure(error) else ""
    return f"{UNDONE}{cause}。" if cause else ""
