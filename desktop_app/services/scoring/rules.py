"""What the engines need from score rules and scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from desktop_app.services.subjects import AgreementRule, LinkedGate, OwnPage, Subject


def _linked_gates() -> Mapping[tuple[str, str], LinkedGate]:
    from desktop_app.services.scoring.rule_checks import GATES

    return GATES


def _agreement() -> Sequence[AgreementRule]:
    from desktop_app.services.scoring.item_codes import RULE

    return (RULE,)


_SCORES_COMMANDS = MappingProxyType({
    "print": "打印履职积分排名表", "export": "导出积分排名到 Excel", "enter": "手工加减分",
})  # fmt: skip
_SANDBOX = MappingProxyType({
    "reset": "沙盘：恢复原样", "keep": "沙盘：存下这个方案",
    "print": "沙盘：打印调整前后对照表", "export": "沙盘：导出变动名单到 Excel",
    "adopt": "沙盘：采用为正式规则",
})  # fmt: skip

SCORING = Subject(
    name="scoring",
    records=("score_rule_set", "score_category", "score_rule", "grade_band", "score_entry"),
    agreement=_agreement,
    linked_gates=_linked_gates,
    pages=(
        OwnPage("scores", "积分", "chart", "考核", 2, _SCORES_COMMANDS),
        OwnPage("score_sandbox", "计分沙盘", "sandbox", "考核", 5, _SANDBOX),
    ),
    window="desktop_app.ui.scoring.rules",
)
