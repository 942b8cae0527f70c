"""What the engines need from the change of a term."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.services.subjects import OwnPage, Subject, WriteGuard


def _guards() -> Sequence[WriteGuard]:
    from desktop_app.services.term_change.closed_terms import refuse

    return (refuse,)


TERM_CHANGE = Subject(
    name="term_change",
    records=("handover_item",),
    guards=_guards,
    pages=(
        OwnPage(
            "term_change", "换届", "term", "委员", 3,
            {"close_term": "结束这一届…", "start_term": "开始下一届…",
             "print_handover": "打印届满移交清单"},
        ),
    ),
    window="desktop_app.ui.term_change.rules",
)  # fmt: skip
