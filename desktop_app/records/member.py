"""委员: a member of the committee in one term, and the checks that only members have."""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, ClassVar

from desktop_app.chinese import dates, idcard
from desktop_app.chinese.amounts import TERMS
from desktop_app.errors import Problem
from desktop_app.patterns import pattern
from desktop_app.records.birthdays import BirthDay
from desktop_app.records.dated import Dated
from desktop_app.records.field_types import (
    Code,
    Codes,
    Day,
    LongText,
    Number,
    PersonName,
    Phone,
    Photo,
    Text,
    YesNo,
)
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.input_text import made_a_day
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.member_committees import OneCommittee, two_committees
from desktop_app.records.office import (
    COMMITTEE_TITLE,
    SECTOR_TITLE,
    Committee,
    Sector,
    Term,
    in_order,
)
from desktop_app.records.parties import two_parties
from desktop_app.records.record import Record
from desktop_app.records.special_field_types import Email, IdCard

STANDING, SERVING = "standing", "serving"
DUTY, CONTACT, LIFE = "任职与分工", "联系方式", "简历与荣誉"


class Member(Record):
    """委员: a member of the committee in one term."""

    KEY, TITLE, UNIT, TAB = "member", "委员", "人", "委员"
    PERSON = True
    IN_TERM = "term"
    IF_USED = ("cert_no",)
    APART = ("sector", "unit", "post", "born", "cert_no")
    MATCH_KEYS = (("term", "cert_no"), ("term", "name", "born"))
    UNIQUE = (("term", "cert_no"),)
    IMPORT = ImportHints(
        combined=(
            ("unit", "post"), ("name", "post"), ("sector", "post"), ("committee", "committee_post"),
            ("education", "degree"), ("sex", "nation"), ("contact_person", "phone"),
            ("name", "mobile"), ("unit", "mobile"), ("name", "sex"),
        ),
        splits=("committee", "politics"),
        sections={
            "sector": SECTOR_TITLE,
            "committee": COMMITTEE_TITLE,
            "work_group": pattern(".*[小联]组|第.{1,3}组"),
        },
        noted=("在职学历", "在职教育", "微信号", "微信", "QQ", "QQ号", "籍贯地", "人员类别"),
        form_only=("origin",),
        distinguishing=("mobile", "unit", "sex", "nation", "id_card"),
    )  # fmt: skip
    SEARCH = ("mobile", "unit", "phone", "post", "cert_no", "name_note")
    COLUMNS = (
        "name", "sex", "nation", "born", "politics", "sector", "committee", "state", "unit", "post",
        "cppcc_post",
    )  # fmt: skip
    BY_DAY: ClassVar = {
        name: Dated("membership", "member", kind, (("kind", kind), ("place", place)))
        for name, kind, place in (
            ("sector", "sector", 1), ("committee", "committee", 1), ("committee2", "committee", 2),
            ("cppcc_post", "cppcc_post", 1),
        )
    } | {
        "work_group": Dated("membership", "member", "group", (("kind", "group"),), several=True),
    }  # fmt: skip
    FILTERS = (
        "state", "sector", "committee", "politics", "nation", "cppcc_post", "standing", "term",
    )  # fmt: skip

    name = PersonName("姓名", 25, required=True, also=("委员姓名", "名字"), width=5)
    cert_no = Text("委员证号", 20, also=("证号", "委员证编号", "编号", "证件编号"), width=9)
    term = Link(Term, "届次", also=("届", "届别"))
    name_note = Text(
        "姓名注音或说明", 50, also=("生僻字说明", "生僻字", "注音"),
        help_text="生僻字怎么读、怎么写，如“㛃，读 jié”；没有生僻字的不填",
    )  # fmt: skip
    sex = Code("性别", "sex", width=3)
    nation = Code("民族", "nation", width=3)
    born = BirthDay(
        "出生日期", life=True, width=7, also=("出生年月", "生日", "出生", "出生时间", "出生年月日")
    )
    native = Text("籍贯", 30)
    id_card = IdCard(
        "身份证号", sensitive=True, off_by_default=True, also=("身份证号码", "身份证", "证件号码")
    )
    photo = Photo("照片")
    politics = Code("政治面貌", "politics", also=("党派", "政治面目", "所属党派"), width=6)
    politics2 = Code(
        "第二党派", "politics", also=("交叉党派",), help_text="参加了两个党派的，另一个写在这里"
    )
    party_joined = Day("入党派时间", life=True, also=("入党时间", "加入党派时间"))
    religion = Text("宗教信仰", 20)
    education = Code("学历", "education", also=("文化程度", "最高学历"), width=6)
    degree = Code("学位", "degree", width=6)
    school = Text("毕业院校及专业", 60, also=("毕业院校", "毕业学校", "院校及专业"))
    work_started = Day("参加工作时间", life=True, also=("参加工作", "工作时间"))
    health = Text("健康状况", 20, also=("健康",))

    sector = Link(Sector, "界别", also=("所属界别", "委员界别"), group=DUTY, width=6)
    committee = OneCommittee(
        Committee, "所属专委会", also=("专委会", "专门委员会", "所在专委会"), group=DUTY, width=9
    )
    committee_post = Code("专委会职务", "committee_post", also=("专委会任职",), group=DUTY)
    committee2 = OneCommittee(Committee, "第二专委会", also=("兼任专委会",), group=DUTY, width=10)
    committee2_post = Code("第二专委会职务", "committee_post", group=DUTY)
    work_group = Text(
        "活动小组", 30, also=("委员小组", "小组", "联组"), group=DUTY,
        help_text="本单位把委员编成小组活动的，写小组的名称，如“第一小组”",
    )  # fmt: skip
    work_group_post = Text("小组职务", 20, group=DUTY, help_text="在小组里的职务，如组长、联络员")
    cppcc_post = Codes(
        "政协职务",
        "cppcc_post",
        also=("职务类别", "届内职务", "政协内职务", "在政协职务"),
        group=DUTY,
    )
    standing = YesNo("常委", also=("是否常委",), group=DUTY, implied_by=("cppcc_post", STANDING))
    member_level = Code("委员类别", "member_level", also=("委员级别",), group=DUTY)
    other_level = Codes(
        "兼任上级委员", "member_level", above="level", also=("上级委员",), group=DUTY
    )
    since = Day("任职时间", also=("任委员时间", "任职起始"), group=DUTY)
    recommended_by = Text("推荐单位", 60, also=("推荐界别单位", "推荐提名单位"), group=DUTY)
    previous = Link(
        "self", "上一届的记录", also=("上届记录",), group=DUTY,
        help_text="同一个人在上一届里的那条记录，任职经历可以连起来看",
    )  # fmt: skip
    terms_served = Number("任职届数", 1, 20, also=("连任届数",), group=DUTY, units=TERMS)
    origin = Code("产生方式", "member_origin", also=("来源", "新任连任"), default="new", group=DUTY)
    state = Code("委员状态", "member_state", also=("状态",), default="serving", group=DUTY, width=4)
    state_date = Day("状态变动日期", also=("变动日期",), group=DUTY)
    state_reason = Text("变动原因", 100, group=DUTY)
    end_proposed_by = Text("变动提请单位", 60, also=("提请单位",), group=DUTY)
    end_decided_by = Text(
        "变动决定会议", 60, also=("决定变动的会议",), group=DUTY,
        help_text="如“十届政协常委会第八次会议”",
    )  # fmt: skip
    end_document = Text("变动文号", 60, group=DUTY, document=True)
    title_level = Code("职称级别", "title_level", also=("职称等级",), group=DUTY)
    title = Text("专业技术职务", 40, also=("职称", "专业技术职称"), group=DUTY)
    unit = Text("工作单位", 80, also=("单位", "所在单位", "工作单位名称"), group=DUTY, width=18)
    post = Text("单位职务", 60, also=("职务", "现任职务", "行政职务"), group=DUTY, width=10)
    unit_kind = Code("单位性质", "unit_kind", group=DUTY)
    in_system = YesNo(
        "体制内", also=("是否体制内",), group=DUTY, help_text="在机关、事业单位、国企工作的选“是”"
    )
    rank = Text("职级", 20, also=("行政级别",), group=DUTY)
    social_posts = LongText("社会职务", also=("社会兼职",), group=DUTY)
    link_leader = PersonName("联系领导", 25, group=DUTY)
    contact_person = PersonName("联系人", 25, also=("联络员",), group=DUTY)
    no_score = YesNo(
        "不计分", also=("不记分",), group=DUTY, help_text="考核时不打分的选“是”，如驻会领导"
    )

    mobile = Phone(
        "手机",
        sensitive=True,
        also=("手机号", "手机号码", "联系电话", "移动电话", "电话号码"),
        group=CONTACT,
    )
    phone = Phone("办公电话", also=("固定电话", "电话", "座机"), group=CONTACT)
    email = Email("电子邮箱", 80, also=("邮箱", "E-mail", "Email"), group=CONTACT)
    address = Text("通讯地址", 120, also=("地址", "联系地址", "家庭住址"), group=CONTACT)
    post_code = Text("邮政编码", 10, also=("邮编",), group=CONTACT)

    resume = LongText("简历", also=("个人简历", "工作简历", "主要简历"), group=LIFE)
    honours = LongText("奖惩情况", also=("奖惩", "获奖情况", "荣誉"), group=LIFE)
    performance = LongText("主要表现", also=("现实表现",), group=LIFE)
    strengths = Text("特长", 100, group=LIFE)
    focus = Text("关注领域", 100, also=("关注方向",), group=LIFE)
    consult_fields = Text("可参与协商领域", 100, group=LIFE)
    duty_plan = LongText(
        "五个一计划", also=("“五个一”计划",), group=LIFE,
        help_text="委员一年里打算做的五件事，按本单位的要求写，如一件提案、一条信息",
    )  # fmt: skip
    remark = LongText("备注", also=("说明",), group=LIFE)

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        return {**super().defaults(lookup), "term": lookup.term}

    @classmethod
    def split_cells(cls, draft: Mapping[str, object], lookup: Lookup) -> Mapping[str, object]:
        """Two committees or parties in one cell go to both fields; more stay, to be refused."""
        return two_committees(two_parties(draft, lookup), lookup)

    @classmethod
    def computed(
        cls, values: Mapping[str, Any], lookup: Lookup, typed: Container[str] | None = None
    ) -> dict[str, Any]:
        """常委 is said by a ticked post and by a field: what was written just now goes for both."""
        posts, said = values.get("cppcc_post") or "", values.get("standing")
        if not posts and not said:
            return {}
        held = posts.split()
        ticked = yes = STANDING in held
        if typed is not None and "standing" in typed and "cppcc_post" not in typed:
            yes = bool(said)
        elif typed is None or "standing" in typed or "cppcc_post" not in typed:
            yes = ticked or bool(said)
        if yes == ticked and bool(said) == yes:
            return {}
        known = lookup.codes["cppcc_post"].order()
        kept = [code for code in known if (yes if code == STANDING else code in held)]
        return {"standing": int(yes), "cppcc_post": " ".join(kept) or None}

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        return [
            *_duty_checks(values, lookup),
            *_id_checks(values, lookup),
            *_date_checks(values, lookup),
        ]


