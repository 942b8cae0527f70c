"""Who grants leave, by the kind of meeting: the entries of a code list that the office edits.

The code of an entry is that of an activity's kind, `BEGUN` or `OTHER`; its label names the kind and
who grants leave from it, with `BETWEEN` between both: 常委会会议：主席或秘书长. Source of the
shipped entries: city rules on leave.
"""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.records.activity_kinds import PLENARY

LIST = "leave_approver"
BEGUN, OTHER = "plenary_begun", "other"
"""The codes for a plenary that has begun, and for every kind that has no entry of its own."""
BETWEEN = "："


def approver_of(
    labels: Mapping[str, str], kind: str | None, kind_label: str = "", *, begun: bool = False
) -> str:
    """Who grants leave from an activity, in words; '' where the office's list does not say.

    `labels` are those of the list by their codes. An entry is found by the code of the `kind`, else
    by its label. `begun`: the activity has begun by the day on which leave is asked for.
    """
    wanted = [BEGUN] if begun and kind == PLENARY else []
    wanted += [kind] if kind else []
    named = [
        code for code, label in labels.items() if kind_label and _apart(label)[0] == kind_label
    ]
    code = next((each for each in (*wanted, *named, OTHER) if each in labels), None)
    return _apart(labels[code])[1] if code else ""


def _apart(label: str) -> tuple[str, str]:
    """The kind that a label names, and who grants leave; a label without both is the latter."""
    kind, between, approver = label.partition(BETWEEN)
    return (kind.strip(), approver.strip()) if between else ("", label.strip())
