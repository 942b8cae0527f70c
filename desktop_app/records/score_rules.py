"""积分规则: the rules of one year as data: categories, items, grades."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from desktop_app.errors import Problem
from desktop_app.records.fact_kinds import FactKinds, kind_problems, with_lists
from desktop_app.records.field_types import Code, Codes, Day, LongText, Number, Text, YesNo
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.points import Points
from desktop_app.records.predicates import one_of
from desktop_app.records.record import Record
from desktop_app.records.years import Year

COUNTING = "怎样计分"


class ScoreRuleSet(Record):
    """积分规则: rules for members or for groups; of a year one set is adopted, others are drafts.

    A locked set freezes its year: rules, entries and grades.
    """

    KEY, TITLE, UNIT, TAB = "score_rule_set", "积分规则", "套", "考核"
    SORT, STATE = "year", "state"
    MATCH_KEYS = (("name", "year"),)
    TITLE_FIELDS = ("year",)
    IMPORT = ImportHints()
    ONWARD = ("draft", "adopted", "locked")
    SEARCH = ("name", "approved_by", "document")
    COLUMNS = ("name", "year", "subject", "state", "start", "cap", "approved_by", "approved_on")
    FILTERS = ("state", "year", "subject")

    name = Text("规则名称", 60, required=True, also=("名称", "办法名称"), width=20)
    year = Year("年度", required=True, also=("年份",), width=5)
    subject = Code("考核对象", "duty_subject", default="member", also=("对象",), width=6)
    state = Code("状态", "score_set_state", default="draft", width=6)
    start = Points("起始分", also=("基础分",))
    cap = Points("总分封顶", also=("满分", "总分"))
    late_joiners = Code(
        "年中增补的委员", "score_late", default="months",
        help_text="按任职月数折算：得分÷任职月数×12，起始分不折算，不超过总分封顶",
    )  # fmt: skip
    no_repeat = YesNo(
        "同一事实只计一次", default=1,
        help_text="提案转成社情民意的，两处只计分高的一处；选“否”就两处都计",
    )  # fmt: skip
    preset = Text("参照的办法", 60, help_text="由哪个预置办法或哪一年的规则复制而来")
    approved_by = Text("审定会议", 60, also=("审定单位",), width=10)
    approved_on = Day("审定日期", width=8)
    document = Text("文件依据", 60, also=("依据", "文号"), document=True)
    locked_on = Day("锁定日期")
    locked_by = Text("锁定的会议或人", 60)
    remark = LongText("备注", also=("说明",))

    DRAFT = one_of(state, "draft", None)
    IN_FORCE = one_of(state, "adopted", "locked")
    LOCKED = one_of(state, "locked")

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        return {**super().defaults(lookup), "year": lookup.today.year}


class ScoreCategory(Record):
    """积分类别: a part of the rules with its own start, floor and cap."""

    KEY, TITLE, UNIT = "score_category", "积分类别", "类"
    SORT = "position"
    MATCH_KEYS, UNIQUE = (("rule_set", "name"),), (("rule_set", "name"),)
    COLUMNS = ("position", "name", "start", "cap", "lowest", "remark")

    rule_set = Link(ScoreRuleSet, "积分规则", owner=True, required=True)
    position = Number("排序号", 0, 9999, also=("序号",), width=5)
    name = Text("类别", 30, required=True, also=("类别名称", "名称"), width=12)
    start = Points("起始分", also=("基础分",), help_text="扣分的类别从这个分数扣起")
    cap = Points("封顶", also=("最高分", "最多分值"), help_text="这一类最多计多少分")
    lowest = Points("最低", signed=True, default=0, help_text="扣到这里为止；空着就可以一直扣下去")
    remark = LongText("备注")


class ScoreRule(Record):
    """积分项目: what gives how many points, and how several facts count together.

    `category` is the name of a category of the same set. `fact` is a code of `fact_kind`, empty
    or `by_hand` for items that only manual entries fill. Items of one `ladder` count together:
    the best of them for each fact, or the best of the year.
    """

    KEY, TITLE, UNIT = "score_rule", "积分项目", "项"
    SORT, SEARCH = "position", ("name", "category", "code")
    MATCH_KEYS, UNIQUE = (
        (("rule_set", "code"), ("rule_set", "category", "name")),
        (("rule_set", "code"),),
    )
    COLUMNS = (
        "position", "category", "name", "fact", "points", "joint_points", "mode", "cap", "applies",
    )  # fmt: skip

    rule_set = Link(ScoreRuleSet, "积分规则", owner=True, required=True)
    position = Number("排序号", 0, 9999, also=("序号",), width=5)
    category = Text("类别", 30, required=True, width=10)
    name = Text("项目", 60, required=True, also=("积分项目", "名称", "内容"), width=18)
    code = Text("项目代号", 20, help_text="手工计分靠它找到项目，各年相同；不填就自动编")
    unit = Text("计量单位", 10, also=("单位",), help_text="如 次、件、半天、篇")
    fact = Code("计分事实", "fact_kind", width=12)
    kinds = FactKinds("只计哪些类型")
    levels = Codes("只计哪些级别", "level")
    role = Code("只计哪种身份", "fact_role")
    applies = Codes("适用对象", "score_subject", also=("适用范围",))
    points = Points("分值", signed=True, group=COUNTING, also=("每次分值", "第一人分值"))
    joint_points = Points(
        "联名等分值", signed=True, group=COUNTING,
        help_text="第二身份的分值，如联名人；空着就和分值一样",
    )  # fmt: skip
    mode = Code("计分方式", "score_mode", default="each", group=COUNTING, width=9)
    nth = Number("从第几次起或至少几次", 1, 999, group=COUNTING)
    first_share = Number("第一人占（%）", 0, 100, group=COUNTING,
                         help_text="几个人分摊时第一人占百分之几，其余平分")  # fmt: skip
    target = Number("比率基准（%）", 0, 100, group=COUNTING,
                    help_text="比率每差一个百分点扣多少分时，从这个比率算起")  # fmt: skip
    lowest = Points("最低", signed=True, group=COUNTING, help_text="手工计分的下限")
    highest = Points("最高", signed=True, group=COUNTING, help_text="手工计分的上限")
    cap = Points("全年封顶", group=COUNTING, also=("最多分值", "年度封顶"))
    ladder = Text("取最高的一组", 30, group=COUNTING,
                  help_text="写同一个组名的项目只计最高的一项")  # fmt: skip
    ladder_scope = Code("在什么范围取最高", "score_ladder", group=COUNTING)
    grade_limit = Text("达不到时等次不高于", 20, group=COUNTING,
                       help_text="只用于“基本要求”；空着就只注明，不影响等次")  # fmt: skip
    needs_document = YesNo("要有依据材料", group=COUNTING)
    remark = LongText("备注", group=COUNTING, also=("说明",))

    ONLY_WITH: ClassVar = {
        "nth": ("mode", ("from_nth", "at_least", "gate")),
        "first_share": ("mode", ("shared",)),
        "target": ("mode", ("per_percent", "gate")),
        "lowest": ("mode", ("by_hand",)),
        "highest": ("mode", ("by_hand",)),
        "grade_limit": ("mode", ("gate",)),
    }
    NOT_WITH: ClassVar = {
        "points": ("mode", ("by_hand", "gate")),
        "joint_points": ("mode", ("shared", "rate", "per_percent", "by_hand", "gate")),
        "cap": ("mode", ("gate",)),
        "ladder": ("mode", ("by_hand", "gate")),
        "ladder_scope": ("mode", ("by_hand", "gate")),
        "kinds": ("fact", ("by_hand",)),
        "levels": ("fact", ("by_hand",)),
        "role": ("fact", ("by_hand",)),
    }
    """Each way of counting asks for its own numbers; what is entered by hand is not narrowed."""

    @classmethod
    def split_cells(cls, draft: Mapping[str, object], lookup: Lookup) -> Mapping[str, object]:
        """Kinds are read by the list of the fact."""
        return with_lists(draft, lookup)

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        return kind_problems(values, lookup)


class GradeBand(Record):
    """等次: one grade from a least total up to, but not reaching, the next one's."""

    KEY, TITLE, UNIT = "grade_band", "等次", "档"
    SORT = "position"
    MATCH_KEYS, UNIQUE = (("rule_set", "name"),), (("rule_set", "name"),)
    COLUMNS = ("position", "name", "low", "below", "passing")

    rule_set = Link(ScoreRuleSet, "积分规则", owner=True, required=True)
    position = Number("排序号", 0, 9999, also=("序号",), width=5)
    name = Text("等次", 20, required=True, also=("名称", "等次名称"), width=10)
    low = Points("不低于", signed=True, help_text="空着就是没有下限")
    below = Points("低于", signed=True, help_text="空着就是没有上限")
    passing = YesNo("算合格", default=1, help_text="连续两年不合格的列入名单")

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        low, below = values.get("low"), values.get("below")
        if low is not None and below is not None and low >= below:
            return [Problem("below", "低于", "上限要大于下限")]
        return []
