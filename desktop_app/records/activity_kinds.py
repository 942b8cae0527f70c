"""What rules need to know of the kinds of activities: who is due, who grants leave, what counts.

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

    due_body: code of `due_body` proposed for it. approver: who grants leave from it, in words.
    notice: matter of `TimeLimit` that says how many days ahead it is announced.
    """

    due_body: str = "named"
    approver: str = "牵头专委会负责人"
    notice: str = "activity_notice"


OTHER = KindRules()
KINDS = {
    PLENARY: KindRules("all", "主席或秘书长", "plenary_notice"),
    STANDING: KindRules("standing", "主席或秘书长"),
    CHAIRS: KindRules("chairs", "主席"),
    "study_meeting": KindRules("all", "秘书长"),
    "year_inspection": KindRules("all", "秘书长"),
    "committee": KindRules("committees"),
    "directors": KindRules("named"),
    "sector_meeting": KindRules("sectors", "界别召集人"),
    "sector_consultation": KindRules("sectors", "界别召集人"),
    "group_meeting": KindRules("groups", "组长"),
}


def rules_of(kind: str | None) -> KindRules:
    """The rules of a kind by its code; those of any other activity for None and own codes."""
    return KINDS.get(kind or "", OTHER)
