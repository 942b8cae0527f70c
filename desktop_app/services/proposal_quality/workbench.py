"""The year's light on the workbench: how much was offered upward and selected there."""

from __future__ import annotations

from desktop_app.records.upward_offer import UpwardOffer
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.parts import One
from desktop_app.services.statistics.sections import Asked, SectionRule
from desktop_app.services.workbench import HeadlineRule, WorkbenchCount


def _offered(asked: Asked) -> tuple[Filter, ...]:
    return (Filter("year", "in", (asked.desk.today.year,)),)


def _selected(asked: Asked) -> tuple[Filter, ...]:
    """Those offered last year that are selected by now: they are chosen in this year's spring."""
    year = asked.desk.today.year
    return (Filter("year", "in", (year - 1, year)), Filter("state", "in", ("selected",)))


OFFERS_OF_YEAR = SectionRule(
    key="upward_offer",
    title="向上推荐",
    record=UpwardOffer,
    where=(),
    parts=(
        One("offered", "今年向上推荐", "件", (_offered,)),
        One("selected", "上年和今年入选", "件", (_selected,)),
        One("total", "向上推荐", "件"),
    ),
)


def _note(offered: int, selected: int, _every: int) -> str:
    if selected:
        return f"上年和今年入选 {selected} 件"
    return "上级还没有入选" if offered else "今年还没有推荐"


WORKBENCH = (
    HeadlineRule(
        "upward_offer", "今年向上推荐",
        (WorkbenchCount(OFFERS_OF_YEAR, ("offered", "selected", "total")),), _note, 2,
    ),
)  # fmt: skip
