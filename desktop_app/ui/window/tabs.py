"""The tabs of the window, declared once: title, icon, order, and the order of their sections."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from desktop_app.ui.window.page import PageSpec


class TabSpec(NamedTuple):
    """One tab: `sections` are the keys of its pages in order, `last` those behind all others.

    A page that names the tab and is in neither, as that of a new record, comes between them.
    """

    title: str
    icon: str
    sections: tuple[str, ...]
    last: tuple[str, ...] = ()


CONSULTING, FIGURES, SETTINGS = "协商在基层", "统计报表", "设置"
FIRST = (
    TabSpec("工作台", "workbench", ("workbench",)),
    TabSpec("委员", "member", ("member",)),
    TabSpec("提案信息", "proposal", ("proposal", "proposal_handling")),
    TabSpec(
        CONSULTING, "point",
        ("point", "topic", "consultation_plan", "consultation", "outcome", "look_back", "case"),
        last=("remind",),
    ),
    TabSpec("品牌项目", "brand", ("brand",)),
)  # fmt: skip
LAST = (
    TabSpec(FIGURES, "figures", ("figures", "figures_proposal", "figures_handling")),
    TabSpec(SETTINGS, "settings", ("settings",)),
)
"""Tabs behind those that are declared nowhere, as that of a new record."""


def arranged(pages: Sequence[PageSpec]) -> list[PageSpec]:
    """The pages in the order of tabs and sections; what is not declared keeps its own order."""
    return sorted(pages, key=_place)


def icon_of(title: str, first: PageSpec) -> str:
    """The icon of a tab; of one that is not declared, that of its first page."""
    return next((each.icon for each in (*FIRST, *LAST) if each.title == title), first.icon)


def _place(page: PageSpec) -> tuple[int, int]:
    title = page.tab or page.title
    tabs = [each.title for each in FIRST], [each.title for each in LAST]
    tab = _rank(title, *tabs)
    spec = next((each for each in (*FIRST, *LAST) if each.title == title), None)
    return tab, _rank(page.key, spec.sections, spec.last) if spec is not None else 0


def _rank(name: str, first: Sequence[str], last: Sequence[str]) -> int:
    """The place of a name: among the first, behind them, or among the last."""
    if name in first:
        return first.index(name)
    return len(first) + (last.index(name) + 1 if name in last else 0)
