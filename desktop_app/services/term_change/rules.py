"""What the engines need from the change of a term."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.services.subjects import Subject, WriteGuard


def _guards() -> Sequence[WriteGuard]:
    from desktop_app.services.term_change.closed_terms import refuse

    return (refuse,)


TERM_CHANGE = Subject(name="term_change", records=("handover_item",), guards=_guards)
