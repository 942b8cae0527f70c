"""Facts of members: manuscripts that were adopted, reading sessions, notes about books."""

from __future__ import annotations

from desktop_app.records.manuscript import Manuscript
from desktop_app.records.reading_event import ReadingEvent, ReadingNote
from desktop_app.services.facts.declared import FactRule, FactSource
from desktop_app.services.statistics.days import OnDay

FACTS = (
    FactRule(
        key="manuscript_adopted",
        unit="篇",
        words="文史稿件采用或出版，按作者（委员）计",
        waiting="待定",
        sources=(
            FactSource(
                record=Manuscript,
                where=(Manuscript.ADOPTED,),
                reasons=("还没有采用",),
                waits=(Manuscript.UNDER_REVIEW,),
                day=OnDay("adopted_on", "received_on"),
                member="member",
                level="level",
            ),
        ),
    ),
    FactRule(
        key="reading_note",
        unit="篇",
        words="提交了读书心得",
        sources=(
            FactSource(
                record=ReadingNote,
                where=(),
                reasons=(),
                day=OnDay("day"),
                member="member",
                opens="reading",
            ),
        ),
    ),
    FactRule(
        key="reading_session",
        unit="期",
        words="参加了读书活动，按参加委员计",
        sources=(
            FactSource(
                record=ReadingEvent,
                where=(),
                reasons=(),
                day=OnDay("day"),
                member="members",
            ),
        ),
    ),
)
