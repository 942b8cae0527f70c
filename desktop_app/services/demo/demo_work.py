"""The invented consultation points and brand projects of the demo office, as drafts."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from desktop_app.services.demo.demo_names import read_demo

Draft = dict[str, Any]
STATES = ("运行",) * 34 + ("筹建",) * 3 + ("停用",) * 2 + ("撤销",)
OUTLETS = ("演示县融媒体中心", "演示州日报", "演示县政协网", "演示州广播电视台")


def point_drafts(members: Sequence[Draft], chance: Random) -> list[Draft]:
    """40 point drafts by field name; `members` are the drafts of those who may be stationed."""
    data = read_demo("points")
    serving = [each for each in members if each["state"] == "在任" and each["committee"]]
    drafts, township = [], data["townships"][0]
    for number, row in enumerate(data["points"], 1):
        named = (each for each in data["townships"] if row[1].startswith(each))
        township = next(named, township)
        drafts.append(_point(number, row, township, serving, chance))
    return drafts


def _point(
    number: int,
    row: Sequence[str],
    township: str,
    serving: Sequence[Draft],
    chance: Random,
) -> Draft:
    kind, name, theme = row
    crew = chance.sample(serving, chance.randint(2, 5))
    state = STATES[number - 1]
    draft = {
        "number": f"XS-{number:03}", "name": name, "kind": kind, "state": state,
        "county": "演示县", "township": township, "address": f"演示县{township}演示路{number}号",
        "founded": f"{chance.randint(2020, 2025)}-{chance.randint(1, 12):02}",
        "has_sign": "否" if state == "筹建" else "是", "area": str(chance.randint(3, 24) * 10),
        "on_wall": "" if state == "筹建" else "标识、人员、职责、流程、制度",
        "theme": theme, "rating": _rating(state, chance), "committees": crew[0]["committee"],
        "convenor": crew[0]["name"], "liaison": crew[1]["name"], "phone": crew[1]["mobile"],
        "members": "、".join(each["name"] for each in crew), "planned": str(chance.randint(2, 8)),
        "service": f"面向{township}群众，围绕{theme}听取意见、组织协商、跟踪办理。",
        "remark": "演示数据",
    }  # fmt: skip
    if state in ("停用", "撤销"):
        draft["closed"] = "2026-03"
    return draft


def _rating(state: str, chance: Random) -> str:
    return chance.choice(("示范", "良好", "良好", "合格")) if state == "运行" else "未评定"


LINES = (
    ("院坝", "院坝协商·建设文明村寨"),
    ("火塘", "院坝协商·建设文明村寨"),
    ("协商", "协商在基层"),
)
"""The line of work of a brand, by a word in its name or its carrier."""


def brand_drafts(chance: Random) -> list[Draft]:
    """20 brand drafts by field name."""
    return [_brand(number, row, chance) for number, row in enumerate(read_demo("brands"), 1)]


def _brand(number: int, row: Sequence[str], chance: Random) -> Draft:
    committee, name, slogan, kind, stage, review, carrier = row
    return {
        "number": f"PP-{number:02}", "name": name, "slogan": slogan, "committee": committee,
        "line": next((line for word, line in LINES if word in name + carrier), ""),
        "kind": kind, "level": "州级" if review == "入选" else "县级", "stage": stage,
        "year": str(_year(stage, chance)), "review": review, "carrier": carrier,
        "goal": f"用两至三年时间，把“{name}”建成群众认可、可复制推广的履职品牌。",
        "practice": f"一是建机制，明确{committee}牵头、委员参与、乡镇配合；"
        f"二是搭平台，依托{carrier}常态开展活动；三是重落实，问题清单化办理，年底开展回头看。",
        "effect": f"累计开展活动{chance.randint(6, 48)}场，"
        f"参与{chance.randint(2, 30) * 50}人次，解决具体问题{chance.randint(5, 60)}件。",
        "instructions": "县委主要领导批示肯定" if review == "入选" else "",
        "remark": "演示数据",
    }  # fmt: skip


def _year(stage: str, chance: Random) -> int:
    """The year a brand was begun: the further it has come, the earlier."""
    return {"成熟品牌": 2022, "创建品牌": 2023}.get(stage, 2025) + chance.randint(0, 1)


def milestone_drafts(brand: Draft, chance: Random) -> list[Draft]:
    """The milestones of one brand, without the brand itself."""
    year = int(brand["year"])
    most = 3 if year > 2025 else 5
    events = ("制定创建方案", "首次活动举办", "召开现场推进会", "总结经验并推广", "通过年度回头看")
    return [
        {"day": f"{year + number // 3}-{number * 2 + 2:02}", "event": event}
        for number, event in enumerate(events[: chance.randint(2, most)])
    ]


def press_drafts(brand: Draft, chance: Random) -> list[Draft]:
    """The press about one brand, without the brand itself."""
    year = int(brand["year"])
    return [
        {
            "day": f"{year}-{chance.randint(3, 10):02}-{chance.randint(1, 28):02}",
            "outlet": outlet,
            "name": f"“{brand['name']}”走进群众身边",
            "level": "州级" if "州" in outlet else "县级",
            "committee": brand["committee"],
            "kind": "视频" if "电视" in outlet else "消息",
            "remark": "演示数据",
        }
        for outlet in chance.sample(OUTLETS, chance.randint(1, 3))
    ]


def award_drafts(brand: Draft, chance: Random) -> list[Draft]:
    """The awards of one brand, without the brand itself; none before it was selected."""
    if brand["review"] != "入选":
        return []
    awards = (
        ("全州政协优秀履职品牌", "州级", "政协演示州委员会"),
        ("演示县政协系统创新案例", "县级", "政协演示县委员会"),
    )
    return [
        {"day": f"{brand['year']}-1{number}", "award": award, "level": level, "giver": giver}
        for number, (award, level, giver) in enumerate(awards[: chance.randint(1, 2)])
    ]
