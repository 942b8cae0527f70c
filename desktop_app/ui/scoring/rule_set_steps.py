"""The steps of rule sets as dialogs."""

from __future__ import annotations

from desktop_app.records.score_rules import ScoreRuleSet
from desktop_app.services.scoring import adopting
from desktop_app.ui.row_actions.step_dialog import HandlingStep

ADOPT = HandlingStep(
    title="审定启用", done="启用", about=ScoreRuleSet, record=ScoreRuleSet,
    fields=("approved_by*", "approved_on*", "document"), run=adopting.adopt, known=adopting.known,
    hint="启用以后，这一年的积分就按这套规则自动计算。",
)  # fmt: skip
