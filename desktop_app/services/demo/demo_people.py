"""The invented members of the demo office, as drafts in the words a clerk would type."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from desktop_app.services.demo.demo_names import HAN, Person, invented_people, read_demo

MEMBERS = 180
TERM = "十届"
PARTY_MEMBER, NURSE = "中共党员", "护"
LEADERS = ("主席", "副主席", "副主席", "副主席", "秘书长")
STANDING = 32
LEFT = (
    ("调整", "2024-03", "因工作变动，界别调整", "十届常委会第九次会议"),
    ("辞职", "2024-08", "因个人原因请辞", "十届常委会第十一次会议"),
    ("辞职", "2025-02", "调离本县，请辞", "十届常委会第十四次会议"),
    ("去世", "2025-06-18", "", ""),
    ("调整", "2025-11", "因工作变动", ""),
    ("撤销", "2026-01-20", "经常委会议决定", "十届常委会第十八次会议"),
)
ADDED = 9

Draft = dict[str, Any]


def member_drafts(sectors_of: dict[str, str], chance: Random) -> list[Draft]:
    """180 member drafts by field name; `sectors_of` gives each sector's committee."""
    people = invented_people(MEMBERS, chance)
    profiles = read_demo("sectors")
    seats = [name for name, profile in profiles.items() for _ in range(profile["members"])]
    drafts = [
        _draft(number, person, sector, profiles[sector], chance)
        for number, (person, sector) in enumerate(
            zip(_seated(people, seats, profiles), seats, strict=True), 1
        )
    ]
    _give_posts(drafts, sectors_of, chance)
    _mark_changes(drafts, chance)
    for draft in drafts:
        draft["resume"] = _career(draft, chance)
    return drafts


def _seated(people: Sequence[Person], seats: Sequence[str], profiles: Any) -> list[Person]:
    """A person for every seat: first the seats that need a woman or a nationality."""
    left = list(people)
    chosen: dict[int, Person] = {}
    picky = [place for place, seat in enumerate(seats) if _is_picky(profiles[seat])]
    for place in picky:
        chosen[place] = next(each for each in left if _suits(each, profiles[seats[place]]))
        left.remove(chosen[place])
    rest = iter(left)
    return [chosen.get(place) or next(rest) for place in range(len(seats))]


def _is_picky(profile: Any) -> bool:
    return "sex" in profile or "minority" in profile


def _suits(person: Person, profile: Any) -> bool:
    woman = profile.get("sex", person.sex) == person.sex
    return woman and (person.nation != HAN or not profile.get("minority"))


def _job(person: Person, profile: Any, chance: Random) -> tuple[str, str]:
    """A unit and a post that suit the person: a Hani village has a Hani head, a mosque a Hui."""
    bound = profile.get("nations_of", {})
    own = [unit for unit, nations in bound.items() if person.nation in nations]
    free = [unit for unit in profile["jobs"] if unit not in bound]
    unit = chance.choice(own or free)
    posts = [post for post in profile["jobs"][unit] if person.sex == "女" or NURSE not in post]
    return unit, chance.choice(posts or profile["jobs"][unit])


def _draft(number: int, person: Person, sector: str, profile: Any, chance: Random) -> Draft:
    year = chance.randint(*profile.get("born", (1961, 1996)))
    unit, post = _job(person, profile, chance)
    politics = PARTY_MEMBER if "党" in post else chance.choice(profile["politics"])
    titles = [each for each in profile["titles"] if person.sex == "女" or NURSE not in each]
    draft = {
        "name": person.name, "name_note": person.note, "cert_no": f"YS10{number:03}",
        "term": TERM, "sex": person.sex, "nation": person.nation,
        "born": _born(year, chance), "native": _native(person, chance), "politics": politics,
        "health": "健康", "sector": sector, "member_level": "县政协委员",
        "unit": unit, "post": post,
        "title": chance.choice(titles or [""]), "unit_kind": profile["unit_kind"],
        "in_system": "是" if profile["unit_kind"] in ("机关", "事业单位", "国有企业") else "否",
        "focus": profile["focus"], "consult_fields": profile["focus"].split("、")[0],
        "mobile": _mobile(number, chance), "address": f"演示县文昌街道演示路{number}号",
        "since": "2022-01", "state": "在任", "remark": "演示数据",
    }  # fmt: skip
    if politics not in ("群众", "无党派人士"):
        draft["party_joined"] = f"{year + chance.randint(22, 28)}-{chance.randint(1, 12):02}"
    return draft | _schooling(year, draft["title"], chance) | _praise(draft, chance)


def _born(year: int, chance: Random) -> str:
    month = f"{year}-{chance.randint(1, 12):02}"
    return month if chance.random() < 0.7 else f"{month}-{chance.randint(1, 28):02}"


def _native(person: Person, chance: Random) -> str:
    places = ("演示县", "演示县", "演示县", "演示州", "外省")
    return "演示县" if person.nation != "汉族" else chance.choice(places)


def _mobile(number: int, chance: Random) -> str:
    return f"1{chance.choice('3578')}{chance.randint(0, 9)}0000{number:04}"


LEVELS = {
    "正高级": ("正高级教师", "主任医师"),
    "副高级": ("高级", "副主任医师", "副研究馆员", "二级演员"),
    "中级": ("工程师", "经济师", "会计师", "农艺师", "馆员", "一级教师", "主治医师", "主管"),
}  # fmt: skip


