"""1 委员基本情况统计表: who is a member on the last day of the period, and who came and left."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.records.member import Member
from desktop_app.records.office import Term
from desktop_app.records.posts import STANDING_BODY
from desktop_app.services.members.change_statistics import CAME, CHANGED, LEFT
from desktop_app.services.members.statistics import in_office
from desktop_app.services.members.workbench import HAN, PARTY, women
from desktop_app.services.period_tables.declared import HALF, YEAR, HeadLine, PartLine, RatioLine
from desktop_app.services.period_tables.declared import PeriodTableRule as Rule
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.ages import Band, born_in
from desktop_app.services.statistics.parts import One, OtherCodes, total
from desktop_app.services.statistics.sections import (
    THAT_DAY,
    TOTAL,
    Asked,
    Condition,
    SectionRule,
    on_day,
)

UNIT = "人"
POLITICS = (
    ("chinese_party", "中共", PARTY), ("minge", "民革", ("04",)), ("minmeng", "民盟", ("05",)),
    ("minjian", "民建", ("06",)), ("minjin", "民进", ("07",)), ("nonggong", "农工党", ("08",)),
    ("zhigong", "致公党", ("09",)), ("jiusan", "九三学社", ("10",)), ("taimeng", "台盟", ("11",)),
    ("no_party", "无党派", ("12",)), ("masses", "群众", ("13",)),
)  # fmt: skip
BANDS: tuple[tuple[str, str, Band], ...] = (
    ("to_35", "35岁以下", (0, 35)), ("to_45", "36–45岁", (36, 45)), ("to_55", "46–55岁", (46, 55)),
    ("to_60", "56–60岁", (56, 60)), ("from_61", "61岁以上", (61, 200)),
)  # fmt: skip
COLLEGE = ("10", "20", "30")
"""研究生, 本科, 专科."""
ORIGINS = (("new", "新任"), ("continued", "连任"), ("added", "增补"), ("transferred", "转任"))


def _standing(asked: Asked) -> tuple[Filter, ...]:
    """Members with one of STANDING_BODY on the day that is reported."""
    return (Filter(on_day(f"cppcc_post{THAT_DAY}", asked), "holds", STANDING_BODY),)


def _aged(band: Band) -> Condition:
    def rule(asked: Asked) -> tuple[Filter, ...]:
        return born_in(band, asked.back)

    return rule


def of_level(level: str, link: str = "") -> Filter:
    """The condition that a member, or the one behind a link, is one of a higher level too."""
    own = Filter(f"{link}member_level", "in", (level,))
    other = Filter(f"{link}other_level", "holds", (level,))
    return Filter("", "either", ((own,), (other,)))


def _term_on_day(asked: Asked) -> tuple[Filter, ...]:
    goes_on = ((Filter("ends", "in", (None,)),), (Filter("ends", "from", (asked.day,)),))
    return Filter("starts", "until", (asked.day,)), Filter("", "either", goes_on)


_KNOWN = tuple(code for _, _, codes in POLITICS for code in codes)
PRESENT = SectionRule(
    key="present",
    title="委员基本情况",
    record=Member,
    where=(in_office,),
    parts=(
        total("实有委员", UNIT),
        One("standing", "常务委员会组成人员", UNIT, (_standing,)),
        *(One(key, word, UNIT, (Filter("politics", "in", codes),))
          for key, word, codes in POLITICS),
        One("other_politics", "其他和没有填写", UNIT,
            (OtherCodes(Member, "politics", _KNOWN, empty=True),)),
        One("outside", "党外委员", UNIT, (OtherCodes(Member, "politics", PARTY),)),
        One("women", "女委员", UNIT, (women,)),
        One("minority", "少数民族委员", UNIT, (OtherCodes(Member, "nation", (HAN,)),)),
        *(One(key, word, UNIT, (_aged(band),)) for key, word, band in BANDS),
        One("no_birth", "没有填写出生日期", UNIT, (Filter("born", "in", (None,)),)),
        One("college", "大专以上学历", UNIT, (Filter("education", "in", COLLEGE),)),
        *(One(key, word, UNIT, (Filter("origin", "in", (key,)),)) for key, word in ORIGINS),
        One("other_origin", "其他和没有填写", UNIT,
            (OtherCodes(Member, "origin", tuple(key for key, _ in ORIGINS), empty=True),)),
        One("province", "驻县省政协委员", UNIT, (of_level("province"),)),
        One("prefecture", "驻县州（市）政协委员", UNIT, (of_level("prefecture"),)),
    ),
)  # fmt: skip
"""The members in office on the day that is reported, as the higher offices divide them."""

PLANNED = SectionRule(
    key="planned", title="委员名额", record=Term, where=(_term_on_day,),
    parts=(One("planned", "名额", UNIT, field="planned"),),
)  # fmt: skip
GONE = replace(LEFT, parts=(
    *LEFT.parts,
    One("others", "其他原因", UNIT,
        (OtherCodes(Member, "state", ("serving", "resigned", "revoked", "adjusted", "deceased")),)),
))  # fmt: skip


def _of(key: str, title: str, family: str = "") -> PartLine:
    of = "present" if family else ""
    return PartLine(key, title, UNIT, PRESENT, key, 1, of, family)


RULE = Rule(
    key="basic_members",
    number=1,
    title="委员基本情况统计表",
    kinds=(HALF, YEAR),
    lines=(
        PartLine("planned", "委员名额", UNIT, PLANNED, "planned", zero_unknown=True),
        PartLine("present", "实有委员", UNIT, PRESENT, TOTAL),
        _of("standing", "常务委员会组成人员"),
        HeadLine("党派"),
        *(_of(key, word, "按党派") for key, word, _ in POLITICS),
        _of("other_politics", "其他和没有填写", "按党派"),
        _of("outside", "党外委员"),
        RatioLine("党外委员占", "outside", "present"),
        HeadLine("性别和民族"),
        _of("women", "女委员"),
        RatioLine("女委员占", "women", "present"),
        _of("minority", "少数民族委员"),
        RatioLine("少数民族委员占", "minority", "present"),
        HeadLine("年龄"),
        *(_of(key, word, "按年龄") for key, word, _ in BANDS),
        _of("no_birth", "没有填写出生日期", "按年龄"),
        HeadLine("学历"),
        _of("college", "大专以上学历"),
        RatioLine("大专以上学历占", "college", "present"),
        HeadLine("产生方式"),
        *(_of(key, word, "按产生方式") for key, word in ORIGINS),
        _of("other_origin", "其他和没有填写", "按产生方式"),
        HeadLine("本期变动"),
        PartLine("came", "新任和增补", UNIT, CAME, TOTAL),
        PartLine("came_added", "其中增补", UNIT, CAME, "origin_added", 1),
        PartLine("left", "离任", UNIT, GONE, TOTAL),
        *(
            PartLine(f"left_{key}", word, UNIT, GONE, f"state_{key}", 1, "left", "按原因")
            for key, word in (
                ("resigned", "辞去"), ("revoked", "撤销"), ("adjusted", "调整"),
                ("deceased", "去世"),
            )
        ),
        PartLine("left_others", "其他原因", UNIT, GONE, "others", 1, "left", "按原因"),
        PartLine("changed", "界别、专委会、职务的调整", "项", CHANGED, TOTAL),
        HeadLine("驻县的上级政协委员"),
        _of("province", "驻县省政协委员"),
        _of("prefecture", "驻县州（市）政协委员"),
    ),
    notes=(
        ("在任委员", "时段的最后一天在任的，还没有到的按统计截止日期；累计栏是同一天的数"),
        ("党外委员", "登记的政治面貌不是中共党员、预备党员的；没有登记的不算"),
        ("年龄", "按那一天的周岁，只有年月的当作已经过了生日"),
        ("新任和增补、离任、调整", "任职时间、状态变动日期、变动起始日期在时段内的"),
    ),
)  # fmt: skip
