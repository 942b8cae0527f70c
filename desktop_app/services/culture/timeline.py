"""The timeline of a manuscript: its lead, commission, reviews, adoption, volume and fee."""

from __future__ import annotations

from desktop_app.records.manuscript import Manuscript, ManuscriptReview
from desktop_app.services.timeline.nodes import EVENT, Node, in_time, lines
from desktop_app.services.timeline.reading import FoundRecord, TimelineReader

MOST = 100
_DAYS = (
    ("invited_on", "约稿", ("topic", "due", "suggested_writer")),
    ("received_on", "收稿", ("words", "images")),
    ("adopted_on", "采用", ("notice_number", "level")),
    ("returned_on", "退稿", ("return_reason",)),
    ("published_on", "出版", ("volume", "volume_place", "publisher")),
    ("paid_on", "发放稿费", ("fee",)),
    ("copies_sent_on", "寄发样书", ("copies",)),
)
"""Days of a manuscript with the fields that are shown with each."""


def nodes_of(reading: TimelineReader, manuscript: FoundRecord) -> list[Node]:
    """The manuscript with its days and its reviews, in time."""
    values = manuscript.values
    shown = reading.shown(
        Manuscript, manuscript, "number", "author", "unit", "firsthand", "committee", "lead"
    )
    events = [
        Node(EVENT, title, day, lines=lines(*reading.shown(Manuscript, manuscript, *names)))
        for name, title, names in _DAYS
        if (day := values[name])
    ]
    reviews = [
        _review(reading, each)
        for each in reading.pointing(ManuscriptReview, "manuscript", [manuscript.key], MOST)
    ]
    return [Node(
        Manuscript.KEY, str(values["name"]), values["invited_on"] or values["received_on"] or "",
        (Manuscript.KEY, manuscript.key), reading.mark(Manuscript, manuscript, "state"),
        lines(*shown), nodes=in_time([*events, *reviews]),
    )]  # fmt: skip


def _review(reading: TimelineReader, each: FoundRecord) -> Node:
    title = reading.text(ManuscriptReview, each, "round") or ManuscriptReview.TITLE
    told = reading.shown(ManuscriptReview, each, "reviewer", "result", "opinion")
    return Node(EVENT, title, each.values["day"] or "", lines=lines(*told))
