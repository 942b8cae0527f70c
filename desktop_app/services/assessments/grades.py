"""Which grades of a year pass: by its rules, else by their words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.services.desk import Desk
from desktop_app.services.scoring.rule_set import GROUP, MEMBER, RuleSet, in_force, read

NOT = "不"
"""The character that the grades below passing have in common: 不称职, 不合格."""


def subject_of(values: Mapping[str, Any]) -> str:
    """Whether an assessment or entry with these values is of a member or of a group."""
    return GROUP if values.get("group") else MEMBER


class YearGrades:
    """The rules of the years that are asked for, each read once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._kept: dict[tuple[int | None, int, str], RuleSet | None] = {}

    def rules(self, values: Mapping[str, Any]) -> RuleSet | None:
        """The rules that an assessment was or will be judged by, None without any."""
        place = (values.get("rule_set"), values["year"], subject_of(values))
        if place not in self._kept:
            self._kept[place] = self._read(*place)
        return self._kept[place]

    def passes(self, values: Mapping[str, Any]) -> bool:
        """Whether the final grade of an assessment is one that passes."""
        grade, rules = str(values["final_grade"]), self.rules(values)
        bands = {each.name: each.passing for each in rules.bands} if rules else {}
        return bands.get(grade, NOT not in grade)

    def _read(self, key: int | None, year: int, subject: str) -> RuleSet | None:
        found = read(self._desk, key) if key else None
        return found or in_force(self._desk, year, subject)
