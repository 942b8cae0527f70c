"""What the engines need from the members and the groups they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop_app.services.subjects import Subject


def _workbench() -> Sequence[Any]:
    from desktop_app.services.members.workbench import WORKBENCH

    return WORKBENCH


MEMBERS = Subject(
    name="members",
    records=("member", "committee", "sector", "term"),
    workbench=_workbench,
    window="desktop_app.ui.members.rules",
)
