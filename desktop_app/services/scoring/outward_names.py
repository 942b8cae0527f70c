"""The names of categories, items and grades as they may leave the program."""

from __future__ import annotations

from typing import NamedTuple

from desktop_app.records.record import Record
from desktop_app.records.score_rules import GradeBand, ScoreCategory, ScoreRule
from desktop_app.services import outward
from desktop_app.services.desk import Desk
from desktop_app.services.scoring.rule_set import Category, Item, RuleBand, RuleSet


class OutwardNames(NamedTuple):
    """Names by the id of the record; what a locked score names alone keeps its name."""

    categories: dict[int, str]
    items: dict[int, str]
    bands: dict[int, str]

    def category(self, category: Category) -> str:
        """The name of a category."""
        return self.categories.get(category.key, category.name)

    def item(self, item: Item) -> str:
        """The name of an item."""
        return self.items.get(item.key, item.name)

    def band(self, band: RuleBand | None) -> str:
        """The name of a grade, "" for none."""
        return self.bands.get(band.key, band.name) if band else ""


def outward_names(desk: Desk, rules: RuleSet) -> OutwardNames:
    """The names of the parts of a rule set, read as outward values."""
    return OutwardNames(
        _names(desk, ScoreCategory, rules.categories),
        _names(desk, ScoreRule, rules.items),
        _names(desk, GradeBand, rules.bands),
    )


def _names(
    desk: Desk, model: type[Record], parts: tuple[Category | Item | RuleBand, ...]
) -> dict[int, str]:
    keys = [each.key for each in parts if each.key]
    return {key: str(name or "") for key, _, name in outward.rows(desk, model, keys, ("name",))}
