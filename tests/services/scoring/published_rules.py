"""Published rules as data, as far as domain 4.1 states them; the letter names the section's table.

Where an item needs a record that does not exist yet (deeds, pairings of households, studies), it is
filled by manual entries.
"""

from __future__ import annotations

from typing import Any

from desktop_app.services.scoring.rule_set import RuleSet
from tests.services.scoring.rules_in_words import bands, category, item, rules

SURVEYS = "survey inspection year_inspection"


def anqing() -> RuleSet:
    """A: 100 points, four grades; meetings 50, absences −5, the plenary −10, floor 0."""
    return rules(
        item("全会缺席", "attendance_absent", -10, kinds="plenary", category="会议"),
        item("会议缺席", "attendance_absent", -5, kinds="standing committee study_meeting",
             category="会议"),
        item("提案", "proposal_filed", 30, mode="first_only", category="提案"),
        item("其他", mode="by_hand", lowest=0, highest=20, category="其他"),
        categories=(category("会议", start=50, cap=50), category("提案", cap=30),
                    category("其他", cap=20)),
        cap=100,
        bands=bands(("优秀", 90), ("良好", 80), ("称职", 60), ("不称职", None)),
    )  # fmt: skip


def tongcheng() -> RuleSet:
    """B: shared points of joint proposals, caps of parts."""
    return rules(
        item("全会全勤", "attendance_full", 50, kinds="plenary", mode="first_only",
             category="会议", ladder="全会", ladder_scope="year"),
        item("全会请假", "attendance_leave", 30, kinds="plenary", mode="first_only",
             category="会议", ladder="全会"),
        item("常委会请假", "attendance_leave", -2, kinds="standing", category="会议",
             applies="standing leaders"),
        item("常委会缺席", "attendance_absent", -5, kinds="standing", category="会议",
             applies="standing leaders"),
        item("提交", "proposal_submitted", 10, mode="shared", first_share=50, category="提案"),
        item("立案", "proposal_filed", 15, mode="shared", first_share=50, category="提案"),
        item("活动", "attendance_came", 2, kinds=SURVEYS, category="活动"),
        item("发言", "attendance_spoke", 5, kinds="plenary standing consultation",
             category="活动"),
        item("信息", "report_submitted", 10, category="信息"),
        item("采用", "report_adopted", 5, category="信息"),
        categories=(category("会议", cap=50), category("提案", cap=25), category("活动", cap=10),
                    category("信息", cap=15)),
        cap=100,
        bands=bands(("合格", 60), ("不合格", None)),
    )  # fmt: skip


def jinan() -> RuleSet:
    """C: 70 and up to 50; three duties limit the grade, one of them a proposal or a report."""
    limited: dict[str, Any] = {"mode": "gate", "nth": 1, "grade_limit": "称职", "category": "基本"}
    return rules(
        item("全会缺席", "attendance_absent", -30, kinds="plenary", category="基本"),
        item("全会请假", "attendance_leave", -10, kinds="plenary", category="基本"),
        item("一次全会", "attendance_came", kinds="plenary", **limited),
        item("一件提案", "proposal_submitted", ladder="其一", **limited),
        item("一条信息", "report_submitted", ladder="其一", **limited),
        item("一次视察", "attendance_came", kinds=SURVEYS, **limited),
        item("再立案", "proposal_filed", 5, mode="from_nth", nth=2, category="加分"),
        item("重点", "proposal_major", 5, category="加分"),
        item("优秀", "proposal_excellent", 10, category="加分"),
        item("公益", mode="by_hand", lowest=0, highest=2, cap=10, category="加分"),
        categories=(category("基本", start=70, cap=70), category("加分", cap=50)),
        cap=120,
        bands=bands(("优秀", 85), ("称职", 60), ("不称职", None)),
    )  # fmt: skip


def xuanwei() -> RuleSet:
    """D: a running total without a cap and without grades."""
    return rules(
        item("全会", "attendance_came", 2, kinds="plenary"),
        item("其他会议", "attendance_came", 1, kinds="standing committee"),
        item("书面发言", "speech_handed", 2), item("口头发言", "attendance_spoke", 2),
        item("培训", "attendance_came", 1, kinds="training"),
        item("调研", "attendance_came", 2, kinds="survey"),
        item("视察", "attendance_came", 2, kinds="inspection"),
        item("评议", "attendance_came", 2, kinds="supervision"),
        bands=(),
    )  # fmt: skip


def yanbian() -> RuleSet:
    """E: from 0; only first signers; a proposal that became a report is not scored twice."""
    first: dict[str, Any] = {"role": "first", "category": "提案"}
    return rules(
        item("提交提案", "proposal_submitted", 10, mode="first_only", **first),
        item("立案", "proposal_filed", 10, **first), item("重点", "proposal_major", 10, **first),
        item("上报", "proposal_upper", 10, **first),
        item("提交信息", "report_submitted", 5, mode="first_only", category="信息"),
        item("采用", "report_adopted", 10, category="信息"),
        item("批示或省级采用", "report_adopted", 10, levels="province national", category="信息"),
        item("州领导批示", "report_instructed", 10, levels="prefecture province national",
             category="信息"),
        categories=(category("提案"), category("信息")),
        bands=(),
    )  # fmt: skip