def _duty_checks(values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
    found = []
    committee = values.get("committee")
    if committee and committee == values.get("committee2"):
        found.append(Problem("committee2", "第二专委会", "两个专委会相同，请改其中一个"))
    if made := made_a_day(values.get("cert_no") or ""):
        found.append(Problem("cert_no", "委员证号", made, stops=False))
    for name, label in (("cert_no", "委员证号"), ("sector", "界别")):
        if name not in values or values[name]:
            continue
        if name not in Member.IF_USED or f"{Member.KEY}.{name}" in lookup.used:
            found.append(Problem(name, label, f"还没有填{label}", stops=False))
    return found


def _id_checks(values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
    number = values.get("id_card")
    if not number or idcard.check_id(number):
        return []
    born, sex = idcard.born_of(number), idcard.sex_of(number)
    found = []
    if values.get("born") and born and not born.startswith(values["born"]):
        text = f"与身份证号推出的 {born} 不同，请核对"
        found.append(Problem("born", "出生日期", text, stops=False))
    if values.get("sex") and sex and lookup.codes["sex"].label(values["sex"]) != sex:
        found.append(Problem("sex", "性别", f"与身份证号推出的“{sex}”不同，请核对", stops=False))
    return found


def _date_checks(values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
    found = in_order(Member, values, "since", "state_date")
    today = _written(lookup.today)
    state = values.get("state") or SERVING
    if state != SERVING and "state_date" in values and not values["state_date"]:
        label = lookup.codes["member_state"].label(state)
        text = f"委员状态是“{label}”，请填状态变动日期，任职情况才能在这一天结束"
        found.append(Problem("state_date", "状态变动日期", text, stops=False))
    for name in ("born", "party_joined", "work_started"):
        day = values.get(name)
        if day and day > today and dates.surely_before(today, day):
            label = Member.field(name).label
            found.append(Problem(name, label, f"{label}在今天之后，请核对", stops=False))
    return found


@lru_cache(maxsize=1)
def _written(today: date) -> str:
    """A day as it is stored."""
    return today.isoformat()
