"""Facts of members that plenary speeches are: handed in, chosen."""

from __future__ import annotations

from desktop_app.records.speech import Speech
from desktop_app.services.facts.declared import FactRule, FactSource
from desktop_app.services.speeches.speech_figures import IN_SESSION
from desktop_app.services.statistics.sections import Condition


def _source(where: Condition, reason: str, *waits: Condition) -> FactSource:
    return FactSource(
        record=Speech, where=(where,), reasons=(reason,), day=IN_SESSION, member="member",
        kind="kind", matter=("id",), waits=waits,
    )  # fmt: skip


FACTS = (
    FactRule(
        key="speech_handed",
        unit="篇",
        words="交了大会发言稿，按会议召开的日期计",
        kinds="speech_kind",
        sources=(_source(Speech.HANDED_IN, "还没有交稿"),),
    ),
    FactRule(
        key="speech_chosen",
        unit="篇",
        words="大会发言被选用，口头、书面、联组都算",
        kinds="speech_kind",
        waiting="待选定",
        sources=(_source(Speech.CHOSEN, "没有选用", Speech.AHEAD & Speech.HANDED_IN),),
    ),
)
