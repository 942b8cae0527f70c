"""What rules need to know of the kinds of activities: who is due, when it is announced.

Kinds are an editable code list; a rule reads a kind's code here, and an office's own kind is like
`other`. Source of the defaults: the charter's chapter on attendance, city rules on leave.
"""

from __future__ import annotations

from typing import NamedTuple

PLENARY, STANDING, CHAIRS = "plenary", "standing", "chairs"
SURVEY_KINDS = ("survey",)
"""Kinds that have problems, causes and advice before they are done."""
NON_PARTY_KINDS = ("outer_tour",)
"""Kinds for members outside the Communist Party alone."""


class KindRules(NamedTuple):
    """What a kind of activity brings along.

    due_body: code of `due_body` proposed for it.
    notice: matter of `TimeLimit` that says how many days ahead it is announced.
    """

    due_body: str = "named"
    notice: str = "activity_notice"


OTHER = KindRules()
KINDS = {
    PLENARY: KindRules("all", "plenary_notice"),
    STANDING: KindRules("standing"),
    CHAIRS: KindRules("chairs"),
    "study_meeting": KindRules("all"),
    "year_inspection": KindRules("all"),
    "committee": KindRules("committees"),
    "directors": KindRules("named"),
    "sector_meeting": KindRules("sectors"),
    "sector_consultation": KindRules("sectors"),
    "group_meeting": KindRules("groups"),
}


def rules_of(kind: str | None) -> KindRules:
    """The rules of a kind by its code; those of any other activity for None and own codes."""
    return KINDS.get(kind or "", OTHER)