def _title_level(title: str) -> str:
    if not title:
        return "无"
    for level, parts in LEVELS.items():
        if any(title.startswith(part) for part in parts):
            return level
    return "中级" if title.endswith("师") or title == "记者" else "初级"


def _schooling(year: int, title: str, chance: Random) -> Draft:
    schooling = {"研究生": 12, "本科": 56, "专科": 20, "中专": 6, "高中": 6}
    education = chance.choices(list(schooling), list(schooling.values()))[0]
    if title and education in ("中专", "高中"):
        education = "专科"
    degree = {"研究生": "硕士", "本科": "学士"}.get(education, "")
    subject = chance.choice(("汉语言文学", "农学", "临床医学", "法学", "会计学", "行政管理"))
    started = f"{year + chance.randint(20, 24)}-{chance.choice(('07', '08', '09'))}"
    school = "演示师范学院" if education in ("研究生", "本科") else "演示职业技术学院"
    return {
        "education": education, "degree": degree, "title_level": _title_level(title),
        "school": f"{school}{subject}专业" if education != "高中" else "演示县第一中学",
        "work_started": started,
    }  # fmt: skip


def _career(draft: Draft, chance: Random) -> str:
    """What the person did from the first job on; made last, when unit and post are settled."""
    started, year = draft["work_started"].replace("-", "."), int(draft["work_started"][:4])
    middle = max(year + 1, min(year + chance.randint(3, 12), 2020))
    since = "2024年1月" if draft["origin"] == "增补" else "2022年1月"
    return "\n".join(
        (
            f"{started}—{middle}.03　在演示县青松镇工作",
            f"{middle}.03—2021.12　在{draft['unit']}工作",
            f"2021.12—　{draft['unit']}{draft['post']}；{since}起任县政协委员",
        )
    )


def _praise(draft: Draft, chance: Random) -> Draft:
    honours = ("", "", f"{chance.randint(2018, 2025)}年被评为演示县先进工作者",
               f"{chance.randint(2022, 2025)}年获演示县政协优秀委员称号")  # fmt: skip
    return {
        "honours": chance.choice(honours),
        "performance": f"关注{draft['focus']}，撰写提案、反映社情民意，按要求参加协商活动。",
        "strengths": draft["focus"].split("、")[-1],
    }


def _give_posts(drafts: list[Draft], sectors_of: dict[str, str], chance: Random) -> None:
    served = chance.sample(range(len(LEADERS), len(drafts)), STANDING)
    for number, draft in enumerate(drafts):
        again = chance.random() < 0.4
        draft["committee"], draft["committee_post"] = sectors_of[draft["sector"]], "委员"
        draft["cppcc_post"], draft["standing"] = "委员", "否"
        draft["origin"] = "连任" if again else "新任"
        draft["terms_served"] = str(chance.randint(2, 3)) if again else "1"
        if number in served:
            draft["cppcc_post"], draft["standing"] = "常委", "是"
    _give_leaders(drafts)
    _give_committee_posts(drafts, sorted(set(sectors_of.values())))
    for sector in sectors_of:
        head = next(each for each in reversed(drafts) if each["sector"] == sector)
        head["cppcc_post"] += "、界别召集人"
    for draft in chance.sample(drafts[len(LEADERS) :], 6):
        others = sorted(set(sectors_of.values()) - {draft["committee"]})
        draft["committee2"], draft["committee2_post"] = chance.choice(others), "委员"


def _give_leaders(drafts: list[Draft]) -> None:
    for draft, post, year in zip(drafts, LEADERS, range(1967, 1972), strict=False):
        draft |= {
            "born": f"{year}-0{year % 9 + 1}", "work_started": f"{year + 22}-07",
            "party_joined": f"{year + 24}-06",
            "cppcc_post": post, "standing": "是", "politics": PARTY_MEMBER, "rank": "县处级",
            "unit": "政协演示县委员会", "post": post, "unit_kind": "机关", "no_score": "是",
            "committee": "", "committee_post": "", "education": "本科", "title": "",
            "title_level": "无", "in_system": "是",
        }  # fmt: skip


def _give_committee_posts(drafts: list[Draft], committees: list[str]) -> None:
    for committee in committees:
        own = [each for each in drafts if each["committee"] == committee]
        for draft, post in zip(own, ("主任", "副主任", "兼职副主任"), strict=False):
            draft["committee_post"] = post
        own[0] |= {
            "cppcc_post": "常委、专委会主任", "standing": "是", "in_system": "是",
            "unit": "政协演示县委员会", "post": f"{committee}主任", "unit_kind": "机关",
        }  # fmt: skip


def _mark_changes(drafts: list[Draft], chance: Random) -> None:
    """A few who have left, and those who came in during the term."""
    plain = [each for each in drafts if each["cppcc_post"] == "委员"]
    chosen = chance.sample(plain, len(LEFT) + ADDED)
    for draft, (state, day, reason, meeting) in zip(chosen, LEFT, strict=False):
        draft |= {"state": state, "state_date": day, "state_reason": reason}
        if meeting:
            draft |= {"end_proposed_by": "演示县政协党组", "end_decided_by": meeting}
    for draft in chosen[len(LEFT) :]:
        draft |= {"origin": "增补", "since": "2024-01", "terms_served": "1"}
