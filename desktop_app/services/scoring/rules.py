"""What the engines need from score rules and scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.services.subjects import AgreementRule, LinkedGate, Subject


def _linked_gates() -> Mapping[tuple[str, str], LinkedGate]:
    from desktop_app.services.scoring.rule_checks import GATES

    return GATES


def _agreement() -> Sequence[AgreementRule]:
    from desktop_app.services.scoring.item_codes import RULE

    return (RULE,)


SCORING = Subject(
    name="scoring",
    records=("score_rule_set", "score_category", "score_rule", "grade_band", "score_entry"),
    agreement=_agreement,
    linked_gates=_linked_gates,
)
