"""What the crossed statistics offer: members by their structure, proposals, activities, reports."""

from __future__ import annotations

from desktop_app.services.activities.attendance_figures import ACTIVITIES
from desktop_app.services.consulting.outcome_figures import OUTCOMES
from desktop_app.services.members.statistics import MEMBERS
from desktop_app.services.opinion_reports.report_figures import RECEIVED
from desktop_app.services.period_tables.crossed import AgeBand, CrossedSubject, Dimension
from desktop_app.services.proposals.proposal_figures import PROPOSALS_RECEIVED, SHEETS
from desktop_app.services.statistics.ages import AGE_BANDS, band_name
from desktop_app.services.statistics.sections import THAT_DAY

BANDS = tuple(AgeBand(band_name(each), *each) for each in AGE_BANDS)
SUBJECTS = (
    CrossedSubject(
        "members", "委员结构", "人", MEMBERS,
        (
            Dimension("sector", "界别", f"sector{THAT_DAY}"),
            Dimension("politics", "政治面貌", "politics"),
            Dimension("committee", "专委会", f"committee{THAT_DAY}"),
            Dimension("age", "年龄", "born", bands=BANDS),
            Dimension("sex", "性别", "sex"),
            Dimension("nation", "民族", "nation"),
            Dimension("education", "学历", "education"),
            Dimension("title_level", "职称级别", "title_level"),
            Dimension("in_system", "体制内", "in_system"),
            Dimension("unit_kind", "单位性质", "unit_kind"),
            Dimension("origin", "产生方式", "origin"),
            Dimension("post", "政协职务", f"cppcc_post{THAT_DAY}"),
        ),
        (
            ("委员", "时段的最后一天在任的，还没有到的按统计截止日期"),
            ("界别、专委会、政协职务", "那一天担任的；其他是现在登记的"),
        ),
    ),
    CrossedSubject(
        "proposals", "提案", "件", PROPOSALS_RECEIVED,
        (
            Dimension("sector", "界别", "sector"),
            Dimension("category", "提案类别", "category"),
            Dimension("kind", "提案类型", "kind"),
            Dimension("committee", "专委会", "committee"),
            Dimension("state", "状态", "state"),
            Dimension("period", "提案时段", "period"),
            Dimension("month", "收件月份", "received_on", length=7),
        ),
        (("提案", "收件日期在时段内的，没有收件日期的按立案日期；分案的按分成的各件计"),),
    ),
    CrossedSubject(
        "sheets", "提案办理", "件次", SHEETS,
        (
            Dimension("sector", "提案界别", "proposal.sector"),
            Dimension("reply_class", "答复类别", "reply_class"),
            Dimension("unit", "承办单位", "unit"),
            Dimension("system", "承办系统", "system"),
            Dimension("category", "提案类别", "proposal.category"),
            Dimension("result", "对办理结果的评价", "result"),
            Dimension("state", "办理状态", "state"),
        ),
        (("承办", "交办日期在时段内的，没有交办日期的按立案日期；已改办、停止、参阅的不计"),),
    ),
    CrossedSubject(
        "activities", "会议和活动", "次", ACTIVITIES,
        (
            Dimension("kind", "活动类型", "kind"),
            Dimension("month", "月份", "start_on", length=7),
            Dimension("host", "主办专委会", "committee"),
            Dimension("levels", "联动层级", "levels"),
            Dimension("purposes", "活动目的", "purposes"),
            Dimension("state", "状态", "state"),
        ),
        (("会议和活动", "开始日期在时段内，草稿和取消的不计；有几个目的、层级的各行都计"),),
    ),
    CrossedSubject(
        "reports", "社情民意", "条", RECEIVED,
        (
            Dimension("sector", "界别", "sector"),
            Dimension("level", "最高采用级别", "best_level"),
            Dimension("category", "信息类别", "category"),
            Dimension("committee", "专委会", "committee"),
            Dimension("state", "状态", "state"),
            Dimension("month", "收到月份", "received_on", length=7),
        ),
        (("社情民意", "收到日期在时段内的；约稿还没有交来的不计"),),
    ),
    CrossedSubject(
        "outcomes", "协商的意见建议", "条", OUTCOMES,
        (
            Dimension("committee", "牵头专委会", "consultation.committee"),
            Dimension("handling", "办理状态", "handling"),
            Dimension("adoption", "采纳情况", "adoption"),
            Dimension("satisfaction", "满意度", "satisfaction"),
            Dimension("unit", "承办单位", "unit"),
            Dimension("platform", "协商平台", "consultation.platform"),
        ),
        (("意见建议", "报送日期在时段内的，没有的按协商日期；情况按现在登记的"),),
    ),
)  # fmt: skip
BY_KEY = {each.key: each for each in SUBJECTS}
