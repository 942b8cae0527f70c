"""考核结果统计: assessments of the year, their grades, means by sector and committee."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from desktop_app.records.assessment import Assessment
from desktop_app.records.held_back import HELD_BACK, is_held_back
from desktop_app.records.office import Committee, Sector
from desktop_app.records.predicates import filled
from desktop_app.records.record import Record
from desktop_app.services import outward
from desktop_app.services.registers import Filter, Query, find, values_in_use
from desktop_app.services.scoring.rule_set import in_force
from desktop_app.services.statistics.days import InYear
from desktop_app.services.statistics.declared import (
    ColumnRule,
    PartsChart,
    ShareRule,
    Statistics,
    Tables,
)
from desktop_app.services.statistics.number_texts import POINTS
from desktop_app.services.statistics.parts import ByCode, One, share, total
from desktop_app.services.statistics.scopes import ScopeField
from desktop_app.services.statistics.sections import TOTAL, Asked, Part, SectionRule

OF_MEMBERS = filled(Assessment.member)
GRADE = "grade"


class ByGrade(NamedTuple):
    """One part for each final grade in use, in the order of the year's rules, others behind."""

    unit: str

    def makes(self, key: str) -> bool:
        """Whether it may make the part of that key."""
        return key.startswith(f"{GRADE}_")

    def parts(self, asked: Asked, _model: type[Record]) -> Iterator[Part]:
        """The parts; those of zero are left out."""
        shown = self._shown(asked)
        for grade in self._grades(asked):
            title = grade if grade in shown else HELD_BACK
            yield Part(
                f"{GRADE}_{grade}", title, self.unit, (Filter("final_grade", "in", (grade,)),),
                level=2, share_of=TOTAL, rate="占", family="按审定等次", rare=True,
            )  # fmt: skip
        yield Part(
            f"{GRADE}_none", "未审定", self.unit, (Filter("final_grade", "in", (None,)),),
            level=2, share_of=TOTAL, rate="占", family="按审定等次", rare=True,
        )  # fmt: skip

    def _shown(self, asked: Asked) -> set[str]:
        """The grades that some record may show."""
        where = (Filter("final_grade", "filled"),)
        keys = find(asked.desk, Assessment, Query(where=where))
        rows = outward.rows(asked.desk, Assessment, keys, ("final_grade",))
        return {str(grade) for _, _, grade in rows if not is_held_back(grade)}

    def _grades(self, asked: Asked) -> Iterable[str]:
        rules = in_force(asked.desk, int(asked.period.last[:4]))
        ordered = [each.name for each in rules.ranked_bands] if rules else []
        used = [each for each in values_in_use(asked.desk, Assessment, "final_grade") if each]
        return dict.fromkeys([each for each in ordered if each in used] + used)


ASSESSED = SectionRule(
    key="assessment",
    title="履职评定",
    record=Assessment,
    where=(OF_MEMBERS, InYear("year")),
    parts=(
        total("委员评定", "份"),
        ByGrade("份"),
        share("scored", "有得分", "份", Filter("total", "filled")),
        One("points", "得分合计", POINTS, (Filter("total", "filled"),), "total", level=1,
            compared=False),
        share("failed", "不合格", "份", Assessment.FAILED),
        share("talked", "不合格已约谈", "份", Assessment.FAILED, Filter("talked_on", "filled"),
              rate="约谈率", of="failed"),
        share("told", "已反馈本人", "份", Filter("told_on", "filled"), rate="反馈率"),
        share("objected", "提出异议", "份", Filter("objected_on", "filled")),
        ByCode("state", "份", rare=True),
        ByCode("ranking", "份", rare=True),
    ),
    places={"sector": "member.sector", "committee": "member.committee"},
)  # fmt: skip
"""The assessments of members of the years that lie in the period."""

STATISTICS = Statistics(
    key="assessment",
    title="考核结果统计",
    sections=(ASSESSED,),
    tables=Tables(
        fields={"committee": "专委会", "sector": "界别"},
        columns=(
            ColumnRule("评定", "份", "assessment"),
            ColumnRule("有得分", "份", "assessment", "scored"),
            ColumnRule("得分合计", POINTS, "assessment", "points"),
            ColumnRule("不合格", "份", "assessment", "failed"),
            ColumnRule("已反馈", "份", "assessment", "told"),
        ),
        shares=(ShareRule("平均得分", 2, 1, POINTS), ShareRule("不合格率", 3, 0)),
    ),
    charts=(PartsChart("assessment", GRADE, "审定等次", "份"),),
    notes=(
        ("履职评定", "年度在时段内的委员评定，组的评定不计；一年没有过完也计"),
        ("得分", "锁定的按锁定时，没有锁定的按最近一次更新；平均得分是有得分的平均"),
        ("不合格", "审定的等次在积分规则里不算合格"),
        ("界别、专委会", "现在登记的，专委会是第一个"),
    ),
    scopes=(
        ScopeField("committee", "专委会", Committee), ScopeField("sector", "界别", Sector),
    ),
)  # fmt: skip
