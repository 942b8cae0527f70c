"""The rule sets that the sandbox offers, and the ones that it begins with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from desktop_app.records.score_rules import ScoreRuleSet
from desktop_app.services.desk import Desk
from desktop_app.services.scoring.rule_set import ADOPTED, DRAFT, GROUP, LOCKED, MEMBER
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Query

ORDER = {ADOPTED: 0, LOCKED: 1, DRAFT: 2}


class OfferedSet(NamedTuple):
    """One rule set to be chosen, with its title in a list."""

    key: int
    year: int
    state: str
    subject: str
    name: str

    @property
    def title(self) -> str:
        """Year, name of a draft, what it is: 2026 正式规则, 2026 草稿 方案二, 2026 组的正式规则."""
        of = "组的" if self.subject == GROUP else ""
        if self.state == DRAFT:
            return f"{self.year} {of}草稿 {self.name}"
        locked = "（已锁定）" if self.state == LOCKED else ""
        return f"{self.year} {of}正式规则{locked}"

    @property
    def short(self) -> str:
        """What the head of its column says."""
        return "草稿" if self.state == DRAFT else "正式"


def offered_sets(desk: Desk) -> list[OfferedSet]:
    """All rule sets: the latest year first, of a year the adopted ones first."""
    fields = ("year", "state", "subject", "name")
    keys = lists.find(desk.office, ScoreRuleSet, Query())
    found = [
        OfferedSet(row[0], row[2] or 0, row[3] or DRAFT, row[4] or MEMBER, row[5] or "")
        for row in lists.rows(desk.office, ScoreRuleSet, keys, fields)
    ]
    return sorted(
        found,
        key=lambda x: (-x.year, x.subject != MEMBER, ORDER.get(x.state, len(ORDER)), x.name, x.key),
    )


def to_begin_with(sets: Sequence[OfferedSet], year: int) -> OfferedSet | None:
    """The adopted rules of the year or of the one before it that is nearest, else a draft."""
    past = [each for each in sets if each.year <= year] or list(sets)
    latest = [each for each in past if each.year == past[0].year] if past else []
    return next((each for each in latest if each.state != DRAFT), past[0] if past else None)


def compared_with(sets: Sequence[OfferedSet], tried: OfferedSet) -> OfferedSet:
    """The adopted rules of the same year and subject, else the set itself."""
    alike = (x for x in sets if (x.year, x.subject) == (tried.year, tried.subject))
    return next((each for each in alike if each.state != DRAFT), tried)


def formal_of(sets: Sequence[OfferedSet], tried: OfferedSet) -> OfferedSet | None:
    """The adopted rules of the same year and subject, None where there are none."""
    found = compared_with(sets, tried)
    return found if found.state != DRAFT else None
