"""Quality reviews of many proposals by one reviewer: drafts to fill in, saved as one action."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from desktop_app.errors import UserError
from desktop_app.records.lookup import Choice
from desktop_app.records.proposal import Proposal
from desktop_app.records.quality_review import (
    GRADES,
    ITEMS,
    LEVELS,
    QualityReview,
    grade_of,
    items_in,
    total_of,
)
from desktop_app.records.record import Record
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Filter, Query, Refused, find
from desktop_app.services.registers.linking import linking
from desktop_app.services.registers.stored import stored
from desktop_app.storage.query.predicate_sql import filters_of


@dataclass(slots=True)
class ReviewSheet:
    """One proposal as a reviewer judges it: the level of each item, 0 the best, by its code.

    `key` and `version` are those of a stored sheet, None and 0 of a new one.
    """

    proposal: int
    number: str
    title: str
    key: int | None = None
    version: int = 0
    levels: dict[str, int] = field(default_factory=dict)
    began: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_changed(self) -> bool:
        """Whether it says something else than when it was opened."""
        return self.levels != self.began


def items_of(desk: Desk) -> tuple[Choice, ...]:
    """The items that the office judges by, in its order."""
    return lookup(desk, QualityReview).codes[ITEMS].offered()


def grades_of(desk: Desk) -> tuple[str, ...]:
    """The words of the grades, in the office's order."""
    return tuple(each.label for each in lookup(desk, QualityReview).codes[GRADES].entries)


def filed_of_session(desk: Desk, session: int) -> list[int]:
    """The proposals of a session that were filed and are handled by themselves, by number."""
    where = filters_of(Proposal.FILED, lookup(desk, Proposal))
    of = Filter("session", "in", (session,))
    return list(find(desk, Proposal, Query(where=(of, *where), sort="number")))


def sheets(desk: Desk, proposals: Sequence[int], round_: str, reviewer: str) -> list[ReviewSheet]:
    """A sheet for each proposal, with what this reviewer said in this round before."""
    there: dict[int, Record] = {}
    for each in linking(desk, QualityReview, "proposal", proposals):
        same = (each.values["round"] or "", each.values["reviewer"] or "") == (round_, reviewer)
        if same:
            there[each.values["proposal"]] = each
    return [_sheet(each.key, each.values, there.get(each.key))
            for each in stored(desk, Proposal, proposals)]  # fmt: skip


def verdict(desk: Desk, sheet: ReviewSheet) -> tuple[int | None, str]:
    """Total and word of the grade of a sheet as it is filled in; None and '' before it is whole."""
    codes = lookup(desk, QualityReview).codes
    total = total_of(_fields(sheet), codes[ITEMS])
    grade = grade_of(total, codes[GRADES])
    return total, codes[GRADES].label(grade) if grade else ""


def write(desk: Desk, filled: Sequence[ReviewSheet], given: Mapping[str, object]) -> Changed:
    """Write all sheets that were changed as one action; `given` are round, reviewer and day.

    A stored sheet whose last item was cleared is removed. `UserError` without a reviewer or
    without a change, `Refused` carries what is wrong with the inputs.
    """
    shared = lookup(desk, QualityReview)
    changed = [each for each in filled if each.is_changed]
    if not str(given.get("reviewer") or "").strip():
        raise UserError("请填写评价人，例如“提案委”或评委姓名。")
    if not changed:
        raise UserError("还没有评价任何一项，没有要登记的。")
    old = {x.key: x for x in stored(desk, QualityReview, [s.key for s in changed if s.key])}
    put, gone = list[Record](), list[Record]()
    for each in changed:
        before = old[each.key].values if each.key in old else QualityReview.defaults(shared)
        parsed = QualityReview.parse({**given, "proposal": each.proposal, **_fields(each)}, shared)
        if parsed.stops:
            raise Refused(parsed.problems)
        values = {**before, **parsed.values}
        values |= QualityReview.computed(values, shared)
        key = each.key if each.key in old else None
        record = QualityReview.of(values, key, each.version if key else 0)
        if each.levels:
            put.append(record)
        elif key:
            gone.append(record)
    return desk.write(put, gone, f"质量评价：{given['reviewer']} {len(put) + len(gone)} 件")


def _sheet(key: int, proposal: Mapping[str, object], record: Record | None) -> ReviewSheet:
    number = str(proposal["number"] or proposal["serial"] or "")
    title = Proposal.title_of(proposal)
    if record is None:
        return ReviewSheet(key, number, title)
    levels = {
        code: place for place, name in enumerate(LEVELS)
        for code in items_in(record.values, name)
    }  # fmt: skip
    version = record.values["version"]
    return ReviewSheet(key, number, title, record.key, version, dict(levels), levels)


def _fields(sheet: ReviewSheet) -> dict[str, str]:
    """The levels of a sheet as the fields of its record: the codes of the items of each level."""
    return {
        name: " ".join(code for code, level in sheet.levels.items() if level == place)
        for place, name in enumerate(LEVELS)
    }
