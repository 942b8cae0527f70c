"""The duties of the demo's year for members and groups, and what was ticked by hand."""

from __future__ import annotations

from desktop_app.records.duty import Duty, DutyTick
from desktop_app.records.member import SERVING, Member
from desktop_app.services.demo.demo_handling import MARK
from desktop_app.services.demo.demo_writing import put
from desktop_app.services.desk import Desk
from desktop_app.services.duties import beginning
from desktop_app.services.registers import Filter, Query, find

REASONS = (
    ("为敬老院更换二十盏路灯（演示）", "演示镇政府证明"),
    ("为村小学捐赠图书（演示）", "演示小学感谢信"),
    ("帮助三户农户销售水果（演示）", "演示村委会证明"),
)
DEED = "deed"
"""The fact of the duty that some members have ticked: what they did is in no register."""
EACH, MONTHS = 12, 9
"""One member in so many did something that was ticked, in one of the first months."""


def fill_duties(desk: Desk) -> None:
    """The usual duties of this year; some members did by now what is ticked by hand."""
    year = desk.today.year
    for subject in ("member", "group"):
        wanted = beginning.proposed(desk, year, subject, beginning.USUAL)
        beginning.begin(desk, year, [{**each, "remark": MARK} for each in wanted])
    ticked = find(desk, Duty, Query(where=(Filter("fact", "in", (DEED,)),)))
    serving = Query(where=(Filter("state", "in", (SERVING,)),), sort="strokes")
    drafts: list[dict[str, object]] = []
    for place, member in enumerate(list(find(desk, Member, serving))[::EACH]):
        day = f"{year}-{place % MONTHS + 1:02}-{place % 27 + 1:02}"
        reason, document = REASONS[place % len(REASONS)]
        if day <= desk.today.isoformat():
            drafts.append({"duty": ticked[0], "member": member, "day": day, "reason": reason,
                           "document": document, "remark": MARK})  # fmt: skip
    if drafts:
        put(desk, DutyTick, drafts, f"手工认定 {len(drafts)} 人")
