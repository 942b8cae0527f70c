"""Brand projects on the workbench."""

from __future__ import annotations

from desktop_app.records.brand import Brand
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.parts import share, total
from desktop_app.services.statistics.sections import TOTAL, Asked, SectionRule
from desktop_app.services.workbench import HeadlineRule, WorkbenchCount


def _of_this_year(asked: Asked) -> tuple[Filter, ...]:
    return (Filter("year", "in", (asked.desk.today.year,)),)


BRANDS_ENTERED = SectionRule(
    key="brand",
    title="品牌项目",
    record=Brand,
    where=(),
    parts=(total("品牌项目", "个"), share("new", "今年创建", "个", _of_this_year)),
)
WORKBENCH = {
    "brand": HeadlineRule(
        (WorkbenchCount(BRANDS_ENTERED, (TOTAL, "new")),),
        lambda _, new: f"今年创建 {new} 个",
    ),
}  # fmt: skip
