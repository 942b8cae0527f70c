"""The errors that carry a sentence for the person at the desk; everything else is a bug."""

from __future__ import annotations

from typing import NamedTuple


class UserError(Exception):
    """A foreseen failure whose `sentence`, in Chinese, states the failure and the remedy."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Guarded(UserError):
    """An action that may not be done now, whoever does it; its input is not what is wrong."""


class Wrong(ValueError):
    """The reason, in Chinese, why one input cannot become a value."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Cancelled(Exception):
    """The user stopped a job; whoever raises it has left nothing behind."""


class Problem(NamedTuple):
    """One remark on one field of a draft.

    `stops` distinguishes 必须改 (the record is not saved) from 建议改 (it is saved nevertheless).
    """

    field: str
    label: str
    text: str
    stops: bool = True