def guangshui() -> RuleSet:
    """F: duties 80, attendance 10 from which is taken, study 10, a bonus; halves of a point."""
    once: dict[str, Any] = {"mode": "best_only", "category": "履职"}
    return rules(
        item("立案提案", "proposal_filed", 20, joint_points=15, ladder="提案", ladder_scope="year",
             **once),
        item("提案转信息", "proposal_turned", 15, joint_points=10, ladder="提案", **once),
        item("信息或文史", "report_submitted", 20, **once),
        item("联系企业", mode="by_hand", lowest=0, highest=20, cap=20, category="履职"),
        item("结对贫困户", mode="by_hand", lowest=0, highest=20, cap=20, category="履职"),
        item("全会迟到早退", "attendance_late", -1, kinds="plenary", category="考勤"),
        item("缺小组讨论", "attendance_absent", -1.5, kinds="group_meeting", category="考勤"),
        item("常委会迟到", "attendance_late", -2, kinds="standing", category="考勤",
             applies="standing leaders"),
        item("常委会缺席", "attendance_absent", -3, kinds="standing", category="考勤",
             applies="standing leaders"),
        item("学习笔记", mode="by_hand", lowest=0, highest=5, cap=5, category="学习"),
        item("心得", mode="by_hand", lowest=0, highest=5, cap=5, category="学习"),
        *(item(f"{level}表彰", mode="by_hand", lowest=0, highest=most, category="加分")
          for level, most in (("全国", 10), ("省级", 8), ("地级", 6), ("市级", 4))),
        categories=(category("履职", cap=80), category("考勤", start=10, cap=10),
                    category("学习", cap=10), category("加分")),
        bands=(),
    )  # fmt: skip


def hefei() -> RuleSet:
    """G: two activities or nothing is the reading of domain2 W1; here four, 7.5 each, up to 30."""
    return rules(
        item("全会", "attendance_full", 35, kinds="plenary", mode="first_only", category="会议"),
        item("常委会", "attendance_rate", 30, kinds="standing", mode="rate", category="会议",
             applies="standing leaders"),
        item("活动", "attendance_came", 7.5, kinds=SURVEYS, mode="at_least", nth=2, cap=30,
             category="活动"),
        item("立案", "proposal_filed", 10, role="first", mode="first_only", category="提案"),
        item("联名立案", "proposal_filed", 5, role="joint", mode="first_only", category="提案"),
        item("采用", "report_adopted", 10, mode="first_only", category="信息"),
        item("第二件起", "proposal_filed", 5, role="first", mode="from_nth", nth=2,
             category="提案加分"),
        item("优秀提案", "proposal_excellent", 8, category="提案加分"),
        item("第二条起", "report_adopted", 3, mode="from_nth", nth=2, category="信息加分"),
        item("未采用", "report_submitted", 1, category="信息加分"),
        item("市以上采用", "report_adopted", 6, levels="prefecture province national",
             category="信息加分"),
        categories=(category("会议"), category("活动"), category("提案", cap=15), category("信息"),
                    category("提案加分", cap=20), category("信息加分", cap=20)),
        bands=(),
    )  # fmt: skip


def minhang() -> RuleSet:
    """H: half-days, the better of two roles once, basic duties that points do not replace."""
    return rules(
        item("全会半天", "attendance_parts", 5, kinds="plenary"),
        item("活动", "attendance_came", 5, kinds=SURVEYS),
        item("外出培训", "attendance_came", 5, kinds="training"),
        item("外出培训全程", "attendance_full", 5, kinds="training"),
        item("立案", "proposal_filed", 15, joint_points=3, mode="best_only"),
        item("重点", "proposal_major", 15, joint_points=3),
        item("优秀", "proposal_excellent", 10, joint_points=2),
        item("全体会议", "attendance_came", mode="gate", kinds="plenary", nth=1),
        item("活动次数", "attendance_came", mode="gate", kinds=SURVEYS, nth=3),
        item("提案", "proposal_filed", mode="gate", nth=1),
        item("社情民意信息", "report_submitted", mode="gate", nth=1),
        bands=(),
    )  # fmt: skip


def shanghai_district() -> RuleSet:
    """I: two values an item, a unit each, entries by hand within a range, the most of an item."""
    return rules(
        item("全会", "attendance_parts", 2, kinds="plenary", unit="半天", cap=12),
        item("课题执笔", mode="by_hand", lowest=0, highest=8, cap=16, unit="篇"),
        item("提案", "proposal_filed", 6, joint_points=2, unit="件", cap=20),
        item("主讲", "attendance_spoke", 4, unit="次", cap=8),
        bands=(),
    )  # fmt: skip


ALL = (
    anqing, tongcheng, jinan, xuanwei, yanbian, guangshui, hefei, minhang, shanghai_district,
)  # fmt: skip
