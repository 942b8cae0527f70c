"""The sections of the statistics of culture: manuscripts, the collection, reading."""

from __future__ import annotations

from desktop_app.records.collection_item import CollectionItem
from desktop_app.records.manuscript import Manuscript
from desktop_app.records.reading_event import ReadingEvent, ReadingNote
from desktop_app.services.statistics.days import OnDay
from desktop_app.services.statistics.parts import ByCode, HoldingCode, One, share, total
from desktop_app.services.statistics.sections import SectionRule, Unclear

PIECES = "篇"
COLLECTED = SectionRule(
    key="manuscript",
    title="文史稿件征集",
    record=Manuscript,
    where=(OnDay("received_on"),),
    parts=(
        total("征集（收稿）", PIECES),
        HoldingCode("firsthand", "firsthand", "三亲：", PIECES),
        share("oral", "口述史料", PIECES, Manuscript.ORAL),
        share("by_member", "委员撰写", PIECES, Manuscript.BY_MEMBER),
        share("used", "已采用（含出版）", PIECES, Manuscript.ADOPTED, rate="采用率"),
        share("returned", "退稿", PIECES, Manuscript.RETURNED, rate="退稿率"),
        ByCode("state", PIECES, rare=True),
        One("words", "字数", "字", field="words"),
        One("images", "图片", "张", field="images"),
    ),
    places={"committee": "committee"},
    unclear=Unclear("收稿日期不明的稿件（含线索、约稿）", PIECES),
)
"""Manuscripts that came in during the period, and how far each of them is by today."""

ADOPTED = SectionRule(
    key="manuscript_adopted",
    title="文史稿件采用",
    record=Manuscript,
    where=(Manuscript.ADOPTED, OnDay("adopted_on", "published_on")),
    parts=(
        total("采用", PIECES),
        ByCode("level", PIECES, rare=True),
        share("adopted_by_member", "委员撰写", PIECES, Manuscript.BY_MEMBER),
    ),
    places={"committee": "committee"},
    unclear=Unclear("采用日期不明的稿件", PIECES, (Manuscript.ADOPTED,)),
)
"""Manuscripts that were adopted during the period."""

PUBLISHED = SectionRule(
    key="manuscript_published",
    title="文史稿件出版",
    record=Manuscript,
    where=(Manuscript.PUBLISHED, OnDay("published_on")),
    parts=(
        total("出版", PIECES),
        One("published_words", "出版字数", "字", field="words"),
        One("fees", "稿费", "元", field="fee"),
    ),
    places={"committee": "committee"},
    unclear=Unclear("出版日期不明的稿件", PIECES, (Manuscript.PUBLISHED,)),
)
"""Manuscripts that were printed during the period."""

ITEMS = SectionRule(
    key="collection_item",
    title="馆藏",
    record=CollectionItem,
    where=(OnDay("day"),),
    parts=(
        total("新入藏", "件"),
        ByCode("way", "件", rare=True),
        ByCode("kind", "件", rare=True),
    ),
    unclear=Unclear("入藏日期不明的馆藏", "件"),
)
"""Objects that came into the collection during the period; one line is one object."""

SESSIONS = SectionRule(
    key="reading",
    title="读书活动",
    record=ReadingEvent,
    where=(OnDay("day"),),
    parts=(
        total("读书活动", "期"),
        One("people", "参加人次", "人次", field="people"),
        ByCode("kind", "期", rare=True),
    ),
    places={"committee": "committee"},
    unclear=Unclear("日期不明的读书活动", "期"),
)
"""Reading sessions of the period."""

NOTES = SectionRule(
    key="reading_note",
    title="读书心得",
    record=ReadingNote,
    where=(OnDay("day"),),
    parts=(total("读书心得", PIECES), One("note_words", "心得字数", "字", field="words")),
    places={"committee": "reading.committee"},
)
"""Notes about books that were handed in during the period."""
