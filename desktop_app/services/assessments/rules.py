"""What the engines need from yearly assessments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.services.subjects import AgreementRule, LinkedGate, Subject


def _agreement() -> Sequence[AgreementRule]:
    from desktop_app.services.assessments import following, year_locks

    return (following.RULE, year_locks.RULE)


def _linked_gates() -> Mapping[tuple[str, str], LinkedGate]:
    from desktop_app.services.assessments.year_locks import GATES

    return GATES


ASSESSMENTS = Subject(
    name="assessments",
    records=("assessment",),
    agreement=_agreement,
    linked_gates=_linked_gates,
    window="desktop_app.ui.assessments.rules",
)
"""The subject of yearly assessments: their steps, the lock of a year, what is told of results."""
