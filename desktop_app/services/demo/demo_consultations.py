"""The invented consultations of the demo with their people, opinions, consensus and lights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from random import Random
from typing import Any

from desktop_app.services.demo.demo_episodes import DAY, Episode, iso, outcomes, working

Draft = dict[str, Any]
MARK = "演示数据"
LIGHTS = {
    "已协商": ("", "t", "a"),
    "已报送": ("r", "rt", "r", "rt"),
    "办理中": ("rt", "rt", "r", "ra", "pta", "rt", "r", "rt", "rt", "r"),
    "已反馈": ("rta", "ra", "rta", "rta", "rta"),
}
"""Which lights are on, in the order of the meetings: r reported, t talked, a answered.

p is a report whose document is not written down: its light is not on.
"""
IN_TIME = 1  # the one among those just held whose minutes are done


def consultation_drafts(
    episodes: Sequence[Episode], members: Sequence[Draft], chance: Random
) -> list[Draft]:
    """45 consultations in every state, the three lights in every combination."""
    seen: dict[str, int] = {}
    counts = Counter(each.place for each, _, _ in outcomes(episodes))
    drafts = []
    for each in episodes:
        place = seen[each.state] = seen.get(each.state, -1) + 1
        lights = LIGHTS.get(each.state, ("rta",))
        draft = _draft(each, place, lights[place % len(lights)], members, chance)
        if each.held:
            told = f"围绕{each.subject['title']}形成意见建议{counts[each.place]}条。"
            draft["summary"] = told
        drafts.append(draft)
    return drafts


def _draft(
    each: Episode, place: int, lights: str, members: Sequence[Draft], chance: Random
) -> Draft:
    draft = {
        "number": each.number, "name": f"{each.subject['title']}协商会",
        "platform": each.platform, "point": each.point.get("name", ""), "topics": each.topic,
        "committee": each.committee, "state": each.state, "remark": MARK,
    }  # fmt: skip
    if each.state == "筹备":
        return draft
    draft |= _survey(each, members, chance)
    if each.state == "调研中":
        return draft
    draft |= _meeting(each, place, members)
    draft |= _decided(each)
    return draft | _said(each) | _lights(each, lights) | _ended(each) if each.held else draft


def _decided(each: Episode) -> Draft:
    """What the Party committee decided of a grassroots consultation."""
    if not each.platform.startswith("基层"):
        return {}
    told = {
        "party_plan_on": iso(working(each.day - DAY * 60)),
        "party_plan_doc": f"演示委复〔{each.day.year}〕{each.issue}号",
        "party_survey_on": iso(working(each.day - DAY * 30)),
    }
    return told | ({"party_sent_on": iso(reported(each))} if each.held else {})


def _survey(each: Episode, members: Sequence[Draft], chance: Random) -> Draft:
    start = working(each.day - DAY * 45)
    crew = chance.sample(_of_committee(each, members), 3)
    told = {
        "survey_from": iso(start),
        "survey_place": each.point.get("name", "县城及有关乡镇"),
        "surveyors": "、".join(one["name"] for one in crew),
        "problems": each.subject["situation"],
    }
    if each.state == "调研中":
        return told
    texts = [text for text, _ in each.subject["suggestions"]]
    return told | {
        "survey_to": iso(start + DAY * 3), "causes": each.subject["cause"],
        "advice": "；".join(texts) + "。", "survey_final": "是",
    }  # fmt: skip


def _meeting(each: Episode, place: int, members: Sequence[Draft]) -> Draft:
    told = {
        "held_on": iso(each.day),
        "held_at": "9:30—11:40",
        "place": each.point.get("address", "县政协三楼会议室"),
        "host": _of_committee(each, members)[0]["name"],
        "recorder": "演示经办人",
    }
    if each.held or place == 1:
        told |= {"noticed_on": iso(each.day - DAY * 24), "materials_on": iso(each.day - DAY * 16)}
    if each.held and (each.state != "已协商" or place == IN_TIME):
        told["minutes_on"] = iso(working(each.day + DAY * 6))
    return told


def _said(each: Episode) -> Draft:
    units = "、".join(dict.fromkeys(unit for _, unit in each.subject["suggestions"]))
    return {
        "briefing": f"{units}通报有关工作情况。",
        "questions": f"委员围绕“{each.subject['title']}”提问。",
        "answers": f"{units}负责人当场解答。", "speeches": "委员、群众代表和部门负责人作了发言。",
        "reported_to": "县委、县政府",
    }  # fmt: skip


def _lights(each: Episode, lights: str) -> Draft:
    told: Draft = {}
    if "r" in lights or "p" in lights:
        told["reported_on"] = iso(reported(each))
    if "r" in lights:
        told["reported_doc"] = each.letter
    if "t" in lights:
        told |= {"talked_on": iso(working(each.day + DAY * 9)), "talked_doc": "建议沟通会记录"}
    if "a" in lights:
        day = each.day if each.state == "已协商" else working(each.day + DAY * 36)
        told |= {"answered_on": iso(day), "answered_doc": f"办理情况反馈第{each.issue}号"}
    return told


def reported(each: Episode) -> Any:
    """The day on which the result of a consultation was sent."""
    return working(each.day + DAY * 12)


def _ended(each: Episode) -> Draft:
    if each.state not in ("归档", "已销号"):
        return {}
    effect = f"{each.subject['title']}有了明显改善，群众满意。"
    return {"effect": effect, "closed_on": iso(working(each.day + DAY * 330))}


def _of_committee(each: Episode, members: Sequence[Draft]) -> list[Draft]:
    """The serving members of the committee in charge, its head first."""
    return [m for m in members if m["committee"] == each.committee and m["state"] == "在任"]


def participant_drafts(
    each: Episode, members: Sequence[Draft], people: Sequence[str], chance: Random
) -> list[Draft]:
    """Who took part in one consultation: members, an expert, staff, departments, residents."""
    crew = chance.sample(_of_committee(each, members), 4)
    found: list[Draft] = [
        {"name": one["name"], "member": one["name"], "role": "界别委员", "unit": one["unit"],
         "post": one["post"], "attended": "否" if chance.random() < 0.1 else "是"}
        for one in crew
    ]  # fmt: skip
    units = list(dict.fromkeys(unit for _, unit in each.subject["suggestions"]))[:3]
    others = chance.sample(people, 5 + len(units))
    roles = [("专家", "演示职业技术学院", "副教授"), ("专委会干部", "县政协办公室", "科员"),
             *(("部门", unit, "负责人") for unit in units),
             *[("群众", each.township, "群众代表")] * 3]  # fmt: skip
    for name, (role, unit, post) in zip(others, roles, strict=True):
        found.append({"name": name, "role": role, "unit": unit, "post": post, "attended": "是"})
    return found


def opinion_drafts(each: Episode, came: Sequence[Draft]) -> list[Draft]:
    """What was said at one consultation: a briefing, a question, its answer, speeches."""
    by_role = {role: [one["name"] for one in came if one["role"] == role]
               for role in ("部门", "群众", "界别委员", "专家")}  # fmt: skip
    texts = [text for text, _ in each.subject["suggestions"]]
    said = [
        ("通报", by_role["部门"][0], "近年来做了一些工作，但与群众期盼还有差距。"),
        ("提问", by_role["群众"][0], each.subject["situation"]),
        ("解答", by_role["部门"][-1], f"主要原因：{each.subject['cause']}"),
        *(
            ("发言", name, f"建议{text}。")
            for name, text in zip(by_role["界别委员"], texts, strict=False)
        ),
    ]  # fmt: skip
    return [
        {"position": str(place), "part": part, "speaker": speaker, "content": content}
        for place, (part, speaker, content) in enumerate(said, 1)
    ]


def consensus_drafts(each: Episode) -> list[Draft]:
    """The agreements of one consultation: who makes a plan, and who reports on it."""
    units = list(dict.fromkeys(unit for _, unit in each.subject["suggestions"]))
    matters = (
        ("制定工作方案，明确措施、时限和责任人", units[0]),
        ("每月向协商点通报一次工作进展，听取群众意见", units[-1]),
    )
    return [
        {"position": str(place), "matter": text, "unit": unit,
         "due": iso(each.day + DAY * (60 + 30 * place))}
        for place, (text, unit) in enumerate(matters, 1)
    ]  # fmt: skip
