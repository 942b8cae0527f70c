"""The invented deeds of the demo: in every state, on both lines and of all five aids."""

from __future__ import annotations

from random import Random
from typing import Any

from desktop_app.records.campaign import Campaign
from desktop_app.records.deed import Deed
from desktop_app.records.member import SERVING, Member
from desktop_app.services.cascading import Cascading
from desktop_app.services.demo.demo_episodes import DAY, iso
from desktop_app.services.demo.demo_handling import MARK
from desktop_app.services.demo.demo_writing import made
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Filter, Query, find
from desktop_app.services.registers.stored import stored

COUNT, SEED, TEN, LATE = 64, 20_261, 10, 24
APART, NEXT = 7, 3
"""So many members in stroke order lie between those in charge, and to who takes part."""
AIDED = "双助推"
"""In the name of the campaign that the deeds belong to, where the office has it."""
_KINDS: tuple[tuple[str, str, str, dict[str, int]], ...] = (
    ("industry", "帮助{village}种植户引进良种", "户均增收", {"projects": 1, "project_money": 30}),
    ("jobs", "组织{village}村民到园区务工", "务工人员稳定上岗", {"employed": 18}),
    ("collective", "帮助{village}盘活闲置校舍", "村集体有了租金收入", {"sales": 6}),
    ("people", "资助{village}困难学生", "学生按时入学", {"students": 5, "student_money": 2}),
    ("habitat", "为{village}安装太阳能路灯", "夜间出行方便了", {}),
    ("habitat", "修缮{village}饮水管道", "群众喝上放心水", {}),
    ("people", "到{village}开展义诊", "群众就近看病", {}),
    ("industry", "帮助{village}销售水果", "滞销的水果销完", {"sales": 12}),
)
"""Aid, title, effect, and what is counted besides people and money (amounts in 万元)."""
_MONEY = ("project_money", "sales", "student_money")
_VILLAGES = ("演示村", "演示寨", "演示社区", "演示新村")
_TOWNSHIPS = ("演示镇", "演示乡", "演示街道")


def fill_deeds(desk: Desk) -> None:
    """Deeds of this year and the one before, most of them done, a few past their end."""
    serving = Query(where=(Filter("state", "in", (SERVING,)),), sort="strokes")
    people = stored(desk, Member, list(find(desk, Member, serving)))
    chance = Random(SEED)
    drafts = [_draft(desk, number, chance, people) for number in range(COUNT)]
    deeds = made(desk, Deed, drafts)
    action = "导入实事：演示实事台账.xlsx"
    desk.write(deeds, action=action, cascading=Cascading.IMPORTED)


def join_campaign(desk: Desk) -> None:
    """All deeds belong to the campaign for villages, if the office has it."""
    campaigns = stored(desk, Campaign, list(find(desk, Campaign, Query())))
    own = [each.key for each in campaigns if AIDED in each.values["name"]]
    if own:
        deeds = stored(desk, Deed, list(find(desk, Deed, Query())))
        put = [Deed.of({**each.values, "campaign": own[0]}, each.key, each.version)
               for each in deeds]  # fmt: skip
        desk.write(put, action=f"实事归到专项行动：{Deed.counted(len(put))}")


def _draft(desk: Desk, number: int, chance: Random, people: Any) -> dict[str, Any]:
    aid, title, effect, more = _KINDS[number % len(_KINDS)]
    village = chance.choice(_VILLAGES)
    who = people[number * APART % len(people)]
    start = desk.today - (8 + number * 8) * DAY
    draft: dict[str, Any] = {
        "name": f"{title.format(village=village)}（演示）", "aid": aid, "remark": MARK,
        "line": ("consolidate", "revitalize")[number % 3 > 0], "member": who.key,
        "doer": who.values["name"], "committee": who.values["committee"],
        "county": "演示县", "township": chance.choice(_TOWNSHIPS), "village": village,
        "start_on": iso(start), "end_on": iso(start + 150 * DAY), "state": "planned",
        "top_ten": number % 5 == 0 and number < TEN * 5,
    }  # fmt: skip
    if number % 3 == 0:
        draft["partners"] = [people[(number * APART + NEXT) % len(people)].key]
    if number == 0:
        return draft
    draft |= {"state": "underway", "progress_on": iso(start + 20 * DAY),
              "progress_state": ("on_course", "slow")[number % 6 == 0],
              "progress": "协调乡镇和部门，落实了资金和施工队伍。（演示）"}  # fmt: skip
    if number % 9 == 4:
        draft["difficulties"] = "雨季施工慢，建议顺延一个月。（演示）"
    if number % 7 == 6 and number < LATE:
        return draft
    if number > 8:
        draft |= _ended(start, number, effect, more)
    return draft


def _ended(start: Any, number: int, effect: str, more: dict[str, int]) -> dict[str, Any]:
    """What a deed that is done came to; one in eleven came to nothing."""
    if number % 11 == 10:
        return {"state": "failed", "fail_reason": "项目用地没有落实（演示）"}
    found: dict[str, Any] = {
        "state": "done", "progress_state": "finished", "effect_on": iso(start + 60 * DAY),
        "effect_state": ("first", "clear")[number % 2], "effect": f"{effect}。（演示）",
        "done_on": iso(start + 62 * DAY), "result": "已验收，村委会出具证明。（演示）",
        "evidence": "演示村委会证明", "beneficiaries": str(20 + number * 7 % 300),
        "money": f"{1 + number % 9}.{number % 10}万",
    }  # fmt: skip
    for name, count in more.items():
        found[name] = f"{count}万" if name in _MONEY else str(count)
    return found
